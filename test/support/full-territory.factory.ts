import { randomInt, randomUUID } from 'node:crypto';
import type { Write } from './full-ledger.factory.js';

const MOMENT = '2026-01-15T12:00:00Z';

/** A square of some hundred metres. */
const GEOMETRY = {
  type: 'Polygon',
  coordinates: [
    [
      [6.15, 52.25],
      [6.16, 52.25],
      [6.16, 52.26],
      [6.15, 52.26],
      [6.15, 52.25],
    ],
  ],
};

export type FilledTerritory = {
  readonly areaId: string;
  /** Who drew the boundaries, and who answered and decided. */
  readonly people: readonly [string, string];
};

/** Codes, boundaries that residents drew (one that nothing refers to), and a list of addresses. */
export async function writeTerritoryTables(
  write: Write,
  { areaId, people: [drawer, other] }: FilledTerritory,
): Promise<void> {
  await write('area_code', { area_id: areaId, year: 2024, code: 'WK036101' });
  const drawn = {
    area_id: areaId,
    name: 'Zoals wij het zien',
    reason: 'Tot aan het water.',
    geometry: GEOMETRY,
    drawn_by: drawer,
    drawn_at: MOMENT,
  };
  await write('area_boundary', { id: randomUUID(), ...drawn });
  const boundary = await write('area_boundary', { id: randomUUID(), ...drawn });
  await write('area_boundary_response', {
    boundary_id: boundary,
    person_id: other,
    answer: 'confirm',
    reason: '',
    responded_at: MOMENT,
  });
  await write('area_boundary_decision', {
    boundary_id: boundary,
    area_id: areaId,
    // Another number than in any other municipality: tests move decisions between them.
    number: randomInt(1, 1_000_000),
    outcome: 'adopted',
    reason: '',
    decided_by: other,
    decided_at: MOMENT,
  });
  await write('address_directory', {
    year: 2024,
    address_count: 1,
    version: 1,
    replaced_at: MOMENT,
  });
  const buurt = { kind: 'buurt', name: 'Lindekwartier', parent_id: areaId };
  const buurtId = await write('area', { id: randomUUID(), ...buurt });
  await write('address', { postcode: '1811AB', house_number: 12, area_id: buurtId });
}
