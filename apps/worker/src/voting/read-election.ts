import { createHash } from 'node:crypto';
import {
  type BallotPaperLine,
  type Grouping,
  type Round,
  rulesDocument,
  RulesTamperedError,
  type RuleSet,
  type TallyElection,
  tallyElectionOfRound,
  votingRules,
} from '#domain';
import type { Stores } from '#persistence';
import { readCastBallots } from './cast-ballots.js';
import type { Watch } from './tally-work.js';

/** What a thread has to know of it beside the rules to count by. */
export type ElectionWork = Pick<FrozenElection, 'election' | 'groupings' | 'paper' | 'rulesHash'>;

export function workOf({ election, groupings, paper, rulesHash }: FrozenElection): ElectionWork {
  return { election, groupings, paper, rulesHash };
}

/** A round as it was frozen, with the ballots that were cast in it. */
export type FrozenElection = {
  readonly rules: RuleSet;
  readonly paper: readonly BallotPaperLine[];
  readonly rulesHash: string;
  readonly election: TallyElection;
  /** The paper divided by area, for spending against votes; empty when no initiative names one. */
  readonly groupings: readonly Grouping[];
  readonly ballotCount: number;
};

/**
 * Reads what a round is counted from. Nothing of it changes once its voting has closed, so it needs to
 * be held no longer than the reading takes.
 *
 * @throws {RulesTamperedError} when the rules or the paper are not those that were frozen
 */
export async function readElection(
  { rounds, tallyInput }: Stores,
  round: Round,
  { signal, onPosition }: Watch,
): Promise<FrozenElection> {
  const rules = votingRules(round.rules);
  const paper = await rounds.paper(round.id);
  const rulesHash = frozenHash(round, rules, paper);
  const groupings = await tallyInput.groupings(round.id);
  const cast = await readCastBallots(
    tallyInput,
    round.id,
    { rules, paper },
    {
      signal,
      onShare: (share) => {
        onPosition({ position: { stage: 'reading', share }, rule: 0 });
      },
    },
  );
  const election = tallyElectionOfRound(rules, paper, cast);
  return { rules, paper, rulesHash, election, groupings, ballotCount: cast.ballots.size };
}

/** The hash that was published when voting opened, after a look whether it still holds. */
function frozenHash(round: Round, rules: RuleSet, paper: readonly BallotPaperLine[]): string {
  const document = rulesDocument(rules, paper);
  const hash = createHash('sha256').update(document, 'utf8').digest('hex');
  if (hash !== round.rulesHash) throw new RulesTamperedError(round.id);
  return hash;
}
