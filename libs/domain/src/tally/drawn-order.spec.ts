import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { counted, GREEDY, tallyElection } from '../../../../test/support/tally.factory.js';
import { drawnOrder, withLots } from './drawn-order.js';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const IDS = ['1', '2', '3', '4', '5'];

describe('a drawn order', () => {
  it('is by the SHA-256 of the seed, a line feed and the id', () => {
    const drawn = drawnOrder(IDS, 'Lindestad 2026', sha256);

    expect(drawn).toEqual(
      IDS.toSorted((one, other) =>
        sha256(`Lindestad 2026\n${one}`) < sha256(`Lindestad 2026\n${other}`) ? -1 : 1,
      ),
    );
    expect(drawn).toEqual(['3', '5', '4', '1', '2']);
  });

  it('does not depend on the order of the ids, and differs by seed', () => {
    const orders = new Set(
      Array.from({ length: 50 }, (_, seed) => drawnOrder(IDS, `${seed}`, sha256).join('')),
    );

    expect(drawnOrder(IDS.toReversed(), 'x', sha256)).toEqual(drawnOrder(IDS, 'x', sha256));
    expect(orders.size).toBeGreaterThan(25);
  });

  it('decides between equal projects, and the log says that it did', () => {
    const rule = { ...GREEDY, ties: ['lot', 'id'], seed: 'Lindestad 2026' } as const;
    const election = tallyElection({
      budget: 30n,
      projects: IDS.map((id) => [id, 10n] as const),
      ballots: [IDS],
    });

    const result = counted(withLots(election, rule, sha256), rule);

    expect(result.winners).toEqual(['3', '5', '4']);
    expect(result.ties[0]).toMatchObject({
      candidates: ['3', '5', '4', '1', '2'],
      decidedBy: 'lot',
    });
  });
});
