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
  /** Makes the messages of an announcement, a batch at a time. */
  'spread-announcement': { readonly municipalityId: string; readonly announcementId: string };
  /** Hands over the mail of a municipality that is due. */
  'deliver-mail': { readonly municipalityId: string };
  /** Looks after digests, reminders, and mail that waits for its time. */
  'tend-notices': Readonly<Record<string, never>>;
  /** Opens and closes rounds whose planned time has come. */
  'advance-rounds': Readonly<Record<string, never>>;
  /** Looks at the terms of applications and advice: they go on, pass, or come near their end. */
  'watch-terms': Readonly<Record<string, never>>;
  /** Publishes who took part where in rounds that are over. */
  'publish-participation': Readonly<Record<string, never>>;
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
export type QueueName = 'tally' | 'tally-checks' | 'notifications' | 'notices' | 'schedules';

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
  'spread-announcement': { queue: 'notices', attempts: 10, backoffMs: 2_000 },
  'deliver-mail': { queue: 'notices', attempts: 3, backoffMs: 2_000 },
  'tend-notices': { queue: 'notices', attempts: 1, backoffMs: 0 },
  // The next turn comes soon enough; a turn that failed is not tried again.
  'advance-rounds': { queue: 'schedules', attempts: 1, backoffMs: 0 },
  'watch-terms': { queue: 'schedules', attempts: 1, backoffMs: 0 },
  'publish-participation': { queue: 'schedules', attempts: 1, backoffMs: 0 },
  'remove-expired': { queue: 'schedules', attempts: 1, backoffMs: 0 },
} as const satisfies Record<JobName, JobSpec>;

/** The jobs that come back by the clock, whoever is there to ask for them. */
export const SCHEDULES = {
  'advance-rounds': { everyMs: 2_000 },
  // Terms end with a day; what was handed in is taken up within a minute.
  'watch-terms': { everyMs: 60_000 },
  // Rounds are over for good: nobody waits for these figures by the minute.
  'publish-participation': { everyMs: 300_000 },
  'remove-expired': { everyMs: 3_600_000 },
  'tend-notices': { everyMs: 30_000 },
} as const satisfies Partial<Record<JobName, { readonly everyMs: number }>>;
