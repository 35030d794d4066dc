import type { EntityManager } from 'typeorm';
import { NotFoundError, type TallyStage, type TallyTask, type TallyTaskResult } from '#domain';
import { type Page, type PageRequest, pageOf } from '../page.js';
import {
  parametersJson,
  type ResultJson,
  resultJson,
  resultOf,
  rulesOfParameters,
} from './tally-task-json.js';
import { TallyTaskRow } from './tally-task.row.js';

/** A task as it is asked for. */
export type TallyTaskRequest = Pick<
  TallyTask,
  'id' | 'roundId' | 'kind' | 'tallyRunId' | 'rules' | 'requestedBy'
>;

/** How a task ended. */
export type TallyTaskEnd =
  | {
      readonly state: 'done';
      readonly tallyRunId: string | null;
      readonly result: TallyTaskResult | null;
    }
  | { readonly state: 'failed'; readonly failureCode: string }
  | { readonly state: 'cancelled' };

/** Counts at work. A task that has ended is never changed again. */
export class TallyTaskStore {
  constructor(private readonly manager: EntityManager) {}

  /** Writes a task that waits; one that is there already stays as it is. */
  async request(task: TallyTaskRequest): Promise<void> {
    await this.manager.query(
      `INSERT INTO tally_task (id, round_id, kind, tally_run_id, requested_by, requested_at, parameters)
       VALUES ($1, $2, $3, $4, $5, clock_timestamp(), $6) ON CONFLICT (id) DO NOTHING`,
      [
        task.id,
        task.roundId,
        task.kind,
        task.tallyRunId,
        task.requestedBy,
        JSON.stringify(parametersJson(task)),
      ],
    );
  }

  /** @throws {NotFoundError} when the round has no such task */
  async get(roundId: string, taskId: string): Promise<TallyTask> {
    const row = await this.manager.findOneBy(TallyTaskRow, { roundId, id: taskId });
    return taskOf(found(row, taskId));
  }

  /**
   * The task, held until the transaction ends: nobody else changes it.
   *
   * @throws {NotFoundError} when the round has no such task
   */
  async lock(roundId: string, taskId: string): Promise<TallyTask> {
    const row = await this.manager.findOne(TallyTaskRow, {
      where: { roundId, id: taskId },
      lock: { mode: 'for_no_key_update' },
    });
    return taskOf(found(row, taskId));
  }

  /** The tasks of a round, latest first. */
  async list(roundId: string, page: PageRequest): Promise<Page<TallyTask>> {
    const [rows, totalCount] = await this.manager.findAndCount(TallyTaskRow, {
      where: { roundId },
      order: { requestedAt: 'DESC', id: 'ASC' },
      ...pageOf(page),
    });
    return { items: rows.map(taskOf), totalCount };
  }

  /** Marks that somebody works at the task, for the first time or again from the start. */
  async start(taskId: string): Promise<void> {
    await this.manager.query(
      `UPDATE tally_task SET state = 'running', stage = 'reading', progress = 0,
              started_at = coalesce(started_at, clock_timestamp())
        WHERE id = $1 AND finished_at IS NULL`,
      [taskId],
    );
  }

  /** Gives a task back to whoever takes it next. */
  async wait(taskId: string): Promise<void> {
    await this.manager.query(
      `UPDATE tally_task SET state = 'queued', stage = NULL, progress = 0
        WHERE id = $1 AND state = 'running'`,
      [taskId],
    );
  }

  /**
   * Writes how far a running task is.
   *
   * @returns whether it has to go on: false when somebody asked to cancel it, or when it ended otherwise
   */
  async report(taskId: string, at: { stage: TallyStage; progress: number }): Promise<boolean> {
    const [rows]: [{ goesOn: boolean }[], number] = await this.manager.query(
      `UPDATE tally_task SET stage = $2, progress = $3 WHERE id = $1 AND state = 'running'
       RETURNING cancel_requested_at IS NULL AS "goesOn"`,
      [taskId, at.stage, at.progress],
    );
    return rows[0]?.goesOn ?? false;
  }

  /** Asks whoever works at a task to stop. */
  async askToCancel(taskId: string): Promise<void> {
    await this.manager.query(
      `UPDATE tally_task SET cancel_requested_at = coalesce(cancel_requested_at, clock_timestamp())
        WHERE id = $1`,
      [taskId],
    );
  }

  /** Writes how a task ended; one that ended before stays as it was. */
  async end(taskId: string, end: TallyTaskEnd): Promise<void> {
    const isDone = end.state === 'done';
    const result = isDone && end.result !== null ? JSON.stringify(resultJson(end.result)) : null;
    await this.manager.query(
      `UPDATE tally_task SET state = $2, stage = NULL, progress = CASE WHEN $2 = 'done' THEN 100 ELSE progress END,
              finished_at = clock_timestamp(), tally_run_id = coalesce(tally_run_id, $3), result = $4, failure_code = $5
        WHERE id = $1 AND finished_at IS NULL`,
      [
        taskId,
        end.state,
        isDone ? end.tallyRunId : null,
        result,
        end.state === 'failed' ? end.failureCode : null,
      ],
    );
  }
}

function found(row: TallyTaskRow | null, taskId: string): TallyTaskRow {
  if (row === null) throw new NotFoundError('tally task', taskId);
  return row;
}

function taskOf({ parameters, result, ...row }: TallyTaskRow): TallyTask {
  return {
    id: row.id,
    roundId: row.roundId,
    kind: row.kind,
    state: row.state,
    stage: row.stage,
    progress: row.progress,
    tallyRunId: row.tallyRunId,
    rules: rulesOfParameters(parameters),
    requestedBy: row.requestedBy,
    requestedAt: row.requestedAt,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
    cancelRequestedAt: row.cancelRequestedAt,
    result: resultOf(result as ResultJson | null),
    failureCode: row.failureCode,
  };
}
