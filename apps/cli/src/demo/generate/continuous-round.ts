import { cents, type Initiative, nextInitiativeState, NOTHING_PLANNED, type Round } from '#domain';
import type { DemoStaff, DemoTeam } from './demo-people.js';
import type { DemoDecision, DemoRound } from './demo-types.js';
import { makeInitiative, type Verdict } from './make-initiatives.js';
import { allocationLines, paidInFull } from './make-payments.js';
import { draftRound, moved, proposeAll } from './make-round.js';
import { minutesAfter, momentAt } from './moments.js';
import { ELSBROEK_PLANS } from './plans-elsbroek.js';
import { ELSBROEK_DRAFT } from './plans-lindenoord-next.js';
import type { Random } from './random.js';

const BUDGET_EUROS = 15_000;
const TOO_LARGE = 'Dit kost veel meer dan er in de pot zit, en de gemeente beslist hier niet over.';
const VERDICTS: readonly Verdict[] = [
  { kind: 'submitted' },
  { kind: 'draft' },
  { kind: 'rejected', reason: TOO_LARGE },
];

/** What the village team said about each plan that it gave money, in the order in which they came. */
const MOTIVATIONS = [
  'Iedereen in het dorp heeft hier wat aan, en de buren van het dorpshuis doen mee.',
  'Een klein plan waar veel wandelaars op wachten. De maker onderhoudt de tafel zelf.',
  'De jeugd heeft zelf geld opgehaald voor de netten. Wij betalen de rest.',
  'De school en de boer doen mee, en het kost weinig.',
] as const;

const DECIDED_AFTER_MINUTES = 9 * 1440;
/** The first plans are carried out, and paid. */
const PAID_MAX = 2;

/** The round of Elsbroek that is open all year: whoever comes first with a good plan gets the money. */
export function continuousRound(
  {
    team,
    staff,
    budgetId,
  }: { readonly team: DemoTeam; readonly staff: DemoStaff; readonly budgetId: string },
  random: Random,
  now: Date,
): DemoRound {
  const submissionOpensAt = momentAt(now, -150, 8);
  const idea = {
    team,
    budgetId,
    title: 'Elsbroek beslist het hele jaar',
    mode: 'first-come' as const,
    rules: { budgetCents: cents(BigInt(BUDGET_EUROS) * 100n), ballot: null, tally: null },
    timeline: {
      ...NOTHING_PLANNED,
      submissionOpensAt,
      accountingOpensAt: momentAt(now, 100, 8),
      evaluatingOpensAt: momentAt(now, 130, 8),
      closesAt: momentAt(now, 160, 20),
    },
    createdAt: momentAt(now, -155, 9),
  };
  const open = moved(draftRound(idea, random), 'open-submission', submissionOpensAt);
  const window = { from: submissionOpensAt, until: momentAt(now, -2, 8) };
  const proposed = proposeAll(ELSBROEK_PLANS, VERDICTS, { round: open, team, ...window }, random);
  const initiatives = proposed.map(({ initiative }) => initiative);
  const funded = initiatives.slice(0, MOTIVATIONS.length);
  const decisions = funded.map((initiative, index) =>
    decisionOn(initiative, MOTIVATIONS[index] ?? '', team, random),
  );
  const settled = decisions.slice(0, PAID_MAX);
  const payments = settled.map((decision) => paidInFull(decision, staff, random.fork(decision.id)));
  return {
    round: open,
    initiatives: [
      ...funded.map(fund),
      ...initiatives.slice(funded.length),
      ownDraft(open, team, { random, now }),
    ],
    ...{ vote: null, decisions, payments, postponement: null },
  };
}

/** What the resident on the list of accounts began to write down. */
function ownDraft(
  round: Round,
  team: DemoTeam,
  { random, now }: { readonly random: Random; readonly now: Date },
): Initiative {
  const [proposer] = team.residents;
  const at = { round, team, writtenAt: momentAt(now, -1, 8), ...(proposer && { proposer }) };
  return makeInitiative(ELSBROEK_DRAFT, { kind: 'draft' }, at, random.fork('own draft')).initiative;
}

function decisionOn(
  initiative: Initiative,
  motivation: string,
  team: DemoTeam,
  random: Random,
): DemoDecision {
  return {
    id: random.uuid(),
    followsCount: false,
    motivation,
    decidedBy: team.chair,
    decidedAt: minutesAfter(initiative.createdAt, DECIDED_AFTER_MINUTES),
    lines: allocationLines({ mode: 'first-come', motivation }, [initiative], random),
  };
}

function fund(initiative: Initiative): Initiative {
  return { ...initiative, state: nextInitiativeState(initiative.state, 'fund') };
}
