import { type ReactNode, useCallback, useRef, useState } from 'react';
import { FaultSummary, type NamedFault } from '../layout/fault-summary.js';
import { ChoiceField, LineField } from '../layout/form-fields.js';
import { NotNow, Waiting } from '../layout/reading-section.js';
import { moment } from '../messages/format.js';
import type { ProposeMessages } from '../messages/propose-nl.js';
import { newKey } from '../service/new-key.js';
import { pageAddressOf } from '../service/page-address.js';
import { RefusedError } from '../service/send.js';
import { faultReason, problemReason } from './told-reason.js';
import { useReading } from '../service/use-reading.js';
import type { Session } from '../session/read-session.js';
import { beginDraft, type Beginning, type Place, readBeginning } from './propose-api.js';
import type { MyInitiative, Round } from './propose-types.js';
import { useProposeMessages } from './use-propose-messages.js';

type BeginProps = Place & { readonly session: Session };

/** Where writing begins: going on with a draft, or a round and a name for a new plan. */
export function BeginPart({ municipality, session }: BeginProps): ReactNode {
  const { reading, retry } = useReading(
    useCallback((signal: AbortSignal) => readBeginning({ municipality }, signal), [municipality]),
  );
  if (reading.kind === 'loading') return <Waiting />;
  if (reading.kind !== 'ready') return <NotNow onRetry={retry} />;
  const { drafts, rounds }: Beginning = reading.value;
  return (
    <>
      {drafts.length > 0 && <Drafts municipality={municipality} drafts={drafts} />}
      <NewPlan municipality={municipality} rounds={roundsFor(session, rounds)} />
    </>
  );
}

/** The rounds of the wijken where somebody lives; a plan of somebody else's wijk is refused. */
function roundsFor({ roles }: Session, rounds: readonly Round[]): readonly Round[] {
  const homes = roles.filter(({ role }) => role === 'resident').map(({ wijkteamId }) => wijkteamId);
  return rounds.filter(({ wijkteamId }) => homes.includes(wijkteamId));
}

type DraftsProps = Place & { readonly drafts: readonly MyInitiative[] };

function Drafts({ municipality, drafts }: DraftsProps): ReactNode {
  const wording = useProposeMessages();
  const { words } = wording;
  return (
    <section aria-labelledby="verder">
      <h2 id="verder">{words.choose.drafts}</h2>
      <ul className="rows">
        {drafts.map(({ id, title, savedAt }) => (
          <li key={id}>
            <h3>
              <a href={pageAddressOf('/propose', { municipality, id })}>
                {title === '' ? words.choose.untitled : title}
              </a>
            </h3>
            <p className="soft small">{words.choose.saved(moment(wording, new Date(savedAt)))}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

type NewPlanProps = Place & { readonly rounds: readonly Round[] };

function NewPlan({ municipality, rounds }: NewPlanProps): ReactNode {
  const { words } = useProposeMessages();
  const [roundId, setRoundId] = useState(rounds[0]?.id ?? '');
  const [title, setTitle] = useState('');
  const { faults, isBusy, begin } = useBegin(municipality);
  if (rounds.length === 0) return <p>{words.choose.noRound}</p>;
  return (
    <section className="section" aria-labelledby="nieuw">
      <h2 id="nieuw">{words.choose.newPlan}</h2>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) void begin(roundId, title.trim());
        }}
      >
        <FaultSummary heading={words.choose.faults} faults={faults} />
        <ChoiceField
          id="ronde"
          label={words.choose.round}
          hint={words.choose.roundHint}
          value={roundId}
          onChange={setRoundId}
          options={rounds.map(({ id, title: label }) => ({ value: id, label }))}
        />
        <LineField
          id="naam"
          label={words.choose.title}
          hint={words.choose.titleHint}
          fault={faults.find(({ fieldId }) => fieldId === 'naam')?.reason}
          value={title}
          onChange={setTitle}
        />
        <p className="actions">
          <button className="btn" type="submit" aria-disabled={isBusy}>
            {words.choose.begin}
          </button>
        </p>
      </form>
    </section>
  );
}

type Begin = {
  readonly faults: readonly NamedFault[];
  readonly isBusy: boolean;
  readonly begin: (roundId: string, title: string) => Promise<void>;
};

/** Makes the draft and goes on to it. */
function useBegin(municipality: string): Begin {
  const { words } = useProposeMessages();
  const [faults, setFaults] = useState<readonly NamedFault[]>([]);
  const [isBusy, setIsBusy] = useState(false);
  // One key for as long as nothing came back: pressing twice makes one draft.
  const key = useRef(newKey());

  async function begin(roundId: string, title: string): Promise<void> {
    if (title === '') {
      setFaults([{ fieldId: 'naam', reason: words.choose.titleMissing }]);
      return;
    }
    setIsBusy(true);
    try {
      const id = await beginDraft({ municipality }, { roundId, title }, key.current);
      location.assign(pageAddressOf('/propose', { municipality, id }));
    } catch (error) {
      if (error instanceof RefusedError) key.current = newKey();
      setFaults(faultsOf(error, words));
      setIsBusy(false);
    }
  }
  return { faults, isBusy, begin };
}

function faultsOf(error: unknown, words: ProposeMessages): NamedFault[] {
  if (!(error instanceof RefusedError)) return [{ fieldId: null, reason: words.choose.failed }];
  return error.faults.length === 0
    ? [{ fieldId: null, reason: problemReason(error.problem, words) }]
    : error.faults.map((fault) => ({
        fieldId: fault.name === 'title' ? 'naam' : null,
        reason: faultReason(fault, words),
      }));
}
