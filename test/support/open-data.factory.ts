import { randomUUID } from 'node:crypto';
import { voterReference } from '#platform';
import { withUnitOfWork } from '#persistence';
import { PublishParticipation } from '../../apps/worker/src/participation/publish-participation.use-case.js';
import type { WorkerConfig } from '../../apps/worker/src/worker.config.js';
import { type TestApi, testApiConfig } from './api.js';
import { asOwner, dayFromToday, type TestMunicipality } from './municipality.factory.js';
import type { TestRound } from './round.factory.js';

/** A buurt of a wijk with a code, borders that turn the wrong way, and its id. */
export async function aCodedBuurt(
  api: TestApi,
  town: TestMunicipality,
  given: { readonly code: string; readonly name: string; readonly west: number },
): Promise<string> {
  const id = randomUUID();
  const [west, east] = [given.west, given.west + 0.01];
  const clockwise = [
    [west, 52],
    [west, 52.01],
    [east, 52.01],
    [east, 52],
    [west, 52],
  ];
  await asOwner(
    api,
    `INSERT INTO area (id, municipality_id, kind, name, parent_id, cbs_code, cbs_year, geometry) VALUES ($1, $2, 'buurt', $3, $4, $5, 2025, $6)`,
    [
      id,
      town.id,
      given.name,
      town.areaId,
      given.code,
      { type: 'Polygon', coordinates: [clockwise] },
    ],
  );
  return id;
}

/** Residents of the wijkteam, living in a buurt where one is given; their ids. */
export async function residentsIn(
  api: TestApi,
  town: TestMunicipality,
  count: number,
  areaId: string | null,
): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  await asOwner(
    api,
    `WITH p AS (INSERT INTO person (id, municipality_id, name) SELECT unnest($1::uuid[]), $2, 'Noor Buurtbewoner' RETURNING id),
       m AS (INSERT INTO membership (id, municipality_id, person_id, role, wijkteam_id, valid_from_on)
             SELECT gen_random_uuid(), $2, id, 'resident', $3, $4 FROM p)
     SELECT count(*) FROM p`,
    [ids, town.id, town.wijkteamId, dayFromToday(-30)],
  );
  if (areaId !== null) await liveIn(api, town, ids, areaId);
  return ids;
}

export async function liveIn(
  api: TestApi,
  town: TestMunicipality,
  personIds: readonly string[],
  areaId: string,
): Promise<void> {
  await asOwner(
    api,
    `INSERT INTO person_area (person_id, municipality_id, area_id, since_on, source) SELECT unnest($1::uuid[]), $2, $3, $4, 'register'
     ON CONFLICT (person_id) DO UPDATE SET area_id = excluded.area_id`,
    [personIds, town.id, areaId, dayFromToday(-1)],
  );
}

/** Marks people on the roll as the service does when they vote. */
export async function haveVoted(
  api: TestApi,
  town: TestMunicipality,
  round: TestRound,
  personIds: readonly string[],
): Promise<void> {
  const { voterKeySecret } = testApiConfig(api.database.url, api.origin).values;
  const refs = personIds.map((id) => voterReference(voterKeySecret, round.id, id));
  await asOwner(
    api,
    `INSERT INTO roll_mark (round_id, voter_ref, municipality_id) SELECT $1, unnest($2::text[]), $3`,
    [round.id, refs, town.id],
  );
}

/** Does what the worker does by the clock. */
export async function publishParticipations(api: TestApi): Promise<void> {
  const config = testApiConfig(api.database.url, api.origin) as unknown as WorkerConfig;
  await withUnitOfWork(api.database.url, (unitOfWork) =>
    new PublishParticipation(unitOfWork, config).execute('test'),
  );
}

/** Submitted initiatives of a round; every other one has a place on the map. */
export async function manyInitiatives(
  api: Pick<TestApi, 'database'>,
  town: TestMunicipality,
  round: Pick<TestRound, 'id'>,
  count: number,
): Promise<void> {
  await asOwner(
    api,
    `SET session_replication_role = replica;
     INSERT INTO initiative (id, municipality_id, round_id, title, summary, state, submitted_at, area_id, longitude, latitude, created_at)
     SELECT gen_random_uuid(), '${town.id}', '${round.id}', 'Speeltuin ' || n, 'Met een glijbaan.', 'submitted', now(), '${town.areaId}',
            CASE WHEN n % 2 = 0 THEN 4.7 END, CASE WHEN n % 2 = 0 THEN 52.25 END, now() FROM generate_series(1, ${count}) AS n`,
  );
}

