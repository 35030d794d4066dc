import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi, type TestClient } from '../support/api.js';
import { faultsOf } from '../support/faults.js';
import { asOwner } from '../support/municipality.factory.js';
import { asService } from '../support/round.factory.js';
import { anybodyAt, aSearchTown, type SearchTown } from '../support/search-town.factory.js';

type Found = { readonly id: string; readonly title: string; readonly state: string };

describe('finding initiatives', () => {
  let api: TestApi;
  let made: SearchTown;
  let anybody: TestClient;

  beforeAll(async () => {
    api = await startTestApi();
    made = await aSearchTown(api);
    anybody = anybodyAt(api);
  });

  afterAll(() => api.close());

  async function titles(query: string): Promise<string[]> {
    const { body } = await anybody.get<Found[]>(
      `/municipalities/${made.town.slug}/initiatives?${query}`,
    );
    return body.map(({ title }) => title);
  }

  const search = (text: string): Promise<string[]> => titles(`query=${encodeURIComponent(text)}`);

  describe('by words', () => {
    it.each([
      ['speeltuin', 'another form of the word'],
      ['speelttuin', 'a mistyping'],
      ['speltuinen', 'a mistyping of another form'],
      ['SPEELTUINEN', 'capitals'],
      ['glijbaan cafe', 'words of the text, without accents'],
      ['glijbaan + "café"', 'marks and signs'],
      ['lindebuurt speeltuin', 'several words in another order'],
    ])('finds a plan for playgrounds by %p: %s', async (text) => {
      expect(await search(text)).toEqual(['Nieuwe speeltuinen in de Lindebuurt']);
    });

    it('finds a word in compounds, after the very word', async () => {
      expect(await search('moestuin')).toEqual([
        'Moestuin bij het buurthuis',
        'Buurtmoestuin achter de school',
      ]);
    });

    it('finds by place and by theme', async () => {
      expect(await search('kruiskamp')).toEqual(['Bankjes langs het water']);
      expect(await search('ontmoeten')).toEqual(['Bankjes langs het water']);
    });

    it('follows what a plan and its place are called', async () => {
      await asOwner(api, `UPDATE area SET name = 'Vogelbuurt' WHERE id = $1`, [made.buurtId]);

      expect(await search('vogelbuurt')).toEqual(['Bankjes langs het water']);
      expect(await search('kruiskamp')).toEqual([]);
      await asOwner(api, `UPDATE area SET name = 'Kruiskamp' WHERE id = $1`, [made.buurtId]);
    });

    it('asks for every word', async () => {
      expect(await search('speeltuin bankjes')).toEqual([]);
      expect(await search('zwembad')).toEqual([]);
    });

    it('finds nothing by words that every text holds', async () => {
      expect(await search('de het een')).toEqual([]);
    });

    it.each([
      `' OR 1=1 --`,
      '& | ! ( ) : * <->',
      'a'.repeat(200),
      '\\\\ %% __ "',
      '\u0000 nul',
      '🙂 🙂',
      'x '.repeat(99),
      'ﬁets ǆ İ ß',
    ])('takes whatever is typed: %p', async (text) => {
      const { status } = await anybody.get(
        `/municipalities/${made.town.slug}/initiatives?query=${encodeURIComponent(text)}`,
      );

      expect(status).toBe(200);
    });

    it('names what is wrong with a question', async () => {
      const { status, body } = await anybody.get(
        `/municipalities/${made.town.slug}/initiatives?query=${'a'.repeat(201)}&roundId=x&state=gone&theme=war&perPage=101`,
      );

      expect(status).toBe(400);
      expect(faultsOf(body).map((fault) => fault.split(' ', 1)[0])).toEqual([
        'perPage',
        'query',
        'roundId',
        'state',
        'theme',
      ]);
    });
  });

  describe('without words', () => {
    it('lists what is public, the newest first, in pages with the whole number', async () => {
      const page = await anybody.get<Found[]>(
        `/municipalities/${made.town.slug}/initiatives?perPage=3&page=2`,
      );

      expect(await titles('')).toEqual([
        'Moestuin bij het buurthuis',
        'Bankjes langs het water',
        'Buurtmoestuin achter de school',
        'Nieuwe speeltuinen in de Lindebuurt',
      ]);
      expect(page.body.map(({ title }) => title)).toEqual(['Nieuwe speeltuinen in de Lindebuurt']);
      expect(page.headers.get('total-count')).toBe('4');
      expect(page.headers.get('total-count-is')).toBeNull();
    });

    it('keeps to a wijkteam, a round, an area, a state and a theme, also with words', async () => {
      const bench = ['Bankjes langs het water'];

      expect(await titles(`wijkteamId=${made.teamId}`)).toEqual(['Moestuin bij het buurthuis']);
      expect(await titles(`roundId=${made.earlier.id}&query=moestuin`)).toEqual([
        'Moestuin bij het buurthuis',
      ]);
      expect(await titles(`wijkteamId=${made.town.wijkteamId}&query=moestuin`)).toEqual([
        'Buurtmoestuin achter de school',
      ]);
      expect(await titles(`areaId=${made.buurtId}`)).toEqual(bench);
      expect(await titles(`areaId=${made.town.areaId}&query=bankje`)).toEqual(bench);
      expect(await titles('state=funded')).toEqual(['Moestuin bij het buurthuis']);
      expect(await titles('state=funded&query=speeltuin')).toEqual([]);
      expect(await titles('theme=meeting')).toEqual(bench);
      expect(await titles('theme=meeting&query=bank')).toEqual(bench);
    });

    it('keeps to the municipality', async () => {
      const { body } = await anybody.get<Found[]>(
        `/municipalities/${made.other.slug}/initiatives?query=speeltuin`,
      );

      expect(body.map(({ title }) => title)).toEqual(['Speeltuin van de buren']);
      expect(await search('buren')).toEqual([]);
    });
  });

  it('is done with an index, also with the rights of the service', async () => {
    const plan = await asService(
      api,
      made.town,
      `EXPLAIN SELECT i.id FROM initiative i WHERE i.submitted_at IS NOT NULL ORDER BY i.submitted_at DESC, i.id DESC LIMIT 20`,
    );

    expect(JSON.stringify(plan.rows)).toContain('initiative_newest');
  });
});
