import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Answer, startTestApi, type TestApi } from '../support/api.js';
import { type Operation, operationsInMunicipality, type Slot } from '../support/api-operations.js';
import {
  actorsOf,
  type BorderActor,
  everybodyIn,
  forEachOf,
  giveNotice,
  type Ids,
  sendOperation,
  TownIds,
  UUID,
} from '../support/border-requests.js';
import { imprint, relations } from '../support/catalogue.js';
import { aFullMunicipality } from '../support/full-municipality.factory.js';
import { asOwner, type TestMunicipality } from '../support/municipality.factory.js';

/** What somebody sees of an answer: the status and the text, with each id that was sent left out. */
type Seen = { readonly actor: BorderActor; readonly text: string };
/** The same request with ids from across, and with ids that do not exist. */
type Told = { readonly what: string; readonly theirs: string; readonly none: string };
/** Which slots hold an id of the other municipality, and ids of one's own for the rest. */
type Attempt = {
  readonly operation: Operation;
  readonly across: readonly Slot[];
  readonly mine: Ids;
};

/** Opened with what only a link in a mail holds: nothing is found there by an id. */
const BY_ITS_LINK = ['GET /unsubscriptions/{token}'];

const operations = operationsInMunicipality();
const readings = operations.filter(({ method }) => method === 'GET');

/** Enough of an answer to see what it was. */
function short(text: string): string {
  return text.slice(0, 200);
}

