import { describe, expect, it } from '@jest/globals';
import { isWithin, type Metres, placeWithin, polygonOf } from './geometry.js';
import { madeUpIban } from './make-payments.js';
import { openRandom } from './random.js';
import { TOWN } from './town-plan.js';

const wijken = Object.values(TOWN.wijken);
const shapes = wijken.flatMap((wijk) => [wijk, ...wijk.buurten]);

/** Twice the surface that corners enclose; positive when they go against the clock. */
function doubleSurface(corners: readonly Metres[]): number {
  return corners.reduce((sum, [x1, y1], index) => {
    const [x2, y2] = corners[(index + 1) % corners.length] ?? [0, 0];
    return sum + x1 * y2 - x2 * y1;
  }, 0);
}

describe('the plan of the town', () => {
  it.each(shapes)('draws $name against the clock', ({ corners }) => {
    expect(doubleSurface(corners)).toBeGreaterThan(0);
  });

  it.each(wijken)('divides $name into buurten without rest or overlap', ({ corners, buurten }) => {
    const parts = buurten.reduce((sum, buurt) => sum + doubleSurface(buurt.corners), 0);

    expect(parts).toBe(doubleSurface(corners));
  });

  it('closes the ring of a polygon', () => {
    const [ring] = polygonOf(TOWN.wijken.elsbroek.corners).coordinates;

    expect(ring?.at(0)).toEqual(ring?.at(-1));
    expect(ring).toHaveLength(TOWN.wijken.elsbroek.corners.length + 1);
  });

  it('finds places within a buurt, also in one with a bite out of it', () => {
    const [, buitengebied] = TOWN.wijken.elsbroek.buurten;
    const random = openRandom(1);
    const corners = buitengebied?.corners ?? [];

    const places = Array.from({ length: 50 }, () => placeWithin(corners, random));

    expect(new Set(places.map(({ latitude }) => latitude)).size).toBeGreaterThan(40);
    expect(isWithin([-3300, -2400], corners)).toBe(false);
    expect(isWithin([-3300, -3000], corners)).toBe(true);
  });
});

describe('a made-up account number', () => {
  it('has the check digits of ISO 13616, at a bank that is none', () => {
    const random = openRandom(1);
    const ibans = Array.from({ length: 100 }, () => madeUpIban(random));

    const rests = ibans.map((iban) => {
      const moved = `${iban.slice(4)}${iban.slice(0, 4)}`;
      return (
        BigInt(moved.replaceAll(/[A-Z]/g, (sign) => (sign.charCodeAt(0) - 55).toString())) % 97n
      );
    });

    expect(new Set(rests)).toEqual(new Set([1n]));
    expect(ibans.every((iban) => /^NL\d{2}WIJK\d{10}$/.test(iban))).toBe(true);
  });
});
