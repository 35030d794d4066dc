import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi } from '../support/api.js';
import { type ManyRows, manyRows } from '../support/many-rows.factory.js';
import {
  aMunicipality,
  aPerson,
  type TestMunicipality,
  type TestPerson,
} from '../support/municipality.factory.js';
import { StatementCounter } from '../support/statement-counter.js';

type Side = {
  readonly town: TestMunicipality;
  readonly person: TestPerson;
  readonly administrator: TestPerson;
  readonly rows: ManyRows;
};

const FEW = 5;
const MANY = 50;

/** What everybody reads, by its path below the municipality; `by` is who asks. */
const READ: readonly {
  readonly path: (rows: ManyRows) => string;
  readonly by?: 'administrator';
  readonly body?: object;
}[] = [
  { path: () => '/initiatives' },
  { path: () => '/initiatives?query=speeltuin' },
  { path: () => '/initiatives?query=spelttuin&state=submitted' },
  { path: () => '/initiatives-map?bbox=4,51,6,53&zoom=10' },
  { path: ({ initiativeId }) => `/initiatives/${initiativeId}` },
  { path: ({ initiativeId }) => `/initiatives/${initiativeId}/similar` },
  { path: ({ initiativeId }) => `/initiatives/${initiativeId}/links` },
  { path: ({ initiativeId }) => `/initiatives/${initiativeId}/regroupings` },
  { path: ({ initiativeId }) => `/initiatives/${initiativeId}/rule-checks` },
  { path: ({ initiativeId }) => `/initiatives/${initiativeId}/versions` },
  { path: ({ initiativeId }) => `/initiatives/${initiativeId}/comments` },
  { path: ({ roundId }) => `/rounds/${roundId}/initiatives` },
  { path: ({ roundId }) => `/rounds/${roundId}` },
  { path: ({ roundId }) => `/rounds/${roundId}/phases` },
  { path: () => '/rounds' },
  { path: () => '/regroupings' },
  { path: () => '/my-initiatives' },
  { path: () => '/my-invitations' },
  { path: () => '/my-notices' },
  { path: () => '/wijkteams' },
  { path: () => '/areas' },
  { path: () => '/budgets' },
  { path: () => '/draws' },
  { path: () => '/play-documents' },
  { path: () => '/audit-entries', by: 'administrator' },
];

describe('reading', () => {
  let api: TestApi;
  let counter: StatementCounter;
  let few: Side;
  let many: Side;

  beforeAll(async () => {
    api = await startTestApi();
    [few, many] = [await aSide(FEW), await aSide(MANY)];
    counter = new StatementCounter();
  });

  afterAll(async () => {
    counter.stop();
    await api.close();
  });

  async function aSide(count: number): Promise<Side> {
    const town = await aMunicipality(api);
    const person = await aPerson(api, town, 'resident');
    const other = await aPerson(api, town, 'resident');
    const administrator = await aPerson(api, town, 'administrator');
    const given = { count, personId: person.id, otherId: other.id };
    return { town, person, administrator, rows: await manyRows(api, town, given) };
  }

  async function statementsOf(side: Side, { path, by }: (typeof READ)[number]) {
    const { client } = by === undefined ? side.person : side.administrator;
    const below = path(side.rows);
    const address = `/municipalities/${side.town.slug}${below}${below.includes('?') ? '&' : '?'}perPage=100`;
    const isPaged = !/\/(similar|links|rule-checks|phases)|-map|\/[0-9a-f-]{36}$/.test(below);
    let answer = await client.get<unknown[]>(
      isPaged ? address : address.replace(/[?&]perPage=100$/, ''),
    );
    const statements = await counter.during(async () => {
      answer = await client.get<unknown[]>(
        isPaged ? address : address.replace(/[?&]perPage=100$/, ''),
      );
    });
    return { status: answer.status, items: answer.body.length, statements };
  }

  it.each(
    READ.map(
      (each) => [each.path({ roundId: '{round}', initiativeId: '{initiative}' }), each] as const,
    ),
  )('%s takes as many statements for fifty rows as for five', async (_, request) => {
    const ofFew = await statementsOf(few, request);
    const ofMany = await statementsOf(many, request);

    expect([ofFew.status, ofMany.status]).toEqual([200, 200]);
    expect(ofMany.statements).toHaveLength(ofFew.statements.length);
    expect(ofMany.statements.length).toBeLessThanOrEqual(20);
  });

  it('shows all of the rows that were counted for', async () => {
    const lists = READ.filter(({ path }) =>
      [
        '/initiatives',
        '/initiatives?query=speeltuin',
        '/rounds',
        '/regroupings',
        '/my-initiatives',
      ].includes(path(many.rows)),
    );

    for (const request of lists) {
      expect((await statementsOf(few, request)).items).toBe(FEW);
      expect((await statementsOf(many, request)).items).toBe(MANY);
    }
    expect(lists).toHaveLength(5);
  });
});
