import type { Round, VotingOpening } from '#domain';
import type { DemoVote } from './demo-types.js';
import type { DemoInitiative, Verdict } from './make-initiatives.js';
import { draftRound, inRandomOrder, moved, proposeAll, type RoundIdea } from './make-round.js';
import { castDemoBallots, openDemoVoting } from './make-vote.js';
import { minutesAfter } from './moments.js';
import type { PlanTemplate } from './plan-template.js';
import type { Random } from './random.js';

/** What a vote is about. */
export type VoteIdea = RoundIdea & {
  readonly plans: readonly PlanTemplate[];
  /** The plan whose title begins so is rejected, for this reason. */
  readonly rejected: { readonly title: string; readonly reason: string };
  readonly voters: number;
};

/** A round in which people have voted, at the moment before its voting closes. */
export type VotedRound = {
  /** As it was when the screening began. */
  readonly screened: Round;
  readonly initiatives: readonly DemoInitiative[];
  readonly opening: VotingOpening;
  readonly cast: DemoVote['cast'];
};

const LAST_PLAN_MINUTES = -1.5 * 1440;

/** Takes a round from its plan to the ballots: submission, screening, opening, voting. */
export function voteOn({ plans, rejected, voters, ...idea }: VoteIdea, random: Random): VotedRound {
  const { team, timeline, createdAt } = idea;
  const { submissionOpensAt, submissionClosesAt } = timeline;
  const opensAt = submissionOpensAt ?? createdAt;
  const closesAt = submissionClosesAt ?? opensAt;
  const open = moved(draftRound(idea, random), 'open-submission', opensAt);
  const written = { from: opensAt, until: minutesAfter(closesAt, LAST_PLAN_MINUTES) };
  const verdicts: Verdict[] = [{ kind: 'rejected', reason: rejected.reason }];
  const initiatives = proposeAll(
    inRandomOrder(plans, rejected.title, random),
    verdicts,
    { round: open, team, ...written },
    random,
  );
  const { supportClosesAt } = timeline;
  const supported = supportClosesAt === null ? open : moved(open, 'open-support', closesAt);
  const screened = moved(supported, 'start-screening', supportClosesAt ?? closesAt);
  const opening = openDemoVoting(screened, initiatives);
  const voting = { round: screened, opening, initiatives };
  return {
    screened,
    opening,
    initiatives,
    cast: castDemoBallots(voting, team, { voters, random }),
  };
}
