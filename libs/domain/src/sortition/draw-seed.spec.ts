import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../../test/support/draw-lists.js';
import { drawSeed, publicValueFaults, secretFaults } from './draw-seed.js';

const GIVEN = { listHash: 'a'.repeat(64), secret: 's'.repeat(22), publicValue: '17' };

describe('the seed of a draw', () => {
  it('is the SHA-256 of four lines', () => {
    const text = `wijkkas-draw-seed/1\n${GIVEN.listHash}\n${GIVEN.secret}\n17\n`;

    expect(drawSeed(GIVEN, sha256)).toBe(sha256(text));
    expect(drawSeed(GIVEN, (each) => each)).toBe(text);
  });

  it.each(['listHash', 'secret', 'publicValue'] as const)('changes with its %s', (name) => {
    const other = { ...GIVEN, [name]: `${GIVEN[name]}1` };

    expect(drawSeed(other, sha256)).not.toBe(drawSeed(GIVEN, sha256));
  });

  it.each([
    ['digits', '004217', true],
    ['digits', '4 2', false],
    ['digits', '', false],
    ['sorted-numbers', '3 11 24', true],
    ['sorted-numbers', '3 3 4', true],
    ['sorted-numbers', '9 11', true],
    ['sorted-numbers', '11 9', false],
    ['sorted-numbers', '03 11', false],
    ['sorted-numbers', '3  11', false],
    ['hex', '9f03ab', true],
    ['hex', '9F03AB', false],
    ['hex', '9f03ab\n', false],
  ] as const)('takes a public value in one way of writing only: %s %j', (form, value, isFine) => {
    expect(publicValueFaults(value, form).length === 0).toBe(isFine);
  });

  it('takes no secret that could be found by trying, nor one that two tools would read otherwise', () => {
    const refused = ['', 'kort', 's'.repeat(21), `${'s'.repeat(22)} `, `${'s'.repeat(22)}é`];

    expect(refused.map((secret) => secretFaults(secret).length)).toEqual(refused.map(() => 1));
    expect(secretFaults('s'.repeat(22))).toEqual([]);
  });
});
