import { describe, expect, it } from '@jest/globals';
import { InvalidInputError } from '#domain';
import { preferredLanguage, requestedLanguage } from './preferred-language.js';

describe('requestedLanguage', () => {
  it('is that of the query, and without it that of the header', () => {
    expect(requestedLanguage('en', 'nl')).toBe('en');
    expect(requestedLanguage(undefined, 'nl')).toBe('nl');
    expect(requestedLanguage(undefined)).toBeNull();
  });

  it.each([['fr'], [''], [['nl', 'en']]])('refuses %p', (asked) => {
    expect(() => requestedLanguage(asked)).toThrow(InvalidInputError);
  });
});

describe('preferredLanguage', () => {
  it.each([
    ['nl', 'nl'],
    ['en-GB,en;q=0.9,nl;q=0.8', 'en'],
    ['de, en;q=0.5, NL-be;q=0.7', 'nl'],
    ['*', 'nl'],
    ['de, *;q=0.1', 'nl'],
    ['en;q=0, de', null],
    ['english', null],
    ['', null],
    ['nl;q=much', null],
  ])('takes %p for %p', (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });
});