/** More wijken, each with a buurt and a wijkteam. */
export async function manyWijken(
  api: Pick<TestApi, 'database'>,
  town: TestMunicipality,
  count: number,
): Promise<void> {
  await asOwner(
    api,
    `WITH wijk AS (INSERT INTO area (id, municipality_id, kind, name)
         SELECT gen_random_uuid(), $1, 'wijk', 'Wijk ' || n FROM generate_series(1, $2) AS n RETURNING id, name),
       buurt AS (INSERT INTO area (id, municipality_id, kind, name, parent_id)
         SELECT gen_random_uuid(), $1, 'buurt', 'Buurt van ' || name, id FROM wijk RETURNING id)
     INSERT INTO wijkteam (id, municipality_id, area_id, name) SELECT gen_random_uuid(), $1, id, 'Team van ' || name FROM wijk`,
    [town.id, count],
  );
}

/** Rounds that are over and of which it was published who took part, as rows of years. */
export async function manySettledRounds(
  api: Pick<TestApi, 'database'>,
  town: TestMunicipality,
  count: number,
): Promise<void> {
  await asOwner(
    api,
    `SET session_replication_role = replica;
     WITH made AS (
       INSERT INTO round (id, municipality_id, wijkteam_id, title, mode, phase, rules, created_at, is_participation_told)
       SELECT gen_random_uuid(), '${town.id}', '${town.wijkteamId}', 'Ronde ' || n, 'assembly', 'closed',
              '{"budgetCents": "500000", "ballot": null, "tally": null}', now(), true FROM generate_series(1, ${count}) AS n RETURNING id)
     INSERT INTO participation_publication (id, municipality_id, round_id, area_id, threshold, cell_count, published_at)
     SELECT gen_random_uuid(), '${town.id}', id, '${town.areaId}', 5, 0, now() FROM made;
     ANALYZE round; ANALYZE participation_publication`,
  );
}

type TakePart = {
  /** The first one of them proposes; the others make it together, some until they left. */
  readonly proposer: string;
  readonly initiators: readonly {
    readonly id: string;
    readonly initiative: number;
    readonly hasLeft: boolean;
  }[];
  readonly supporters: readonly {
    readonly id: string;
    readonly initiative: number;
    readonly isWithdrawn: boolean;
  }[];
  /** Supports a second initiative as well. */
  readonly twice: string;
};

/** People who make and support the initiatives of a round, and a signature without an account. */
export async function takePart(
  api: Pick<TestApi, 'database'>,
  town: TestMunicipality,
  { initiativeIds }: TestRound,
  { initiators, proposer, supporters, twice }: TakePart,
): Promise<void> {
  const of = (index: number): string => initiativeIds[index] ?? '';
  const support = (id: string | null, initiative: number, isWithdrawn: boolean): string =>
    `INSERT INTO support (id, municipality_id, initiative_id, channel, resident_ref, person_id, supported_at, withdrawn_at)
     VALUES (gen_random_uuid(), '${town.id}', '${of(initiative)}', '${id === null ? 'letter-code' : 'account'}', repeat(md5(random()::text), 2),
             ${id === null ? 'NULL' : `'${id}'`}, now(), ${isWithdrawn ? 'now()' : 'NULL'})`;
  const statements = [
    'SET session_replication_role = replica',
    `UPDATE initiative SET proposed_by = '${proposer}', submitted_at = now() WHERE id IN ('${of(0)}', '${of(1)}')`,
    ...initiators.map(
      ({ id, initiative, hasLeft }) =>
        `INSERT INTO co_initiator (initiative_id, person_id, municipality_id, invited_at, confirmed_at, left_at)
         VALUES ('${of(initiative)}', '${id}', '${town.id}', now(), now(), ${hasLeft ? 'now()' : 'NULL'})`,
    ),
    ...supporters.map(({ id, initiative, isWithdrawn }) => support(id, initiative, isWithdrawn)),
    support(twice, 1, false),
    support(null, 0, false),
  ];
  await asOwner(api, statements.join(';\n'));
}
