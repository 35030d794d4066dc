import { describe, expect, it } from '@jest/globals';
import { openRandom } from './random.js';

describe('chance from a seed', () => {
  it('is the same again for the same seed', () => {
    const [one, other] = [openRandom(7), openRandom(7)];

    expect([one.next(), one.uuid(), one.whole(1, 9)]).toEqual([
      other.next(),
      other.uuid(),
      other.whole(1, 9),
    ]);
  });

  it('is another one for another seed, and for another part', () => {
    const firsts = [openRandom(7), openRandom(8), openRandom(7).fork('a'), openRandom(7).fork('b')];

    expect(new Set(firsts.map((random) => random.next())).size).toBe(4);
  });

  it('does not depend in one part on what another part took', () => {
    const random = openRandom(7);
    const before = random.fork('a').next();
    random.next();

    expect(random.fork('a').next()).toBe(before);
  });

  it('is spread evenly over whole numbers, both ends included', () => {
    const random = openRandom(1);
    const counts = new Map<number, number>();
    for (let draw = 0; draw < 6_000; draw += 1) {
      const value = random.whole(1, 6);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }

    expect([...counts.keys()].toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(Math.min(...counts.values())).toBeGreaterThan(850);
    expect(Math.max(...counts.values())).toBeLessThan(1_150);
  });

  it('makes ids in the form of random UUIDs', () => {
    const random = openRandom(1);
    const ids = Array.from({ length: 1_000 }, () => random.uuid());

    expect(new Set(ids).size).toBe(1_000);
    expect(
      ids.every((id) =>
        /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id),
      ),
    ).toBe(true);
  });

  it('samples each item at most once', () => {
    const sample = openRandom(1).sample([1, 2, 3, 4, 5], 4);

    expect(new Set(sample).size).toBe(4);
    expect(openRandom(1).sample([1, 2], 5).toSorted()).toEqual([1, 2]);
  });

  it('has nothing to pick from an empty list', () => {
    expect(() => openRandom(1).pick([])).toThrow(RangeError);
  });
});
