import { describe, expect, it } from '@jest/globals';
import {
  type Actor,
  addressFaults,
  addressHeading,
  AlreadyRespondedError,
  type AreaAtPoint,
  type AreaFeature,
  authoriseForArea,
  betweenAreasFault,
  BoundaryDecidedError,
  currentAtPoint,
  ForbiddenError,
  isRepeated,
  type KnownArea,
  orderAtPoint,
  OwnBoundaryError,
  planAreaImport,
  readAddressLine,
  refuseJudging,
  type Role,
  tidyPostcode,
} from '../index.js';

const SQUARE = { type: 'Polygon', coordinates: [] } as const;

function known(id: string, given: Partial<KnownArea> = {}): KnownArea {
  const area = { id, kind: 'wijk', name: id, parentId: null, geometry: SQUARE } as const;
  return { ...area, cbsCode: null, cbsYear: null, codes: [], ...given };
}

function feature(code: string, name: string): AreaFeature {
  return { index: 0, code, name, wijkCode: `WK${code.slice(2, 8)}`, geometry: SQUARE };
}

function plan(features: readonly AreaFeature[], areas: readonly KnownArea[], year = 2025) {
  const wanted = { kind: 'wijk', year, dryRun: false, features, waterCount: 0 } as const;
  return planAreaImport(wanted, areas, () => 'new').areas;
}

describe('an import', () => {
  const coded = (id: string, years: readonly number[]): KnownArea =>
    known(id, {
      cbsCode: 'WK036101',
      cbsYear: Math.max(...years),
      codes: years.map((year) => ({ year, code: 'WK036101' })),
    });

  it.each([
    ['the code in that year', [coded('then', [2025]), coded('before', [2024])], 'then'],
    [
      'the code in the nearest year before',
      [coded('old', [2020]), coded('newer', [2023])],
      'newer',
    ],
    ['the code later only', [coded('later', [2027]), coded('latest', [2028])], 'later'],
    ['no such code', [known('other')], 'new'],
  ])('finds the area by %s', (_, areas, id) => {
    expect(plan([feature('WK036101', 'Zuid')], areas)[0]?.area.id).toBe(id);
  });

  it('gives a name that is taken its code, in whatever capitals, and cuts it to fit', () => {
    const long = 'x'.repeat(120);
    const planned = plan(
      [feature('WK036101', 'DE LINDE'), { ...feature('WK036102', long), index: 1 }],
      [known('a', { name: 'De Linde' }), known('b', { name: long })],
    );

    expect(planned[0]?.area.name).toBe('DE LINDE (WK036101)');
    expect(planned[1]?.area.name).toBe(`${'x'.repeat(109)} (WK036102)`);
  });
});

describe('a point', () => {
  const at = (id: string, given: Partial<AreaAtPoint> = {}): AreaAtPoint => {
    const area = { id, kind: 'wijk', name: id, cbsCode: null, cbsYear: null } as const;
    return { ...area, isOnBorder: false, ...given };
  };

  it('counts for wijken first, for what holds it, and for the lowest code', () => {
    const areas = [
      at('none'),
      at('buurt', { kind: 'buurt', cbsCode: 'BU03610101' }),
      at('border', { cbsCode: 'WK036100', isOnBorder: true }),
      at('second', { cbsCode: 'WK036102' }),
      at('first', { cbsCode: 'WK036101' }),
    ];

    const order = orderAtPoint(areas).map(({ id }) => id);

    expect(order).toEqual(['first', 'second', 'none', 'border', 'buurt']);
    expect(orderAtPoint(areas.toReversed()).map(({ id }) => id)).toEqual(order);
  });

  it('counts for the newest division of each kind, and for areas without a code', () => {
    const areas = [
      at('old', { cbsYear: 2024 }),
      at('new', { cbsYear: 2025 }),
      at('own'),
      at('buurt', { kind: 'buurt', cbsYear: 2024 }),
    ];

    expect(currentAtPoint(areas).map(({ id }) => id)).toEqual(['new', 'own', 'buurt']);
  });
});

