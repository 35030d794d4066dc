import { BullModule } from '@nestjs/bullmq';
import {
  type BackendFactory,
  type ConnectionOptions,
  createPostgresBackend,
  createRedisBackend,
  type IQueueBackend,
  type PostgresPoolConfig,
  type Processor,
  type QueueOptions,
  Worker,
  type WorkerOptions,
} from 'bullmq';
import type { WorkerConfigValues } from '../worker.config.js';

/** Where BullMQ keeps its tables when there is no Redis; `migrate` makes it. */
export const QUEUE_SCHEMA = 'bullmq';

const CONNECT_MS = 10_000;
/** Beside the connection on which a worker listens for jobs. */
const WORKER_POOL_MAX = 2;
const PRODUCER_POOL_MAX = 1;

/** The one place that chooses: Redis where the installation has it, PostgreSQL where it has not. */
export type QueueConnections = {
  /** Fails at once when the backend is away: the relay holds row locks while it enqueues. */
  readonly producer: QueueOptions;
  /** Waits for the backend as long as it takes. */
  readonly consumer: QueueOptions;
};

export function queueConnections(values: WorkerConfigValues): QueueConnections {
  const { redisUrl, queuePrefix } = values;
  if (redisUrl === null) {
    return {
      producer: { connection: postgresConnection(values, PRODUCER_POOL_MAX) },
      consumer: { connection: postgresConnection(values, WORKER_POOL_MAX) },
    };
  }
  return {
    producer: {
      connection: { url: redisUrl, enableOfflineQueue: false, maxRetriesPerRequest: 1 },
      prefix: queuePrefix,
    },
    consumer: { connection: { url: redisUrl, maxRetriesPerRequest: null }, prefix: queuePrefix },
  };
}

/** Signs in as the service's login itself: its queue is no business of the application role. */
export function postgresConnection(
  { databaseUrl }: Pick<WorkerConfigValues, 'databaseUrl'>,
  max: number,
): PostgresPoolConfig {
  return {
    connectionString: databaseUrl,
    schema: QUEUE_SCHEMA,
    max,
    connectionTimeoutMillis: CONNECT_MS,
    application_name: 'wijkkas-queue',
  };
}

/** Opens what a connection of `queueConnections` describes. */
export const openBackend: BackendFactory = (name, options, factoryOptions) =>
  isPostgres(options.connection)
    ? createPostgresBackend(name, { ...options, connection: options.connection }, factoryOptions)
    : createRedisBackend(name, options, factoryOptions);

function isPostgres(
  connection: ConnectionOptions | PostgresPoolConfig,
): connection is PostgresPoolConfig {
  return 'connectionString' in connection;
}

/** What @nestjs/bullmq builds for each processor: it passes no backend of its own. */
class BackendWorker extends Worker<unknown, unknown, string, IQueueBackend> {
  constructor(name: string, processor: Processor, options: WorkerOptions) {
    super(name, processor, options, openBackend);
  }
}

BullModule.workerClass = BackendWorker;