describe('the border between municipalities, over HTTP', () => {
  let api: TestApi;
  let own: TestMunicipality;
  let other: TestMunicipality;
  let actors: readonly BorderActor[];
  let neighbours: readonly BorderActor[];
  let ownIds: TownIds;
  let otherIds: TownIds;
  let theirIds: ReadonlySet<string>;
  let before: Readonly<Record<string, string>>;

  beforeAll(async () => {
    api = await startTestApi();
    [own, other] = [await aFullMunicipality(api), await aFullMunicipality(api)];
    const [mine, theirs] = [await everybodyIn(api, own), await everybodyIn(api, other)];
    [actors, neighbours] = [mine, theirs];
    await giveNotice(api, own, mine);
    await giveNotice(api, other, theirs);
    [ownIds, otherIds] = [new TownIds(api, own), new TownIds(api, other)];
    theirIds = await idsIn(other);
    before = await imprint(api, other.id);
  });

  afterAll(() => api.close());

  async function idsIn(town: TestMunicipality): Promise<ReadonlySet<string>> {
    const tables = (await relations(api)).filter((each) => each.isOfMunicipality && !each.isView);
    const rows = await forEachOf(tables, ({ name }) =>
      asOwner<{ row: string }>(
        api,
        `SELECT to_jsonb(t)::text AS row FROM ${name} t WHERE municipality_id = $1`,
        [town.id],
      ),
    );
    return new Set(rows.flat().flatMap(({ row }) => row.match(UUID) ?? []));
  }

  function send(operation: Operation, by: BorderActor, ids: Ids): Promise<Answer<unknown>> {
    return sendOperation(operation, by.client, { slug: own.slug, ids });
  }

  /** What each of some actors sees when these ids stand in the slots that reach across. */
  function seenBy(who: readonly BorderActor[], attempt: Attempt, ids: Ids): Promise<Seen[]> {
    const { operation, across, mine } = attempt;
    return Promise.all(
      who.map(async (actor) => {
        const { status, body } = await send(operation, actor, new Map([...mine, ...ids]));
        const text = `${status} ${typeof body === 'string' ? body : JSON.stringify(body)}`;
        const without = (left: string, slot: Slot): string =>
          left.replaceAll(ids.get(slot) ?? '', '<id>');
        return { actor, text: across.reduce(without, text) };
      }),
    );
  }

  /**
   * Tries an attempt with ids that do not exist, by everybody; and with ids from across by those who stand for all to
   * whom that said the same: whoever is told of the id from across has come past the same checks as they have.
   */
  async function tryAcross(
    attempt: Attempt,
    who: readonly BorderActor[],
  ): Promise<{ readonly none: readonly Seen[]; readonly told: Told[] }> {
    const { operation, across } = attempt;
    const nowhere: Ids = new Map(across.map((slot) => [slot, randomUUID()]));
    const none = await seenBy(who, attempt, nowhere);
    const few = standIns(none);
    const theirs = await seenBy(few, attempt, await otherIds.aFilling(across));
    const told = theirs.map(({ actor, text }) => ({
      what: `${operation.name} with their ${across.map((slot) => slot.name).join(', ')}, by ${actor.name}`,
      theirs: text,
      none: none.find((each) => each.actor === actor)?.text ?? '',
    }));
    return { none, told };
  }

  /** Of all who see the same, the first and the last. */
  function standIns(seen: readonly Seen[]): BorderActor[] {
    const texts = seen.map(({ text }) => text);
    const isEither = ({ text }: Seen, index: number): boolean =>
      index === texts.indexOf(text) || index === texts.lastIndexOf(text);
    return seen.filter(isEither).map(({ actor }) => actor);
  }

  /** Every slot across at once; then each by itself, beside ids of one's own, by whoever is let in. */
  async function everyWayAcross(operation: Operation): Promise<Told[]> {
    const { slots } = operation;
    if (slots.length === 0) return [];
    const { none, told } = await tryAcross(
      { operation, across: slots, mine: new Map() },
      actorsOf(actors, operation),
    );
    if (slots.length === 1) return told;
    const inside = none.filter(({ text }) => !/^40[13]/.test(text)).map(({ actor }) => actor);
    for (const slot of slots) {
      let who = inside;
      for (const mine of await ownIds.fillings(slots.filter((each) => each !== slot))) {
        const part = await tryAcross({ operation, across: [slot], mine }, who);
        told.push(...part.told);
        who = standIns(part.none);
      }
    }
    return told;
  }

  /** An error of the asker, or an empty list; and nothing from across in it. */
  function isRefusal(text: string): boolean {
    return (text.startsWith('4') || text === '200 []') && !leaks(text);
  }

  function leaks(text: string): boolean {
    return (text.match(UUID) ?? []).some((id) => theirIds.has(id));
  }

  it('is tried on every operation that the API describes', () => {
    expect(operations.length).toBeGreaterThan(150);
    expect(readings.length).toBeGreaterThan(70);
  });

  it('answers an id from across exactly as an id that does not exist, to anybody', async () => {
    const answers = (await forEachOf(operations, everyWayAcross)).flat();

    const different = answers
      .filter(({ theirs, none }) => theirs !== none || !isRefusal(theirs))
      .map(({ what, ...told }) => `${what}: ${short(told.theirs)} / ${short(told.none)}`);
    expect(different).toEqual([]);
    expect(answers.length).toBeGreaterThan(operations.length);
  }, 180_000);

  it('lets somebody as far as the id that is not there, in every path', async () => {
    const unreached = await forEachOf(
      operations.flatMap((operation) =>
        operation.slots
          .filter(({ where }) => where === 'path')
          .map((slot) => ({ operation, across: [slot] })),
      ),
      async ({ operation, across }) => {
        const rest = operation.slots.filter((slot) => !across.includes(slot));
        const theirs = await otherIds.aFilling(across);
        const ways = (await ownIds.fillings(rest)).flatMap((mine) =>
          [...actors].reverse().map((actor) => ({ mine, actor })),
        );
        for (const { mine, actor } of ways) {
          const { status } = await send(operation, actor, new Map([...mine, ...theirs]));
          if (status === 404) return [];
        }
        return [`${operation.name}: ${across.map(({ name }) => name).join()}`];
      },
    );

    expect(unreached.flat()).toEqual([]);
  });

  it('shows nothing from across in anything that anybody can read', async () => {
    const leaking = await forEachOf(readings, async (operation) => {
      const [first = new Map(), ...more] = await ownIds.fillings(operation.slots);
      const attempt = { operation, across: [], mine: first };
      const seen = await seenBy(actorsOf(actors, operation), attempt, new Map());
      const few = standIns(seen);
      for (const mine of more) seen.push(...(await seenBy(few, { ...attempt, mine }, new Map())));
      const wrong = seen.filter(({ text }) => text.startsWith('5') || leaks(text));
      return wrong.map(({ actor, text }) => `${operation.name}, by ${actor.name}: ${short(text)}`);
    });

    expect(leaking.flat()).toEqual([]);
  });

  it('is no border to those who live across: they read it all by the same ids', async () => {
    const unread = await forEachOf(readings, async (operation) => {
      // The machine may read the most: it comes first but for nobody, who sees what is for all.
      const asking = [...neighbours].reverse();
      for (const ids of await otherIds.fillings(operation.slots, Infinity)) {
        for (const { client } of asking) {
          const { status } = await sendOperation(operation, client, { slug: other.slug, ids });
          if (status === 200) return [];
        }
      }
      return [operation.name];
    });

    expect(unread.flat()).toEqual(BY_ITS_LINK);
  });

  it('takes no session and no token of the other municipality, for anything', async () => {
    const [somebody, machine, nobody] = ['administrator', 'machine', 'nobody'].map((wanted) =>
      neighbours.find(({ name }) => name === wanted)!,
    ) as [BorderActor, BorderActor, BorderActor];
    const accepted = await forEachOf(operations, async (operation) => {
      const wrong: string[] = [];
      for (const town of [ownIds, otherIds]) {
        const ids = await town.aFilling(operation.slots);
        const [person, token, none] = await Promise.all(
          [somebody, machine, nobody].map(async (by) => (await send(operation, by, ids)).status),
        );
        // A public path is open to all; a session from elsewhere is none, but a token has to be right.
        const isRight = person === (operation.isPublic ? none : 401) && token === 401;
        if (!isRight) wrong.push(`${operation.name}: ${person}, ${token}, ${none}`);
      }
      return wrong;
    });

    expect(accepted.flat()).toEqual([]);
  });

  it('has changed nothing across, after all of this', async () => {
    const after = await imprint(api, other.id);

    expect(after).toEqual(before);
    expect(Object.keys(before).length).toBeGreaterThan(25);
  });
});
