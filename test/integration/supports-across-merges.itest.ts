import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Json } from '../support/api.js';
import { statusesOf } from '../support/faults.js';
import { LATE, ListedWijk, PEOPLE } from '../support/listed-wijk.factory.js';
import { asOwner } from '../support/municipality.factory.js';
import { aMerge, aSplit } from '../support/regrouping-town.factory.js';
import { refusalOf } from '../support/support.factory.js';

describe('a support of an initiative that is merged or split', () => {
  let wijk: ListedWijk;

  beforeAll(async () => {
    wijk = await ListedWijk.start();
  });

  afterAll(() => wijk.close());

  async function regrouped(request: object): Promise<string[]> {
    const { body, status } = await wijk.maker.client.post<{ state: string; resultIds: string[] }>(
      `${wijk.world.root}/regroupings`,
      request,
    );
    expect([status, body.state]).toEqual([201, 'carried-out']);
    return body.resultIds;
  }

  async function merged(ids: readonly string[]): Promise<string> {
    return wijk.pathOf((await regrouped(aMerge(ids)))[0] ?? '');
  }

  const findings = ({ body }: Answer<Json>): string[] =>
    (body['lines'] as { finding: string }[]).map(({ finding }) => finding);

  it('goes along from every initiative, and counts who supported two of them once', async () => {
    const [one = '', other = ''] = await wijk.initiatives(2);
    const account = await wijk.tied(PEOPLE[4]!);
    await wijk.byCode(wijk.pathOf(one), 0);
    await wijk.sign(wijk.pathOf(one), [PEOPLE[1]!, PEOPLE[4]!]);
    await wijk.byCode(wijk.pathOf(other), 0);
    await wijk.byCode(wijk.pathOf(other), 3);
    await wijk.sign(wijk.pathOf(other), [PEOPLE[2]!]);
    expect((await wijk.bySelf(account, wijk.pathOf(other))).status).toBe(201);

    const into = await merged([one, other]);

    expect(await wijk.countOf(into)).toBe(5);
    const answers = [
      await wijk.byCode(into, 0),
      await wijk.byCode(into, 1),
      await wijk.bySelf(account, into),
      await wijk.byCode(into, 5),
    ];
    expect(statusesOf(answers)).toEqual([403, 403, 409, 201]);
    expect(
      findings(await wijk.enter(into, [PEOPLE[0]!, PEOPLE[1]!, PEOPLE[2]!, PEOPLE[6]!])),
    ).toEqual(['supported-already', 'supported-already', 'supported-already', 'matched']);
    expect(await wijk.countOf(into)).toBe(6);
  });

  it('can be taken back and given again by who gave it to one of the old ones', async () => {
    const [one = '', other = ''] = await wijk.initiatives(2);
    await wijk.byCode(wijk.pathOf(one), 3);
    const into = await merged([one, other]);

    const answers = [
      await wijk.byCode(into, 3, 'code-support-withdrawals'),
      await wijk.byCode(into, 3),
      await wijk.byCode(into, 3),
    ];

    expect(statusesOf(answers)).toEqual([201, 201, 403]);
    expect(await wijk.countOf(into)).toBe(1);
  });

  it('holds over generations, and for each part of a split', async () => {
    const [one = '', other = '', third = ''] = await wijk.initiatives(3);
    await wijk.byCode(wijk.pathOf(one), 0);
    await wijk.byCode(wijk.pathOf(other), 1);
    await wijk.byCode(wijk.pathOf(third), 0);
    const [first = ''] = await regrouped(aMerge([one, other]));
    const [whole = ''] = await regrouped(aMerge([first, third]));
    const whenWhole = await wijk.countOf(wijk.pathOf(whole));
    const parts = await regrouped(aSplit(whole));

    const again = await Promise.all(parts.map((id) => wijk.byCode(wijk.pathOf(id), 0)));
    const counts = await Promise.all(parts.map((id) => wijk.countOf(wijk.pathOf(id))));

    expect([whenWhole, ...counts]).toEqual([2, 2, 2]);
    expect(statusesOf(again)).toEqual([403, 403]);
  });

  it('is not there for who makes it, also when the account was tied later', async () => {
    const [one = '', other = ''] = await wijk.initiatives(2, wijk.world.play.resident);
    await wijk.byCode(wijk.pathOf(one), 7);
    expect((await wijk.tie(wijk.world.play.resident, PEOPLE[7]!)).status).toBe(201);
    const { body } = await wijk.maker.client.post(
      `${wijk.world.root}/regroupings`,
      aMerge([one, other]),
    );
    const path = `${wijk.world.root}/regroupings/${String(body['id'])}/answers`;

    const done = await wijk.world.play.resident.client.post(path, { answer: 'consent' });

    const [into = ''] = done.body['resultIds'] as string[];
    expect([await wijk.countOf(wijk.pathOf(one)), await wijk.countOf(wijk.pathOf(into))]).toEqual([
      1, 0,
    ]);
  });

  it('leaves behind only who left the list and never had a code or an account', async () => {
    const [one = '', other = ''] = await wijk.initiatives(2);
    await wijk.byCode(wijk.pathOf(one), 8);
    await wijk.sign(wijk.pathOf(one), [LATE, PEOPLE[9]!]);
    const gone = PEOPLE.filter((_, index) => index !== 8);
    await wijk.replaceList(gone);

    const into = await merged([one, other]);
    const left = await asOwner<{ n: number }>(
      wijk.world.play.api,
      `SELECT count(*)::int AS n FROM support WHERE initiative_id = $1 AND withdrawn_at IS NULL`,
      [one],
    );
    await wijk.replaceList([...PEOPLE, LATE]);

    expect([left[0]?.n, await wijk.countOf(into)]).toEqual([3, 2]);
    expect(statusesOf([await wijk.byCode(into, 8), await wijk.byCode(into, 9)])).toEqual([
      403, 403,
    ]);
    expect(findings(await wijk.enter(into, [LATE]))).toEqual(['matched']);
  });

  it('is kept by the database: a support moves once, into what comes of it, by another reference', async () => {
    const [one = '', other = ''] = await wijk.initiatives(2);
    await wijk.byCode(wijk.pathOf(one), 10);
    const [into = ''] = await regrouped(aMerge([one, other]));
    const refs = await asOwner<{ ref: string; from: string | null; id: string }>(
      wijk.world.play.api,
      `SELECT resident_ref AS ref, moved_from AS from, id FROM support WHERE initiative_id IN ($1, $2) ORDER BY moved_from NULLS FIRST`,
      [one, into],
    );
    const again = `INSERT INTO support (id, initiative_id, moved_from, channel, resident_ref, age_at_least, supported_at)
      SELECT gen_random_uuid(), $1, id, channel, repeat('1', 64), age_at_least, supported_at FROM support WHERE id = $2`;

    expect(refs).toHaveLength(2);
    expect(refs[1]?.from).toBe(refs[0]?.id);
    expect(refs[1]?.ref).not.toBe(refs[0]?.ref);
    expect(await refusalOf(wijk.world, again, [into, refs[0]?.id])).toBe('support_moved_as_given');
    expect(
      await refusalOf(wijk.world, 'UPDATE support SET moved_from = NULL WHERE id = $1', [
        refs[1]?.id,
      ]),
    ).toBe('support_kept');
  });
});
