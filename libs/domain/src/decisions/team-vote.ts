import { DomainError, refuseFaults } from '../domain-error.js';
import { textFaults } from '../people/plain-text.js';
import type { TeamDecisionRules } from '../play/team-decision-rules.js';
import { type Meeting, MeetingNotOpenError, rulesOfOpen } from './meeting.js';
import type { VoteChoice } from './outcome.js';
import { RecusedError } from './recusal.js';
import type { TeamSeat } from './team-seat.js';

/** A vote as it is asked for; `castBy` is who sends it, the voter or the secretary. */
export type WantedVote = {
  readonly personId: string;
  readonly castBy: string;
  readonly choice: VoteChoice;
  readonly reason: string;
};

/** What is known about the item and the voter when a vote comes in. */
export type VotingState = {
  readonly meeting: Pick<Meeting, 'kind' | 'state' | 'rules' | 'closesAt'>;
  readonly seats: readonly TeamSeat[];
  readonly presentIds: readonly string[];
  readonly recusedIds: readonly string[];
  readonly votedIds: readonly string[];
  readonly isDecided: boolean;
  /** Whether the sender may record votes of others (chair, secretary). */
  readonly mayRecord: boolean;
};

export const OBJECTION_MIN = 10;
export const VOTE_REASON_MAX = 2_000;

export class NoVoteHereError extends DomainError {
  readonly code = 'no-vote-here';
  readonly kind = 'forbidden';

  constructor() {
    super('Who had no voting seat in the wijkteam when the meeting opened has no vote in it.');
  }
}

export class NotPresentError extends DomainError {
  readonly code = 'not-present';
  readonly kind = 'conflict';

  constructor() {
    super('Only who is in the meeting at that moment can vote.');
  }
}

export class VoteForAnotherError extends DomainError {
  readonly code = 'vote-for-another';
  readonly kind = 'forbidden';

  constructor() {
    super('Everybody votes personally; in a meeting in person the secretary records what is said.');
  }
}

export class TeamVoteGivenError extends DomainError {
  readonly code = 'team-vote-given';
  readonly kind = 'conflict';

  constructor() {
    super('This member has voted on the item, and a vote stays as it was given.');
  }
}

export class VotingOnItemEndedError extends DomainError {
  readonly code = 'voting-on-item-ended';
  readonly kind = 'conflict';

  constructor() {
    super('The vote on this item has ended.');
  }
}

/**
 * Decides whether a vote can be taken down.
 *
 * The voter has a voting seat, is not recused, has not voted, and is present; in a written procedure
 * the closing moment has not come (it is not included). Nobody votes for another: only in a meeting in
 * person may the secretary or the chair write down the votes of those who are there.
 *
 * @throws {MeetingNotOpenError} {@link VotingOnItemEndedError} {@link VoteForAnotherError}
 *   {@link NoVoteHereError} {@link RecusedError} {@link TeamVoteGivenError} {@link NotPresentError}
 * @throws {InvalidInputError} when an objection in the consent form has no reason
 */
export function admitVote(state: VotingState, vote: WantedVote, now: Date): void {
  const rules = rulesOfOpen(state.meeting);
  if (hasEnded(state, now)) throw new VotingOnItemEndedError();
  const { kind } = state.meeting;
  const isOwn = vote.personId === vote.castBy;
  if (!isOwn && !(kind === 'in-person' && state.mayRecord)) throw new VoteForAnotherError();
  refuseVoter(state, vote.personId);
  refuseFaultyReason(rules, vote);
}

function hasEnded({ isDecided, meeting }: VotingState, now: Date): boolean {
  return isDecided || (meeting.closesAt !== null && now >= meeting.closesAt);
}

/** @throws what keeps this person from voting on the item at this moment */
function refuseVoter(state: VotingState, personId: string): void {
  const seat = state.seats.find((each) => each.personId === personId);
  if (seat?.isVoting !== true) throw new NoVoteHereError();
  if (state.recusedIds.includes(personId)) throw new RecusedError();
  if (state.votedIds.includes(personId)) throw new TeamVoteGivenError();
  const isThere = state.meeting.kind === 'written' || state.presentIds.includes(personId);
  if (!isThere) throw new NotPresentError();
}

function refuseFaultyReason(rules: TeamDecisionRules, { choice, reason }: WantedVote): void {
  const isBare = rules.form === 'consent' && choice === 'against' && reason.length < OBJECTION_MIN;
  refuseFaults([
    ...(isBare
      ? [{ name: 'reason', code: 'objection-without-reason', reason: 'An objection says why.' }]
      : []),
    ...textFaults('reason', reason, VOTE_REASON_MAX),
  ]);
}

/**
 * Whether an item can be decided now: any moment in a meeting that is open; in a written procedure from
 * the closing moment on, or as soon as everybody who may vote on the item has answered.
 */
export function canDecideNow(state: Omit<VotingState, 'mayRecord'>, now: Date): boolean {
  if (state.meeting.state !== 'open') throw new MeetingNotOpenError(state.meeting.state);
  const { closesAt } = state.meeting;
  if (closesAt === null || now >= closesAt) return true;
  return state.seats
    .filter(({ isVoting, personId }) => isVoting && !state.recusedIds.includes(personId))
    .every(({ personId }) => state.votedIds.includes(personId));
}
