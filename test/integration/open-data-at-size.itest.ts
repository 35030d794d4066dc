import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi, TestClient } from '../support/api.js';
import { aMunicipality, asOwner, type TestMunicipality } from '../support/municipality.factory.js';
import {
  aCodedBuurt,
  manyInitiatives,
  manySettledRounds,
  manyWijken,
  residentsIn,
  takePart,
} from '../support/open-data.factory.js';
import { aRound, asService, type TestRound } from '../support/round.factory.js';
import { rowsRead } from '../support/rows-read.js';
import { StatementCounter } from '../support/statement-counter.js';
import { TestWorkers, until } from '../support/worker.js';

const INITIATIVES = 1_200;
const PUBLISHED = 2_000;

type Cell = {
  readonly measure: string;
  readonly areaName: string | null;
  readonly part: string;
  readonly people: number | null;
};
type Feature = {
  readonly properties: { readonly longitude: number | null };
  readonly geometry: { readonly type: string; readonly coordinates: readonly number[] } | null;
};
describe('open data of a large municipality', () => {
  let api: TestApi;
  let anybody: TestClient;
  let counter: StatementCounter;

  beforeAll(async () => {
    api = await startTestApi();
    anybody = new TestClient(api);
    counter = new StatementCounter();
  });

  afterAll(async () => {
    counter.stop();
    await api.close();
  });

  describe('with many initiatives', () => {
    let town: TestMunicipality;
    let path: string;

    beforeAll(async () => {
      town = await aMunicipality(api);
      path = `/municipalities/${town.slug}/open-data/initiatives`;
      const round = await aRound(api, town, { initiatives: [] });
      await manyInitiatives(api, town, round, INITIATIVES);
    });

    it('sends each of them once, in parts of five hundred, while it reads them', async () => {
      let answer = await anybody.get<{ id: string }[]>(path);
      const statements = await counter.during(async () => {
        answer = await anybody.get(path);
      });
      const csv = await anybody.get<string>(path, { accept: 'text/csv' });

      const ids = answer.body.map(({ id }) => id);
      expect(ids).toHaveLength(INITIATIVES);
      expect(new Set(ids).size).toBe(INITIATIVES);
      expect(csv.body.trimEnd().split('\r\n')).toHaveLength(1 + INITIATIVES);
      // 500, 500, 200, and the look that finds no more.
      expect(statements.filter((sql) => sql.includes('AS "screeningReason"'))).toHaveLength(4);
      expect(answer.headers.get('content-length')).toBeNull();
    });

    it('shows those with a place on the map there, in the order of GeoJSON, and the others nowhere', async () => {
      const { body } = await anybody.get<{ features: Feature[] }>(`${path}?format=geojson`);

      const placed = body.features.filter(({ geometry }) => geometry !== null);
      expect(body.features).toHaveLength(INITIATIVES);
      expect(placed).toHaveLength(INITIATIVES / 2);
      expect(placed[0]?.geometry).toEqual({ type: 'Point', coordinates: [4.7, 52.25] });
      expect(
        body.features.every(
          ({ geometry, properties }) => (geometry === null) === (properties.longitude === null),
        ),
      ).toBe(true);
    });
  });

  it('takes as many statements for the wijken and for one of them, however many there are', async () => {
    const [few, many] = [await aMunicipality(api), await aMunicipality(api)];
    await manyWijken(api, few, 2);
    await manyWijken(api, many, 40);
    const askedBy = async ({ slug, areaId }: TestMunicipality) => {
      const answers: number[] = [];
      const statements = await counter.during(async () => {
        for (const below of ['?perPage=100', `/${areaId}`]) {
          const answer = await anybody.get<object[]>(`/municipalities/${slug}/wijken${below}`);
          answers.push(answer.status, answer.body.length);
        }
      });
      return { answers, count: statements.length };
    };
    // The first time, the address of a municipality is looked up.
    await askedBy(few);
    await askedBy(many);

    const [ofFew, ofMany] = [await askedBy(few), await askedBy(many)];

    expect([ofFew.answers[1], ofMany.answers[1]]).toEqual([3, 41]);
    expect([ofFew.answers[2], ofMany.answers[2]]).toEqual([200, 200]);
    expect(ofMany.count).toBe(ofFew.count);
    expect(ofMany.count).toBeLessThanOrEqual(25);
  });

  describe('when rounds are over', () => {
    let town: TestMunicipality;
    let round: TestRound;
    let workers: TestWorkers;

    beforeAll(async () => {
      town = await aMunicipality(api);
      const noord = await aCodedBuurt(api, town, { code: 'BU03610101', name: 'Noord', west: 4.7 });
      const oost = await aCodedBuurt(api, town, { code: 'BU03610102', name: 'Oost', west: 4.71 });
      round = await aRound(api, town, { mode: 'assembly', phase: 'allocated' });
      const living = async (counts: readonly [number, number, number]): Promise<string[]> => [
        ...(await residentsIn(api, town, counts[0], noord)),
        ...(await residentsIn(api, town, counts[1], oost)),
        ...(await residentsIn(api, town, counts[2], null)),
      ];
      const made = await living([8, 6, 5]);
      const helped = await living([5, 9, 6]);
      await takePart(api, town, round, {
        proposer: made[0] ?? '',
        // The proposer of both makes one of them with others as well, and somebody left.
        initiators: made.map((id, n) => ({ id, initiative: n % 2, hasLeft: n === 1 })),
        // One of them supports two, one took it back; and a signature that is no account.
        supporters: helped.map((id, n) => ({ id, initiative: 0, isWithdrawn: n === 6 })),
        twice: helped[0] ?? '',
      });
      workers = await TestWorkers.open('PostgreSQL', { database: api.database });
    });

    afterAll(() => workers.close());

    const cells = async (): Promise<Cell[]> => {
      const { path } = round;
      return (await anybody.get<{ cells: Cell[] }>(`${path}/participation`)).body.cells;
    };
    const turns = async (): Promise<number> => {
      const jobs = await workers.queue('schedules').getCompleted();
      return jobs.filter(({ name }) => name === 'publish-participation').length;
    };
    /** The turn that the clock has planned, now. */
    const turn = async (): Promise<void> => {
      const before = await turns();
      await until(async () => {
        if ((await turns()) > before) return true;
        const planned = await workers.queue('schedules').getDelayed();
        const due = planned.filter(({ name }) => name === 'publish-participation');
        // It may have begun meanwhile, and then needs nobody to promote it.
        await Promise.all(due.map((job) => job.promote().catch(() => undefined)));
        return null;
      }, 'a turn of the clock');
    };

    it('publishes by the clock who proposed, with others too, and who supports with an account, once', async () => {
      const before = await cells();
      await workers.start();
      await turn();
      const first = await cells();
      await turn();

      const told = await asOwner<{ published: number; entries: number }>(
        api,
        `SELECT (SELECT count(*)::int FROM participation_publication WHERE round_id = $1) AS published,
                (SELECT count(*)::int FROM audit_entry WHERE subject_id = $1::text AND action = 'publish-participation' AND origin LIKE 'job:%') AS entries`,
        [round.id],
      );
      expect(before).toEqual([]);
      expect(
        first.map(({ measure, part, areaName, people }) => [measure, areaName ?? part, people]),
      ).toEqual([
        ['initiators', 'total', 18],
        ['initiators', 'Noord', 7],
        ['initiators', 'Oost', 6],
        ['initiators', 'elsewhere', 5],
        ['supporters', 'total', 19],
        ['supporters', 'Noord', 5],
        ['supporters', 'Oost', 8],
        ['supporters', 'elsewhere', 6],
      ]);
      expect(await cells()).toEqual(first);
      expect(told).toEqual([{ published: 1, entries: 1 }]);
    });

    it('looks at no round of which it was told', async () => {
      await manySettledRounds(api, town, PUBLISHED);

      const read = await rowsRead(api, town, {
        query: ({ participation }) => participation.listUnpublished(50),
        having: 'FROM round r',
        values: ['50'],
      });

      expect(read).toBeLessThan(20);
    });

    it('cannot be made to believe that it was told', async () => {
      const untold = await aRound(api, town, { mode: 'assembly', phase: 'allocated' });
      const mark = `UPDATE round SET is_participation_told = NOT is_participation_told WHERE id = $1`;

      for (const { id } of [untold, round]) {
        await expect(asService(api, town, mark, [id])).rejects.toThrow('round_participation_told');
      }
      await expect(
        asService(
          api,
          town,
          `INSERT INTO round (id, wijkteam_id, title, mode, rules, created_at, is_participation_told)
           SELECT $1, wijkteam_id, title, mode, rules, created_at, true FROM round WHERE id = $2`,
          [randomUUID(), untold.id],
        ),
      ).rejects.toThrow('round_participation_told');
    });
  });
});
