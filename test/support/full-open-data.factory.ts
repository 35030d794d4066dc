import { randomUUID } from 'node:crypto';
import type { Write } from './full-ledger.factory.js';
import type { TestMunicipality } from './municipality.factory.js';

const MOMENT = '2026-01-15T12:00:00Z';
const DAY = '2026-01-15';

type Held = {
  readonly rounds: readonly [string, string];
  readonly initiatives: readonly string[];
  readonly personId: string;
};

/** Figures about areas and a story, with a row in each of their tables. */
export async function writeOpenData(
  write: Write,
  town: TestMunicipality,
  { rounds, initiatives, personId }: Held,
): Promise<void> {
  const settings = {
    cell_threshold: 5,
    contact_name: 'Team data',
    contact_email: 'x@linde.example',
  };
  await write('open_data_setting', { ...settings, version: 1 });
  const lives = { since_on: DAY, source: 'own-word' };
  await write('person_area', { person_id: personId, area_id: town.areaId, ...lives });
  const edition = {
    year: 2025,
    kind: 'statistics-netherlands',
    source: 'CBS',
    licence: 'CC BY 4.0',
  };
  const first = { id: randomUUID(), ...edition, number: 1, imported_at: MOMENT };
  await write('population_import', first);
  await write('population_import', { ...first, id: randomUUID(), number: 2 });
  const told = { state: 'published', people: 500 };
  await write('area_population', {
    import_id: first.id,
    area_id: town.areaId,
    age_class: 'all',
    ...told,
  });
  const publication = { id: randomUUID(), round_id: rounds[0], area_id: town.areaId };
  const terms = {
    population_import_id: first.id,
    threshold: 5,
    cell_count: 1,
    published_at: MOMENT,
  };
  await write('participation_publication', { ...publication, ...terms });
  const other = { ...publication, id: randomUUID(), round_id: rounds[1] };
  await write('participation_publication', { ...other, ...terms });
  const cell = { measure: 'voters', part: 'buurt', area_id: town.areaId, state: 'published' };
  const bounds = { people: 9, lowest: 9, highest: 9 };
  await write('participation_cell', { publication_id: publication.id, ...cell, ...bounds });
  await writeStories(write, town, { rounds, initiatives, personId });
}

async function writeStories(
  write: Write,
  town: TestMunicipality,
  { initiatives, personId }: Held,
): Promise<void> {
  const of = { wijkteam_id: town.wijkteamId, created_at: MOMENT };
  const [told, written] = [randomUUID(), randomUUID()];
  await write('story', { id: told, initiative_id: initiatives[0], ...of });
  await write('story', { id: written, initiative_id: initiatives[1], ...of });
  await write('story', { id: randomUUID(), initiative_id: initiatives[2], ...of });
  const text = { title: 'Het bankje', body: 'Het staat er.', quotes: '[]', photos: '[]' };
  const by = { written_by: personId, written_at: MOMENT };
  for (const id of [told, written]) {
    await write('story_version', { story_id: id, number: 1, ...text, ...by });
  }
  const step = { step: 'publish', version_number: 1, taken_by: personId, taken_at: MOMENT };
  await write('story_publication', { story_id: told, number: 1, ...step });
}
