import { Injectable } from '@nestjs/common';
import {
  RoundNotCountedError,
  type SimulatedOutcome,
  simulatedOutcome,
  type TallyOutcome,
  type TallyTask,
} from '#domain';
import type { JobPayloads } from '#jobs';
import { UnitOfWork } from '#persistence';
import { type FrozenElection, readElection, workOf } from './read-election.js';
import { TallyThreads } from './tally-threads.js';
import { endTask, TallyWork, type TaskRef, type Watch } from './tally-work.js';

/** Counts the ballots of an earlier round by other rules, so that a wijkteam can choose its next one. */
@Injectable()
export class SimulateTally {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tallyWork: TallyWork,
    private readonly threads: TallyThreads,
  ) {}

  /**
   * Counts by each rule of the task, with the budget, the paper and the limits of the round. Only the
   * task tells what came of it.
   *
   * @param jobId names the job in the audit trail
   * @throws {RoundNotCountedError} when the round has no outcome to compare with
   * @throws {TaskEnded} when somebody cancelled it
   */
  execute(
    ref: JobPayloads['simulate-tally'],
    jobId: string,
    isLastTry: boolean,
  ): Promise<readonly SimulatedOutcome[]> {
    return this.tallyWork.do(ref, isLastTry, async (task, watch) => {
      const rules = task.rules ?? [];
      const { official, frozen } = await this.read(ref, watch);
      const answers = await this.threads.count(
        { ...workOf(frozen), rules, rulesHash: null },
        watch,
      );
      const simulation = answers.flatMap((answer, index) => {
        const rule = rules[index];
        return rule === undefined ? [] : [simulatedOutcome(rule, answer, official)];
      });
      await this.write(ref, task, simulation, jobId);
      return simulation;
    });
  }

  private read(
    { municipalityId, roundId }: TaskRef,
    watch: Watch,
  ): Promise<{ official: TallyOutcome; frozen: FrozenElection }> {
    return this.unitOfWork.run({ id: municipalityId }, async (stores) => {
      const round = await stores.rounds.get(roundId);
      const counted = await stores.tallyRuns.findLatest(roundId);
      if (counted === null) throw new RoundNotCountedError(round.id, round.phase);
      return { official: counted.outcome, frozen: await readElection(stores, round, watch) };
    });
  }

  private async write(
    ref: TaskRef,
    { requestedBy }: TallyTask,
    simulation: readonly SimulatedOutcome[],
    jobId: string,
  ): Promise<void> {
    await this.unitOfWork.run({ id: ref.municipalityId }, async (stores) => {
      await endTask(stores, ref, { tallyRunId: null, result: { recount: null, simulation } });
      await stores.audit.record({
        actor: 'service',
        action: 'simulate-tally',
        subjectType: 'round',
        subjectId: ref.roundId,
        origin: `job:${jobId}`,
        details: {
          taskId: ref.taskId,
          requestedBy,
          rules: simulation.map(({ rule }) => rule.rule).join(', '),
        },
      });
    });
  }
}
