// @ts-check

/**
 * What the apps are told through their environment; see .env.example for the meaning of each variable.
 *
 * @typedef {object} Facts
 * @property {string} databaseUrl
 * @property {string | undefined} migrationDatabaseUrl
 * @property {string | undefined} redisUrl
 * @property {string} smtpUrl
 * @property {string} host
 * @property {string} publicUrl
 * @property {boolean} isDemo
 * @property {import('./secrets.mjs').Secrets} secrets
 * @property {NodeJS.ProcessEnv} more variables that win over all others
 */

/**
 * The environment of api, worker and command line. Secrets that the caller's shell sets are kept; what decides which
 * database and which mode is used is not left to it.
 *
 * @param {Facts} facts
 * @returns {NodeJS.ProcessEnv}
 */
export function appEnvironment(facts) {
  const { secrets } = facts;
  return {
    ...withoutServices(process.env),
    SESSION_SECRET: given('SESSION_SECRET') ?? secrets.sessionSecret,
    VOTER_KEY_SECRET: given('VOTER_KEY_SECRET') ?? secrets.voterKeySecret,
    MAIL_FROM: given('MAIL_FROM') ?? 'Wijkkas <noreply@wijkkas.example>',
    NODE_ENV: 'development',
    WIJKKAS_DEMO: String(facts.isDemo),
    DATABASE_URL: facts.databaseUrl,
    SMTP_URL: facts.smtpUrl,
    API_HOST: facts.host,
    PUBLIC_URL: facts.publicUrl,
    ...redis(facts),
    ...facts.more,
  };
}

/**
 * The same for `wijkkas migrate`, which signs in as the owner of the schema.
 *
 * @param {Facts} facts
 * @returns {NodeJS.ProcessEnv}
 */
export function migrationEnvironment(facts) {
  const { migrationDatabaseUrl: url } = facts;
  return {
    ...appEnvironment(facts),
    ...(url === undefined ? {} : { MIGRATION_DATABASE_URL: url }),
  };
}

/**
 * A variable of our own environment; one that is set to nothing counts as not set.
 *
 * @param {string} name
 * @returns {string | undefined}
 */
export function given(name) {
  const value = process.env[name];
  return value === '' ? undefined : value;
}

/**
 * An environment in which no database, queue or mail server is set.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function withoutServices(env) {
  const names = ['DATABASE_URL', 'MIGRATION_DATABASE_URL', 'REDIS_URL', 'SMTP_URL'];
  return Object.fromEntries(Object.entries(env).filter(([name]) => !names.includes(name)));
}

/** @param {Facts} facts */
function redis({ redisUrl, secrets }) {
  if (redisUrl === undefined) return {};
  // A Redis may serve several clones, and outlives a database that was begun anew: each has queues of its own.
  return { REDIS_URL: redisUrl, QUEUE_PREFIX: given('QUEUE_PREFIX') ?? `wijkkas-${secrets.id}` };
}
