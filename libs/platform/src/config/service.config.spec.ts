import { describe, expect, it } from '@jest/globals';
import { ConfigurationError, Environment } from './environment.js';
import { serviceConfig } from './service.config.js';

const SOUND = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://service@db/wijkkas',
  VOTER_KEY_SECRET: 'a-secret-of-forty-characters-or-so-12345',
};

function faultsOf(variables: Record<string, string>): readonly string[] {
  const env = new Environment(variables);
  serviceConfig(env);
  try {
    env.finish();
    return [];
  } catch (error) {
    return error instanceof ConfigurationError ? error.faults : [String(error)];
  }
}

describe('the configuration of the service', () => {
  it('takes what is complete', () => {
    expect(faultsOf(SOUND)).toEqual([]);
  });

  it('refuses demo mode in production', () => {
    expect(faultsOf({ ...SOUND, WIJKKAS_DEMO: 'true' })).toEqual([
      'WIJKKAS_DEMO is true, and NODE_ENV is production: demo accounts are public.',
    ]);
  });

  it('refuses the secret of the example in production, and takes it elsewhere', () => {
    const example = { ...SOUND, VOTER_KEY_SECRET: 'example-voter-key-secret-change-me-too' };

    expect(faultsOf(example)).toEqual([
      'VOTER_KEY_SECRET is the one of the example, and NODE_ENV is production.',
    ]);
    expect(faultsOf({ ...example, NODE_ENV: 'development' })).toEqual([]);
  });

  it('names everything that is missing or wrong at once', () => {
    expect(
      faultsOf({ DATABASE_URL: 'mysql://db', LOG_LEVEL: 'loud', WIJKKAS_DEMO: 'yes' }),
    ).toEqual([
      'DATABASE_URL is not an address that starts with postgres:// or postgresql://.',
      'VOTER_KEY_SECRET is not set.',
      'WIJKKAS_DEMO is not true or false.',
      'LOG_LEVEL is not one of fatal, error, warn, log, debug, verbose.',
    ]);
  });
});
