/**
 * Every background job of the service: its queue, its payload, its retries.
 *
 * Written once, read by the api (which requests jobs), the outbox relay (which
 * puts them on their queue) and the worker (which runs them). Payloads carry
 * ids only: a job reads the current state when it runs.
 */
export type JobPayloads = {
  /** Without a task of its own, such as after the closing of the voting, the job makes one under its own id. */
  'tally-round': {
    readonly municipalityId: string;
    readonly roundId: string;
    readonly taskId?: string;
  };
  'recount-tally': TaskPayload;
  'simulate-tally': TaskPayload;
  'explain-tally': TaskPayload;
  'notify-payment': { readonly municipalityId: string; readonly paymentId: string };
  /** The mail about an award letter, or about an objection. */
  'notify-award': LetterPayload;
  'notify-objection': LetterPayload;
  /** Opens and closes rounds whose planned time has come. */
  'advance-rounds': Readonly<Record<string, never>>;
  /** Forgets sessions, keys and messages that have served their time. */
  'remove-expired': Readonly<Record<string, never>>;
};

/** The mail is a row that says by itself what it tells, and to whom. */
type LetterPayload = { readonly municipalityId: string; readonly noticeId: string };

/** A task says by itself what it is to count. */
type TaskPayload = {
  readonly municipalityId: string;
  readonly roundId: string;
  readonly taskId: string;
};

export type JobName = keyof JobPayloads;

/** A queue per way of failing: a stuck mail server cannot hold up a count. */
export type QueueName = 'tally' | 'tally-checks' | 'notifications' | 'schedules';

type JobSpec = {
  readonly queue: QueueName;
  readonly attempts: number;
  readonly backoffMs: number;
};

export const JOBS = {
  'tally-round': { queue: 'tally', attempts: 5, backoffMs: 1_000 },
  // Apart from the counts that decide something: those wait for nobody's curiosity.
  'recount-tally': { queue: 'tally-checks', attempts: 3, backoffMs: 1_000 },
  'simulate-tally': { queue: 'tally-checks', attempts: 3, backoffMs: 1_000 },
  'explain-tally': { queue: 'tally-checks', attempts: 3, backoffMs: 1_000 },
  'notify-award': { queue: 'notifications', attempts: 8, backoffMs: 5_000 },
  'notify-objection': { queue: 'notifications', attempts: 8, backoffMs: 5_000 },
  'notify-payment': { queue: 'notifications', attempts: 8, backoffMs: 5_000 },
  // The next turn comes soon enough; a turn that failed is not tried again.
  'advance-rounds': { queue: 'schedules', attempts: 1, backoffMs: 0 },
  'remove-expired': { queue: 'schedules', attempts: 1, backoffMs: 0 },
} as const satisfies Record<JobName, JobSpec>;

/** The jobs that come back by the clock, whoever is there to ask for them. */
export const SCHEDULES = {
  'advance-rounds': { everyMs: 2_000 },
  'remove-expired': { everyMs: 3_600_000 },
} as const satisfies Partial<Record<JobName, { readonly everyMs: number }>>;
