import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../people/authorise.js';
import type { Role } from '../people/role.js';
import {
  type KeptPromise,
  promiseFaults,
  promiseJudgeOf,
  promiseRecorderOf,
  promiseState,
  type PromiseTerms,
} from './promise.js';

const TODAY = '2027-03-15';
const TEAM = 'team';
const TERMS: PromiseTerms = {
  text: 'De lantaarn wordt gemaakt.',
  madeOn: '2027-03-01',
  dueOn: '2027-04-01',
  source: 'meeting',
  sourceNote: '',
};
const PROMISE: KeptPromise = {
  wijkteamId: TEAM,
  ownerId: 'cees',
  dueOn: '2027-03-14',
  outcome: null,
};
const KEPT = { outcome: 'kept', reason: '', newDueOn: null } as const;
const BROKEN = { outcome: 'broken', reason: 'De onderdelen kwamen niet.', newDueOn: null } as const;

function person(id: string, role: Role): Actor {
  const wijkteamId = role === 'contact-person' ? null : TEAM;
  const membership = { role, wijkteamId, validFromOn: '2026-01-01', validUntilOn: null };
  return { kind: 'person', id, memberships: [membership] };
}

describe('a promise', () => {
  it('is open up to and including its date, and overdue from the day after, until it is settled', () => {
    const state = (dueOn: string, outcome: KeptPromise['outcome'] = null): string =>
      promiseState({ dueOn, outcome }, TODAY);

    expect([state(TODAY), state('2027-03-14'), state('2027-03-16')]).toEqual([
      'open',
      'overdue',
      'open',
    ]);
    expect([state('2027-03-14', 'kept'), state('2027-03-14', 'broken')]).toEqual([
      'kept',
      'broken',
    ]);
  });

  it('is due on the day it is made or later, and not made in days to come', () => {
    const names = (given: Partial<PromiseTerms>): string[] =>
      promiseFaults({ ...TERMS, ...given }, TODAY).map(({ name }) => name);

    expect(names({})).toEqual([]);
    expect(names({ madeOn: TODAY, dueOn: TODAY })).toEqual([]);
    expect(names({ madeOn: '2027-03-16', dueOn: '2027-03-15', text: 'Later.' })).toEqual([
      'text',
      'madeOn',
      'dueOn',
    ]);
    expect(names({ dueOn: '2027-02-29' })).toEqual(['dueOn']);
  });

  it('is written down by who keeps the list of the wijkteam', () => {
    expect(promiseRecorderOf(person('anna', 'chair'), TEAM, TERMS, TODAY)).toBe('anna');
    expect(() => promiseRecorderOf(person('anna', 'chair'), 'other', TERMS, TODAY)).toThrow();
    expect(() => promiseRecorderOf(person('bo', 'resident'), TEAM, TERMS, TODAY)).toThrow();
  });

  it('is called kept by somebody else than its owner, and broken by either, with a reason', () => {
    const owner = person('cees', 'contact-person');
    const chair = person('anna', 'chair');

    expect(promiseJudgeOf(chair, PROMISE, KEPT, TODAY)).toBe('anna');
    expect(promiseJudgeOf(owner, PROMISE, BROKEN, TODAY)).toBe('cees');
    expect(promiseJudgeOf(person('cees', 'member'), PROMISE, BROKEN, TODAY)).toBe('cees');
    expect(() => promiseJudgeOf(owner, PROMISE, KEPT, TODAY)).toThrow('Somebody else');
    expect(() => promiseJudgeOf(person('bo', 'member'), PROMISE, KEPT, TODAY)).toThrow(
      'not allowed',
    );
    expect(() => promiseJudgeOf(chair, PROMISE, { ...BROKEN, reason: '' }, TODAY)).toThrow();
    expect(() => promiseJudgeOf(chair, { ...PROMISE, outcome: 'kept' }, BROKEN, TODAY)).toThrow(
      'said before',
    );
  });

  it('is made again only when it was broken, for a day to come', () => {
    const chair = person('anna', 'chair');
    const again = (given: Parameters<typeof promiseJudgeOf>[2]) => () =>
      promiseJudgeOf(chair, PROMISE, given, TODAY);

    expect(again({ ...BROKEN, newDueOn: '2027-03-16' })).not.toThrow();
    expect(again({ ...BROKEN, newDueOn: TODAY })).toThrow('not valid');
    expect(again({ ...KEPT, newDueOn: '2027-05-01' })).toThrow('not valid');
  });
});
