import type { LogLevel } from '@nestjs/common';
import { LOG_LEVELS } from '../logging/json-logger.js';
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

/** Reads the part of the environment that api and worker share. */
export function serviceConfig(env: Environment): ServiceConfig {
  const config = {
    databaseUrl: env.url('DATABASE_URL', DATABASE_PROTOCOLS),
    voterKeySecret: env.secret('VOTER_KEY_SECRET'),
    isDemo: env.flag('WIJKKAS_DEMO'),
    logLevel: env.oneOf('LOG_LEVEL', LOG_LEVELS, 'log'),
  };
  if (env.isProduction() && config.isDemo) {
    env.refuse('WIJKKAS_DEMO is true, and NODE_ENV is production: demo accounts are public.');
  }
  return config;
}
