import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import { DESKTOP, launchBrowser, PHONE } from '../support/browser.js';
import { redo } from './support/redo-draw.js';
import { type RunningService, startRunningService } from './support/running-service.js';
import { describeStates } from './support/wijkteam-states.js';
import { tellWijkteamStory, type WijkteamStory } from './support/wijkteam-story.js';
import { WijkteamVisitor } from './support/wijkteam-visitor.js';

const OPEN_ALL = `document.querySelectorAll('details').forEach((each) => (each.open = true))`;
const SMALL_PHONE = { width: 320, height: 640 };
const SECTIONS = ['team', 'geld', 'rondes', 'spelregels', 'besluiten', 'loting'];
/** Set to a folder to have the pictures of the documentation made anew. */
const SCREENSHOTS = process.env['WIJKKAS_TEAM_SCREENSHOTS'];

/** The public page of a wijkteam, in a real Chromium, over what was done by the API. */
describe('the page of a wijkteam', () => {
  let service: RunningService;
  let browser: Browser;
  let story: WijkteamStory;
  let visitor: WijkteamVisitor;

  beforeAll(async () => {
    [service, browser] = await Promise.all([startRunningService(), launchBrowser()]);
    story = await tellWijkteamStory(service);
    visitor = new WijkteamVisitor(browser, { url: service.url, ...story });
  }, 180_000);

  afterEach(() => visitor.leave());

  afterAll(async () => {
    await browser.close();
    await service.close();
  });

  const visit = (viewport = DESKTOP): Promise<void> => visitor.visit(viewport);
  const section = (id: string): Locator => visitor.section(id);
  const textOf = (id: string): Promise<string> => visitor.section(id).innerText();

  const shoot = (name: string): Promise<unknown> =>
    visitor.page.screenshot({ path: join(SCREENSHOTS ?? '', `${name}.png`) });

  async function read<Body>(path: string): Promise<Body> {
    const response = await fetch(`${service.url}/api/v1/municipalities/${story.slug}${path}`);
    return (await response.json()) as Body;
  }

  it('tells who sits in the team, and names only who agreed', async () => {
    await visit();

    const rows = await section('team').locator('tbody tr').allInnerTexts();
    const seats = rows.map((row) => row.split(/\s*\t\s*|\n/).filter((cell) => cell !== ''));

    expect(seats.map(([role, name]) => [role, name])).toEqual([
      ['Voorzitter', 'Jeroen van Dalen'],
      ['Secretaris', 'Fatma Yıldız'],
      ...[
        ['Lid', 'Naam niet openbaar'],
        ['Lid', 'Mei-Lin Chen'],
      ],
      ['Beroepskracht', 'Ans Verbeek'],
    ]);
    expect(seats.find(([, name]) => name === 'Mei-Lin Chen')?.slice(2)).toEqual([
      '1 maart 2026',
      'geen einddatum',
      'geloot',
    ]);
    const text = await textOf('team');
    expect(text).toMatch(/Er is geen penningmeester\.[^]*Niemand spreekt nog voor Wilgenhof\./);
    expect(text).toMatch(/Molenbuurt\s+Tomasz Wójcik\s+Spreekt voor de buurt, gekozen/);
    expect(text).toMatch(/Sluisbuurt\s+Naam niet openbaar/);
    expect(await visitor.page.content()).not.toMatch(/Ruben Pinas|Hassan El Amrani/);
    expect(visitor.complaints).toEqual([]);
    if (SCREENSHOTS !== undefined) await shoot('wijkteam-page');
  });

  it('shows the money in a sentence, a strip and a table, to the cent', async () => {
    await visit();

    const money = section('geld');
    const cents = (text: string): number =>
      Number(text.replaceAll(/[^\d−]/g, '').replace('−', '-'));
    const rows = await money.locator('tbody tr').all();
    const lines = await Promise.all(
      rows.map(async (row) => (await row.locator('td').allInnerTexts()).map(cents)),
    );
    const total = (await money.locator('tfoot td').allInnerTexts()).map(cents);
    const origin = (await money.locator('.facts dd').allInnerTexts()).map(cents);

    expect(await money.locator('.say').innerText()).toMatch(
      /^Het wijkteam heeft dit jaar €\s85\.000,00 te besteden\. Voor €\s2\.150,40 is een doel gekozen\. Daarvan is €\s1\.075,20 betaald\.$/,
    );
    expect(lines).toHaveLength(4);
    expect(total).toEqual([0, 1, 2, 3].map((column) => sum(lines.map((line) => line[column]!))));
    expect(total).toEqual([8_500_000, 215_040, 107_520, 8_284_960]);
    expect(origin).toEqual([8_000_000, 500_000, 8_500_000]);
    expect(await textOf('geld')).toContain(`Over van ${new Date().getFullYear() - 1}`);
  });

  it('tells of each round what happens now, what comes next, and why it came later', async () => {
    await visit();

    const rounds = await textOf('rondes');
    await section('rondes').getByText('1 eerdere ronde').click();

    expect(rounds).toMatch(/Najaarsronde\s+Plannen indienen\s+Indienen kan tot .* uur\./);
    expect(rounds).toMatch(
      /Uitgesteld\s+Het begin van het stemmen was .* uur\. Het is nu .* uur\./,
    );
    expect(rounds).toContain('Waarom: De stembrieven komen een week later van de drukker.');
    expect(rounds).toMatch(/Kleine plannen, het hele jaar[^]*Indienen kan het hele jaar\./);
    expect(rounds).not.toContain('Voorjaarsronde');
    expect(await textOf('rondes')).toMatch(/Voorjaarsronde\s+Gaat niet door/);
    expect(await visitor.page.locator('.now').innerText()).toMatch(
      /^Dien een plan in: er is €\s30\.000/,
    );
  });

  it('reads out the rules in force, and has the visitor’s device compute their check code', async () => {
    await visit();
    const rules = section('spelregels');
    await rules.getByText('Er is niets veranderd. Je eigen apparaat').waitFor();
    const [inForce] = await read<{ id: string }[]>(
      `/play-documents?wijkteamId=${story.wijkteamId}&state=adopted`,
    );
    const frozen = await fetch(
      `${service.url}/api/v1/municipalities/${story.slug}/play-documents/${inForce!.id}/frozen-text`,
    );

    const sentences = await rules.locator('ol').first().locator('li').allInnerTexts();
    await rules.getByText('Controlegetal').first().click();

    expect(sentences).toHaveLength(5);
    expect(sentences.join('\n')).toMatch(
      /Hoogste bedrag\. Een plan krijgt hoogstens €\s3\.000\.\s+Bron: Reglement wijkbudget Oosterwei, artikel\s3/,
    );
    expect(await rules.locator('code').first().innerText()).toBe(sha256(await frozen.text()));
    expect(await rules.locator('.facts').innerText()).toMatch(
      /Versie\s+2\s+Geldt sinds\s+1 juni 2026/,
    );
    expect(await textOf('spelregels')).toMatch(
      /Van versie 1 naar versie 2[^]*Er stond: Een plan krijgt hoogstens €\s2\.500\./,
    );
  });

  it('tells what was decided, with how many, and who stepped aside', async () => {
    await visit();

    const decisions = await section('besluiten')
      .locator('h3 + .state')
      .locator('..')
      .allInnerTexts();

    expect(decisions).toHaveLength(3);
    const said = decisions.join('\n');
    expect(said).toMatch(
      /Een bankje bij de sluis\s+Aangenomen\s+We waren met 3\. 3 waren nodig\. Voor: 2\. Tegen: 0\./,
    );
    expect(said).toContain('Eén lid besliste niet mee: het gaat om familie.');
    expect(said).toMatch(/Vuurwerk op oudejaarsavond\s+Niet aangenomen/);
    expect(said).toMatch(
      /Niet beslist: te weinig mensen\s+We waren met 2\. We kunnen pas beslissen met 3\./,
    );
    expect(await textOf('besluiten')).toMatch(/Volgende vergadering\s+Vergadering van december/);
  });

  it('shows the minutes, and whether anything in them was changed', async () => {
    await visit();
    const minutes = section('besluiten');
    await minutes
      .getByText(
        'Er is niets veranderd. We hebben het nagerekend: 2 verslagen. Je eigen apparaat deed dat ook.',
      )
      .waitFor();

    await minutes.getByText('Verslag 2: Vergadering van 17 november').click();
    const text = await textOf('besluiten');

    expect(text).toContain('Er waren: Jeroen van Dalen, Fatma Yıldız en Mei-Lin Chen.');
    expect(text).toMatch(
      /1\. Een bankje bij de sluis\s+Aangenomen\.\s+Besliste niet mee: Mei-Lin Chen\./,
    );
    expect(text).toContain('Twee bewoners vertelden waarom dit nodig is.');
    expect(text).toContain('Nog niet goedgekeurd in een volgende vergadering.');
  });

  it('shows whom the lot fell on, and commands that do the draw again', async () => {
    await visit();
    const draws = section('loting');
    const held = await read<{ id: string; state: string }[]>(
      `/draws?wijkteamId=${story.wijkteamId}`,
    );
    const { id } = held.find(({ state }) => state === 'drawn')!;
    const places = await read<{ code: string; state: string }[]>(`/draws/${id}/places`);

    const codes = await draws.locator('table').first().locator('th.code').allInnerTexts();
    await draws.getByText('Doe de loting thuis over').click();
    const commands = await draws.locator('.commands code').allInnerTexts();

    expect(codes).toEqual(
      places.filter(({ state }) => state === 'invited').map(({ code }) => code),
    );
    expect(codes).toHaveLength(2);
    expect(await textOf('loting')).toMatch(/Nieuwe leden voor volgend jaar\s+Aangekondigd/);
    expect(await redo(commands)).toContain('Alles klopt');
  });

  it('speaks English when asked', async () => {
    await visit();

    await visitor.page.getByRole('button', { name: 'English' }).click();
    await visitor.page.getByRole('heading', { name: 'Who is in the team?' }).waitFor();

    expect(await visitor.page.locator('html').getAttribute('lang')).toBe('en');
    expect(await visitor.page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual([
      expect.stringMatching(/^Send in a plan: there is €\s?30,000$/),
      'On this page',
      'Who is in the team?',
      `The money of ${new Date().getFullYear()}`,
      ...['Rounds', 'Rules of play', 'Decisions and minutes', 'Drawing of lots'],
    ]);
    expect(await textOf('besluiten')).toContain('We were 2. We can only decide with 3.');
    expect(await textOf('spelregels')).toMatch(/A plan gets at most €\s?3,000/);
    expect(visitor.complaints).toEqual([]);
    await visitor.page.evaluate('localStorage.clear()');
  });

  it('can be used with the keyboard alone, along headings that leave no level out', async () => {
    await visit();

    await visitor.page.keyboard.press('Tab');
    await visitor.page.keyboard.press('Enter');
    expect(await visitor.page.evaluate('document.activeElement.id')).toBe('inhoud');
    await visitor.page.locator('summary').first().focus();
    await visitor.page.keyboard.press('Enter');

    expect(await visitor.page.locator('details').first().getAttribute('open')).not.toBeNull();
    const levels = await visitor.page.evaluate<number[]>(
      `[...document.querySelectorAll('h1, h2, h3, h4')].map(({ tagName }) => Number(tagName[1]))`,
    );
    expect(levels[0]).toBe(1);
    expect(levels.every((level, at) => at === 0 || level <= levels[at - 1]! + 1)).toBe(true);
    const targets = await visitor.page.evaluate<string[]>(
      `[...document.querySelectorAll('.contents a')].map((link) => link.hash.slice(1))`,
    );
    expect(targets).toEqual(SECTIONS);
  });

  describeStates(() => visitor);

  it.each([
    ['a small phone', SMALL_PHONE],
    ['a phone', PHONE],
    ['a desktop', DESKTOP],
  ])(
    'has no fault that axe can see and nothing beside the screen, on %s',
    async (name, viewport) => {
      await visit(viewport);
      if (SCREENSHOTS !== undefined && name === 'a phone') await shoot('wijkteam-phone');
      await visitor.page.evaluate(OPEN_ALL);

      const isTooWide = await visitor.page.evaluate(
        'document.documentElement.scrollWidth > window.innerWidth',
      );

      expect(isTooWide).toBe(false);
      expect(await visitor.axe()).toEqual([]);
    },
  );

  it('is found from the start page', async () => {
    await visitor.open();
    await visitor.page.goto(service.url);

    await visitor.page.getByRole('link', { name: 'Wijkteam Oosterwei' }).click();

    await visitor.page.getByRole('heading', { level: 1, name: 'Wijkteam Oosterwei' }).waitFor();
    expect(visitor.complaints).toEqual([]);
  });
});

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
