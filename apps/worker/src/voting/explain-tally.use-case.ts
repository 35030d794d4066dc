import { Injectable } from '@nestjs/common';
import {
  type ExplanationDocument,
  explanationOf,
  type RecordedTallyRun,
  type TallyExplained,
  type TallyTask,
} from '#domain';
import type { JobPayloads } from '#jobs';
import { type Stores, UnitOfWork } from '#persistence';
import { type FrozenElection, readElection } from './read-election.js';
import { TallyThreads } from './tally-threads.js';
import { endTask, TallyWork, type TaskRef, type Watch } from './tally-work.js';

/** Explains a count, once, and keeps the explanation. */
@Injectable()
export class ExplainTally {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tallyWork: TallyWork,
    private readonly threads: TallyThreads,
  ) {}

  /**
   * Counts the round once more, explains it, and draws its ballots anew; a second run finds the
   * explanation that is there and changes nothing.
   *
   * @param jobId names the job in the audit trail
   * @throws {RulesTamperedError} when the rules or the paper are not those that were frozen
   * @throws {ExplanationDiffersError} when the count is not the one that is recorded
   * @throws {TaskEnded} when somebody cancelled it
   */
  execute(
    ref: JobPayloads['explain-tally'],
    jobId: string,
    isLastTry: boolean,
  ): Promise<TallyExplained> {
    const tenant = { id: ref.municipalityId };
    return this.tallyWork.do(ref, isLastTry, async (task, watch) => {
      const known = await this.unitOfWork.run(tenant, (stores) => endIfKnown(stores, ref, task));
      if (known !== null) return known;
      const { recorded, frozen } = await this.read(ref, task, watch);
      const work = { election: frozen.election, rule: frozen.rules.tally };
      const document = explanationOf(recorded, await this.threads.explain(work, watch));
      watch.onPosition({ position: { stage: 'storing', share: 0 }, rule: 0 });
      return this.unitOfWork.run(tenant, (stores) => write(stores, { ref, task }, document, jobId));
    });
  }

  private read(
    { municipalityId, roundId }: TaskRef,
    task: TallyTask,
    watch: Watch,
  ): Promise<{ recorded: RecordedTallyRun; frozen: FrozenElection }> {
    return this.unitOfWork.run({ id: municipalityId }, async (stores) => ({
      recorded: await stores.tallyRuns.get(roundId, runIdOf(task)),
      frozen: await readElection(stores, await stores.rounds.get(roundId), watch),
    }));
  }
}

type TaskAtHand = { readonly ref: TaskRef; readonly task: TallyTask };

/** The database keeps no such task without a count. */
function runIdOf({ tallyRunId }: TallyTask): string {
  return tallyRunId ?? '';
}

async function endIfKnown(
  stores: Stores,
  ref: TaskRef,
  task: TallyTask,
): Promise<TallyExplained | null> {
  const tallyRunId = runIdOf(task);
  const known = await stores.tallyExplanations.find(ref.roundId, tallyRunId);
  if (known !== null) await endTask(stores, ref, { tallyRunId, result: null });
  return known;
}

/** Keeps the explanation, unless another worker did. */
async function write(
  stores: Stores,
  { ref, task }: TaskAtHand,
  document: ExplanationDocument,
  jobId: string,
): Promise<TallyExplained> {
  const { roundId } = ref;
  const tallyRunId = runIdOf(task);
  // Holds the task, and so its explanation: there is one task for each count.
  await endTask(stores, ref, { tallyRunId, result: null });
  const known = await stores.tallyExplanations.find(roundId, tallyRunId);
  if (known !== null) return known;
  const explained = { tallyRunId, roundId, document, explainedAt: await stores.clock.now() };
  await stores.tallyExplanations.insert(explained);
  await stores.audit.record({
    actor: 'service',
    action: 'explain-tally',
    subjectType: 'tally-run',
    subjectId: tallyRunId,
    origin: `job:${jobId}`,
    details: { roundId, taskId: ref.taskId, resamples: document.robustness?.samples ?? 0 },
  });
  return explained;
}
