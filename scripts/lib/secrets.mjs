// @ts-check
import { randomBytes } from 'node:crypto';
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { readJson } from './json.mjs';

/**
 * What is made once for each data folder and has to stay the same.
 *
 * @typedef {object} Secrets
 * @property {string} id sets the processes and queues of this folder apart from those of another clone
 * @property {string} superuserPassword
 * @property {string} ownerPassword
 * @property {string} servicePassword
 * @property {string} sessionSecret
 * @property {string} voterKeySecret
 * @property {number} [postgresPort] the port of the last run, kept so that a saved connection goes on working
 * @property {DemoAccess} [demo]
 *
 * @typedef {object} DemoAccess what the demo municipality can be entered with
 * @property {DemoAccount[]} accounts
 * @property {string} [token] of the demo's machine account
 *
 * @typedef {object} DemoAccount
 * @property {string} email empty for a resident who signs in with a letter
 * @property {string} password or the code in the letter
 * @property {string} name
 * @property {string} role
 * @property {string | null} [wijkteam]
 * @property {string} [tries] what there is to try with it
 */

/** @param {string} dataFolder */
export function secretsFile(dataFolder) {
  return join(dataFolder, 'secrets.json');
}

/**
 * The secrets of a data folder; made at random when there are none.
 *
 * @param {string} dataFolder has to exist
 * @returns {Secrets}
 */
export function loadSecrets(dataFolder) {
  const known = findSecrets(dataFolder);
  if (known !== undefined) return known;
  const made = {
    id: randomBytes(6).toString('hex'),
    superuserPassword: randomBytes(24).toString('hex'),
    ownerPassword: randomBytes(24).toString('hex'),
    servicePassword: randomBytes(24).toString('hex'),
    sessionSecret: randomBytes(32).toString('hex'),
    voterKeySecret: randomBytes(32).toString('hex'),
  };
  saveSecrets(dataFolder, made);
  return made;
}

/**
 * The secrets of a data folder, or undefined when none were made yet.
 *
 * @param {string} dataFolder
 * @returns {Secrets | undefined}
 * @throws {Failure} when the file is damaged
 */
export function findSecrets(dataFolder) {
  const file = secretsFile(dataFolder);
  if (!existsSync(file)) return undefined;
  try {
    return /** @type {Secrets} */ (readJson(file));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Failure(
      `${file} is damaged: put an older copy back, or begin anew with \`npm start -- --fresh\`.`,
    );
  }
}

/**
 * @param {string} dataFolder
 * @param {Secrets} secrets
 */
export function saveSecrets(dataFolder, secrets) {
  const file = secretsFile(dataFolder);
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  // In one step: a full disk or a power cut leaves the old file or the new one.
  renameSync(`${file}.new`, file);
}
