import { type ReactNode, useCallback, useState } from 'react';
import { NotNow, Waiting } from '../layout/reading-section.js';
import { useReading } from '../service/use-reading.js';
import { CostRows } from './cost-rows.js';
import { FindingsPart } from './findings-part.js';
import { fieldFaults } from './field-faults.js';
import { type Draft, type DraftAddress, readDraft, saveDraft } from './propose-api.js';
import { formOf, type PlanForm, sumsOf } from './plan-form.js';
import { PlanFields } from './plan-fields.js';
import { SaveLine } from './save-line.js';
import { SendPart } from './send-part.js';
import { Sent } from './sent-part.js';
import { SumsTable } from './sums-table.js';
import { useAutosave } from './use-autosave.js';
import { useProposeMessages } from './use-propose-messages.js';

/** A draft that is typed further, and saved all the time. */
export function DraftPart({ municipality, id }: DraftAddress): ReactNode {
  const { reading, retry } = useReading(
    useCallback(
      (signal: AbortSignal) => readDraft({ municipality, id }, signal),
      [municipality, id],
    ),
  );
  switch (reading.kind) {
    case 'loading':
      return <Waiting />;
    case 'failed':
      return <NotNow onRetry={retry} />;
    case 'missing':
      return <NoSuchDraft municipality={municipality} />;
    case 'ready':
      return <DraftForm address={{ municipality, id }} draft={reading.value} />;
  }
}

function NoSuchDraft({ municipality }: Pick<DraftAddress, 'municipality'>): ReactNode {
  const { words } = useProposeMessages();
  return (
    <div className="flow">
      <h2>{words.notThere.heading}</h2>
      <p>{words.notThere.help}</p>
      <p>
        <a href={`/propose?${new URLSearchParams({ municipality }).toString()}`}>
          {words.notThere.back}
        </a>
      </p>
    </div>
  );
}

type FormProps = { readonly address: DraftAddress; readonly draft: Draft };

function DraftForm({ address, draft }: FormProps): ReactNode {
  const { words } = useProposeMessages();
  const { municipality, id } = address;
  const [form, setForm] = useState<PlanForm>(() => formOf(draft.initiative));
  const [isSending, setIsSending] = useState(false);
  const [isSent, setIsSent] = useState(false);
  const save = useCallback(
    (typed: PlanForm, version: number) => saveDraft({ municipality, id }, typed, version),
    [municipality, id],
  );
  const { state, refusal, touch, takenCount } = useAutosave({ form, version: draft.version, save });
  const change = (part: Partial<PlanForm>): void => {
    setForm((before) => ({ ...before, ...part }));
    touch();
  };
  if (isSent) return <Sent address={address} />;
  const faults = fieldFaults({ form, refusal, isSending }, words);
  const tryToSend = (): ReadonlyMap<string, string> => {
    setIsSending(true);
    return fieldFaults({ form, refusal, isSending: true }, words);
  };
  const plan = { ...form, roundId: draft.initiative.roundId };
  return (
    <form
      className="propose"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <div className="propose__plan">
        <SaveLine state={state} isSignedOut={refusal?.status === 401} municipality={municipality} />
        <Fields form={form} areas={draft.areas} faults={faults} onChange={change} />
      </div>
      <FindingsPart address={address} plan={plan} takenCount={takenCount} />
      <SendPart
        address={address}
        state={state}
        onTry={tryToSend}
        onSent={() => {
          setIsSent(true);
        }}
      />
    </form>
  );
}

type FieldsProps = {
  readonly form: PlanForm;
  readonly areas: Draft['areas'];
  readonly faults: ReadonlyMap<string, string>;
  readonly onChange: (part: Partial<PlanForm>) => void;
};

function Fields({ form, areas, faults, onChange }: FieldsProps): ReactNode {
  const { words } = useProposeMessages();
  return (
    <>
      <PlanFields form={form} areas={areas} faults={faults} onChange={onChange}>
        <section className="section flow" aria-labelledby="kosten">
          <h2 id="kosten">{words.parts.costs}</h2>
          <p className="hint">{words.hints.costs}</p>
          <CostRows
            rows={form.costs}
            faults={faults}
            onChange={(costs) => {
              onChange({ costs });
            }}
          />
        </section>
      </PlanFields>
      <SumsTable sums={sumsOf(form)} />
    </>
  );
}
