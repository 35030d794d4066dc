import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IMPORT_COLUMNS } from '#domain';
import { type Json, startTestApi, type TestApi, TestClient } from '../support/api.js';
import { faultsOf } from '../support/faults.js';
import {
  aMunicipality,
  aPerson,
  asOwner,
  type TestMunicipality,
  type TestPerson,
} from '../support/municipality.factory.js';
import { aRound, type TestRound } from '../support/round.factory.js';
import { aWorkbook, aZip } from '../support/stored-zip.js';
import { filePart, formOf, sendBytes } from '../support/upload.js';

const HEADING =
  'title;theme;costDescription;costQuantity;costUnit;costRate;costAmount;ownContribution';
const MEGABYTE = 1024 * 1024;

describe('importing initiatives', () => {
  let api: TestApi;
  let town: TestMunicipality;
  let clerk: TestPerson;
  let resident: TestPerson;
  let round: TestRound;

  beforeAll(async () => {
    api = await startTestApi();
    town = await aMunicipality(api);
    clerk = await aPerson(api, town, 'counter-clerk');
    resident = await aPerson(api, town, 'resident');
    round = await aRound(api, town, { initiatives: [] });
  });

  afterAll(() => api.close());

  async function bring(
    file: string | Buffer,
    { by = clerk.client, key = crypto.randomUUID(), into = round } = {},
  ) {
    const bytes = Buffer.from(file);
    const { status, body } = await sendBytes(by, {
      method: 'POST',
      path: `${into.path}/initiative-imports`,
      body: formOf([filePart({ fileName: 'plannen', type: 'application/octet-stream', bytes })]),
      headers: {
        'content-type': 'multipart/form-data; boundary=wijkkas-test-border',
        'idempotency-key': key,
      },
    });
    return { status, body: JSON.parse(body.toString()) as Json };
  }

  const titlesIn = async (roundId: string): Promise<string[]> => {
    const rows = await asOwner<{ title: string }>(
      api,
      'SELECT title FROM initiative WHERE round_id = $1 ORDER BY created_at, id',
      [roundId],
    );
    return rows.map(({ title }) => title);
  };

  it('takes in all plans of a file, submitted, with their cost lines and a first version', async () => {
    const into = await aRound(api, town, { initiatives: [] });
    const answer = await bring(
      [
        HEADING,
        'Bankje;meeting;Bankje;;;;450,50;',
        'Moestuin;green;Aarde;12,5;cubic-metre;40;;100',
        ';;Hek;;;;250.00;',
        '',
        '"Feest; groot";;Tent;1;piece;300;300;',
      ].join('\r\n'),
      { into },
    );

    const ids = answer.body['initiativeIds'] as string[];
    const open = await new TestClient(api).get(
      `/municipalities/${town.slug}/initiatives/${ids[1] ?? ''}`,
    );
    const versions = await new TestClient(api).get<Json[]>(
      `/municipalities/${town.slug}/initiatives/${ids[1] ?? ''}/versions`,
    );

    expect(answer).toMatchObject({ status: 201, body: { roundId: into.id, importedCount: 3 } });
    expect(await titlesIn(into.id)).toEqual(['Bankje', 'Moestuin', 'Feest; groot']);
    expect(open.body).toMatchObject({
      state: 'submitted',
      theme: 'green',
      costLines: [
        { description: 'Aarde', quantity: 12.5, rateCents: 4_000, amountCents: 50_000 },
        { description: 'Hek', amountCents: 25_000 },
      ],
      ownContributionCents: 10_000,
      requestedCents: 65_000,
    });
    expect(versions.body).toMatchObject([{ number: 1, changedByKind: 'staff' }]);
  });

  it('takes in the first sheet of a workbook', async () => {
    const into = await aRound(api, town, { initiatives: [] });

    const answer = await bring(
      aWorkbook([
        [
          'costAmount',
          'title',
          'costDescription',
          'startsOn',
          'behalfName',
          'behalfPhone',
          'consentOn',
          'consentForm',
        ],
        [
          450.5,
          'Bankje & boom',
          'Hout',
          '2027-03-01',
          'Jan de Boer',
          '06 1',
          '2026-01-02',
          'by-phone',
        ],
        [19.99, '', 'Schroeven', '', '', '', '', ''],
      ]),
      { into },
    );
    const [behalf] = await asOwner<{ name: string }>(
      api,
      'SELECT b.name FROM initiative_on_behalf b JOIN initiative i ON i.id = b.initiative_id WHERE i.round_id = $1',
      [into.id],
    );
    const [sum] = await asOwner(api, 'SELECT requested_cents FROM initiative WHERE round_id = $1', [
      into.id,
    ]);

    expect(answer.body).toMatchObject({ importedCount: 1 });
    expect(behalf).toEqual({ name: 'Jan de Boer' });
    expect(sum).toEqual({ requested_cents: '47049' });
  });

  it('names every fault by its line, and takes in nothing', async () => {
    const into = await aRound(api, town, { initiatives: [] });
    const answer = await bring(
      [
        `${HEADING};startsOn;aims;longitude;latitude;consentForm`,
        ';;Zonder naam;;;;10;;;;;;',
        'Goed;;Hout;;;;10;;;;;;',
        'Fout;tuin;Hout;;;;1.000,00;;;;;;',
        'Kort;;Hout;0,5;metre;3,33;;;;;;;',
        'Zonder kosten;;;;;;;;;;;;',
        'Dag;;Hout;;;;10;;2027-02-30;none;5;;',
        'Wens;;Hout;;;;10;;;politics;;;in-person',
      ].join('\n'),
      { into },
    );

    expect(answer.status).toBe(400);
    expect(faultsOf(answer.body)).toEqual([
      'line 2 title-missing',
      'line 4 is-amount',
      'line 4 is-in',
      'line 5 amount-not-positive',
      'line 5 product-not-whole',
      'line 6 cost-lines-missing',
      'line 7 place-incomplete',
      'line 8 consent-day',
      'line 8 is-in',
      'line 8 not-reachable',
      'line 8 text-empty',
    ]);
    expect(await titlesIn(into.id)).toEqual([]);
  });

  it('refuses a heading with columns that are unknown, double or missing', async () => {
    const answer = await bring('title;naam;TITLE;costAmount\nBankje;x;y;1');

    expect(faultsOf(answer.body)).toEqual([
      'line 1 column-missing',
      'line 1 column-twice',
      'line 1 unknown-column',
    ]);
  });

  it('brings in the same file with the same key once', async () => {
    const into = await aRound(api, town, { initiatives: [] });
    const file = `${HEADING}\nBankje;;Hout;;;;10;`;
    const key = crypto.randomUUID();

    const first = await bring(file, { into, key });
    const again = await bring(file, { into, key });
    const other = await bring(`${HEADING}\nBoom;;Hout;;;;10;`, { into, key });

    expect(again.body).toEqual(first.body);
    expect(other.status).toBe(409);
    expect(await titlesIn(into.id)).toEqual(['Bankje']);
  });

  it('holds two thousand lines, and no more', async () => {
    const into = await aRound(api, town, { initiatives: [] });
    const lines = (count: number) =>
      [HEADING, ...Array.from({ length: count }, (_, at) => `Plan ${at};;Hout;;;;10;`)].join('\n');

    const most = await bring(lines(2_000), { into });
    const more = await bring(lines(2_001));

    expect(most.body).toMatchObject({ importedCount: 2_000 });
    expect(faultsOf(more.body)).toEqual(['file import-too-long']);
  });

  it.each([
    [
      'a workbook that swells',
      () => aZip([{ name: 'xl/a.xml', bytes: Buffer.alloc(17 * MEGABYTE) }]),
      'archive-too-large',
    ],
    [
      'a workbook that lies about its size',
      () => aZip([{ name: 'xl/a.xml', bytes: Buffer.alloc(17 * MEGABYTE), claimedSize: 100 }]),
      'not-an-archive',
    ],
    [
      'an archive that is no workbook',
      () => aZip([{ name: 'a.txt', bytes: Buffer.from('x') }]),
      'not-a-workbook',
    ],
    [
      'an archive with a path outside',
      () => aZip([{ name: '../a.xml', bytes: Buffer.from('x') }]),
      'not-an-archive',
    ],
    ['half an archive', () => aWorkbook([['title']]).subarray(0, 200), 'not-an-archive'],
    ['text in another code', () => Buffer.from([0x74, 0xff, 0xfe, 0x00]), 'not-utf8'],
    ['nothing but a heading', () => Buffer.from(HEADING), 'import-empty'],
  ])('refuses %s', async (_, make, code) => {
    const answer = await bring(make());

    expect(answer.status).toBe(400);
    expect(faultsOf(answer.body)).toEqual([`file ${code}`]);
  });

  it('is for staff, while the round takes initiatives, and not where each takes a place in line', async () => {
    const file = `${HEADING}\nBankje;;Hout;;;;10;`;
    const closed = await aRound(api, town, { phase: 'screening', initiatives: [] });
    const line = await aRound(api, town, { mode: 'first-come', initiatives: [] });

    const answers = [
      await bring(file, { by: resident.client }),
      await bring(file, { into: closed }),
      await bring(file, { into: line }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([403, 409, 409]);
    expect(answers[2]?.body).toMatchObject({ type: 'urn:wijkkas:problem:import-not-for-line' });
  });

  it('has a template that an import takes, with a plan in it', async () => {
    const { body, headers } = await new TestClient(api).get<string>(
      `/municipalities/${town.slug}/initiative-import-template`,
      { accept: 'text/csv' },
    );
    const values: Partial<Record<string, string>> = {
      title: 'Bankje',
      costDescription: 'Hout',
      costAmount: '10',
    };
    const line = IMPORT_COLUMNS.map((column) => values[column] ?? '').join(';');

    const answer = await bring(`${body}${line}\n`, {
      into: await aRound(api, town, { initiatives: [] }),
    });

    expect(headers.get('content-type')).toContain('text/csv');
    expect(answer.body).toMatchObject({ importedCount: 1 });
  });
});
