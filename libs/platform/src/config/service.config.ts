import type { LogLevel } from '@nestjs/common';
import type { Environment } from './environment.js';

/** What api and worker both need to know. */
export type ServiceConfig = {
  readonly databaseUrl: string;
  /** Keys the references of voters and of requests; see docs/adr/0011. */
  readonly voterKeySecret: string;
  readonly isDemo: boolean;
  readonly logLevel: LogLevel;
};

const DATABASE_PROTOCOLS = ['postgres://', 'postgresql://'];
const LOG_LEVELS: readonly LogLevel[] = ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'];
const EXAMPLE_SECRET = /^example-/;

/** Reads the part of the environment that api and worker share. */
export function serviceConfig(env: Environment): ServiceConfig {
  const config = {
    databaseUrl: env.url('DATABASE_URL', DATABASE_PROTOCOLS),
    voterKeySecret: env.secret('VOTER_KEY_SECRET'),
    isDemo: env.flag('WIJKKAS_DEMO'),
    logLevel: env.oneOf('LOG_LEVEL', LOG_LEVELS, 'log'),
  };
  const isProduction = env.textOr('NODE_ENV', 'development') === 'production';
  if (isProduction && config.isDemo) {
    env.refuse('WIJKKAS_DEMO is true, and NODE_ENV is production: demo accounts are public.');
  }
  if (isProduction && EXAMPLE_SECRET.test(config.voterKeySecret)) {
    env.refuse('VOTER_KEY_SECRET is the one of the example, and NODE_ENV is production.');
  }
  return config;
}
