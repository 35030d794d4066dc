import { startService } from '../../../scripts/lib/service.mjs';
import { temporaryFolder } from '../../support/browser.js';
import { runWijkkas } from './run-wijkkas.js';

export type RunningService = Awaited<ReturnType<typeof startService>> & {
  /** Stops everything and removes the data. */
  close(): Promise<void>;
};

type Given = { readonly apis?: number; readonly workers?: number; readonly isDemo?: boolean };

/**
 * The built service as separate processes on free ports, with a database of its own: the same
 * start as `npm start`, without the part that a person sees.
 */
export async function startRunningService(given: Given = {}): Promise<RunningService> {
  const folder = temporaryFolder('e2e');
  const redisUrl = process.env['TEST_REDIS_URL'];
  const service = await startService({
    dataFolder: folder.path,
    isForTest: true,
    isDemo: given.isDemo ?? false,
    apis: given.apis ?? 1,
    workers: given.workers ?? 1,
    databaseUrl: undefined,
    migrationDatabaseUrl: undefined,
    redisUrl: redisUrl === '' ? undefined : redisUrl,
    env: { QUEUE_PREFIX: folder.path.replaceAll(/[^a-z0-9]/gi, '-'), LOG_LEVEL: 'warn' },
  });
  return {
    ...service,
    close: async () => {
      await service.stop();
      folder.remove();
    },
  };
}

/** Makes an empty municipality as an installer does, and gives its administrator's code. */
export async function createMunicipality(
  service: Pick<RunningService, 'databaseUrl'>,
  slug: string,
): Promise<{ readonly letterCode: string }> {
  const { stdout } = await runWijkkas(
    ['municipality', 'create', '--slug', slug, '--name', slug, '--administrator', 'Bea', '--json'],
    { DATABASE_URL: service.databaseUrl },
  );
  return (JSON.parse(stdout) as { administrator: { letterCode: string } }).administrator;
}
