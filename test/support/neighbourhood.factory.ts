import { randomUUID } from 'node:crypto';
import type { TestApi } from './api.js';
import {
  aMunicipality,
  aPerson,
  asOwner,
  type TestMunicipality,
  type TestPerson,
} from './municipality.factory.js';

/** Everybody who has to do with an initiative, and a resident who has not. */
export type Neighbourhood = {
  readonly town: TestMunicipality;
  readonly proposer: TestPerson;
  readonly neighbour: TestPerson;
  /** A resident of another wijkteam of the municipality. */
  readonly stranger: TestPerson;
  readonly member: TestPerson;
  readonly chair: TestPerson;
  readonly contact: TestPerson;
};

export async function aNeighbourhood(api: TestApi): Promise<Neighbourhood> {
  const town = await aMunicipality(api);
  const wijkteamId = await anotherWijkteam(api, town);
  const [proposer, neighbour, stranger, member, chair, contact] = await Promise.all([
    aPerson(api, town, 'resident'),
    aPerson(api, town, 'resident'),
    aPerson(api, town, 'resident', { wijkteamId }),
    aPerson(api, town, 'member'),
    aPerson(api, town, 'chair'),
    aPerson(api, town, 'contact-person'),
  ]);
  return { town, proposer, neighbour, stranger, member, chair, contact };
}

/** One more wijkteam in a municipality, and its id. */
export async function anotherWijkteam(
  api: Pick<TestApi, 'database'>,
  town: TestMunicipality,
): Promise<string> {
  const id = randomUUID();
  await asOwner(
    api,
    `INSERT INTO wijkteam (id, municipality_id, area_id, name) VALUES ($1, $2, $3, $4)`,
    [id, town.id, town.areaId, `Wijkteam ${id}`],
  );
  return id;
}
