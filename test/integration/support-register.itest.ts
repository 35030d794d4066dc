import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isLetterCode } from '#domain';
import { faultsOf } from '../support/faults.js';
import { aPerson, asOwner, type TestPerson } from '../support/municipality.factory.js';
import {
  neighbours,
  refusalOf,
  registerFile,
  residentRefOf,
  type Resident,
  SupportWorld,
} from '../support/support.factory.js';

const problem = (code: string): string => `urn:wijkkas:problem:${code}`;
const SECRET = 'a-secret-for-tests-of-32-characters-or-more';
const NOBODY: Resident = {
  surname: 'Nergens',
  postcode: '1811ZZ',
  houseNumber: 1,
  bornOn: '1980-01-01',
};
const CHILD = neighbours(1, { surname: 'Kind', houseNumber: 21, bornOn: '2020-01-01' })[0]!;
const PEOPLE = [...neighbours(12), CHILD];

describe('the list of residents of a wijk', () => {
  let world: SupportWorld;
  let codes: Map<number, string>;

  beforeAll(async () => {
    world = await SupportWorld.start({ count: 4, ageMin: 12 });
    const answer = await world.register(registerFile(PEOPLE));
    expect(answer.body).toMatchObject({ entryCount: 13, version: 1 });
    codes = await world.codes();
  });

  afterAll(() => world.close());

  const byCode = (path: string, code: string, address = 'code-supports') =>
    world.play.stranger.post(`${path}/${address}`, { letterCode: code });
  const enter = (path: string, residents: readonly Resident[], by = world.clerks[0]) =>
    by.client.post(`${path}/signature-sheets`, { lines: residents });
  const check = (id: unknown, by = world.clerks[1], refusedLines: readonly object[] = []) =>
    by.client.post(`${world.root}/signature-sheets/${String(id)}/checks`, { refusedLines });
  const tie = ({ client }: TestPerson, resident: Resident) =>
    client.post(`${world.team}/register-ties`, resident);
  const support = ({ client }: TestPerson, path: string) =>
    client.post(`${path}/supports`, undefined);

  it('keeps keyed hashes and age classes, and nothing that names anybody', async () => {
    const rows = await asOwner<{ ref: string; class: number; line: number }>(
      world.play.api,
      'SELECT resident_ref AS ref, age_class AS class, line FROM support_register_entry ORDER BY line',
    );
    const dump = JSON.stringify(
      await asOwner(world.play.api, 'SELECT * FROM support_register_entry, support_code'),
    );

    expect(rows).toHaveLength(13);
    expect([rows[0]?.class, rows[12]?.class, rows[12]?.line]).toEqual([18, 0, 14]);
    expect(rows[0]?.ref).toBe(
      residentRefOf(SECRET, [world.play.town.id, 'buura', '1811AB', '1', '1980-03-31']),
    );
    expect(dump).not.toContain('1811AB');
    for (const code of codes.values()) expect(dump).not.toContain(code.replaceAll('-', ''));
  });

  it('names every fault in a file with its line, and then keeps the list that was there', async () => {
    const text = [
      'achternaam;postcode;huisnummer;geboortedatum',
      'Goed;1811AB;4;1980-03-31',
      ';1811;0;1980-02-30',
      'Goed;1811 ab;4;31-03-1980',
      '"Half',
    ].join('\n');

    const refused = await world.register(text, 1);
    const headless = await world.register('naam;straat\nx;y', 1);
    const stale = await world.register(registerFile(PEOPLE), 0);
    const empty = await world.register('', 1);
    const byChair = await world.register(registerFile(PEOPLE), 1, world.play.chair);
    const now = await world.administrator.client.get(`${world.team}/support-register`);

    expect(faultsOf(refused.body)).toEqual([
      'line 3 born-on',
      'line 3 house-number',
      'line 3 postcode',
      'line 3 text-empty',
      'line 4 resident-twice',
      'line 5 csv',
    ]);
    expect(faultsOf(headless.body)).toEqual(['line 1 register-columns']);
    expect([stale.status, empty.status, byChair.status]).toEqual([412, 400, 403]);
    expect(now.body).toMatchObject({ entryCount: 13, version: 1 });
  });

  it('hands out codes once, of fifteen signs and a check, to everybody of an age', async () => {
    const again = await world.administrator.client.post(`${world.team}/support-code-batches`, {});
    const key = { 'idempotency-key': 'print-run-1' };
    const all = { replacesAll: true };
    const path = `${world.team}/support-code-batches`;
    const first = await world.administrator.client.post(path, all, key);
    const repeated = await world.administrator.client.post(path, all, key);

    expect([codes.size, codes.has(14)]).toEqual([12, false]);
    expect([...codes.values()].every((code) => isLetterCode(code))).toBe(true);
    expect(faultsOf(again.body)).toEqual(['ageMin code-count']);
    expect([first.body['codeCount'], (first.body['codes'] as []).length]).toEqual([12, 12]);
    expect(repeated.body).toEqual({ ...first.body, codes: [] });
    const { path: initiative } = await world.initiative();
    expect((await byCode(initiative, codes.get(2)!)).body['type']).toBe(
      problem('support-code-refused'),
    );
    codes = new Map(
      (first.body['codes'] as { line: number; code: string }[]).map(({ line, code }) => [
        line,
        code,
      ]),
    );
  });

  it('lets a code support each initiative once, with one answer for unknown and used', async () => {
    const [one, other] = [await world.initiative(), await world.initiative()];
    const code = codes.get(2)!;

    const answers = [
      await byCode(one.path, code.toLowerCase().replaceAll('-', ' ')),
      await byCode(other.path, code),
      await byCode(one.path, code),
      await byCode(one.path, '0000-0000-0000-0000'),
      await byCode(one.path, `${code.slice(0, -1)}${code.endsWith('2') ? '3' : '2'}`),
      await byCode(one.path, code, 'code-support-withdrawals'),
      await byCode(one.path, code, 'code-support-withdrawals'),
    ];

    expect(answers.map(({ status }) => status)).toEqual([201, 201, 403, 403, 400, 201, 403]);
    expect(answers[2]?.body).toEqual(answers[3]?.body);
    expect(faultsOf(answers[4]!.body)).toEqual(['letterCode letter-code-typo']);
    expect(await world.progress(one.path)).toMatchObject({ count: 0 });
    expect(await world.progress(other.path)).toMatchObject({ count: 1, needsRegisterTie: true });
  });

  it('asks a place with many wrong codes to wait, and still takes one that is right', async () => {
    const { path } = await world.initiative();
    await asOwner(world.play.api, 'DELETE FROM sign_in_failure');

    const wrong: number[] = [];
    for (let tried = 0; tried < 11; tried += 1) {
      wrong.push((await byCode(path, '0000-0000-0000-0000')).status);
    }
    const waiting = await byCode(path, '0000-0000-0000-0000');
    const right = await byCode(path, codes.get(3)!);

    expect(wrong).toEqual([...Array<number>(10).fill(403), 429]);
    expect(waiting.headers.get('retry-after')).toBe('900');
    expect(right.status).toBe(201);
  });

  it('holds each line of a sheet against the list, and counts what a second person accepts', async () => {
    const { id, path } = await world.initiative();
    await byCode(path, codes.get(2)!);
    const lines = [PEOPLE[0]!, PEOPLE[1]!, PEOPLE[1]!, NOBODY, CHILD, PEOPLE[2]!];

    const entered = await enter(path, lines);
    const own = await check(entered.body['id'], world.clerks[0]);
    const faulty = await check(entered.body['id'], world.clerks[1], [
      { number: 7, reason: 'signature-missing' },
    ]);
    const checked = await check(entered.body['id'], world.clerks[1], [
      { number: 6, reason: 'signature-missing' },
    ]);
    const twice = await check(entered.body['id'], world.administrator);
    const kept = await asOwner(
      world.play.api,
      `SELECT count(*)::int AS n FROM signature_line l JOIN signature_sheet s ON s.id = l.sheet_id
        WHERE s.initiative_id = $1 AND num_nonnulls(postcode, house_number, born_on, resident_ref) > 0`,
      [id],
    );

    const findings = (body: object): string[] =>
      (body as { lines: { finding: string }[] }).lines.map(({ finding }) => finding);
    expect(findings(entered.body)).toEqual([
      'supported-already',
      'matched',
      'twice-on-sheet',
      'not-in-register',
      'too-young',
      'matched',
    ]);
    expect([own.body['type'], twice.body['type']]).toEqual([
      problem('sheet-four-eyes'),
      problem('sheet-checked'),
    ]);
    expect(faultsOf(faulty.body)).toEqual(['refusedLines[0].number no-such-line']);
    expect(findings(checked.body)[1]).toBe('accepted');
    expect(findings(checked.body)[5]).toBe('signature-missing');
    expect(checked.body).toMatchObject({ acceptedCount: 1 });
    expect(kept).toEqual([{ n: 0 }]);
    expect(await world.progress(path)).toMatchObject({ count: 2 });
  });

  it('names every fault of a sheet at once', async () => {
    const { path } = await world.initiative();

    const refused = await enter(path, [
      { surname: '--', postcode: 'x', houseNumber: 1, bornOn: '2999-01-01' },
    ]);

    expect(faultsOf(refused.body)).toEqual([
      'lines[0].bornOn born-on',
      'lines[0].postcode postcode',
      'lines[0].surname surname',
    ]);
  });

  it('counts one human once over account, code and paper', async () => {
    const { path } = await world.initiative();
    const [resident, other] = [await world.resident(), await world.resident()];
    await asOwner(world.play.api, 'DELETE FROM sign_in_failure');
    const untied = await support(resident, path);
    const tied = await tie(resident, { ...PEOPLE[4]!, surname: 'BUURÉ' });

    const answers = [
      await support(resident, path),
      await byCode(path, codes.get(6)!),
      await tie(other, PEOPLE[4]!),
      await tie(other, NOBODY),
    ];
    const sheet = await enter(path, [PEOPLE[4]!]);

    expect(untied.body['type']).toBe(problem('register-tie-needed'));
    expect(tied.status).toBe(201);
    expect(answers.map(({ status }) => status)).toEqual([201, 403, 403, 403]);
    expect(answers[2]?.body).toEqual(answers[3]?.body);
    expect(sheet.body).toMatchObject({ lines: [{ finding: 'supported-already' }] });
    expect(await world.progress(path)).toMatchObject({ count: 1 });
  });

  it('lets an account take back what its resident gave on paper', async () => {
    const { path } = await world.initiative();
    const resident = await world.resident();
    await tie(resident, PEOPLE[5]!);
    const sheet = await enter(path, [PEOPLE[5]!]);
    await check(sheet.body['id']);

    const taken = await resident.client.delete(`${path}/supports/own`);

    expect(taken.status).toBe(204);
    expect(await world.progress(path)).toMatchObject({ count: 0 });
  });

  it('refuses initiators on paper and by code, and who tries too often to be somebody else', async () => {
    const proposer = await world.resident();
    await tie(proposer, PEOPLE[6]!);
    const { path } = await world.initiative({ initiative: { proposedBy: proposer.id } });
    const guesser = await world.resident();

    const code = await byCode(path, codes.get(8)!);
    const sheet = await enter(path, [PEOPLE[6]!]);
    const guesses: number[] = [];
    for (let tried = 0; tried < 6; tried += 1) guesses.push((await tie(guesser, NOBODY)).status);

    expect(code.body['type']).toBe(problem('own-initiative-support'));
    expect(sheet.body).toMatchObject({ lines: [{ finding: 'own-initiative' }] });
    expect(guesses).toEqual([403, 403, 403, 403, 403, 429]);
  });

  it('is no way round the second pair of eyes, whatever the service asks', async () => {
    const { path } = await world.initiative();
    const sheet = await enter(path, [PEOPLE[7]!]);
    const id = String(sheet.body['id']);
    const resident = await aPerson(world.play.api, world.play.town, 'resident');
    const tries: readonly (readonly [string, readonly unknown[]])[] = [
      [CHECK_SHEET, [id, world.clerks[0].id]],
      [CHECK_SHEET, [id, resident.id]],
      [`UPDATE signature_line SET finding = 'accepted' WHERE sheet_id = $1`, [id]],
      [PAPER_SUPPORT, [id]],
    ];

    const refusals = await Promise.all(tries.map(([sql, values]) => refusalOf(world, sql, values)));

    expect(refusals).toEqual([
      'signature_sheet_four_eyes',
      'signature_sheet_by_role',
      'signature_line_kept',
      'support_checked_by_two',
    ]);
  });
});

const CHECK_SHEET = `UPDATE signature_sheet SET checked_by = $2, checked_at = now(), version = version + 1 WHERE id = $1`;
const PAPER_SUPPORT = `
  INSERT INTO support (id, initiative_id, channel, resident_ref, sheet_id, line_number, supported_at)
  SELECT gen_random_uuid(), initiative_id, 'paper', repeat('0', 64), id, 1, now() FROM signature_sheet WHERE id = $1`;
