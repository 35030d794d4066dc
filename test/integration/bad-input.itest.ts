import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { startTestApi, type TestApi } from '../support/api.js';
import { asOwner } from '../support/municipality.factory.js';
import { aNeighbourhood, type Neighbourhood } from '../support/neighbourhood.factory.js';
import { aRound, aVotingRound, type TestRound } from '../support/round.factory.js';

const RUNS = 300;

/** What people and machines send by mistake, or on purpose. */
const NASTY = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(
    null,
    '',
    '\u0000',
    '\ud800',
    '\u202e',
    'x'.repeat(6_000),
    -1,
    0,
    1.5,
    2 ** 31,
    2 ** 53,
    1e308,
    '2026-02-30T00:00:00Z',
    '2026-W01',
    '9999-12-31T23:59:59Z',
    [],
    [[]],
    [null],
    {},
    { length: 3 },
    { constructor: 1 },
    'ABCDEFAB-CDEF-4BCD-8FAB-ABCDEFABCDEF',
  ),
);

/** A sound body in which some fields, at any depth, are something else or are gone. */
function spoilt(sound: object): fc.Arbitrary<unknown> {
  const paths = pathsIn(sound);
  const change = fc.record({ path: fc.constantFrom(...paths), value: fc.option(NASTY) });
  return fc.oneof(
    { weight: 1, arbitrary: NASTY },
    {
      weight: 3,
      arbitrary: fc
        .array(change, { minLength: 1, maxLength: 3 })
        .map((changes) =>
          changes.reduce<unknown>((body, { path, value }) => replaced(body, path, value), sound),
        ),
    },
  );
}

function pathsIn(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...path]];
  const below = Object.entries(value).flatMap(([key, each]) => pathsIn(each, [...path, key]));
  return [[...path, 'unknown'], ...(path.length === 0 ? [] : [[...path]]), ...below];
}

function replaced(body: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (typeof body !== 'object' || body === null) return body;
  if (Array.isArray(body)) {
    return body.map((each: unknown, index) =>
      index.toString() === key ? replaced(each, rest, value) : each,
    );
  }
  const old = (body as Record<string, unknown>)[key];
  return { ...body, [key]: replaced(old, rest, value) };
}

describe('a request that nobody should send', () => {
  let api: TestApi;
  let people: Neighbourhood;
  let open: TestRound;
  let voting: TestRound;

  beforeAll(async () => {
    api = await startTestApi();
    people = await aNeighbourhood(api);
    open = await aRound(api, people.town);
    voting = await aVotingRound(api, people.town, { ballot: { choicesMin: 2 } });
  });

  afterAll(() => api.close());

  async function counts(): Promise<Record<string, number>> {
    const tables = ['round', 'initiative', 'ballot', 'roll_mark', 'audit_entry', 'idempotency_key'];
    const columns = tables.map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`);
    const [row] = await asOwner<Record<string, number>>(api, `SELECT ${columns.join(', ')}`);
    return row ?? {};
  }

  /** Posts many spoilt bodies; one that is sound by chance may go through, and is counted. */
  async function bombard(
    client: Neighbourhood['chair']['client'],
    path: string,
    sound: object,
  ): Promise<{ statuses: Set<number>; created: number }> {
    const statuses = new Set<number>();
    let created = 0;
    await fc.assert(
      fc.asyncProperty(spoilt(sound), async (body) => {
        const answer = await client.post(path, body === undefined ? null : body);
        statuses.add(answer.status);
        if (answer.status === 201) created += 1;
        expect(answer.status).toBeLessThan(500);
      }),
      { numRuns: RUNS },
    );
    return { statuses, created };
  }

  it.each<[string, () => { client: Neighbourhood['chair']; path: string; sound: object }]>([
    [
      'rounds',
      () => ({
        client: people.chair,
        path: `/municipalities/${people.town.slug}/rounds`,
        sound: {
          wijkteamId: people.town.wijkteamId,
          budgetId: null,
          title: 'Lenteronde',
          mode: 'resident-vote',
          rules: {
            budgetCents: 1_000,
            ballot: {
              type: 'cumulative',
              choicesMin: 1,
              choicesMax: 5,
              costMaxCents: 5_000,
              pointsMax: 3,
              pointsTotalMax: 10,
            },
            tally: {
              rule: 'greedy-threshold@1',
              threshold: 3,
              ties: ['cost', 'votes', 'id'],
            },
          },
          timeline: {
            submissionOpensAt: '2026-03-01T09:00:00Z',
            submissionClosesAt: '2026-04-01T09:00:00Z',
            votingOpensAt: '2026-05-01T09:00:00Z',
            votingClosesAt: '2026-06-01T09:00:00Z',
          },
        },
      }),
    ],
    [
      'initiatives',
      () => ({
        client: people.proposer,
        path: `${open.path}/initiatives`,
        sound: {
          title: 'Moestuin',
          summary: 'Samen groente telen.',
          costLines: [
            { description: 'Aarde', amountCents: 90_000 },
            { description: 'Kas', amountCents: 10_000 },
          ],
          location: { longitude: 4.9, latitude: 52.4 },
          areaId: people.town.areaId,
        },
      }),
    ],
    [
      'ballots',
      () => ({
        client: people.neighbour,
        path: `${voting.path}/ballots`,
        sound: {
          choices: [
            { initiativeId: voting.initiativeIds[0], points: null },
            { initiativeId: voting.initiativeIds[1] },
          ],
        },
      }),
    ],
  ])('is never answered with a fault of our own, and changes nothing: %s', async (what, given) => {
    const { client, path, sound } = given();
    const before = await counts();

    const { statuses, created } = await bombard(client.client, path, sound);

    const after = await counts();
    const table = { rounds: 'round', initiatives: 'initiative', ballots: 'ballot' }[what] ?? '';
    expect(statuses).toContain(400);
    expect(grown(before, after, table)).toBe(created);
    expect(grown(before, after, 'idempotency_key')).toBe(created);
    expect(grown(before, after, 'roll_mark')).toBe(what === 'ballots' ? created : 0);
    expect(grown(before, after, 'audit_entry')).toBe(what === 'ballots' ? 0 : created);
  });

  it('is refused when it changes something, too', async () => {
    const path = `/municipalities/${people.town.slug}/rounds`;
    const { body } = await people.chair.client.post<{ id: string }>(path, {
      wijkteamId: people.town.wijkteamId,
      title: 'Herfstronde',
      mode: 'assembly',
      rules: { budgetCents: 1_000 },
    });
    const sound = {
      title: 'Herfstronde',
      budgetId: null,
      rules: { budgetCents: 2_000 },
      timeline: { submissionOpensAt: '2026-03-01T09:00:00Z' },
    };
    let version = 1;

    await fc.assert(
      fc.asyncProperty(spoilt(sound), async (change) => {
        const answer = await people.chair.client.patch(`${path}/${body.id}`, change, version);
        if (answer.status === 200) version += 1;
        expect([200, 400, 415]).toContain(answer.status);
      }),
      { numRuns: RUNS },
    );
  });
});

type Counts = Readonly<Record<string, number>>;

function grown(before: Counts, after: Counts, table: string): number {
  return (after[table] ?? 0) - (before[table] ?? 0);
}
