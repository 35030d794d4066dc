import {
  countRound,
  type Initiative,
  nextInitiativeState,
  nextPhase,
  packBallots,
  type Round,
  tallyElectionOfRound,
  tallyOutcome,
  votingRules,
} from '#domain';
import type { DemoStaff, DemoTeam } from './demo-people.js';
import type { DemoDecision, DemoRound, DemoVote } from './demo-types.js';
import { allocationLines, firstTranches } from './make-payments.js';
import { approvalRules, moved } from './make-round.js';
import { minutesAfter, momentAt } from './moments.js';
import { LINDENOORD_PLANS } from './plans-lindenoord.js';
import type { Random } from './random.js';
import { type VoteIdea, voteOn, type VotedRound } from './voted-round.js';

const BUDGET_EUROS = 60_000;
const CHOICES_MAX = 5;
const VOTERS = 402;
const PAID_MAX = 3;
const REJECTED = {
  title: 'Cameradeurbellen',
  reason:
    'Camera’s aan de deur filmen ook de stoep. Dat mag niet zonder dat iedereen die er woont het goed vindt, en dat is niet gevraagd.',
};

type CountedVote = DemoVote & { readonly count: NonNullable<DemoVote['count']> };

/** A round of Lindenoord that is over: counted, decided, and partly paid. */
export function finishedRound(
  given: { readonly team: DemoTeam; readonly staff: DemoStaff; readonly budgetId: string },
  random: Random,
  now: Date,
): DemoRound {
  const { team, staff, budgetId } = given;
  const voted = voteOn(ideaOf(team, budgetId, now), random);
  const vote = countVote(voted, random);
  const plans = new Map(voted.initiatives.map(({ initiative }) => [initiative.id, initiative]));
  const winners = vote.count.outcome.winners.flatMap((each) => plans.get(each.initiativeId) ?? []);
  const basis = { mode: voted.screened.mode, motivation: null };
  const decision: DemoDecision = {
    id: random.uuid(),
    followsCount: true,
    motivation: null,
    decidedBy: team.chair,
    decidedAt: momentAt(now, -35, 19),
    lines: allocationLines(basis, winners, random),
  };
  const paid = decision.lines.slice(0, PAID_MAX);
  return {
    round: allocated(voted),
    initiatives: settled([...plans.values()], new Set(winners.map(({ id }) => id))),
    vote,
    decisions: [decision],
    payments: firstTranches(paid, staff, momentAt(now, -28, 10), random),
    postponement: null,
  };
}

function ideaOf(team: DemoTeam, budgetId: string, now: Date): VoteIdea {
  return {
    team,
    budgetId,
    title: 'Lindenoord kiest: plannen voor buiten en binnen',
    mode: 'resident-vote',
    rules: approvalRules(BUDGET_EUROS, { choicesMax: CHOICES_MAX, isKnapsack: false }),
    timeline: {
      submissionOpensAt: momentAt(now, -98, 8),
      submissionClosesAt: momentAt(now, -77, 20),
      supportClosesAt: momentAt(now, -72, 20),
      ballotFixedAt: momentAt(now, -66, 12),
      votingOpensAt: momentAt(now, -63, 8),
      votingClosesAt: momentAt(now, -42, 20),
      decidingOpensAt: momentAt(now, -38, 18),
      accountingOpensAt: momentAt(now, 120, 8),
      evaluatingOpensAt: momentAt(now, 150, 8),
      closesAt: momentAt(now, 180, 20),
    },
    createdAt: momentAt(now, -105, 9),
    plans: LINDENOORD_PLANS,
    rejected: REJECTED,
    voters: VOTERS,
  };
}

function countVote({ screened, opening, cast }: VotedRound, random: Random): CountedVote {
  const rules = votingRules(screened.rules);
  const { paper } = opening;
  const loose = cast.map(({ ballot: { choices, points } }) => ({
    choices: choices.map((place) => place - 1),
    points,
  }));
  const election = tallyElectionOfRound(rules, paper, {
    ballots: packBallots(loose, paper.length, false),
    pointDecimals: 0,
    defaultPoints: 0,
    longestBallot: Math.max(0, ...loose.map(({ choices }) => choices.length)),
  });
  return {
    opening,
    cast,
    count: {
      tallyRunId: random.uuid(),
      election,
      outcome: tallyOutcome(election, countRound(election, rules.tally), paper),
      countedAt: minutesAfter(closingOf(screened), 1),
    },
  };
}

function closingOf({ timeline, createdAt }: Round): Date {
  return timeline.votingClosesAt ?? createdAt;
}

function allocated({ screened, opening }: VotedRound): Round {
  const closed = moved({ ...screened, ...opening }, 'close-voting', closingOf(screened));
  const counted = nextPhase(closed.mode, closed.phase, 'record-tally');
  const phase = nextPhase(closed.mode, counted, 'allocate');
  return { ...screened, timeline: closed.timeline, phase };
}

/** Winners are funded; what was eligible and did not win is passed over. */
function settled(initiatives: readonly Initiative[], funded: ReadonlySet<string>): Initiative[] {
  return initiatives.map((initiative) => {
    if (initiative.state !== 'eligible') return initiative;
    const event = funded.has(initiative.id) ? 'fund' : 'pass-over';
    return { ...initiative, state: nextInitiativeState(initiative.state, event) };
  });
}
