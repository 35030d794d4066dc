import { describe, expect, it } from '@jest/globals';
import { type Area, areaFaults, type WantedArea } from './area.js';

const wijk: Area = {
  id: 'a1',
  kind: 'wijk',
  name: 'De Linde',
  parentId: null,
  cbsCode: 'WK015001',
  cbsYear: 2025,
  geometry: null,
};
const buurt: WantedArea = {
  kind: 'buurt',
  name: 'Lindehof',
  parentId: 'a1',
  cbsCode: 'BU01500102',
  cbsYear: 2025,
  geometry: null,
};

function codesOf(area: WantedArea, parent: Area | null): string[] {
  return areaFaults(area, parent).map(({ code }) => code);
}

describe('an area', () => {
  it('is a wijk by itself or a buurt in a wijk', () => {
    expect(codesOf(wijk, null)).toEqual([]);
    expect(codesOf(buurt, wijk)).toEqual([]);
  });

  it('that is a wijk lies in no other', () => {
    expect(codesOf(wijk, wijk)).toEqual(['area-parent']);
  });

  it('that is a buurt lies in no other buurt and not in nothing', () => {
    expect(codesOf(buurt, { ...wijk, kind: 'buurt', cbsCode: null })).toEqual(['area-parent']);
    expect(codesOf(buurt, null)).toEqual(['area-parent']);
  });

  it.each(['WK0363AA', 'WK036300'])('may have the code %s, as a wijk', (cbsCode) => {
    expect(codesOf({ ...wijk, cbsCode }, null)).toEqual([]);
  });

  it.each(['BU01500102', 'WK0150', 'wk015001', 'WK01500A1', 'GM0150', ''])(
    'may not have the code %p, as a wijk',
    (cbsCode) => {
      expect(codesOf({ ...wijk, cbsCode }, null)).toEqual(['cbs-code']);
    },
  );

  it('has a code of the wijk that it lies in, in the same year', () => {
    const elsewhere = { ...buurt, cbsCode: 'BU01500201' };

    expect(codesOf(elsewhere, wijk)).toEqual(['cbs-other-wijk']);
    expect(codesOf({ ...elsewhere, cbsYear: 2019 }, wijk)).toEqual([]);
    expect(codesOf(elsewhere, { ...wijk, cbsCode: null, cbsYear: null })).toEqual([]);
  });

  it('has a code and its year, or neither', () => {
    expect(codesOf({ ...wijk, cbsCode: null, cbsYear: null }, null)).toEqual([]);
    expect(codesOf({ ...wijk, cbsYear: null }, null)).toEqual(['cbs-pair']);
    expect(codesOf({ ...wijk, cbsCode: null }, null)).toEqual(['cbs-pair']);
    expect(codesOf({ ...wijk, cbsYear: 1989 }, null)).toEqual(['cbs-year']);
  });

  it('names all its faults at once', () => {
    const faults = codesOf({ ...buurt, name: '', cbsCode: 'x', cbsYear: null, geometry: {} }, null);

    expect(faults).toEqual(['text-empty', 'area-parent', 'cbs-pair', 'cbs-code', 'geometry-type']);
  });
});
