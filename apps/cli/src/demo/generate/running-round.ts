import { postpone, type RoutedRound, type Timeline } from '#domain';
import type { DemoTeam } from './demo-people.js';
import type { DemoPostponement, DemoRound } from './demo-types.js';
import { approvalRules } from './make-round.js';
import { minutesAfter, momentAt } from './moments.js';
import { OUDE_HAVEN_PLANS } from './plans-oude-haven.js';
import { openRandom, type Random } from './random.js';
import { voteOn } from './voted-round.js';

const BUDGET_EUROS = 45_000;
const VOTERS = 183;
const WEEK = 7;
const REJECTED = {
  title: 'Stiltekast',
  reason:
    'De cabine past niet door de deur van het buurthuis, en de brandweer keurt een andere ingang af.',
};

/** A round of Oude Haven in which people vote now: choose plans until the money is gone. */
export function runningRound(
  given: {
    readonly team: DemoTeam;
    readonly budgetId: string;
    readonly envelopeId: string | null;
  },
  random: Random,
  now: Date,
): DemoRound {
  const { team, budgetId, envelopeId } = given;
  const { screened, opening, initiatives, cast } = voteOn(
    {
      team,
      budgetId,
      title: 'Oude Haven verdeelt de pot van dit jaar',
      mode: 'resident-vote',
      rules: approvalRules(BUDGET_EUROS, { choicesMax: null, isKnapsack: true }),
      timeline: plannedFrom(now),
      createdAt: momentAt(now, -70, 9),
      plans: OUDE_HAVEN_PLANS,
      rejected: REJECTED,
      voters: VOTERS,
    },
    random,
  );
  const voting = { ...screened, envelopeId, timeline: opening.timeline, phase: opening.phase };
  const { timeline, postponement } = putOff(voting, team, now);
  return {
    round: { ...voting, timeline },
    initiatives: initiatives.map(({ initiative }) => initiative),
    vote: { opening, cast, count: null },
    decisions: [],
    payments: [],
    postponement,
  };
}

/** As it was planned at first: the voting would end a week earlier. */
function plannedFrom(now: Date): Timeline {
  return {
    submissionOpensAt: momentAt(now, -61, 8),
    submissionClosesAt: momentAt(now, -33, 20),
    supportClosesAt: momentAt(now, -26, 20),
    ballotFixedAt: momentAt(now, -9, 12),
    votingOpensAt: momentAt(now, -5, 8),
    votingClosesAt: momentAt(now, 9 - WEEK, 20),
    decidingOpensAt: momentAt(now, 12 - WEEK, 18),
    accountingOpensAt: momentAt(now, 190 - WEEK, 8),
    evaluatingOpensAt: momentAt(now, 220 - WEEK, 8),
    closesAt: momentAt(now, 250 - WEEK, 20),
  };
}

/** Letters came late: the voting goes on for another week, and what follows waits as long. */
function putOff(
  round: RoutedRound,
  { chair }: DemoTeam,
  now: Date,
): { readonly timeline: Timeline; readonly postponement: DemoPostponement } {
  const postponedAt = momentAt(now, -2, 19);
  const wanted = {
    moment: 'votingClosesAt' as const,
    newMoment: momentAt(now, 9, 20),
    shiftLater: true,
    reason: 'In Havenkwartier kwamen de stembrieven een week te laat in de bus.',
    decisionReference: null,
  };
  const shift = (at: Date): Date => minutesAfter(at, WEEK * 1440);
  const { timeline, moved } = postpone(round, wanted, shift, postponedAt);
  const { moment, reason, decisionReference } = wanted;
  return {
    timeline,
    postponement: {
      id: openRandom(`postponement of ${round.id}`).uuid(),
      ...{ moment, moved, reason, decisionReference, postponedBy: chair, postponedAt },
    },
  };
}
