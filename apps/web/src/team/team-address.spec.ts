import { describe, expect, it } from '@jest/globals';
import { teamAddressIn, teamAddressOf } from './team-address.js';

const ID = '7856903c-9c6f-4ec1-aaa2-e2e3b87d08ec';

describe('the address of the page of a wijkteam', () => {
  it('names the municipality and the wijkteam', () => {
    const address = { municipality: 'lindestad', id: ID };

    expect(teamAddressIn(new URL(teamAddressOf(address), 'https://a.example').search)).toEqual(
      address,
    );
  });

  it.each([
    '',
    '?municipality=lindestad',
    `?id=${ID}`,
    `?municipality=../people&id=${ID}`,
    `?municipality=lindestad&id=${ID}/../x`,
    `?municipality=a%2Fb&id=${ID}`,
  ])('leads nowhere but to a wijkteam: %s', (search) => {
    expect(teamAddressIn(search)).toBeNull();
  });
});
