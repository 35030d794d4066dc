import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type BallotPaperLine,
  canonicalTallyInput,
  nextPhase,
  type Round,
  rulesDocument,
  RulesTamperedError,
  type RuleSet,
  TALLY_ENGINE_VERSION,
  tallyElectionOfRound,
  tallyRound,
  type TallyRun,
  votingRules,
} from '#domain';
import type { JobPayloads } from '#jobs';
import { type Stores, UnitOfWork } from '#persistence';
import { readCastBallots } from './cast-ballots.js';

/** Counts a round, once, and keeps the record of it. */
@Injectable()
export class TallyRound {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Counts the round and moves it on; a second run finds the record that is there and changes
   * nothing. The round is held for as long as it takes, so two workers count it one after the other.
   *
   * @param jobId names the job in the audit trail
   * @throws {PhaseTransitionError} when the round is not waiting for its count
   * @throws {RulesTamperedError} when the rules or the paper are not those that were frozen
   */
  execute(
    { municipalityId, roundId }: JobPayloads['tally-round'],
    jobId: string,
  ): Promise<TallyRun> {
    return this.unitOfWork.run({ id: municipalityId }, async (stores) => {
      const round = await stores.rounds.lock(roundId);
      const recorded = await stores.tallyRuns.findLatest(roundId);
      if (recorded !== null) return recorded;
      const phase = nextPhase(round.mode, round.phase, 'record-tally');
      const run = await count(stores, round);
      await stores.tallyRuns.insert(run);
      await stores.rounds.setPhase(roundId, phase);
      await stores.audit.record({
        actor: 'service',
        action: 'record-tally',
        subjectType: 'round',
        subjectId: roundId,
        origin: `job:${jobId}`,
        details: { tallyRunId: run.id, inputHash: run.inputHash, ballotCount: run.ballotCount },
      });
      return run;
    });
  }
}

async function count(stores: Stores, round: Round): Promise<TallyRun> {
  const rules = votingRules(round.rules);
  const paper = await stores.rounds.paper(round.id);
  const rulesHash = frozenHash(round, rules, paper);
  const cast = await readCastBallots(stores.tallyInput, round.id, { rules, paper });
  const election = tallyElectionOfRound(rules, paper, cast);
  return {
    id: randomUUID(),
    roundId: round.id,
    rule: rules.tally.rule,
    engineVersion: TALLY_ENGINE_VERSION,
    rulesHash,
    inputHash: sha256(canonicalTallyInput(election, rules.tally)),
    ballotCount: cast.ballots.size,
    outcome: tallyRound(election, rules.tally, paper),
    countedAt: await stores.clock.now(),
  };
}

/** The hash that was published when voting opened, after a look whether it still holds. */
function frozenHash(round: Round, rules: RuleSet, paper: readonly BallotPaperLine[]): string {
  const hash = sha256(rulesDocument(rules, paper));
  if (hash !== round.rulesHash) throw new RulesTamperedError(round.id);
  return hash;
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
