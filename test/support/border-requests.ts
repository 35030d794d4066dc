import { randomUUID } from 'node:crypto';
import { PERMISSIONS, type Role, ROLES } from '#domain';
import { type Answer, type TestApi, TestClient } from './api.js';
import type { Operation, Slot } from './api-operations.js';
import { aMachine, aPerson, asOwner, type TestMunicipality } from './municipality.factory.js';

export type BorderActor = {
  readonly name: string;
  readonly client: TestClient;
  /** Who it is; null for a machine and for nobody. */
  readonly personId: string | null;
};
export type Ids = ReadonlyMap<Slot, string>;

/** More would try the same again: a table has one row with everything, and one with nothing. */
const SIDE_BY_SIDE_MAX = 2;
const IN_PATH_MAX = 3;
/** How many operations are tried at once: the database works while the next request is made. */
const LANES = 3;

export const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/**
 * Who tries in every run: of those who sit in a wijkteam one resident, one with a task and one professional, and of the
 * municipality's people one of each kind of work. The others may do no more than these; the heavy run has them all.
 */
const FEW_ROLES: readonly Role[] = [
  'resident',
  'chair',
  'professional',
  'contact-person',
  'finance-officer',
  'administrator',
];
const ROLES_TRIED = process.env['WIJKKAS_HEAVY'] === undefined ? FEW_ROLES : ROLES;

/** Somebody in each role, a machine that may do anything, and nobody. */
export async function everybodyIn(api: TestApi, town: TestMunicipality): Promise<BorderActor[]> {
  const people: BorderActor[] = [];
  for (const role of ROLES_TRIED) {
    const { id: personId, client } = await aPerson(api, town, role);
    people.push({ name: role, client, personId });
  }
  return [
    ...people,
    { name: 'machine', client: await aMachine(api, town, PERMISSIONS), personId: null },
    { name: 'nobody', client: new TestClient(api), personId: null },
  ];
}

/** What is for everybody asks little of who it is: these stand for all. */
const ANYBODY: ReadonlySet<string> = new Set([
  ...['resident', 'chair', 'administrator'],
  ...['machine', 'nobody'],
]);

/** Those of a town who try an operation: everybody, or a few where it is open to everybody. */
export function actorsOf(
  everybody: readonly BorderActor[],
  { isPublic }: Pick<Operation, 'isPublic'>,
): readonly BorderActor[] {
  return isPublic ? everybody.filter(({ name }) => ANYBODY.has(name)) : everybody;
}

/** Puts a message into the inbox of somebody: only its addressee can read one. */
export async function giveNotice(
  api: TestApi,
  town: TestMunicipality,
  [addressee]: readonly BorderActor[],
): Promise<void> {
  await asOwner(
    api,
    `SET session_replication_role = replica;
     UPDATE notice SET person_id = '${addressee?.personId ?? ''}' WHERE ctid = (
       SELECT min(ctid) FROM notice WHERE municipality_id = '${town.id}' AND person_id IS NOT NULL)`,
  );
}

/** Does something for each of a list, a few at a time, and gives what came of it in the order of the list. */
export async function forEachOf<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = [...items.entries()];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      results[next[0]] = await work(next[1]);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return results;
}

/** Sends an operation, with these ids, to a municipality. */
export function sendOperation(
  operation: Operation,
  by: TestClient,
  to: { readonly slug: string; readonly ids: Ids },
): Promise<Answer<unknown>> {
  const { path, body, headers } = operation.request(to.ids);
  return by.send(operation.method, `/municipalities/${to.slug}${path}`, body, {
    'idempotency-key': randomUUID(),
    ...headers,
  });
}

/** The ids of everything in a municipality, and the ways to fill requests with them. */
export class TownIds {
  private readonly known = new Map<string, Promise<readonly string[]>>();

  constructor(
    private readonly api: Pick<TestApi, 'database'>,
    private readonly town: TestMunicipality,
  ) {}

  /** The ids in a table as they were when they were first asked for, in the order in which they were written. */
  private idsOf(table: string): Promise<readonly string[]> {
    const found = this.known.get(table) ?? this.read(table);
    this.known.set(table, found);
    return found;
  }

  private async read(table: string): Promise<readonly string[]> {
    const rows = await asOwner<{ id: string }>(
      this.api,
      `SELECT id FROM ${table} WHERE municipality_id = $1 ORDER BY tableoid, ctid`,
      [this.town.id],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Ways to fill slots: every combination in the path, where things have to belong together, and with each of them the
   * first few ids of every other slot side by side.
   *
   * @param inPathMax how many ids of a table are tried in a path; the first ones have the most
   */
  async fillings(slots: readonly Slot[], inPathMax = IN_PATH_MAX): Promise<Ids[]> {
    let found: Ids[] = [new Map()];
    for (const slot of slots.filter(({ where }) => where === 'path')) {
      const ids = (await this.idsOf(slot.table)).slice(0, inPathMax);
      found = found.flatMap((before) => ids.map((id): Ids => new Map([...before, [slot, id]])));
    }
    const beside = slots.filter(({ where }) => where !== 'path');
    if (beside.length === 0) return found;
    const rows = await this.sideBySide(beside);
    return found.flatMap((path) => rows.map((row): Ids => new Map([...path, ...row])));
  }

  private async sideBySide(slots: readonly Slot[]): Promise<Ids[]> {
    const lists = await Promise.all(slots.map(({ table }) => this.idsOf(table)));
    const most = Math.min(SIDE_BY_SIDE_MAX, ...lists.map(({ length }) => length));
    return Array.from({ length: most }, (_, row) => {
      return new Map(slots.map((slot, index) => [slot, lists[index]?.[row] ?? '']));
    });
  }

  /** The first of these ways. */
  async aFilling(slots: readonly Slot[]): Promise<Ids> {
    return (await this.fillings(slots, 1))[0] ?? new Map();
  }
}
