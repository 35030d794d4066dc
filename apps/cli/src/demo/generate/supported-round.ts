import type { DemoTeam } from './demo-people.js';
import type { DemoRound } from './demo-types.js';
import type { Verdict } from './make-initiatives.js';
import { approvalRules, draftRound, moved, proposeAll } from './make-round.js';
import { minutesAfter, momentAt } from './moments.js';
import { LINDENOORD_NEXT_PLANS } from './plans-lindenoord-next.js';
import type { Random } from './random.js';

const BUDGET_EUROS = 15_000;
const CHOICES_MAX = 3;
const LAST_PLAN_MINUTES = -1.5 * 1440;

/** The next round of Lindenoord: plans are in, and look for residents who support them. */
export function supportedRound(
  { team, budgetId }: { readonly team: DemoTeam; readonly budgetId: string },
  random: Random,
  now: Date,
): DemoRound {
  const timeline = {
    submissionOpensAt: momentAt(now, -27, 8),
    submissionClosesAt: momentAt(now, -8, 20),
    supportClosesAt: momentAt(now, 12, 20),
    ballotFixedAt: momentAt(now, 40, 12),
    votingOpensAt: momentAt(now, 47, 8),
    votingClosesAt: momentAt(now, 61, 20),
    decidingOpensAt: momentAt(now, 65, 18),
    accountingOpensAt: momentAt(now, 240, 8),
    evaluatingOpensAt: momentAt(now, 270, 8),
    closesAt: momentAt(now, 300, 20),
  };
  const { submissionOpensAt, submissionClosesAt } = timeline;
  const idea = {
    ...{ team, budgetId, timeline },
    title: 'Lindenoord kiest opnieuw: wat kan er dit jaar nog?',
    mode: 'resident-vote' as const,
    rules: approvalRules(BUDGET_EUROS, { choicesMax: CHOICES_MAX, isKnapsack: false }),
    createdAt: momentAt(now, -29, 9),
  };
  const open = moved(draftRound(idea, random), 'open-submission', submissionOpensAt);
  const window = {
    from: submissionOpensAt,
    until: minutesAfter(submissionClosesAt, LAST_PLAN_MINUTES),
  };
  const verdicts = LINDENOORD_NEXT_PLANS.map((): Verdict => ({ kind: 'submitted' }));
  const at = { round: open, team, ...window };
  const proposed = proposeAll(LINDENOORD_NEXT_PLANS, verdicts, at, random);
  return {
    round: moved(open, 'open-support', submissionClosesAt),
    initiatives: proposed.map(({ initiative }) => initiative),
    ...{ vote: null, decisions: [], payments: [], postponement: null },
  };
}
