import { describe, expect, it } from '@jest/globals';
import { nextIn, signInAddress } from './sign-in-address.js';

const ORIGIN = 'https://wijkkas.example';

describe('where signing in leads', () => {
  it('is back to the page that asked for it', () => {
    const { search } = new URL(
      signInAddress('lindestad', '/propose?municipality=lindestad'),
      ORIGIN,
    );

    expect(nextIn(search, ORIGIN)).toBe('/propose?municipality=lindestad');
  });

  it.each([
    '',
    '?next=',
    '?next=https://evil.example/',
    '?next=//evil.example',
    '?next=/\\evil.example',
    '?next=javascript:alert(1)',
    '?next=propose',
  ])('is the front door for what is no page of this site: %s', (search) => {
    expect(nextIn(search, ORIGIN)).toBe('/');
  });
});
