import { protectPopulation } from '#domain';
import type { Stores } from '#persistence';
import type { DemoMunicipality } from '../generate/demo-types.js';
import { personRef } from './person-ref.js';

/** Fewer people than this are not told. */
const THRESHOLD = 10;
const SETTINGS = {
  cellThreshold: THRESHOLD,
  publisherUri: null,
  contactName: 'Team Open data van Lindestad',
  contactEmail: 'opendata@lindestad.example',
  contactUrl: null,
};

/** Writes how the town publishes its open data, how many people live where, and who lives in which buurt. */
export async function writeFigures(
  stores: Stores,
  { figures: { id, year, population, residences }, memberships }: DemoMunicipality,
): Promise<void> {
  const { audit, clock, openDataSettings, population: editions, residences: register } = stores;
  const importedAt = await clock.now();
  await openDataSettings.save(SETTINGS, 0);
  const edition = {
    ...{ id, year, kind: 'municipality' as const, threshold: THRESHOLD, importedAt },
    ...{ source: 'Gemeente Lindestad, verzonnen cijfers', licence: 'CC0 1.0' },
  };
  await editions.insert(edition, protectPopulation(population, THRESHOLD));
  await register.saveAll(residences, `${year}-01-01`);
  const administrator = memberships.find(({ role }) => role === 'administrator');
  if (administrator === undefined) return;
  const entry = { actor: personRef({ id: administrator.personId }), origin: 'demo' };
  const subject = { subjectType: 'population', subjectId: id };
  await audit.record({
    ...{ ...entry, ...subject, action: 'import-population' },
    details: { year, kind: edition.kind, edition: 1, areas: population.length },
  });
}
