import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { type Answer, type Json, startTestApi, type TestApi, TestClient } from '../support/api.js';
import {
  aJpeg,
  aPackedStream,
  aPdf,
  aPhotoWithSecrets,
  aPng,
  withChunk,
} from '../support/hostile-files.js';
import {
  aMunicipality,
  aPerson,
  asOwner,
  type TestMunicipality,
  type TestPerson,
} from '../support/municipality.factory.js';
import { anInitiative, aRound, type TestRound } from '../support/round.factory.js';
import {
  type BinaryAnswer,
  filePart,
  formOf,
  sendBytes,
  upload,
  uploadFile,
} from '../support/upload.js';

describe('photos and documents', () => {
  let api: TestApi;
  let town: TestMunicipality;
  let proposer: TestPerson;
  let stranger: TestPerson;
  let contact: TestPerson;
  let round: TestRound;

  beforeAll(async () => {
    api = await startTestApi();
    town = await aMunicipality(api);
    [proposer, stranger, contact] = await Promise.all([
      aPerson(api, town, 'resident'),
      aPerson(api, town, 'resident'),
      aPerson(api, town, 'contact-person'),
    ]);
    round = await aRound(api, town);
  });

  afterAll(() => api.close());

  const base = (): string => `/municipalities/${town.slug}`;
  const bytesOf = (by: TestClient, id: string, query = ''): Promise<BinaryAnswer> =>
    sendBytes(by, { path: `${base()}/files/${id}${query}` });

  async function kept(answer: Promise<Answer<Json>>): Promise<string> {
    const { status, body } = await answer;
    if (status !== 201) throw new Error(JSON.stringify(body));
    return String(body['id']);
  }

  async function aPhoto(by: TestPerson = proposer): Promise<string> {
    return kept(uploadFile(by.client, town, { bytes: await aJpeg() }));
  }

  function ofInitiative(initiativeId: string): string {
    return `${base()}/initiatives/${initiativeId}/files`;
  }

  function own(state: 'draft' | 'submitted' | 'rejected'): Promise<string> {
    return anInitiative(api, town, round, { state, proposedBy: proposer.id });
  }

  it('come without position, camera, comment and colour profile, upright, in two sizes', async () => {
    const sent = await sharp(await aPhotoWithSecrets())
      .keepExif()
      .keepIccProfile()
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect((await sharp(sent).metadata()).exif?.toString('latin1')).toContain('SpyCam');

    const fileName = 'zomer één.JPG';
    const answer = await uploadFile(proposer.client, town, { fileName, bytes: sent });
    const id = String(answer.body['id']);
    const shown = await Promise.all(
      ['', '?size=thumbnail', '?format=jpeg', '?size=thumbnail&format=jpeg'].map((query) =>
        bytesOf(proposer.client, id, query),
      ),
    );

    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      kind: 'photo',
      fileName,
      widthPixels: 40,
      heightPixels: 60,
      isPublic: false,
      scannedBy: null,
    });
    expect(shown.map(({ status, headers }) => [status, headers.get('content-type')])).toEqual([
      [200, 'image/webp'],
      [200, 'image/webp'],
      [200, 'image/jpeg'],
      [200, 'image/jpeg'],
    ]);
    for (const { body } of shown) {
      const { exif, icc, xmp, iptc, orientation, width, height } = await sharp(body).metadata();
      expect([exif, icc, xmp, iptc, orientation]).toEqual(Array(5).fill(undefined));
      expect([width, height]).toEqual([40, 60]);
      expect(body.toString('latin1')).not.toMatch(
        /SpyCam|Tele-9000|Modaal|Dorpsstraat|Exif|GPS|ICC_PROFILE/,
      );
    }
  });

  it('lose the texts of a PNG, and become small', async () => {
    const text = Buffer.from('Comment\u0000Dorpsstraat 1');
    const png = withChunk(await aPng(2_000, 1_000), 'tEXt', text);

    const id = await kept(
      uploadFile(proposer.client, town, { fileName: 'plan.png', type: 'image/png', bytes: png }),
    );
    const { body } = await bytesOf(proposer.client, id);
    const thumbnail = await bytesOf(proposer.client, id, '?size=thumbnail&format=jpeg');

    expect(body.toString('latin1')).not.toContain('Dorpsstraat');
    expect(await sharp(body).metadata()).toMatchObject({ width: 1600, height: 800 });
    expect(await sharp(thumbnail.body).metadata()).toMatchObject({ width: 400, height: 200 });
  });

  it('can be a PDF that opens at a page, and come back as they were, to be saved', async () => {
    const bytes = aPdf({
      catalogue: '/OpenAction 4 0 R',
      objects: [
        '<< /S /GoTo /D [3 0 R /Fit] >>',
        aPackedStream('/Subtype /Image', Buffer.from('/JS /Launch')),
        aPackedStream('/Type /ObjStm /N 1 /First 4', Buffer.from('9 0 << /Title (a) >>')),
      ],
    });

    const id = await kept(
      uploadFile(proposer.client, town, {
        fileName: 'begroting "A".pdf'.replaceAll('"', ''),
        type: 'application/pdf',
        bytes,
      }),
    );
    const { body, headers } = await bytesOf(proposer.client, id);

    expect(body.equals(bytes)).toBe(true);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="begroting A.pdf"; filename*=UTF-8''begroting%20A.pdf`,
    );
  });

  it('are seen by nobody else until they are shown with something public', async () => {
    const [draft, photo] = [await own('draft'), await aPhoto()];
    const added = await proposer.client.post<Json[]>(ofInitiative(draft), {
      fileId: photo,
      description: 'Het pleintje bij de school, zonder bank.',
    });
    const before = [
      await bytesOf(new TestClient(api), photo),
      await bytesOf(stranger.client, photo),
      await bytesOf(proposer.client, photo),
      await bytesOf(contact.client, photo),
      await stranger.client.get(ofInitiative(draft)),
    ];
    await proposer.client.post(`${base()}/initiatives/${draft}/submissions`, {});
    const after = await bytesOf(new TestClient(api), photo);
    const again = await sendBytes(new TestClient(api), {
      path: `${base()}/files/${photo}`,
      headers: { 'if-none-match': after.headers.get('etag') ?? '' },
    });

    expect(added.status).toBe(201);
    expect(added.body).toMatchObject([{ fileId: photo, kind: 'photo' }]);
    expect(before.map(({ status }) => status)).toEqual([404, 404, 200, 200, 404]);
    expect(before[2]?.headers.get('cache-control')).toBe('private, no-store');
    expect(after.status).toBe(200);
    expect(Object.fromEntries(after.headers)).toMatchObject({
      'cache-control': 'public, max-age=86400, immutable',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
  });

  it('are put in order, described anew and taken away as a whole, as they were read', async () => {
    const initiative = await own('submitted');
    const path = ofInitiative(initiative);
    const [first, second] = [await aPhoto(), await aPhoto(contact)];
    await proposer.client.post(path, { fileId: first, description: 'De boom' });
    await contact.client.post(path, { fileId: second, description: 'De bank' });
    const put = (files: object[], version: number) =>
      proposer.client.send<Json[]>('PUT', path, { files }, { 'if-match': `"${version}"` });

    const turned = await put(
      [
        { fileId: second, description: 'De nieuwe bank' },
        { fileId: first, description: 'De boom' },
      ],
      2,
    );
    const late = await put([], 2);
    const emptied = await put([{ fileId: first, description: 'De boom' }], 3);
    const gone = await bytesOf(new TestClient(api), second);

    expect(turned.body.map(({ description }) => description)).toEqual([
      'De nieuwe bank',
      'De boom',
    ]);
    expect(turned.headers.get('etag')).toBe('"3"');
    expect(late.status).toBe(412);
    expect(emptied.body).toHaveLength(1);
    expect(gone.status).toBe(404);
  });

  it('need a text each, and are not too many, nor there twice, nor somebody else’s', async () => {
    const path = ofInitiative(await own('submitted'));
    const mine = await Promise.all(Array.from({ length: 11 }, () => aPhoto()));
    const theirs = await aPhoto(stranger);
    const all = mine.map((fileId) => ({ fileId, description: 'Het plein' }));
    const put = (files: object[]) =>
      proposer.client.send('PUT', path, { files }, { 'if-match': '"0"' });
    const codes = ({ body }: Answer<Json>) =>
      (body['invalidParams'] as { code: string }[] | undefined)?.map(({ code }) => code);

    expect(codes(await put(all))).toEqual(['too-many-photos']);
    expect(codes(await put([all[0]!, all[0]!, { ...all[1]!, description: ' ' }]))).toEqual([
      'description-missing',
      'attachment-twice',
    ]);
    expect((await put([{ ...all[0]!, fileId: theirs }])).status).toBe(404);
    expect(
      (await stranger.client.post(path, { fileId: theirs, description: 'Het plein' })).status,
    ).toBe(403);
  });

  it('stay as they are while people vote, and of what has ended', async () => {
    const [photo, rejected] = [await aPhoto(), await own('rejected')];
    const voting = await aRound(api, town, {
      phase: 'voting',
      initiatives: [{ proposedBy: proposer.id }],
    });
    const body = { fileId: photo, description: 'Het plein' };

    const answers = [
      await proposer.client.post(ofInitiative(rejected), body),
      await proposer.client.post(ofInitiative(voting.initiativeIds[0] ?? ''), body),
    ];

    expect(answers.map((each) => each.body['type'])).toEqual(
      Array(2).fill('urn:wijkkas:problem:attachments-fixed'),
    );
  });

  it('are removed by who sent them, once nothing shows them', async () => {
    const [initiative, photo] = [await own('submitted'), await aPhoto()];
    await proposer.client.post(ofInitiative(initiative), { fileId: photo, description: 'Bank' });
    const remove = (by: TestPerson) => by.client.delete(`${base()}/files/${photo}`);

    const shown = await remove(proposer);
    await proposer.client.send(
      'PUT',
      ofInitiative(initiative),
      { files: [] },
      { 'if-match': '"1"' },
    );
    const [others, mine] = [await remove(stranger), await remove(proposer)];
    const left = await asOwner(api, 'SELECT FROM file_rendition WHERE file_id = $1', [photo]);

    expect(shown.body['type']).toBe('urn:wijkkas:problem:file-in-use');
    expect([others.status, mine.status]).toEqual([404, 204]);
    expect(left).toEqual([]);
  });

  it('are kept once for one key, and listed for who sent them only', async () => {
    const person = await aPerson(api, town, 'resident');
    const form = formOf([filePart({ bytes: await aJpeg(70, 50) })]);
    const key = { 'idempotency-key': randomUUID() };

    const first = await upload(person.client, town, form, key);
    const second = await upload(person.client, town, form, key);
    const other = await upload(
      person.client,
      town,
      formOf([filePart({ bytes: await aPng(), fileName: 'a.png', type: 'image/png' })]),
      key,
    );
    const listed = await person.client.get<Json[]>(`${base()}/files`);

    expect(second.body['id']).toBe(first.body['id']);
    expect(other.status).toBe(409);
    expect(listed.body.map(({ id }) => id)).toEqual([first.body['id']]);
    expect((await new TestClient(api).get(`${base()}/files`)).status).toBe(401);
  });
});
