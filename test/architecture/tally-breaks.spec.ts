import { describe, expect, it } from '@jest/globals';
import { TALLY_BREAKS } from '../../scripts/lib/tally-breaks.mjs';
import { textOf } from '../support/source-files.js';

describe('the breaks of the tally engine', () => {
  it('fit the code as it is', () => {
    const misfits = TALLY_BREAKS.filter(
      ({ file, find }) => textOf(`libs/domain/src/tally/${file}`).split(find).length !== 2,
    );

    expect(misfits).toEqual([]);
  });

  it('are three or more for every rule', () => {
    const counts = new Map<string, number>();
    for (const { rule } of TALLY_BREAKS) counts.set(rule, (counts.get(rule) ?? 0) + 1);

    expect([...counts].filter(([, count]) => count < 3)).toEqual([]);
  });
});
