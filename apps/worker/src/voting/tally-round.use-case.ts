import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type CountWithRecord,
  nextPhase,
  type Round,
  TALLY_ENGINE_VERSION,
  TallyRefusedError,
  type TallyRun,
} from '#domain';
import type { JobPayloads } from '#jobs';
import { type Stores, UnitOfWork } from '#persistence';
import { type FrozenElection, readElection, workOf } from './read-election.js';
import { TallyThreads } from './tally-threads.js';
import { endTask, TallyWork, type TaskRef, type Watch } from './tally-work.js';

/** Counts a round, once, and keeps the record of it. */
@Injectable()
export class TallyRound {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tallyWork: TallyWork,
    private readonly threads: TallyThreads,
  ) {}

  /**
   * Counts the round and moves it on; a second run finds the record that is there and changes
   * nothing. The round is held while the record is written and no longer: two workers may count it
   * at the same moment, and the second to finish finds the record of the first.
   *
   * @param jobId names the job in the audit trail
   * @param isLastTry whether the task has failed when this fails
   * @throws {PhaseTransitionError} when the round is not waiting for its count
   * @throws {RulesTamperedError} when the rules or the paper are not those that were frozen
   * @throws {TallyRefusedError} when its ballots cannot be counted by its rule
   * @throws {TaskEnded} when somebody cancelled the count: the round goes on waiting for it
   */
  async execute(
    payload: JobPayloads['tally-round'],
    jobId: string,
    isLastTry = true,
  ): Promise<TallyRun> {
    const { municipalityId, roundId } = payload;
    const ref: TaskRef = { municipalityId, roundId, taskId: payload.taskId ?? jobId };
    const recorded = await this.unitOfWork.run({ id: municipalityId }, (stores) =>
      findRecorded(stores, ref),
    );
    if (recorded !== null) return recorded;
    return this.tallyWork.do(ref, isLastTry, async (_, watch) => {
      const { round, frozen } = await this.read(ref, watch);
      const counted = await this.count(frozen, watch);
      return this.unitOfWork.run({ id: municipalityId }, (stores) =>
        write(stores, runOf(round, frozen, counted), counted, { ref, jobId }),
      );
    });
  }

  private read(
    { municipalityId, roundId }: TaskRef,
    watch: Watch,
  ): Promise<{ round: Round; frozen: FrozenElection }> {
    return this.unitOfWork.run({ id: municipalityId }, async (stores) => {
      const round = await stores.rounds.get(roundId);
      // Another worker may write the record meanwhile; whether the step exists is asked again then.
      nextPhase(round.mode, round.phase, 'record-tally');
      return { round, frozen: await readElection(stores, round, watch) };
    });
  }

  private async count(frozen: FrozenElection, watch: Watch): Promise<CountWithRecord> {
    const rules = [frozen.rules.tally];
    const [answer] = await this.threads.count({ ...workOf(frozen), rules }, watch);
    if (answer === undefined) throw new Error('The thread gave no answer.');
    if (answer.kind === 'refused') throw new TallyRefusedError(answer.refusal);
    watch.onPosition({ position: { stage: 'storing', share: 0 }, rule: 0 });
    return answer.count;
  }
}

/** The record that is there already, with its task brought to an end; makes the task if there is none. */
async function findRecorded(stores: Stores, ref: TaskRef): Promise<TallyRun | null> {
  const { rounds, tallyRuns, tallyTasks } = stores;
  const { roundId, taskId } = ref;
  await rounds.get(roundId);
  await tallyTasks.request({
    id: taskId,
    roundId,
    kind: 'count',
    tallyRunId: null,
    rules: null,
    requestedBy: 'service',
  });
  const recorded = await tallyRuns.findLatest(roundId);
  if (recorded !== null) await endWith(stores, ref, recorded);
  return recorded;
}

async function endWith({ tallyTasks }: Stores, { taskId }: TaskRef, run: TallyRun): Promise<void> {
  await tallyTasks.start(taskId);
  await tallyTasks.end(taskId, { state: 'done', tallyRunId: run.id, result: null });
}

function runOf(
  { id: roundId }: Round,
  { rules, rulesHash, ballotCount }: FrozenElection,
  { inputHash, outcome }: CountWithRecord,
): Omit<TallyRun, 'countedAt'> {
  return {
    id: randomUUID(),
    roundId,
    rule: rules.tally.rule,
    engineVersion: TALLY_ENGINE_VERSION,
    rulesHash,
    inputHash,
    ballotCount,
    outcome,
  };
}

/** Explaining comes after the count, and waits for the other checks; it delays no outcome. */
async function requestExplanation(
  { outbox, tallyTasks }: Stores,
  { municipalityId }: TaskRef,
  { id: tallyRunId, roundId }: TallyRun,
): Promise<void> {
  const taskId = randomUUID();
  await tallyTasks.request({
    id: taskId,
    roundId,
    kind: 'explanation',
    tallyRunId,
    rules: null,
    requestedBy: 'service',
  });
  await outbox.request('explain-tally', { municipalityId, roundId, taskId });
}

/** Writes the record and moves the round on, unless another worker did. */
async function write(
  stores: Stores,
  counted: Omit<TallyRun, 'countedAt'>,
  { recordText, recordHash }: CountWithRecord,
  { ref, jobId }: { readonly ref: TaskRef; readonly jobId: string },
): Promise<TallyRun> {
  const round = await stores.rounds.lock(ref.roundId);
  const recorded = await stores.tallyRuns.findLatest(ref.roundId);
  if (recorded !== null) {
    await endWith(stores, ref, recorded);
    return recorded;
  }
  nextPhase(round.mode, round.phase, 'record-tally');
  const run = { ...counted, countedAt: await stores.clock.now() };
  await stores.tallyRuns.insert(run, { recordText, recordHash });
  await stores.roundRoute.take(round, 'record-tally', {
    actor: 'service',
    origin: `job:${jobId}`,
    now: run.countedAt,
  });
  await endTask(stores, ref, { tallyRunId: run.id, result: null });
  await requestExplanation(stores, ref, run);
  await stores.audit.record({
    actor: 'service',
    action: 'record-tally',
    subjectType: 'round',
    subjectId: ref.roundId,
    origin: `job:${jobId}`,
    details: {
      tallyRunId: run.id,
      inputHash: run.inputHash,
      recordHash,
      ballotCount: run.ballotCount,
    },
  });
  return run;
}
