import { describe, expect, it } from '@jest/globals';
import { addressOfPage, isNarrowed, searchIn } from './search-address.js';

describe('what somebody looks for', () => {
  it('stands in the address, and is read back from it', () => {
    const search = searchIn('lindestad', '?query=speel%20tuin&theme=play&state=&page=3');

    expect(search).toEqual({
      municipality: 'lindestad',
      roundId: '',
      query: 'speel tuin',
      theme: 'play',
      state: '',
      page: 3,
    });
    const { search: again } = new URL(addressOfPage(search, 4), 'https://a.example');
    expect(searchIn('lindestad', again)).toEqual({ ...search, page: 4 });
  });

  it.each(['0', '-1', '1.5', 'x', '99999999'])('page %s is the first', (page) => {
    expect(searchIn('lindestad', `?page=${page}`).page).toBe(1);
  });

  it('is nothing where nothing was filled in', () => {
    expect(isNarrowed(searchIn('lindestad', '?query=%20'))).toBe(false);
    expect(isNarrowed(searchIn('lindestad', '?state=funded'))).toBe(true);
    expect(addressOfPage(searchIn('lindestad', '?query='), 1)).toBe(
      '/initiatives?municipality=lindestad',
    );
  });
});