describe('a boundary', () => {
  const person = (role: Role, wijkteamId: string | null): Actor => ({
    kind: 'person',
    id: 'p',
    memberships: [{ role, wijkteamId, validFromOn: '2026-01-01', validUntilOn: null }],
  });

  it.each([
    ['draw-boundary', 'resident', 'here', true],
    ['draw-boundary', 'sub-representative', 'here', true],
    ['draw-boundary', 'professional', 'here', false],
    ['draw-boundary', 'resident', 'elsewhere', false],
    ['draw-boundary', 'administrator', null, true],
    ['draw-boundary', 'finance-officer', null, false],
    ['adopt-boundary', 'chair', 'here', true],
    ['adopt-boundary', 'chair', 'elsewhere', false],
    ['adopt-boundary', 'member', 'here', false],
    ['adopt-boundary', 'administrator', null, true],
  ] as const)('%s: a %s of %s may: %s', (permission, role, wijkteamId, may) => {
    const ask = (): string => authoriseForArea(person(role, wijkteamId), permission, ['here']);

    if (may) expect(ask()).toBe('p');
    else expect(ask).toThrow(ForbiddenError);
  });

  it('is no matter for machines', () => {
    const machine: Actor = { kind: 'machine', id: 'm', permissions: ['draw-boundary'] };

    expect(() => authoriseForArea(machine, 'draw-boundary', ['here'])).toThrow(ForbiddenError);
  });

  it('is judged while it is open, by others', () => {
    const open = { drawnBy: 'a', state: 'open' } as const;

    expect(() => {
      refuseJudging(open, 'b');
    }).not.toThrow();
    expect(() => {
      refuseJudging(open, 'a');
    }).toThrow(OwnBoundaryError);
    expect(() => {
      refuseJudging({ ...open, state: 'superseded' }, 'b');
    }).toThrow(BoundaryDecidedError);
  });

  it('is answered once', () => {
    const answer = { answer: 'object', reason: 'Nee.' } as const;

    expect([isRepeated(answer, null), isRepeated(answer, answer)]).toEqual([false, true]);
    expect(() => isRepeated(answer, { ...answer, reason: 'Toch niet.' })).toThrow(
      AlreadyRespondedError,
    );
  });
});

describe('an address', () => {
  it('has a postcode and a house number', () => {
    const faults = (postcode: string, houseNumber: number): string[] =>
      addressFaults({ postcode: tidyPostcode(postcode), houseNumber }).map(({ name }) => name);

    expect(faults(' 1811 ab', 1)).toEqual([]);
    expect(faults('1811AB', 99_999)).toEqual([]);
    expect(faults('0811AB', 100_000)).toEqual(['postcode', 'houseNumber']);
    expect(faults('1811A1', 1.5)).toEqual(['postcode', 'houseNumber']);
  });

  it('is read from columns in any order', () => {
    const heading = addressHeading(
      ['Gemeente2025', 'Wijk2025', 'Buurt2025', 'Huisnummer', 'PC6'],
      2025,
    );
    const bounds = { municipalityCode: null, buurtCodes: new Set(['BU0363AA01']) };

    const read = heading.ok
      ? readAddressLine(['0363', '0363AA', '0363aa01', '7', '1011 ab'], 2, {
          columns: heading.columns,
          bounds,
        })
      : null;

    expect(read).toEqual({ postcode: '1011AB', houseNumber: 7, buurtCode: 'BU0363AA01' });
  });
});

describe('a fault between two areas', () => {
  it('names both, how much and where', () => {
    const fault = betweenAreasFault('geometry', 'Zuid (WK036101)', {
      kind: 'areas-overlap',
      squareMetres: 1234.5,
      at: [4.7, 52.6],
      other: 'Oudorp (WK036102)',
    });

    expect(fault.reason).toMatch(
      /^Zuid \(WK036101\) overlaps Oudorp \(WK036102\): 123[45] m², around longitude 4\.700000, latitude 52\.600000\.$/,
    );
  });
});
