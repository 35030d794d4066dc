import { randomUUID } from 'node:crypto';
import { type TestApi, TestClient } from './api.js';
import { aBuurt, aMunicipality, type TestMunicipality } from './municipality.factory.js';
import { anotherWijkteam } from './neighbourhood.factory.js';
import { aRound, asService, type TestRound } from './round.factory.js';

export type SearchTown = {
  readonly town: TestMunicipality;
  /** Another one, with a playground of its own. */
  readonly other: TestMunicipality;
  /** A round of the wijkteam that people belong to, and one of another wijkteam. */
  readonly round: TestRound;
  readonly earlier: TestRound;
  readonly teamId: string;
  /** Kruiskamp. */
  readonly buurtId: string;
};

type Given = {
  readonly state?: string;
  readonly areaId?: string;
  readonly theme?: string;
  readonly at?: readonly [number, number];
};

/** A town with four public initiatives and a draft, written as the service writes them. */
export async function aSearchTown(api: TestApi): Promise<SearchTown> {
  const [town, other] = [await aMunicipality(api), await aMunicipality(api)];
  const teamId = await anotherWijkteam(api, town);
  const buurtId = await aBuurt(api, town, 'Kruiskamp');
  const round = await aRound(api, town, { initiatives: [] });
  const earlier = await aRound(api, town, { wijkteamId: teamId, initiatives: [] });
  const elsewhere = await aRound(api, other, { initiatives: [] });
  const inTown = write(api, town);
  await inTown(
    round,
    'Nieuwe speeltuinen in de Lindebuurt',
    'Met een glijbaan en een café-terras.',
  );
  await inTown(round, 'Buurtmoestuin achter de school', 'Samen groente telen.', {
    at: [5.1, 52.1],
  });
  await inTown(round, 'Bankjes langs het water', 'Rustplekken voor wandelaars.', {
    areaId: buurtId,
    theme: 'meeting',
    at: [5.1001, 52.1],
  });
  await inTown(earlier, 'Moestuin bij het buurthuis', 'Groente voor de voedselbank.', {
    state: 'funded',
    at: [5.1, 52.1003],
  });
  await inTown(round, 'Geheim plan voor een speeltuin', 'Nog niet af.', { state: 'draft' });
  await write(api, other)(elsewhere, 'Speeltuin van de buren', 'In een andere gemeente.');
  return { town, other, round, earlier, teamId, buurtId };
}

function write(api: TestApi, town: TestMunicipality) {
  return async (
    { id }: TestRound,
    title: string,
    summary: string,
    given: Given = {},
  ): Promise<void> => {
    const { state = 'submitted', areaId = null, theme = null, at = [null, null] } = given;
    await asService(
      api,
      town,
      `INSERT INTO initiative (id, round_id, title, summary, state, submitted_at, area_id, theme, longitude, latitude, created_at)
       VALUES ($1, $2, $3, $4, $5::text, CASE $5::text WHEN 'draft' THEN NULL ELSE clock_timestamp() END, $6, $7, $8, $9, clock_timestamp())`,
      [randomUUID(), id, title, summary, state, areaId, theme, at[0], at[1]],
    );
  };
}

/** Somebody who asks without signing in. */
export function anybodyAt(api: TestApi): TestClient {
  return new TestClient(api);
}
