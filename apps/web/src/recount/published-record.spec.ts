import { describe, expect, it } from '@jest/globals';
import { hashIn, readRecord } from './published-record.js';

const HASH = '0123456789abcdef'.repeat(4);

describe('a published check code', () => {
  it('is found in capitals and between blanks too', () => {
    expect(hashIn(` ${HASH.toUpperCase().replace('4', '4\n')} `)).toBe(HASH);
  });

  it.each(['', HASH.slice(1), `${HASH}0`, HASH.replace('a', 'g')])('is not %j', (text) => {
    expect(hashIn(text)).toBeNull();
  });
});

describe('a published record', () => {
  it('tells the check code, the winners and how it was counted', () => {
    const rule = {
      rule: 'equal-shares-cost-add1-floor@1',
      threshold: null,
      ties: ['lot', 'id'],
      unitCents: '50',
      seed: 'Tulp 12',
      leftoverByScore: false,
    };

    const record = readRecord(
      JSON.stringify({ inputHash: HASH, rule, limits: [], winners: ['L5', 'L6'] }),
    );

    expect(record).toEqual({
      hash: HASH,
      winners: ['L5', 'L6'],
      settings: {
        rule: 'equal-shares-cost-add1-floor@1',
        threshold: null,
        ties: ['lot', 'id'],
        unitCents: 50n,
        seed: 'Tulp 12',
        keepsLimits: false,
      },
    });
  });

  it('is also read as the API gives it, with winners that have a code', () => {
    const run = { inputHash: HASH, rule: 'greedy@1', winners: [{ code: 'I-2' }, { code: 'I-1' }] };

    expect(readRecord(JSON.stringify(run))).toEqual({
      hash: HASH,
      winners: ['I-2', 'I-1'],
      settings: null,
    });
  });

  it.each(['', 'null', '[]', '{"inputHash":7}', '{"inputHash":"abc"}', '{'])(
    'is not %j',
    (text) => {
      expect(readRecord(text)).toBeNull();
    },
  );

  it('says nothing of the rule when a criterion in it is unknown', () => {
    const rule = { rule: 'greedy@1', ties: ['coin', 'id'] };

    expect(readRecord(JSON.stringify({ inputHash: HASH, rule }))?.settings).toBeNull();
  });
});
