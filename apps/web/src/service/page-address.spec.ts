import { describe, expect, it } from '@jest/globals';
import { municipalityIn, pageAddressIn, pageAddressOf } from './page-address.js';

const ID = '7856903c-9c6f-4ec1-aaa2-e2e3b87d08ec';

describe('the address of a page', () => {
  it('names the municipality and what the page is about', () => {
    const address = { municipality: 'lindestad', id: ID };
    const { pathname, search } = new URL(pageAddressOf('/wijkteam', address), 'https://a.example');

    expect(pathname).toBe('/wijkteam');
    expect(pageAddressIn(search)).toEqual(address);
    expect(municipalityIn(search)).toBe('lindestad');
  });

  it.each([
    '',
    '?municipality=lindestad',
    `?id=${ID}`,
    `?municipality=../people&id=${ID}`,
    `?municipality=lindestad&id=${ID}/../x`,
    `?municipality=a%2Fb&id=${ID}`,
  ])('leads nowhere but to what can exist: %s', (search) => {
    expect(pageAddressIn(search)).toBeNull();
  });

  it.each(['', '?municipality=../people', '?municipality=a%2Fb'])(
    'leads to no municipality that cannot exist: %s',
    (search) => {
      expect(municipalityIn(search)).toBeNull();
    },
  );
});
