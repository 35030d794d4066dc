import { describe, expect, it } from '@jest/globals';
import { Environment } from '#platform';
import { apiConfig } from './api.config.js';

const COMPLETE = {
  DATABASE_URL: 'postgres://localhost/wijkkas',
  PUBLIC_URL: 'https://wijkkas.example',
  SESSION_SECRET: 'x'.repeat(32),
  VOTER_KEY_SECRET: 'x'.repeat(32),
};

describe('the address of the national locator service', () => {
  const read = (address: string): string | null =>
    apiConfig(new Environment({ ...COMPLETE, ADDRESS_LOCATOR_URL: address })).values
      .addressLocatorUrl;

  it('can be left out', () => {
    expect(read('')).toBeNull();
  });

  it.each(['https://locator.example/v3_1', 'http://127.0.0.1:8080/v3_1', 'http://localhost:1'])(
    'can be %s',
    (address) => {
      expect(read(address)).toBe(address);
    },
  );

  it.each(['http://locator.example/v3_1', 'ftp://locator.example', 'locator'])(
    'cannot be %s, where others can listen in or nobody answers',
    (address) => {
      expect(() => read(address)).toThrow('ADDRESS_LOCATOR_URL');
    },
  );
});
