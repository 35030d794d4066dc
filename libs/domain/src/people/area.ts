import type { Fault } from '../domain-error.js';
import { type AreaGeometry, geometryFaults } from './geometry.js';
import { lineFaults } from './plain-text.js';

export const AREA_KINDS = ['wijk', 'buurt'] as const;
export type AreaKind = (typeof AREA_KINDS)[number];

/** A wijk, or a buurt within a wijk. Its borders and its name are the municipality's own. */
export type Area = {
  readonly id: string;
  readonly kind: AreaKind;
  readonly name: string;
  /** The wijk of a buurt; null for a wijk. */
  readonly parentId: string | null;
  /** The code of Statistics Netherlands, where this is one of its areas. */
  readonly cbsCode: string | null;
  /** The year of the CBS division that the code is of: codes change with it. */
  readonly cbsYear: number | null;
  readonly geometry: AreaGeometry | null;
};

export const NAME_LENGTH_MAX = 120;
const CBS_YEAR_MIN = 1990;
const CBS_YEAR_MAX = 2100;

/** WK, the municipality's four digits, two signs; BU has two more. Signs can be letters since 2022. */
export const CBS_CODES: Readonly<Record<AreaKind, RegExp>> = {
  wijk: /^WK\d{4}[0-9A-Z]{2}$/,
  buurt: /^BU\d{4}[0-9A-Z]{4}$/,
};

/** An area as it is asked for; its geometry can be anything still. */
export type WantedArea = Omit<Area, 'id' | 'geometry'> & { readonly geometry: unknown };

/** Every fault in a new area, given the area that its `parentId` names. The name is tidied. */
export function areaFaults(area: WantedArea, parent: Area | null): Fault[] {
  return [
    ...lineFaults('name', area.name, NAME_LENGTH_MAX),
    ...parentFaults(area.kind, parent),
    ...cbsFaults(area, parent),
    ...(area.geometry === null ? [] : geometryFaults(area.geometry)),
  ];
}

function parentFaults(kind: AreaKind, parent: Area | null): Fault[] {
  const refuse = (reason: string): Fault[] => [{ name: 'parentId', code: 'area-parent', reason }];
  if (kind === 'wijk') return parent === null ? [] : refuse('A wijk lies in no other area.');
  return parent?.kind === 'wijk' ? [] : refuse('A buurt lies in a wijk.');
}

function cbsFaults(area: WantedArea, parent: Area | null): Fault[] {
  const { kind, cbsCode, cbsYear } = area;
  const faults: Fault[] = [];
  if ((cbsCode === null) !== (cbsYear === null)) {
    const name = cbsCode === null ? 'cbsCode' : 'cbsYear';
    faults.push({ name, code: 'cbs-pair', reason: 'A CBS code comes with its year.' });
  }
  if (cbsCode !== null && !CBS_CODES[kind].test(cbsCode)) {
    const example = kind === 'wijk' ? 'WK015001' : 'BU01500102';
    faults.push({ name: 'cbsCode', code: 'cbs-code', reason: `Such as ${example} for a ${kind}.` });
  }
  if (cbsYear !== null && (cbsYear < CBS_YEAR_MIN || cbsYear > CBS_YEAR_MAX)) {
    const reason = `A year from ${CBS_YEAR_MIN} to ${CBS_YEAR_MAX}.`;
    faults.push({ name: 'cbsYear', code: 'cbs-year', reason });
  }
  if (isOfOtherWijk(area, parent)) {
    const reason = 'The code of a buurt begins as the code of its wijk does.';
    faults.push({ name: 'cbsCode', code: 'cbs-other-wijk', reason });
  }
  return faults;
}

/** Codes of different years cannot be compared: the division may have changed between them. */
function isOfOtherWijk({ cbsCode, cbsYear }: WantedArea, parent: Area | null): boolean {
  if (cbsCode === null || parent === null || parent.cbsCode === null) return false;
  return parent.cbsYear === cbsYear && cbsCode.slice(2, 8) !== parent.cbsCode.slice(2);
}
