import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { ReadingSection } from '../layout/reading-section.js';
import { time } from '../messages/format.js';
import type { Versioned } from '../service/read-versioned.js';
import { RefusedError } from '../service/send.js';
import { useReading } from '../service/use-reading.js';
import { changeSettings, type MailSettings, type Place, readSettings } from './inbox-api.js';
import {
  changeOf,
  formOf,
  missingTimes,
  type QuietField,
  type SettingsForm,
} from './settings-form.js';
import { SettingsFields } from './settings-fields.js';
import { useInboxMessages } from './use-inbox-messages.js';

type Outcome = { readonly kind: 'saved' | 'failed' | 'conflict'; readonly at: Date };

/** What comes by mail, when, and in which language. */
export function SettingsSection({ municipality }: Place): ReactNode {
  const { words } = useInboxMessages();
  const { reading, retry } = useReading(
    useCallback((signal: AbortSignal) => readSettings({ municipality }, signal), [municipality]),
  );
  const isReady = reading.kind === 'ready';
  useEffect(() => {
    // Mail links here, and there is nothing to go to before it was read.
    if (isReady && location.hash === '#settings') {
      document.getElementById('settings')?.scrollIntoView();
    }
  }, [isReady]);
  return (
    <ReadingSection id="settings" heading={words.settings.heading} reading={reading} retry={retry}>
      {(settings) => (
        <SettingsPart municipality={municipality} settings={settings} onConflict={retry} />
      )}
    </ReadingSection>
  );
}

type PartProps = Place & {
  readonly settings: Versioned<MailSettings>;
  /** They were changed elsewhere. */
  readonly onConflict: () => void;
};

function SettingsPart(props: PartProps): ReactNode {
  const { words } = useInboxMessages();
  const [form, setForm] = useState(() => formOf(props.settings.item));
  const { outcome, isBusy, missing, save } = useSaving(props);
  return (
    <form
      className="flow"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void save(form);
      }}
    >
      <p>{words.settings.lead}</p>
      <div className="notice">
        <div className="flow">
          <p>{words.settings.compulsory}</p>
          <p className="small">{words.settings.compulsoryExamples}</p>
        </div>
      </div>
      <SettingsFields
        form={form}
        missing={missing}
        onChange={(part) => {
          setForm((before) => ({ ...before, ...part }));
        }}
      />
      <p className="actions">
        <button className="btn" type="submit" aria-disabled={isBusy}>
          {isBusy ? words.settings.saving : words.settings.save}
        </button>
      </p>
      <Outcomes outcome={outcome} onReload={props.onConflict} />
    </form>
  );
}

type Saving = {
  readonly outcome: Outcome | null;
  readonly isBusy: boolean;
  readonly missing: readonly QuietField[];
  readonly save: (form: SettingsForm) => Promise<void>;
};

function useSaving({ municipality, settings }: PartProps): Saving {
  const [version, setVersion] = useState(settings.version);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [missing, setMissing] = useState<readonly QuietField[]>([]);

  async function save(form: SettingsForm): Promise<void> {
    const lacking = missingTimes(form);
    setMissing(lacking);
    if (lacking[0] !== undefined) {
      document.getElementById(lacking[0])?.focus();
      return;
    }
    setIsBusy(true);
    try {
      const saved = await changeSettings({ municipality }, changeOf(form), version);
      setVersion(saved.version);
      setOutcome({ kind: 'saved', at: new Date() });
    } catch (error) {
      const isConflict = error instanceof RefusedError && error.status === 412;
      setOutcome({ kind: isConflict ? 'conflict' : 'failed', at: new Date() });
    }
    setIsBusy(false);
  }
  return { outcome, isBusy, missing, save };
}

type OutcomesProps = { readonly outcome: Outcome | null; readonly onReload: () => void };

function Outcomes({ outcome, onReload }: OutcomesProps): ReactNode {
  const wording = useInboxMessages();
  const { saved, failed, conflict, reload } = wording.words.settings;
  return (
    <>
      <p className={outcome === null || outcome.kind === 'saved' ? 'soft' : 'err'} role="status">
        {outcome !== null &&
          { saved: saved(time(wording, outcome.at)), failed, conflict }[outcome.kind]}
      </p>
      {outcome?.kind === 'conflict' && (
        <button className="btn btn--second" type="button" onClick={onReload}>
          {reload}
        </button>
      )}
    </>
  );
}
