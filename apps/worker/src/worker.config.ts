import { fileURLToPath } from 'node:url';
import { type Environment, type ServiceConfig, serviceConfig } from '#platform';

/** What the worker must be told; read from the environment once, in `main`. */
export class WorkerConfig {
  constructor(readonly values: WorkerConfigValues) {}
}

export type WorkerConfigValues = ServiceConfig & {
  /** Null: jobs wait in PostgreSQL. */
  readonly redisUrl: string | null;
  /** Separates the queues of installations that share one Redis. */
  readonly queuePrefix: string;
  /** The origin that people use, for the links in letters. */
  readonly publicUrl: string;
  readonly smtpUrl: string;
  readonly mailFrom: string;
  readonly tallyThread: {
    /** The compiled program of the thread that counts. */
    readonly file: string;
    /** How much it may have on its heap; what the ballots take stands beside that. */
    readonly memoryMb: number;
  };
};

const TALLY_THREAD = {
  file: fileURLToPath(new URL('./voting/tally.thread.js', import.meta.url)),
  memoryMb: 2_048,
};

/** @throws {ConfigurationError} naming every variable that is missing or wrong */
export function workerConfig(env: Environment): WorkerConfig {
  const values = {
    ...serviceConfig(env),
    redisUrl: env.optionalUrl('REDIS_URL', ['redis://', 'rediss://']),
    queuePrefix: env.textOr('QUEUE_PREFIX', 'wijkkas'),
    publicUrl: env.url('PUBLIC_URL', ['http://', 'https://']),
    smtpUrl: env.url('SMTP_URL', ['smtp://', 'smtps://']),
    mailFrom: env.text('MAIL_FROM'),
    tallyThread: TALLY_THREAD,
  };
  env.finish();
  return new WorkerConfig(values);
}
