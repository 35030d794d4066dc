import type { TeamDecisionRules } from '../play/team-decision-rules.js';
import type { TeamSeat } from './team-seat.js';

export const VOTE_CHOICES = ['for', 'against', 'abstain'] as const;
/** In the consent form `for` is consent and `against` an objection, which has its reason. */
export type VoteChoice = (typeof VOTE_CHOICES)[number];

export const DECISION_OUTCOMES = ['adopted', 'rejected', 'no-quorum', 'tied'] as const;
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number];

/** What the record says at the moment that an item is decided. */
export type VoteFacts = {
  readonly seats: readonly TeamSeat[];
  /** Who is in the meeting; in a written procedure: who answered. */
  readonly presentIds: readonly string[];
  readonly recusedIds: readonly string[];
  readonly votes: readonly { readonly personId: string; readonly choice: VoteChoice }[];
};

export type VoteCount = {
  readonly outcome: DecisionOutcome;
  /** The voting seats that the quorum is a share of. */
  readonly seatCount: number;
  readonly presentCount: number;
  readonly quorumNeeded: number;
  readonly forCount: number;
  readonly againstCount: number;
  readonly abstainCount: number;
  readonly isByCastingVote: boolean;
};

/**
 * How many voting seats have to be present: at least the share of the rules, rounded up to whole people,
 * and at least the number of the rules where they name one.
 */
export function quorumOf(
  { quorum, quorumMin }: Pick<TeamDecisionRules, 'quorum' | 'quorumMin'>,
  seatCount: number,
): number {
  const share = quorum === null ? 0 : roundedUp(seatCount * quorum.numerator, quorum.denominator);
  return quorumMin !== null && quorumMin > share ? quorumMin : share;
}

/** A part of people, as whole people: the smallest whole number that is not less. */
function roundedUp(numerator: number, denominator: number): number {
  const rest = numerator % denominator;
  return rest === 0 ? numerator / denominator : (numerator - rest) / denominator + 1;
}

/**
 * What a wijkteam decided on one item, counted at the moment of the vote.
 *
 * Quorum: a recused member counts among the seats and among those present, or in neither, as the
 * rules say. Majority: of the votes for and against; an abstention is present, and no vote cast. A vote
 * of somebody without a voting seat, or recused, is not counted. Simple: more for than against;
 * two-thirds: at least two of three; unanimous: none against; each with at least one for. When as many
 * are for as against under the simple majority, the one chair who voted for or against decides where
 * the rules give a casting vote; else it is tied. Consent: nobody objects, and at least one consents.
 */
export function countTeamVotes(rules: TeamDecisionRules, facts: VoteFacts): VoteCount {
  const recused = new Set(facts.recusedIds);
  const voting = facts.seats.filter(({ isVoting }) => isVoting);
  const free = voting.filter(({ personId }) => !recused.has(personId));
  const counted = rules.recusedCountInQuorum ? voting : free;
  const presentCount = counted.filter(({ personId }) => facts.presentIds.includes(personId)).length;
  const quorumNeeded = quorumOf(rules, counted.length);
  const choices = new Map(facts.votes.map(({ personId, choice }) => [personId, choice]));
  const numberOf = (wanted: VoteChoice): number =>
    free.filter(({ personId }) => choices.get(personId) === wanted).length;
  const [forCount, againstCount] = [numberOf('for'), numberOf('against')];
  const chairs = free
    .filter(({ role }) => role === 'chair')
    .map(({ personId }) => choices.get(personId))
    .filter((choice) => choice === 'for' || choice === 'against');
  const result = resultOf(rules, { forCount, againstCount }, chairs);
  return {
    ...(presentCount < quorumNeeded ? NO_QUORUM : result),
    seatCount: counted.length,
    presentCount,
    quorumNeeded,
    forCount,
    againstCount,
    abstainCount: numberOf('abstain'),
  };
}

type Result = Pick<VoteCount, 'outcome' | 'isByCastingVote'>;

const NO_QUORUM: Result = { outcome: 'no-quorum', isByCastingVote: false };

function resultOf(
  rules: TeamDecisionRules,
  { forCount, againstCount }: Pick<VoteCount, 'forCount' | 'againstCount'>,
  chairs: readonly VoteChoice[],
): Result {
  const isTie = forCount === againstCount && forCount > 0;
  if (rules.form === 'votes' && rules.majority === 'simple' && isTie) {
    return rules.castingVote && chairs.length === 1
      ? { outcome: chairs[0] === 'for' ? 'adopted' : 'rejected', isByCastingVote: true }
      : { outcome: 'tied', isByCastingVote: false };
  }
  const isAdopted = forCount > 0 && hasMajority(rules, forCount, againstCount);
  return { outcome: isAdopted ? 'adopted' : 'rejected', isByCastingVote: false };
}

function hasMajority(
  { form, majority }: Pick<TeamDecisionRules, 'form' | 'majority'>,
  forCount: number,
  againstCount: number,
): boolean {
  if (form === 'consent' || majority === 'unanimous') return againstCount === 0;
  if (majority === 'two-thirds') return 3 * forCount >= 2 * (forCount + againstCount);
  return forCount > againstCount;
}
