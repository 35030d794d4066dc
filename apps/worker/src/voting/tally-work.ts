import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import {
  DomainError,
  hasEnded,
  type TallyPosition,
  tallyPercent,
  type TallyTask,
  UNEXPECTED_FAILURE,
} from '#domain';
import { type Stores, type Tenant, UnitOfWork } from '#persistence';
import type { ThreadPosition } from './thread-messages.js';

/** How often a task says how far it is, and asks whether it has to go on. */
const REPORT_MS = 250;
/** A count that ends within this time of a stop is not thrown away. */
const FINISH_MS = 5_000;

/** The task that a job works at. */
export type TaskRef = {
  readonly municipalityId: string;
  readonly roundId: string;
  readonly taskId: string;
};

/** Somebody cancelled the task, or it had ended before. The job has nothing more to do. */
export class TaskEnded extends Error {}

/** The worker stops; another one, or this one when it is back, takes the job from the start. */
export class TaskInterrupted extends Error {}

/** What work at a task needs to be seen and to be stopped. */
export type Watch = {
  readonly signal: AbortSignal;
  readonly onPosition: (at: ThreadPosition) => void;
};

/**
 * Keeps the tasks up to date with what is done about them. While work goes on, its place is written
 * about once a second; whoever cancels the task, or stops the worker, stops the work.
 */
@Injectable()
export class TallyWork implements OnModuleDestroy {
  private readonly logger = new Logger(TallyWork.name);
  private readonly stopping = new AbortController();

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Before the processors wait for their jobs: what takes long is broken off. */
  onModuleDestroy(): void {
    void sleep(FINISH_MS, undefined, { ref: false }).then(() => {
      this.stopping.abort(new TaskInterrupted('The worker stops.'));
    });
  }

  /**
   * Does the work of a task that has begun. The work ends the task itself, in the transaction that
   * writes what it came to; how it failed is written here.
   *
   * @param isLastTry whether a failure is final: otherwise the task waits for another try
   * @throws {TaskEnded} when the task was cancelled
   * @throws {TaskInterrupted} when the worker stops
   */
  async do<Result>(
    ref: TaskRef,
    isLastTry: boolean,
    work: (task: TallyTask, watch: Watch) => Promise<Result>,
  ): Promise<Result> {
    const tenant = { id: ref.municipalityId };
    const task = await this.unitOfWork.run(tenant, (stores) => begin(stores, ref));
    if (task === null) throw new TaskEnded('The task has ended.');
    const reporter = new Reporter(this.unitOfWork, tenant, task, this.stopping.signal);
    try {
      return await work(task, reporter);
    } catch (error) {
      await reporter.close();
      await this.unitOfWork.run(tenant, (stores) => record(stores, ref, error, isLastTry));
      throw error;
    } finally {
      await reporter.close();
    }
  }

  /** Writes that a job was given up without a word of its own, such as one whose workers all died. */
  async giveUp({ municipalityId, taskId }: TaskRef): Promise<void> {
    const end = { state: 'failed', failureCode: UNEXPECTED_FAILURE } as const;
    try {
      await this.unitOfWork.run({ id: municipalityId }, ({ tallyTasks }) =>
        tallyTasks.end(taskId, end),
      );
    } catch (error) {
      // Nobody waits for this: the job has failed as it is.
      this.logger.warn(error);
    }
  }
}

/** The task, now running; null when there is nothing to do about it any more. */
async function begin({ tallyTasks }: Stores, ref: TaskRef): Promise<TallyTask | null> {
  const task = await tallyTasks.lock(ref.roundId, ref.taskId);
  if (hasEnded(task)) return null;
  if (task.cancelRequestedAt !== null) {
    await tallyTasks.end(ref.taskId, { state: 'cancelled' });
    return null;
  }
  await tallyTasks.start(ref.taskId);
  return task;
}

/**
 * Ends a task inside the transaction that writes what it came to; nothing of that stays when somebody
 * cancelled it meanwhile.
 *
 * @throws {TaskEnded} when it was cancelled
 */
export async function endTask(
  { tallyTasks }: Stores,
  { roundId, taskId }: TaskRef,
  { tallyRunId, result }: Pick<TallyTask, 'tallyRunId'> & { result: TallyTask['result'] | null },
): Promise<void> {
  const task = await tallyTasks.lock(roundId, taskId);
  if (task.cancelRequestedAt !== null) throw new TaskEnded('The task was cancelled.');
  await tallyTasks.end(taskId, { state: 'done', tallyRunId, result });
}

function record(
  { tallyTasks }: Stores,
  { taskId }: TaskRef,
  error: unknown,
  isLastTry: boolean,
): Promise<void> {
  if (error instanceof TaskEnded) return tallyTasks.end(taskId, { state: 'cancelled' });
  if (error instanceof DomainError) {
    return tallyTasks.end(taskId, { state: 'failed', failureCode: error.code });
  }
  if (error instanceof TaskInterrupted || !isLastTry) return tallyTasks.wait(taskId);
  return tallyTasks.end(taskId, { state: 'failed', failureCode: UNEXPECTED_FAILURE });
}

/** Writes about once a second how far a task is, and hears whether it has to go on. */
class Reporter implements Watch {
  private readonly controller = new AbortController();
  private readonly closing = new AbortController();
  private readonly rules: number;
  private readonly loop: Promise<void>;
  private at: ThreadPosition = { position: { stage: 'reading', share: 0 }, rule: 0 };

  readonly signal: AbortSignal;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tenant: Tenant,
    private readonly task: TallyTask,
    stopping: AbortSignal,
  ) {
    this.rules = task.rules?.length ?? 1;
    this.signal = AbortSignal.any([this.controller.signal, stopping]);
    this.loop = this.run();
  }

  readonly onPosition = (at: ThreadPosition): void => {
    this.at = at;
  };

  async close(): Promise<void> {
    this.closing.abort();
    await this.loop;
  }

  private async run(): Promise<void> {
    const { signal } = this.closing;
    const pause = (): Promise<boolean> => sleep(REPORT_MS, true, { signal }).catch(() => false);
    while (await pause()) {
      // A database that is away for a moment is no reason to stop counting.
      const goesOn = await this.report(this.at.position).catch(() => true);
      if (!goesOn) this.controller.abort(new TaskEnded('The task was cancelled.'));
    }
  }

  private report(position: TallyPosition): Promise<boolean> {
    const progress = tallyPercent(position, { rule: this.at.rule, rules: this.rules });
    return this.unitOfWork.run(this.tenant, ({ tallyTasks }) =>
      tallyTasks.report(this.task.id, { stage: position.stage, progress }),
    );
  }
}
