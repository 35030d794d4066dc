import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { PERMISSIONS, ROLES } from '#domain';
import { type Answer, startTestApi, type TestApi, TestClient } from '../support/api.js';
import { type Operation, operationsInMunicipality, type Slot } from '../support/api-operations.js';
import { imprint, relations } from '../support/catalogue.js';
import { aFullMunicipality } from '../support/full-municipality.factory.js';
import {
  aMachine,
  aPerson,
  asOwner,
  type TestMunicipality,
} from '../support/municipality.factory.js';

type Actor = { readonly name: string; readonly client: TestClient };
type Ids = ReadonlyMap<Slot, string>;
/** Which slots of a request hold an id of the other municipality; the rest hold one's own. */
type Variant = { readonly operation: Operation; readonly across: readonly Slot[] };

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const operations = operationsInMunicipality();
/** More would try the same again: a table has one row with everything, and one with nothing. */
const SIDE_BY_SIDE_MAX = 2;
const IN_PATH_MAX = 3;

describe('the border between municipalities, over HTTP', () => {
  let api: TestApi;
  let own: TestMunicipality;
  let other: TestMunicipality;
  let actors: readonly Actor[];
  let neighbours: readonly Actor[];
  let theirIds: ReadonlySet<string>;
  const knownIds = new Map<string, Promise<string[]>>();

  beforeAll(async () => {
    api = await startTestApi();
    [own, other] = [await aFullMunicipality(api), await aFullMunicipality(api)];
    actors = await everybodyIn(own);
    neighbours = await everybodyIn(other);
    theirIds = await idsIn(other);
  });

  afterAll(() => api.close());

  /** Somebody in each role, a machine that may do anything, and nobody. */
  async function everybodyIn(town: TestMunicipality): Promise<Actor[]> {
    const people: Actor[] = [];
    for (const role of ROLES) {
      people.push({ name: role, client: (await aPerson(api, town, role)).client });
    }
    const machine = await aMachine(api, town, PERMISSIONS);
    return [
      ...people,
      { name: 'machine', client: machine },
      { name: 'nobody', client: new TestClient(api) },
    ];
  }

  async function idsIn(town: TestMunicipality): Promise<ReadonlySet<string>> {
    const tables = (await relations(api)).filter((each) => each.isOfMunicipality && !each.isView);
    const rows = await Promise.all(
      tables.map(({ name }) =>
        asOwner<{ row: string }>(
          api,
          `SELECT to_jsonb(t)::text AS row FROM ${name} t WHERE municipality_id = $1`,
          [town.id],
        ),
      ),
    );
    return new Set(rows.flat().flatMap(({ row }) => row.match(UUID) ?? []));
  }

  /** The ids in a table, as they were when they were first asked for. */
  function idsOf(table: string, town: TestMunicipality): Promise<string[]> {
    const key = `${table} ${town.id}`;
    const known = knownIds.get(key) ?? readIds(table, town);
    knownIds.set(key, known);
    return known;
  }

  async function readIds(table: string, town: TestMunicipality): Promise<string[]> {
    const rows = await asOwner<{ id: string }>(
      api,
      `SELECT id FROM ${table} WHERE municipality_id = $1`,
      [town.id],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Ways to fill slots with ids of a municipality: every combination in the path, where things have to
   * belong together, and with each of them the first few ids of every other slot side by side.
   */
  async function fillings(slots: readonly Slot[], town: TestMunicipality): Promise<Ids[]> {
    let found: Ids[] = [new Map()];
    for (const slot of slots.filter(({ where }) => where === 'path')) {
      const ids = (await idsOf(slot.table, town)).slice(0, IN_PATH_MAX);
      found = found.flatMap((before) => ids.map((id): Ids => new Map([...before, [slot, id]])));
    }
    const beside = slots.filter(({ where }) => where !== 'path');
    if (beside.length === 0) return found;
    const rows = await idsSideBySide(beside, town);
    return found.flatMap((path) => rows.map((row): Ids => new Map([...path, ...row])));
  }

  async function idsSideBySide(slots: readonly Slot[], town: TestMunicipality): Promise<Ids[]> {
    const lists = await Promise.all(slots.map(({ table }) => idsOf(table, town)));
    const most = Math.min(SIDE_BY_SIDE_MAX, ...lists.map(({ length }) => length));
    return Array.from({ length: most }, (_, row) => {
      return new Map(slots.map((slot, index) => [slot, lists[index]?.[row] ?? '']));
    });
  }

  async function aFilling(slots: readonly Slot[], town: TestMunicipality): Promise<Ids> {
    return (await fillings(slots, town))[0] ?? new Map();
  }

  function send(
    operation: Operation,
    by: TestClient,
    slug: string,
    ids: Ids,
  ): Promise<Answer<unknown>> {
    const { path, body, headers } = operation.request(ids);
    const key = { 'idempotency-key': randomUUID() };
    return by.send(operation.method, `/municipalities/${slug}${path}`, body, {
      ...key,
      ...headers,
    });
  }

  /** What is answered, with each id that was sent left out. */
  async function seen(variant: Variant, by: TestClient, ids: Ids): Promise<string> {
    const { status, body } = await send(variant.operation, by, own.slug, ids);
    const text = `${status} ${typeof body === 'string' ? body : JSON.stringify(body)}`;
    return variant.across.reduce(
      (left, slot) => left.replaceAll(ids.get(slot) ?? '', '<id>'),
      text,
    );
  }

  /** Every way to mix ids of the other municipality with one's own. */
  function variantsOf(operation: Operation): Variant[] {
    const { slots } = operation;
    const one = slots.map((slot) => ({ operation, across: [slot] }));
    return slots.length > 1 ? [{ operation, across: slots }, ...one] : one;
  }

  it('is tried on every operation that the API describes', () => {
    expect(operations.length).toBeGreaterThan(40);
  });

  it('answers an id from across exactly as an id that does not exist, to anybody', async () => {
    const told: string[] = [];
    for (const variant of operations.flatMap(variantsOf)) {
      const isPath = variant.across.some(({ where }) => where === 'path');
      const answers = await answersOf(variant);
      const different = answers.filter(({ theirs, none }) => theirs !== none || !isRefusal(theirs));
      told.push(...different.map(({ what, theirs, none }) => `${what}: ${theirs} / ${none}`));
      if (isPath && !answers.some(({ theirs }) => theirs.startsWith('404'))) {
        told.push(
          ...answers.map(({ what, theirs }) => `Nobody got as far as 404: ${what}: ${theirs}`),
        );
      }
    }

    expect(told).toEqual([]);
  }, 180_000);

  type Told = { readonly what: string; readonly theirs: string; readonly none: string };

  /** What everybody is answered, to ids from across and to ids that do not exist. */
  async function answersOf(variant: Variant): Promise<Told[]> {
    const { operation, across } = variant;
    const theirs = await aFilling(across, other);
    const none: Ids = new Map(across.map((slot) => [slot, randomUUID()]));
    const rest = operation.slots.filter((slot) => !across.includes(slot));
    const requests = (await fillings(rest, own)).flatMap((mine) =>
      actors.map(async ({ name, client }) => ({
        what: `${operation.name} with their ${across.map((slot) => slot.name).join(', ')}, by ${name}`,
        theirs: await seen(variant, client, new Map([...mine, ...theirs])),
        none: await seen(variant, client, new Map([...mine, ...none])),
      })),
    );
    return Promise.all(requests);
  }

  /** An error of the asker, or an empty list; and nothing from across in it. */
  function isRefusal(text: string): boolean {
    return (text.startsWith('4') || text === '200 []') && !leaks(text);
  }

  function leaks(text: string): boolean {
    return (text.match(UUID) ?? []).some((id) => theirIds.has(id));
  }

  it('shows nothing from across in anything that anybody can read', async () => {
    const leaking: string[] = [];
    for (const operation of operations.filter(({ method }) => method === 'GET')) {
      for (const ids of await fillings(operation.slots, own)) {
        const answers = await Promise.all(
          actors.map(({ client }) => send(operation, client, own.slug, ids)),
        );
        const wrong = answers.filter(
          (each) => each.status >= 500 || leaks(JSON.stringify(each.body)),
        );
        leaking.push(...wrong.map(({ status }) => `${operation.name}: ${status}`));
      }
    }

    expect(leaking).toEqual([]);
  });

  it('is no border to those who live across: they read it all by the same ids', async () => {
    const unread: string[] = [];
    for (const operation of operations.filter(({ method }) => method === 'GET')) {
      const requests = (await fillings(operation.slots, other)).flatMap((ids) =>
        neighbours.map(({ client }) => send(operation, client, other.slug, ids)),
      );
      const answers = await Promise.all(requests);
      if (!answers.some(({ status }) => status === 200)) unread.push(operation.name);
    }

    expect(unread).toEqual([]);
  });

  it('takes no session and no token of the other municipality, for anything', async () => {
    const accepted: string[] = [];
    for (const operation of operations) {
      const ids = await aFilling(operation.slots, own);
      const nobody = await send(operation, new TestClient(api), own.slug, ids);
      const strangers = neighbours.filter(({ name }) => name !== 'nobody');
      const answers = await Promise.all(
        strangers.map(async ({ name, client }) => ({
          name,
          status: (await send(operation, client, own.slug, ids)).status,
        })),
      );
      // A public path is open to all; a session from elsewhere is none, but a token has to be right.
      const wrong = answers.filter(
        ({ name, status }) =>
          status !== (operation.isPublic && name !== 'machine' ? nobody.status : 401),
      );
      accepted.push(...wrong.map(({ name, status }) => `${operation.name}, by ${name}: ${status}`));
    }

    expect(accepted).toEqual([]);
  });

  it('changes nothing across, whatever is tried', async () => {
    const before = await imprint(api, other.id);
    for (const operation of operations.filter(({ method }) => method !== 'GET')) {
      const theirs = await aFilling(operation.slots, other);
      await Promise.all(
        [...actors, ...neighbours].map(({ client }) => send(operation, client, own.slug, theirs)),
      );
    }
    const after = await imprint(api, other.id);

    expect(after).toEqual(before);
    expect(Object.keys(before).length).toBeGreaterThan(25);
  });
});
