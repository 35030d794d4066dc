import { type ReactNode, useCallback, useState } from 'react';
import { ChoiceField } from '../layout/form-fields.js';
import { NotNow, Waiting } from '../layout/reading-section.js';
import type { components } from '../api-types.js';
import { pathOf, readAll } from '../service/read-service.js';
import type { Versioned } from '../service/read-versioned.js';
import { RefusedError } from '../service/send.js';
import { useReading } from '../service/use-reading.js';
import { day } from '../messages/format.js';
import { type Place, readResidence, type Residence, sayBuurt } from './inbox-api.js';
import { type InboxWording, useInboxMessages } from './use-inbox-messages.js';

type Area = components['schemas']['AreaSummaryResponse'];
type Known = { readonly residence: Versioned<Residence>; readonly buurten: readonly Area[] };
type Outcome = 'saved' | 'removed' | 'failed' | 'conflict';

/** In which buurt somebody lives, for who wants to say it. */
export function BuurtBlock({ municipality }: Place): ReactNode {
  const { words } = useInboxMessages();
  const { reading, retry } = useReading(
    useCallback((signal: AbortSignal) => readKnown({ municipality }, signal), [municipality]),
  );
  return (
    <section className="side-block flow" aria-labelledby="buurt">
      <h2 id="buurt">{words.buurt.heading}</h2>
      <p className="small">{words.buurt.why}</p>
      {reading.kind === 'loading' && <Waiting />}
      {(reading.kind === 'failed' || reading.kind === 'missing') && <NotNow onRetry={retry} />}
      {reading.kind === 'ready' && <BuurtForm municipality={municipality} known={reading.value} />}
    </section>
  );
}

async function readKnown(place: Place, signal: AbortSignal): Promise<Known> {
  const [residence, areas] = await Promise.all([
    readResidence(place, signal),
    readAll<Area>(pathOf(place, '/areas'), signal),
  ]);
  return { residence, buurten: areas.filter(({ kind }) => kind === 'buurt') };
}

type FormProps = Place & { readonly known: Known };

function BuurtForm({ municipality, known }: FormProps): ReactNode {
  const wording = useInboxMessages();
  const { words } = wording;
  const { residence, outcome, isBusy, save } = useBuurt({ municipality }, known.residence);
  const [areaId, setAreaId] = useState(residence.areaId ?? '');
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void save(areaId);
      }}
    >
      <ChoiceField
        id="woonbuurt"
        label={words.buurt.field}
        hint={sinceWhen(residence, wording)}
        value={areaId}
        onChange={setAreaId}
        options={[
          { value: '', label: words.buurt.unknown },
          ...known.buurten.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <p className="actions">
        <button className="btn btn--second" type="submit" aria-disabled={isBusy}>
          {words.buurt.save}
        </button>
      </p>
      <p className={isBad(outcome) ? 'err' : 'soft'} role="status">
        {outcome === null ? '' : words.buurt[outcome]}
      </p>
    </form>
  );
}

type Saying = {
  readonly residence: Residence;
  readonly outcome: Outcome | null;
  readonly isBusy: boolean;
  readonly save: (areaId: string) => Promise<void>;
};

function useBuurt(place: Place, read: Versioned<Residence>): Saying {
  const [known, setKnown] = useState(read);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  async function save(areaId: string): Promise<void> {
    setIsBusy(true);
    try {
      setKnown(await sayBuurt(place, areaId, known));
      setOutcome(areaId === '' ? 'removed' : 'saved');
    } catch (error) {
      const isConflict = error instanceof RefusedError && error.status === 412;
      if (isConflict) await readResidence(place, AbortSignal.timeout(READ_MS)).then(setKnown);
      setOutcome(isConflict ? 'conflict' : 'failed');
    }
    setIsBusy(false);
  }
  return { residence: known.item, outcome, isBusy, save };
}

const READ_MS = 10_000;

function isBad(outcome: Outcome | null): boolean {
  return outcome === 'failed' || outcome === 'conflict';
}

function sinceWhen(
  { sinceOn, source }: Residence,
  { words, locale }: InboxWording,
): string | undefined {
  if (sinceOn === null) return undefined;
  const said = day(locale, sinceOn);
  return source === 'register' ? words.buurt.register(said) : words.buurt.said(said);
}
