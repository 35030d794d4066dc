import { DomainError } from '../domain-error.js';
import { type Actor, isAllowed, type Permission } from '../people/authorise.js';
import type { TallyRule } from '../tally/tally-rule.js';
import type { TallyStage } from './tally-progress.js';
import type { RecountResult } from './tally-recount.js';
import type { SimulatedOutcome } from './tally-simulation.js';

/** Why ballots are counted: for the outcome, to check it, to see what another rule would do, or to explain. */
export const TALLY_TASK_KINDS = ['count', 'recount', 'simulation', 'explanation'] as const;
export type TallyTaskKind = (typeof TALLY_TASK_KINDS)[number];

export const TALLY_TASK_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type TallyTaskState = (typeof TALLY_TASK_STATES)[number];

/** What a task came to; null until it is done. */
export type TallyTaskResult = {
  readonly recount: RecountResult | null;
  readonly simulation: readonly SimulatedOutcome[] | null;
};

/** A count that somebody, or the closing of the voting, has asked for. */
export type TallyTask = {
  readonly id: string;
  readonly roundId: string;
  readonly kind: TallyTaskKind;
  readonly state: TallyTaskState;
  /** What it is doing, while it runs. */
  readonly stage: TallyStage | null;
  /** In whole percents; 100 only when it is done. */
  readonly progress: number;
  /** The record that a count made, that a recount compares with, or that is explained. */
  readonly tallyRunId: string | null;
  /** The rules that a simulation compares. */
  readonly rules: readonly TallyRule[] | null;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly cancelRequestedAt: Date | null;
  readonly result: TallyTaskResult;
  /** The code of what went wrong, `unexpected` when it was no broken rule; for a failed task only. */
  readonly failureCode: string | null;
};

/** The failure code of what was no broken rule: something was away, or a program ended. */
export const UNEXPECTED_FAILURE = 'unexpected';

/** A task that ended cannot be cancelled. */
export class TallyTaskEndedError extends DomainError {
  readonly code = 'tally-task-ended';
  readonly kind = 'conflict';

  constructor(taskId: string, state: TallyTaskState) {
    super('This count has ended; there is nothing to cancel.', { taskId, state });
  }
}

/** The count needed more memory than a count may take. Trying again would not help. */
export class TallyOutOfMemoryError extends DomainError {
  readonly code = 'tally-out-of-memory';
  readonly kind = 'conflict';

  constructor(memoryMb: number) {
    super('This count needs more memory than a count may take.', { memoryMb });
  }
}

/** The permission that asking for such a task needs, and cancelling it. */
export const PERMISSION_FOR_TASK: Readonly<Record<TallyTaskKind, Permission>> = {
  count: 'run-tally',
  recount: 'recount-tally',
  simulation: 'simulate-tally',
  // The service asks for it with the count.
  explanation: 'run-tally',
};

/**
 * How a task is cancelled: at once while nobody works at it, else by asking who does.
 *
 * @throws {TallyTaskEndedError} when it has ended, in whatever way
 */
export function cancelTallyTask({ id, state }: Pick<TallyTask, 'id' | 'state'>): 'now' | 'ask' {
  if (state === 'queued') return 'now';
  if (state === 'running') return 'ask';
  throw new TallyTaskEndedError(id, state);
}

/** Whether a task has come to its end. */
export function hasEnded({ state }: Pick<TallyTask, 'state'>): boolean {
  return state !== 'queued' && state !== 'running';
}

/**
 * Whether somebody may see the counts of a round.
 *
 * An imported election was public before it came here. The others are for those who work with them in
 * the wijkteam and for auditors until the wijkteam has ratified a count; then all counts of the round
 * are for everybody, also those that it did not follow.
 */
export function maySeeCounts(
  actor: Actor | null,
  round: { readonly wijkteamId: string; readonly isImported: boolean },
  isRatified: boolean,
): boolean {
  if (round.isImported || isRatified) return true;
  return actor !== null && isAllowed(actor, 'read-tally', round);
}
