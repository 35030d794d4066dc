import { describe, expect, it } from '@jest/globals';
import { type InboxAddress, inboxAddress, inboxIn } from './inbox-address.js';

const ID = '7856903c-9c6f-4ec1-aaa2-e2e3b87d08ec';
const list: InboxAddress = { municipality: 'a', noticeId: null, isUnread: false, page: 1 };
const searchOf = (address: string): string => new URL(address, 'https://a.example').search;

describe('the address of an inbox', () => {
  it.each([list, { ...list, isUnread: true, page: 3 }, { ...list, noticeId: ID }])(
    'is read back as it was written: %j',
    (address) => {
      expect(inboxIn('a', searchOf(inboxAddress(address)))).toEqual(address);
    },
  );

  it.each(['page=0', 'page=-1', 'page=1.5', 'page=x', 'page=1e9', 'show=all', 'id=../x'])(
    'shows the beginning of the list for what is no part of it: %s',
    (part) => {
      expect(inboxIn('a', `?municipality=a&${part}`)).toEqual(list);
    },
  );

  it('says nothing that goes without saying', () => {
    expect(inboxAddress(list)).toBe('/my-notices?municipality=a');
  });
});
