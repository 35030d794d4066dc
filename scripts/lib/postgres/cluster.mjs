// @ts-check
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Failure, failureFromOutput } from '../failure.mjs';
import { run } from '../run.mjs';
import { closeAll, handOver } from './service-user.mjs';

/**
 * @typedef {object} ClusterOptions
 * @property {string} folder
 * @property {string} password of the superuser `postgres`
 * @property {boolean} isLasting false: not synced to disk, for a folder that is thrown away
 * @property {import('./binaries.mjs').Binaries} binaries
 * @property {import('./service-user.mjs').ServiceUser | undefined} user
 * @property {AbortSignal | undefined} [signal]
 */

/**
 * Makes the data folder of PostgreSQL when it is not there. It is made beside its place and moved when it is complete,
 * so that an interrupted run leaves no half one.
 *
 * @param {ClusterOptions} options
 * @throws {Failure} when the folder belongs to another major version
 */
export async function ensureCluster(options) {
  const { folder, binaries } = options;
  if (existsSync(folder)) {
    checkVersion(folder, binaries.major);
    return;
  }
  const unfinished = `${folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  await initialise(unfinished, options);
  renameSync(unfinished, folder);
}

/**
 * @param {string} folder
 * @param {number} major
 */
function checkVersion(folder, major) {
  const file = join(folder, 'PG_VERSION');
  const found = existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
  if (found === String(major)) return;
  const whose = found === undefined ? 'holds no PostgreSQL data' : `is of PostgreSQL ${found}`;
  throw new Failure(
    `The data folder ${folder} ${whose}, and Wijkkas brings PostgreSQL ${String(major)}: move the folder away ` +
      'to keep it, or begin anew with `npm start -- --fresh`, which deletes it.',
  );
}

/**
 * @param {string} folder
 * @param {ClusterOptions} options
 */
async function initialise(folder, { password, isLasting, binaries, user, signal }) {
  const passwordFile = `${folder}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user !== undefined) {
    chownSync(folder, user.uid, user.gid);
    chownSync(passwordFile, user.uid, user.gid);
  }
  const folderFor = handOver(folder, 3, user);
  const passwordFor = handOver(passwordFile, 4, user);
  const files = [...folderFor.open(), ...passwordFor.open()];
  try {
    const { code, output } = await run(
      binaries.initdb,
      [
        `--pgdata=${folderFor.path}`,
        `--pwfile=${passwordFor.path}`,
        '--username=postgres',
        '--auth=scram-sha-256',
        // The built-in provider sorts by code point and knows Unicode case everywhere, whatever the machine has.
        ...[
          '--encoding=UTF8',
          '--locale=C',
          '--locale-provider=builtin',
          '--builtin-locale=C.UTF-8',
        ],
        '--data-checksums',
        ...(isLasting ? [] : ['--no-sync']),
      ],
      { cwd: '/', env: plainEnvironment(), files, signal, ...user },
    );
    if (code !== 0) throw failureFromOutput('PostgreSQL could not make its data folder.', output);
  } finally {
    closeAll(files);
    rmSync(passwordFile, { force: true });
  }
}

/**
 * The environment of PostgreSQL's programs: no setting of the caller's shell changes what they do or say.
 *
 * @returns {NodeJS.ProcessEnv}
 */
export function plainEnvironment() {
  return { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
}
