import { createHash, randomUUID } from 'node:crypto';
import type { Write } from './full-ledger.factory.js';
import type { TestMunicipality } from './municipality.factory.js';

const MOMENT = '2026-01-15T12:00:00Z';
const LATER = '2026-01-16T12:00:00Z';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * A draw of which everything is there, down to an answer; one with a lot and an outcome only, and one that nothing
 * refers to. And a sub-representative of a buurt.
 */
export async function writeDraws(
  write: Write,
  town: TestMunicipality,
  people: readonly [string, string],
): Promise<void> {
  const [drawId, list, record] = [randomUUID(), 'code,stratum\nA,\n', '{}'];
  const announced = {
    wijkteam_id: town.wijkteamId,
    ...{ title: 'Raad', role: 'member', answer_days: 14, seal: sha256('x') },
    strata: JSON.stringify([{ stratum: '', population: null, seats: 1 }]),
    ...{ public_source: 'Notaris', public_form: 'digits', public_at: LATER },
    ...{ announced_by: 'service', announced_at: MOMENT },
  };
  await write('draw', { id: randomUUID(), ...announced });
  const bareId = randomUUID();
  await write('draw', { id: bareId, ...announced });
  await write('draw', {
    ...{ id: drawId, ...announced, state: 'drawn', frozen_by: 'service', frozen_at: MOMENT },
    ...{ list_text: list, list_hash: sha256(list), announcement_text: '{}' },
  });
  const lot = { draw_id: drawId, stratum: '' };
  await write('draw_entry', { ...lot, code: 'A', person_id: people[0] });
  await write('draw_entry', { ...lot, code: 'B', person_id: people[1] });
  await write('draw_entry', { ...lot, draw_id: bareId, code: 'C' });
  const outcome = {
    ...{ secret: 's'.repeat(22), public_value: '1', seed: sha256('seed') },
    ...{ record_text: record, record_hash: sha256(record), drawn_by: 'service', drawn_at: LATER },
  };
  await write('draw_outcome', { draw_id: drawId, ...outcome });
  await write('draw_outcome', { draw_id: bareId, ...outcome });
  await write('draw_place', { ...lot, code: 'A', place: 1 });
  await write('draw_place', { ...lot, code: 'B', place: 2 });
  const event = { draw_id: drawId, code: 'A', recorded_by: 'service', recorded_at: LATER };
  const membershipId = await write('membership', {
    ...{ id: randomUUID(), person_id: people[1], role: 'member', came_in: 'lot' },
    ...{ wijkteam_id: town.wijkteamId, valid_from_on: '2026-02-01' },
  });
  await write('draw_place_event', { ...event, kind: 'invited', answer_by_on: '2026-01-30' });
  await write('draw_place_event', { ...event, kind: 'accepted', membership_id: membershipId });
  const buurt = { kind: 'buurt', name: 'Lindeveld', parent_id: town.areaId };
  await write('membership', {
    ...{ id: randomUUID(), person_id: people[0], role: 'sub-representative' },
    ...{ came_in: 'appointment', wijkteam_id: town.wijkteamId, valid_from_on: '2026-02-01' },
    area_id: await write('area', { id: randomUUID(), ...buurt }),
  });
}
