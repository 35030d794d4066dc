import { type Environment, type ServiceConfig, serviceConfig } from '#platform';
import { CliFailure } from './cli-failure.js';

/** The running service that a command talks to. */
export type ServiceSettings = { readonly url: string; readonly token: string | null };

/** As whom the schema is changed, and who may use it afterwards. */
export type MigrationSettings = { readonly owner: string; readonly service: string };

const SERVICE_PROTOCOLS = ['http://', 'https://'];
const DATABASE_PROTOCOLS = ['postgres://', 'postgresql://'];

/** @throws {ConfigurationError} when WIJKKAS_URL is no address */
export function serviceSettings(env: Environment): ServiceSettings {
  const settings = {
    url: env.optionalUrl('WIJKKAS_URL', SERVICE_PROTOCOLS) ?? 'http://localhost:3000',
    token: env.optional('WIJKKAS_TOKEN'),
  };
  env.finish();
  return settings;
}

/** @throws {ConfigurationError} naming every variable that is missing or wrong */
export function migrationSettings(env: Environment): MigrationSettings {
  const service = env.url('DATABASE_URL', DATABASE_PROTOCOLS);
  const owner = env.optionalUrl('MIGRATION_DATABASE_URL', DATABASE_PROTOCOLS) ?? service;
  env.finish();
  return { owner, service };
}

/**
 * What the demo municipality needs.
 *
 * @throws {CliFailure} in production, and where demo mode is not on
 * @throws {ConfigurationError} naming every variable that is missing or wrong
 */
export function demoSettings(env: Environment): ServiceConfig {
  if (env.textOr('NODE_ENV', 'development') === 'production') {
    throw new CliFailure(
      'The demo is not loaded: NODE_ENV is production, and demo accounts are public.',
    );
  }
  if (env.textOr('WIJKKAS_DEMO', 'false') !== 'true') {
    throw new CliFailure('The demo is not loaded: WIJKKAS_DEMO is not true.');
  }
  const settings = serviceConfig(env);
  env.finish();
  return settings;
}

/**
 * What the installer's commands need.
 *
 * @throws {ConfigurationError} when DATABASE_URL is missing or wrong
 */
export function setUpSettings(env: Environment): { readonly databaseUrl: string } {
  const databaseUrl = env.url('DATABASE_URL', DATABASE_PROTOCOLS);
  env.finish();
  return { databaseUrl };
}
