import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Json, startTestApi, type TestApi, TestClient } from '../support/api.js';
import { jsonLines, wijkkas } from '../support/cli.js';
import { aCarriedOutDraw, PUBLIC_VALUE, SECRET, sha256 } from '../support/draw.factory.js';
import { aMunicipality, aPerson } from '../support/municipality.factory.js';

const PEOPLE = [
  'code;naam;buurt;leeftijd',
  'A3;Noor de Wit;Noord;18-34',
  'A1;Jan, Piet;Zuid;35+',
  'A2;Fatma Kaya;Noord;35+',
].join('\n');

describe('wijkkas draw', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wijkkas-draw-'));
  const [list, announcement, record] = ['list.csv', 'announcement.json', 'record.json'].map(
    (name) => join(folder, name),
  ) as [string, string, string];
  let api: TestApi;
  let drawn: readonly string[];

  /** A file beside the published one, with something else in it. */
  function changed(path: string, from: string, to: string): string {
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${path} has no ${from}.`);
    return written(`changed-${randomUUID()}`, text.replace(from, to));
  }

  function written(name: string, text: string): string {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  }

  const draw = (given: Readonly<Record<string, string>> = {}, ...rest: string[]) => {
    const options = { list, announcement, secret: SECRET, 'public-value': PUBLIC_VALUE, ...given };
    const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    return wijkkas(['draw', ...args, ...rest]);
  };
  const verify = (path: string, ...rest: string[]) =>
    wijkkas(['draw', 'verify', path, '--list', list, ...rest]);

  beforeAll(async () => {
    api = await startTestApi();
    const town = await aMunicipality(api);
    const { client } = await aPerson(api, town, 'secretary');
    const { path } = await aCarriedOutDraw(client, town);
    const anybody = new TestClient(api);
    const files = [
      [list, 'frozen-list', 'text/csv'],
      [announcement, 'announcement', 'application/json'],
      [record, 'record', 'application/json'],
    ] as const;
    for (const [file, name, accept] of files) {
      const response = await fetch(`${api.baseUrl}${path}/${name}`, { headers: { accept } });
      writeFileSync(file, await response.text());
    }
    const { body } = await anybody.get<Json[]>(`${path}/places`);
    drawn = body.filter((each) => each['state'] === 'invited').map(({ code }) => code as string);
  });

  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await api.close();
  });

  it('draws whom the service drew, from what everybody can download', async () => {
    const { code, out } = await draw({}, '--json');

    const [{ strata } = { strata: [] }] = jsonLines<{ strata: { drawn: string[] }[] }>({ out });
    expect(code).toBe(0);
    expect(strata.flatMap((each) => each.drawn)).toEqual(drawn);
    expect(drawn).toHaveLength(3);
  });

  it('writes the very record that the service published', async () => {
    const output = join(folder, 'own.json');

    await draw({ output });

    expect(readFileSync(output, 'utf8')).toBe(readFileSync(record, 'utf8'));
  });

  it.each([
    ['nl', 'Loting: Bewonersraad', 'Reserves, op volgorde:'],
    ['en', 'Draw: Bewonersraad', 'Reserves, in order:'],
  ])('tells in %s who is drawn', async (language, title, reserves) => {
    const { out } = await draw({ language });

    expect(out).toContain(title);
    expect(out).toContain(`  1. ${drawn[0] ?? ''}\n`);
    expect(out).toContain(reserves);
  });

  it('finds a record right, with the announcement that was kept', async () => {
    const dutch = await verify(record, '--announcement', announcement);
    const english = await verify(record, '--language', 'en');

    expect(dutch).toMatchObject({ code: 0, err: '' });
    expect(dutch.out).toContain('Alles klopt: wie de loting overdoet');
    expect(english.out).toContain('All is right: whoever does the draw again');
  });

  it('tells when one code is another, on the list or in the record', async () => {
    const other = changed(list, 'N2,', 'N2x,');

    const ofList = await draw({ list: other, language: 'en' });
    const ofRecord = await wijkkas(['draw', 'verify', record, '--list', other, '--language', 'en']);

    const hash = sha256(readFileSync(other, 'utf8'));
    expect([ofList.code, ofRecord.code]).toEqual([1, 1]);
    expect(ofList.out).toMatch(/^The list is not the one that was frozen: [0-9a-f]{64} was/);
    expect(ofList.out).toContain(`this list gives ${hash}.`);
    expect(ofRecord.out).toContain('Code N2x is on the list and not in the record.');
    expect(ofRecord.out).toContain('Code N2 is in the record and not on the list.');
  });

  it('tells when the seed, the secret, the value or the order is another', async () => {
    const seed = /"seed": "([0-9a-f]{64})"/.exec(readFileSync(record, 'utf8'))?.[1] ?? '';
    const [first = ''] = drawn;

    const otherSeed = await verify(changed(record, seed, sha256('x')), '--language', 'en');
    const otherSecret = await draw({ secret: `${SECRET}x`, language: 'en' });
    const otherForm = await draw({ 'public-value': '24 3 11 40', language: 'en' });
    const otherMember = await verify(changed(record, `"${first}"`, '"Z9"'), '--language', 'en');

    expect([otherSeed, otherSecret, otherForm, otherMember].map(({ code }) => code)).toEqual([
      1, 1, 1, 1,
    ]);
    expect(otherSeed.out).toContain(
      `The seed differs: the record says ${sha256('x')}, the draw gives ${seed}.`,
    );
    expect(otherSecret.out).toContain('The secret does not fit the seal:');
    expect(otherForm.out).toContain(
      'The public value "24 3 11 40" is not written as was announced.',
    );
    expect(otherMember.out).toContain(
      `Place 1 of Noord differs: the record says Z9, the draw gives ${first}.`,
    );
  });

  it('prepares a draw: only codes and groups go into the list', async () => {
    const people = written('people.csv', PEOPLE);
    const output = join(folder, 'to-publish.csv');
    const args = ['draw', 'freeze', '--list', people, '--strata', 'buurt,leeftijd', '-o', output];

    const { code, out } = await wijkkas([...args, '--secret', SECRET, '--json']);
    const fresh = await wijkkas([...args, '--json']);

    const text = readFileSync(output, 'utf8');
    const [told, own] = jsonLines<Json>({ out: out + fresh.out });
    expect(code).toBe(0);
    expect(text).toBe('code,stratum\nA1,Zuid / 35+\nA2,Noord / 35+\nA3,Noord / 18-34\n');
    expect(told).toMatchObject({ listHash: sha256(text), entryCount: 3, seal: sha256(SECRET) });
    expect(own?.['seal']).toBe(sha256(own?.['secret'] as string));
    expect(own?.['secret']).toMatch(/^[0-9a-f]{64}$/);
  });

  it('names the faults of a list by line, and files that are none', async () => {
    const faulty = written('faulty.csv', 'code,stratum\nA1,Noord\nA 2,Noord\nA1,Noord\nA4\n');

    const ofLines = await draw({ list: faulty });
    const noColumn = await wijkkas(['draw', 'freeze', '--list', list, '--strata', 'buurt']);
    const noRecord = await verify(announcement);
    const noFile = await verify(join(folder, 'nowhere.json'));

    expect(ofLines.code).toBe(1);
    expect(ofLines.err).toContain('line 3: A code has 1 to 40 letters, digits and dashes');
    expect(ofLines.err).toContain('line 4: The code A1 is on the list before.');
    expect(ofLines.err).toContain('line 5: There are 1 cells, and 2 columns.');
    expect([noColumn.code, noRecord.code, noFile.code]).toEqual([2, 2, 2]);
    expect(noColumn.err).toContain('has no column buurt. It has:');
    expect(noRecord.err).toContain('is not the record of a draw.');
  });
});
