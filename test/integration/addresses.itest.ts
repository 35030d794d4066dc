import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, type Json, startTestApi, type TestApi, TestClient } from '../support/api.js';
import {
  ADDRESS_HEADING as HEADING,
  ADDRESS_LINES as LINES,
  aDividedTown,
  type CodedTown,
  replaceDirectory,
} from '../support/divided-town.factory.js';
import { aMunicipality, aPerson, asOwner } from '../support/municipality.factory.js';

type Problem = {
  readonly type: string;
  readonly invalidParams: readonly { name: string; code: string }[];
};

describe('addresses', () => {
  let api: TestApi;
  let divided: CodedTown;
  let anybody: TestClient;
  const path = (rest: string): string => divided.path(rest);
  const lookUp = (query: string): Promise<Answer<Json>> =>
    anybody.get(path(`/address-lookups?${query}`));

  function replace(
    csv: string,
    version: number,
    by = divided.administrator,
    year = 2024,
  ): Promise<Answer<Json>> {
    return replaceDirectory(divided, by, { csv, version, year });
  }

  beforeAll(async () => {
    api = await startTestApi();
    divided = await aDividedTown(api);
    anybody = new TestClient(api);
    await replace([HEADING, ...LINES].join('\n'), 0);
  });

  afterAll(() => api.close());

  async function versionNow(): Promise<number> {
    const { headers } = await anybody.get(path('/address-directory'));
    return Number(headers.get('etag')?.replaceAll('"', ''));
  }

  async function faultsOf(csv: string): Promise<string[]> {
    const { status, body } = await replace(csv, await versionNow());
    expect(status).toBe(400);
    return (body as unknown as Problem).invalidParams.map(({ name, code }) => `${name} ${code}`);
  }

  describe('in the directory', () => {
    it.each([
      ['a code without its zeros', 'postcode=1811AB&houseNumber=12', 'Zuid-West', 'Zuid'],
      ['a code with its zeros', 'postcode=1811ab&houseNumber=14', 'Zuid-Oost', 'Zuid'],
      ['a code with its letters', 'postcode=1811%20AC&houseNumber=1', 'Oudorp-Dorp', 'Oudorp'],
    ])('are found by postcode and house number: %s', async (_, query, buurt, wijk) => {
      const { status, body } = await lookUp(query);

      expect(status).toBe(200);
      expect(body).toMatchObject({
        buurt: { name: buurt },
        wijk: { name: wijk },
        source: 'directory',
      });
      expect(JSON.stringify(body)).not.toContain('1811');
    });

    it('that nobody knows are told apart from those that cannot be', async () => {
      const unknown = await lookUp('postcode=1811AB&houseNumber=13');
      const wrong = await lookUp('postcode=0811AB&houseNumber=0');

      expect(unknown).toMatchObject({
        status: 404,
        body: { type: 'urn:wijkkas:problem:address-unknown' },
      });
      expect((wrong.body as unknown as Problem).invalidParams.map(({ name }) => name)).toEqual([
        'postcode',
        'houseNumber',
      ]);
      expect((await lookUp('postcode=1811AB')).status).toBe(400);
    });

    it('are replaced all together, with commas and a byte order mark as well', async () => {
      const version = await versionNow();
      const csv = `\uFEFF${HEADING.replaceAll(';', ',')}\r\n1811ZZ,7,03610202,036102,0361\r\n1811ZZ,7,03610202,036102,0361\r\n`;

      const replaced = await replace(csv, version);
      const gone = await lookUp('postcode=1811AB&houseNumber=12');
      const there = await lookUp('postcode=1811ZZ&houseNumber=7');
      await replace([HEADING, ...LINES].join('\n'), version + 1);

      expect(replaced.body).toMatchObject({ year: 2024, addressCount: 1 });
      expect([gone.status, there.status]).toEqual([404, 200]);
      expect((await lookUp('postcode=1811AB&houseNumber=12')).status).toBe(200);
    });

    it('are replaced by nobody who read an older directory, nor by two at once', async () => {
      const version = await versionNow();
      const csv = [HEADING, ...LINES].join('\n');

      const both = await Promise.all([replace(csv, version), replace(csv, version)]);
      const late = await replace(csv, version);
      const blind = await divided.administrator.send(
        'PUT',
        path('/address-directory?year=2024'),
        csv,
        {
          'content-type': 'text/csv',
        },
      );

      expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
      expect([late.status, blind.status]).toEqual([412, 428]);
    });

    it('are refused with every line that is wrong, and the old ones stay', async () => {
      const faults = await faultsOf(
        [
          HEADING,
          LINES[0],
          '0811AB;1;03610101;036101;0361',
          '1811AB;12a;03610101;036101;0361',
          '1811AB;1;03610101;036102;0361',
          '1234AB;1;05180101;051801;0518',
          '1811AB;1;03610109;036101;0361',
          '1811AB;12;03610102;036101;0361',
          '1811AB',
        ].join('\n'),
      );

      expect(faults).toEqual([
        'line 3 postcode',
        'line 4 house-number',
        'line 5 address-codes',
        'line 6 address-other-municipality',
        'line 7 address-buurt-unknown',
        'line 8 address-twice',
        'line 9 house-number',
      ]);
      expect((await lookUp('postcode=1811AB&houseNumber=12')).status).toBe(200);
    });

    it.each([
      ['another heading', 'straat;nummer\n1;2', ['line 1 address-columns']],
      [
        'columns of another year',
        `${HEADING.replaceAll('2024', '2023')}\n${LINES[0] ?? ''}`,
        ['line 1 address-year'],
      ],
      ['nothing in it', '\n', ['line 1 address-file-empty']],
      ['only a heading', HEADING, ['line 1 address-file-empty']],
      ['an open quote', `${HEADING}\n"1811AB;12;03610101;036101;0361`, ['line 2 csv']],
    ])('are refused as a file with %s', async (_, csv, expected) => {
      expect(await faultsOf(csv)).toEqual(expected);
    });

    it('have the first hundred faults named, and the others counted', async () => {
      const faults = await faultsOf(
        [HEADING, ...Array.from({ length: 150 }, () => 'x;1;1;1;1')].join('\n'),
      );

      expect(faults).toHaveLength(101);
      expect(faults.at(-1)).toBe('file more-faults');
    });

    it('are replaced by those who manage the municipality only', async () => {
      const chair = await aPerson(api, divided.town, 'chair');
      const csv = [HEADING, ...LINES].join('\n');

      expect((await replace(csv, await versionNow(), chair.client)).status).toBe(403);
      expect((await replace(csv, await versionNow(), anybody)).status).toBe(401);
      expect((await replace(csv, await versionNow(), divided.administrator, 1800)).status).toBe(
        400,
      );
      const json = await divided.administrator.send(
        'PUT',
        path('/address-directory?year=2024'),
        {},
        {},
      );
      expect(json.status).toBe(415);
    });

    it('lie in buurten, also when written past the service', async () => {
      const write = asOwner(
        api,
        `INSERT INTO address (municipality_id, postcode, house_number, area_id) VALUES ($1, '1811XX', 1, $2)`,
        [divided.town.id, divided.town.areaId],
      );

      await expect(write).rejects.toThrow('address_in_no_buurt');
    });

    it('of another municipality are not found', async () => {
      const other = await aMunicipality(api);

      const answer = await anybody.get(
        `/municipalities/${other.slug}/address-lookups?postcode=1811AB&houseNumber=12`,
      );

      expect(answer.status).toBe(404);
    });
  });
});
