import { describe, expect, it } from '@jest/globals';
import {
  type Human,
  humanKey,
  humanOfAccount,
  type KnownSupport,
  ownSupports,
  supportsToMove,
} from './supporter.js';

const RESIDENT: Human = { kind: 'resident', residentRef: 'r1' };

function known(id: string, human: Human, given: Partial<KnownSupport> = {}): KnownSupport {
  return {
    id,
    human,
    initiativeId: 'whole',
    residentRef: `ref of ${id}`,
    personId: null,
    supportedAt: new Date('2026-05-01T12:00:00Z'),
    ...given,
  };
}

const idsOf = (supports: readonly KnownSupport[]): string[] => supports.map(({ id }) => id);

describe('whom a support counts for', () => {
  it('is the resident of a tied account, and else the account', () => {
    expect(humanOfAccount('p1', 'r1')).toEqual(RESIDENT);
    expect(humanOfAccount('p1', null)).toEqual({ kind: 'account', personId: 'p1' });
  });

  it('is not mixed up between a resident and an account of the same name', () => {
    expect(humanKey({ kind: 'account', personId: 'r1' })).not.toBe(humanKey(RESIDENT));
  });
});

describe('the supports that end when somebody joins', () => {
  it('are those of the account, and those of its resident that have no account', () => {
    const standing = [
      { id: 'account', personId: 'p1', residentRef: 'a' },
      { id: 'paper', personId: null, residentRef: 'mine' },
      { id: 'other paper', personId: null, residentRef: 'theirs' },
      { id: 'other account', personId: 'p2', residentRef: 'mine' },
    ];

    const own = ownSupports(standing, { personId: 'p1', residentRefs: ['mine'] });

    expect(own).toEqual(['account', 'paper']);
  });
});

describe('the supports that go on after a merge', () => {
  it('are one of each human, over all initiatives and channels', () => {
    const found = supportsToMove(
      [
        known('a', RESIDENT, { initiativeId: 'one' }),
        known('b', RESIDENT, { initiativeId: 'other' }),
        known('c', { kind: 'resident', residentRef: 'r2' }, { initiativeId: 'other' }),
      ],
      [],
    );

    expect(idsOf(found)).toEqual(['a', 'c']);
  });

  it('are of a human the one with an account, then the earlier, then the lower id', () => {
    const early = { supportedAt: new Date('2026-04-01T12:00:00Z') };
    const other: Human = { kind: 'resident', residentRef: 'r2' };
    const third: Human = { kind: 'resident', residentRef: 'r3' };

    const found = supportsToMove(
      [
        known('paper', RESIDENT, early),
        known('account', RESIDENT, { personId: 'p1' }),
        known('late', other),
        known('early', other, early),
        known('z', third),
        known('y', third),
      ],
      [],
    );

    expect(idsOf(found)).toEqual(['account', 'early', 'y']);
  });

  it('are none of those who make it, by whatever channel they supported', () => {
    const account: Human = { kind: 'account', personId: 'p9' };

    const found = supportsToMove([known('a', RESIDENT), known('b', account)], [RESIDENT, account]);

    expect(found).toEqual([]);
  });
});
