import type { DemoRound, DemoTeam } from './demo-types.js';
import { approvalRules } from './make-round.js';
import { momentAt } from './moments.js';
import { OUDE_HAVEN_PLANS } from './plans-oude-haven.js';
import type { Random } from './random.js';
import { voteOn } from './voted-round.js';

const BUDGET_EUROS = 45_000;
const VOTERS = 183;
const REJECTED = {
  title: 'Stiltekast',
  reason:
    'De cabine past niet door de deur van het buurthuis, en de brandweer keurt een andere ingang af.',
};

/** A round of Oude Haven in which people vote now: choose plans until the money is gone. */
export function runningRound(
  { team, budgetId }: { readonly team: DemoTeam; readonly budgetId: string },
  random: Random,
  now: Date,
): DemoRound {
  const { screened, opening, initiatives, cast } = voteOn(
    {
      team,
      budgetId,
      title: 'Oude Haven verdeelt de pot van dit jaar',
      mode: 'resident-vote',
      rules: approvalRules(BUDGET_EUROS, { choicesMax: null, isKnapsack: true }),
      timeline: {
        submissionOpensAt: momentAt(now, -61, 8),
        submissionClosesAt: momentAt(now, -33, 20),
        votingOpensAt: momentAt(now, -5, 8),
        votingClosesAt: momentAt(now, 9, 20),
      },
      createdAt: momentAt(now, -70, 9),
      plans: OUDE_HAVEN_PLANS,
      rejected: REJECTED,
      voters: VOTERS,
    },
    random,
  );
  return {
    round: { ...screened, timeline: opening.timeline, phase: opening.phase },
    initiatives: initiatives.map(({ initiative }) => initiative),
    vote: { opening, cast, count: null },
    decisions: [],
    payments: [],
  };
}
