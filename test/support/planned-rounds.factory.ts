import type { TestApi } from './api.js';
import { asOwner, type TestMunicipality } from './municipality.factory.js';
import { rulesGiven } from './round.factory.js';

/** What a kind of round does at the first and at the second of two moments. */
type Kind = {
  readonly mode: string;
  readonly phase: string;
  readonly first: string;
  readonly second: string;
  readonly events: readonly [string, string];
  readonly hasInitiatives: boolean;
};

const KINDS: readonly Kind[] = [
  {
    mode: 'resident-vote',
    phase: 'draft',
    first: 'submission_opens_at',
    second: 'submission_closes_at',
    events: ['open-submission', 'start-screening'],
    hasInitiatives: false,
  },
  {
    mode: 'resident-vote',
    phase: 'screening',
    first: 'ballot_fixed_at',
    second: 'voting_opens_at',
    events: ['fix-ballot', 'open-voting'],
    hasInitiatives: true,
  },
  {
    mode: 'resident-vote',
    phase: 'screening',
    first: 'voting_opens_at',
    second: 'deciding_opens_at',
    events: ['open-voting', 'hold-up-round'],
    hasInitiatives: true,
  },
  {
    mode: 'assembly',
    phase: 'submission',
    first: 'submission_closes_at',
    second: 'deciding_opens_at',
    events: ['start-screening', 'start-deciding'],
    hasInitiatives: false,
  },
  {
    mode: 'first-come',
    phase: 'submission',
    first: 'accounting_opens_at',
    second: 'closes_at',
    events: ['start-accounting', 'close'],
    hasInitiatives: false,
  },
];

/**
 * Rounds of every mode, all with a step at each of two moments, one after the other; the first of
 * them have their ballots frozen by it.
 *
 * @returns the events that belong to each round, by its id
 */
export async function plannedRounds(
  api: Pick<TestApi, 'database'>,
  town: TestMunicipality,
  { count, moments }: { readonly count: number; readonly moments: readonly [Date, Date] },
): Promise<Map<string, readonly [string, string]>> {
  const events = new Map<string, readonly [string, string]>();
  for (const kind of KINDS) {
    const rows = await insert(api, town, kind, { count: count / KINDS.length, moments });
    for (const { id } of rows) events.set(id, kind.events);
  }
  return events;
}

function insert(
  api: Pick<TestApi, 'database'>,
  town: TestMunicipality,
  kind: Kind,
  { count, moments }: { readonly count: number; readonly moments: readonly [Date, Date] },
): Promise<{ id: string }[]> {
  const { budgetCents, ...rules } = rulesGiven();
  const vote = kind.mode === 'resident-vote' ? rules : { ballot: null, tally: null };
  return asOwner<{ id: string }>(
    api,
    `WITH made AS (
       INSERT INTO round (id, municipality_id, wijkteam_id, title, mode, phase, rules, created_at, ${kind.first}, ${kind.second})
       SELECT gen_random_uuid(), $1, $2, 'Op tijd', $3, $4, $5::jsonb, now(), $6, $7 FROM generate_series(1, $8::int)
       RETURNING id),
     plan AS (
       INSERT INTO initiative (id, municipality_id, round_id, title, summary, state, submitted_at, created_at)
       SELECT gen_random_uuid(), $1, made.id, 'Bankje', 'Een bankje.', 'eligible', now(), now()
         FROM made, generate_series(1, CASE WHEN $9 THEN 3 ELSE 0 END)
       RETURNING id),
     cost AS (
       INSERT INTO cost_line (municipality_id, initiative_id, number, description, amount_cents)
       SELECT $1, plan.id, 1, 'Alles', 10000 FROM plan)
     SELECT id FROM made`,
    [
      town.id,
      town.wijkteamId,
      kind.mode,
      kind.phase,
      JSON.stringify({ budgetCents: budgetCents.toString(), ...vote }),
      ...moments,
      count,
      kind.hasInitiatives,
    ],
  );
}
