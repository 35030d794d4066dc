import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, type Json, startTestApi, type TestApi } from '../support/api.js';
import { HOSTILE_FILES, HOSTILE_PDFS } from '../support/hostile-cases.js';
import { aJpeg, aPngThatClaims } from '../support/hostile-files.js';
import {
  aMunicipality,
  aPerson,
  asOwner,
  type TestMunicipality,
  type TestPerson,
} from '../support/municipality.factory.js';
import { asService } from '../support/round.factory.js';
import { faultsOf, filePart, formOf, sendBytes, upload, uploadFile } from '../support/upload.js';

const PDF = { fileName: 'notulen.pdf', type: 'application/pdf' };
const PNG = { fileName: 'foto.png', type: 'image/png' };

describe('a hostile upload', () => {
  let api: TestApi;
  let town: TestMunicipality;
  let people: TestPerson[];

  beforeAll(async () => {
    api = await startTestApi();
    town = await aMunicipality(api);
    people = await Promise.all([1, 2, 3].map(() => aPerson(api, town, 'resident')));
  });

  afterAll(() => api.close());

  const sender = (index = 0): TestPerson['client'] => people[index]!.client;

  async function keptFiles(): Promise<number> {
    const [row] = await asOwner<{ count: number }>(api, 'SELECT count(*)::int AS count FROM file');
    return row?.count ?? -1;
  }

  async function refused(answer: Answer<Json>): Promise<string[]> {
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.body).toMatchObject({ type: 'urn:wijkkas:problem:upload-refused' });
    expect(await keptFiles()).toBe(0);
    return faultsOf(answer);
  }

  it.each(HOSTILE_FILES)('is refused: %s', async (_, codes, { bytes, ...rest }) => {
    const content = typeof bytes === 'function' ? await bytes() : bytes;

    const answer = await uploadFile(sender(), town, { ...rest, bytes: content });

    expect(await refused(answer)).toEqual(codes);
  });

  it.each<[string, string[], string]>([
    ['a path', ['file-name-path'], '../../etc/foto.jpg'],
    ['a path of another system', ['file-name-path'], 'C:\\\\temp\\\\foto.jpg'],
    ['a dot at the beginning', ['file-name-path'], '.foto.jpg'],
    ['a sign that turns the reading direction', ['file-name-unprintable'], 'foto\u202egpj.jpg'],
    ['two endings', ['file-name-endings'], 'foto.php.jpg'],
    ['the ending of a program', ['file-name-endings', 'file-name-ending'], 'foto.jpg.exe'],
    ['no ending', ['file-name-ending'], 'foto'],
    ['500 signs', ['file-name-too-long'], `${'a'.repeat(496)}.jpg`],
    ['a tab', ['file-name-unprintable'], 'fo\tto.jpg'],
  ])('is refused with %s in its name', async (_, codes, fileName) => {
    const answer = await uploadFile(sender(1), town, { fileName, bytes: await aJpeg() });

    expect(await refused(answer)).toEqual(codes);
  });

  it('is refused with a NUL or a line of a header in its name', async () => {
    for (const fileName of ['foto.jpg\u0000.exe', 'foto%00.jpg\u0001']) {
      const answer = await uploadFile(sender(1), town, { fileName, bytes: await aJpeg() });

      expect((await refused(answer)).length).toBeGreaterThan(0);
    }
  });

  it.each(HOSTILE_PDFS)('is refused: a PDF with %s', async (_, codes, bytes) => {
    const answer = await uploadFile(sender(2), town, { ...PDF, bytes });

    expect(await refused(answer)).toEqual(codes);
  });

  it('is refused as a form that is not one file and nothing else', async () => {
    const file = filePart({ bytes: await aJpeg() });
    const field = { headers: ['Content-Disposition: form-data; name="role"'], bytes: 'chair' };
    const other = {
      ...file,
      headers: file.headers.map((each) => each.replace('"file"', '"photo"')),
    };
    const forms = [
      [file, file],
      [field, file],
      [other],
      [],
      Array.from({ length: 500 }, () => field),
    ];

    const codes: string[][] = [];
    for (const parts of forms) {
      codes.push(await refused(await upload(sender(1), town, formOf(parts))));
    }

    expect(codes).toEqual([
      ['upload-two-files'],
      ['upload-unknown-part'],
      ['upload-unknown-part'],
      ['upload-missing'],
      ['upload-many-parts'],
    ]);
  });

  it('is refused when the form breaks off, or has another border than it says', async () => {
    const form = formOf([filePart({ bytes: await aJpeg() })]);

    const short = await upload(sender(1), town, form.subarray(0, form.length - 60));
    const border = await upload(sender(1), town, form, {
      'content-type': 'multipart/form-data; boundary=another',
    });
    const none = await upload(sender(1), town, form, { 'content-type': 'multipart/form-data' });

    expect(await refused(short)).toEqual(['upload-unreadable']);
    expect((await refused(border)).length).toBe(1);
    expect(await refused(none)).toEqual(['upload-unreadable']);
  });

  it('is refused at once when it claims to be 10 GB, and none of it is read', async () => {
    const path = `/municipalities/${town.slug}/files`;
    const headers = {
      'content-type': 'multipart/form-data; boundary=x',
      'idempotency-key': 'ten-gigabytes',
    };
    const begun = Date.now();

    const answer = await sendBytes(sender(1), {
      method: 'POST',
      path,
      claim: 10 * 1024 ** 3,
      headers,
    });

    expect(answer.status).toBe(413);
    expect(answer.headers.get('connection')).toBe('close');
    expect(Date.now() - begun).toBeLessThan(2_000);
    expect(await keptFiles()).toBe(0);
  });

  it('is refused when it does not say how large it is, or the file alone is too large', async () => {
    const form = formOf([filePart({ bytes: Buffer.alloc(10 * 1024 * 1024 + 1, 1) })]);

    const large = await upload(sender(1), town, form);
    const unsaid = await upload(sender(1), town, formOf([]), { 'transfer-encoding': 'chunked' });

    expect(large.status).toBe(413);
    expect(await refused(unsaid)).toEqual(['upload-length-missing']);
  });

  it('takes memory within bounds, however many come at once', async () => {
    const bomb = aPngThatClaims(7_000, 7_000);
    const before = process.memoryUsage().rss;

    const answers = await Promise.all(
      Array.from({ length: 12 }, () => uploadFile(sender(1), town, { ...PNG, bytes: bomb })),
    );

    expect(answers.map(faultsOf)).toEqual(Array.from({ length: 12 }, () => ['photo-unreadable']));
    expect(process.memoryUsage().rss - before).toBeLessThan(700 * 1024 * 1024);
  });

  it('finds no other path that takes a form', async () => {
    const form = formOf([filePart({ bytes: await aJpeg() })]);
    const headers = { 'content-type': 'multipart/form-data; boundary=wijkkas-test-border' };

    const answer = await sendBytes(sender(), {
      method: 'POST',
      path: `/municipalities/${town.slug}/sessions`,
      body: form,
      headers,
    });

    expect(answer.status).toBe(415);
  });

  it('is one too many past the bounds of a person and a day, which the database knows', async () => {
    const busy = await aPerson(api, town, 'resident');
    const count = (files: number, tries: number, bytes: number) =>
      asOwner(
        api,
        `INSERT INTO upload_day (person_id, municipality_id, day, try_count, file_count, byte_count)
         VALUES ($1, $2, dutch_day(now()), $4, $3, $5) ON CONFLICT (person_id, day)
         DO UPDATE SET try_count = $4, file_count = $3, byte_count = $5`,
        [busy.id, town.id, files, tries, bytes],
      );
    const send = async () => uploadFile(busy.client, town, { bytes: await aJpeg() });

    await count(39, 39, 1_000);
    const last = await send();
    const beyond = await send();
    const less = 'UPDATE upload_day SET file_count = 0 WHERE person_id = $1';
    await expect(asService(api, town, less, [busy.id])).rejects.toThrow('upload_day_only_up');
    await count(40, 120, 2_000);
    const tried = await send();

    expect(last.status).toBe(201);
    expect([beyond, tried].map(({ status, body }) => [status, body['type']])).toEqual(
      Array(2).fill([429, 'urn:wijkkas:problem:upload-quota']),
    );
  });
});
