import { Injectable } from '@nestjs/common';
import {
  compareRecount,
  type RecordedTallyRun,
  type RecountResult,
  TallyRefusedError,
  type TallyTask,
} from '#domain';
import type { JobPayloads } from '#jobs';
import { UnitOfWork } from '#persistence';
import { type FrozenElection, readElection, workOf } from './read-election.js';
import { TallyThreads } from './tally-threads.js';
import { endTask, TallyWork, type TaskRef, type Watch } from './tally-work.js';

/** Counts a round again from its ballots, and compares with the record that is there. */
@Injectable()
export class RecountTally {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tallyWork: TallyWork,
    private readonly threads: TallyThreads,
  ) {}

  /**
   * Counts by the frozen rules, all over. Nothing is changed by it, whatever it finds.
   *
   * @param jobId names the job in the audit trail
   * @throws {RulesTamperedError} when the rules or the paper are not those that were frozen
   * @throws {TaskEnded} when somebody cancelled it
   */
  execute(
    ref: JobPayloads['recount-tally'],
    jobId: string,
    isLastTry: boolean,
  ): Promise<RecountResult> {
    return this.tallyWork.do(ref, isLastTry, async (task, watch) => {
      const { recorded, frozen } = await this.read(ref, task, watch);
      const rules = [frozen.rules.tally];
      const [answer] = await this.threads.count({ ...workOf(frozen), rules }, watch);
      if (answer === undefined) throw new Error('The thread gave no answer.');
      if (answer.kind === 'refused') throw new TallyRefusedError(answer.refusal);
      const recount = compareRecount(recorded, answer.count);
      await this.write(ref, recorded, recount, jobId);
      return recount;
    });
  }

  private read(
    { municipalityId, roundId }: TaskRef,
    { tallyRunId }: TallyTask,
    watch: Watch,
  ): Promise<{ recorded: RecordedTallyRun; frozen: FrozenElection }> {
    return this.unitOfWork.run({ id: municipalityId }, async (stores) => ({
      recorded: await stores.tallyRuns.get(roundId, tallyRunId ?? ''),
      frozen: await readElection(stores, await stores.rounds.get(roundId), watch),
    }));
  }

  private async write(
    ref: TaskRef,
    { id: tallyRunId }: RecordedTallyRun,
    recount: RecountResult,
    jobId: string,
  ): Promise<void> {
    await this.unitOfWork.run({ id: ref.municipalityId }, async (stores) => {
      await endTask(stores, ref, { tallyRunId, result: { recount, simulation: null } });
      await stores.audit.record({
        actor: 'service',
        action: 'recount-tally',
        subjectType: 'tally-run',
        subjectId: tallyRunId,
        origin: `job:${jobId}`,
        details: {
          roundId: ref.roundId,
          taskId: ref.taskId,
          isEqual: recount.isEqual,
          differences: recount.differences.join(', '),
        },
      });
    });
  }
}
