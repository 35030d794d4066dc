import { type ReactNode, useEffect, useRef, useState } from 'react';
import { FaultSummary, type NamedFault } from '../layout/fault-summary.js';
import type { ProposeMessages } from '../messages/propose-nl.js';
import { newKey } from '../service/new-key.js';
import { RefusedError } from '../service/send.js';
import type { SaveState } from './autosave.js';
import { type DraftAddress, submitDraft } from './propose-api.js';
import { faultReason, problemReason } from './told-reason.js';
import { useProposeMessages } from './use-propose-messages.js';

type Props = {
  readonly address: DraftAddress;
  readonly state: SaveState;
  /** Says that somebody wants to send it, and gives what is wrong on the screen, by the id of its field. */
  readonly onTry: () => ReadonlyMap<string, string>;
  readonly onSent: () => void;
};

/** The end of the form: what happens on sending, and the button. */
export function SendPart(props: Props): ReactNode {
  const { words } = useProposeMessages();
  const { faults, stage, press } = useSubmission(props);
  const labels = { ready: words.send.button, waiting: words.send.waiting, busy: words.send.busy };
  return (
    <section className="propose__send section flow" aria-labelledby="versturen">
      <h2 id="versturen">{words.parts.send}</h2>
      <p>{words.send.explain}</p>
      <FaultSummary heading={words.send.faults} faults={faults} />
      <p className="actions">
        <button className="btn" type="button" aria-disabled={stage !== 'ready'} onClick={press}>
          {labels[stage]}
        </button>
      </p>
    </section>
  );
}

type Stage = 'ready' | 'waiting' | 'busy';

type Submission = {
  readonly faults: readonly NamedFault[];
  readonly stage: Stage;
  readonly press: () => void;
};

/** Sends the plan as it was saved: what is still being typed is saved first. */
function useSubmission({ address, state, onTry, onSent }: Props): Submission {
  const { words, language } = useProposeMessages();
  const [faults, setFaults] = useState<readonly NamedFault[]>([]);
  const [stage, setStage] = useState<Stage>('ready');
  const key = useRef(newKey());

  async function submit(): Promise<void> {
    setStage('busy');
    try {
      await submitDraft(address, key.current, language);
      onSent();
    } catch (error) {
      if (error instanceof RefusedError) key.current = newKey();
      setFaults(faultsOf(error, words));
      setStage('ready');
    }
  }

  /** Goes on as soon as it can: now, after saving, or not as it cannot be saved. */
  function goOn(): void {
    if (state.kind === 'saved') void submit();
    else if (state.kind === 'changed' || state.kind === 'saving') setStage('waiting');
    else {
      setFaults([{ fieldId: null, reason: words.save[state.kind] }]);
      setStage('ready');
    }
  }

  const press = (): void => {
    if (stage !== 'ready') return;
    const wrong = [...onTry()].map(([fieldId, reason]) => ({ fieldId, reason }));
    setFaults(wrong);
    if (wrong.length === 0) goOn();
  };
  useEffect(() => {
    if (stage === 'waiting') goOn();
  }, [state]);
  return { faults, stage, press };
}

/** The fields that can be gone to from the list of faults. */
const FIELD_IDS: Readonly<Record<string, string>> = {
  costLines: 'kosten',
  ownContributionCents: 'ownContribution',
  otherFundingCents: 'otherFunding',
  unforeseenCents: 'unforeseen',
};

function faultsOf(error: unknown, words: ProposeMessages): NamedFault[] {
  if (!(error instanceof RefusedError)) return [{ fieldId: null, reason: words.send.failed }];
  if (error.faults.length === 0) {
    return [{ fieldId: null, reason: problemReason(error.problem, words) }];
  }
  return error.faults.map((fault) => {
    const id = FIELD_IDS[fault.name] ?? fault.name;
    const reason = faultReason(fault, words);
    return { fieldId: document.getElementById(id) === null ? null : id, reason };
  });
}
