import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { axeViolations, DESKTOP, launchBrowser } from '../support/browser.js';
import { type RunningService, startRunningService } from './support/running-service.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SMALL_PHONE = { width: 320, height: 640 };
const TOWN = 'municipality=lindestad';
const PLAN = 'Schommelbos achter de kerk';

/**
 * What a resident does on the pages of a municipality, in a real Chromium over the demo: from signing in
 * to reading the answer. Each test goes on where the one before it ended, as somebody at home does.
 */
describe('the pages of a resident', () => {
  let service: RunningService;
  let browser: Browser;
  let page: Page;
  let complaints: string[] = [];

  beforeAll(async () => {
    [service, browser] = await Promise.all([
      startRunningService({ isDemo: true }),
      launchBrowser(),
    ]);
    page = await browser.newPage({ viewport: DESKTOP });
    page.setDefaultTimeout(15_000);
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
  }, 180_000);

  afterAll(async () => {
    await browser.close();
    await service.close();
  });

  const go = (path: string): Promise<unknown> => page.goto(`${service.url}${path}`);
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const heading = (name: string | RegExp) => page.getByRole('heading', { name });
  const saved = () => page.getByText(/^Bewaard om \d\d\.\d\d uur\.$/);

  /** What axe finds and what does not fit, on a small phone and on a desktop. */
  async function flaws(): Promise<readonly unknown[]> {
    const found: unknown[] = [];
    for (const viewport of [SMALL_PHONE, DESKTOP]) {
      await page.setViewportSize(viewport);
      found.push(...(await axeViolations(page, AXE)).map(({ id }) => [viewport.width, id]));
      const isTooWide = await page.evaluate(
        'document.documentElement.scrollWidth > window.innerWidth',
      );
      if (isTooWide === true) found.push([viewport.width, 'too wide']);
    }
    return found;
  }

  /** The refusals that a test provoked, which the browser reports as well. */
  function takeComplaints(): readonly string[] {
    const taken = complaints;
    complaints = [];
    return taken;
  }

  /** Types with the keyboard alone in the field that Tab leads to. */
  async function tabTo(label: string): Promise<void> {
    for (let presses = 0; presses < 60; presses += 1) {
      const focused = await page.evaluate('document.activeElement?.labels?.[0]?.innerText');
      if (focused === label) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`The keyboard does not lead to "${label}".`);
  }

  it('lead to signing in and back, and say what is missing or wrong', async () => {
    await go(`/propose?${TOWN}`);
    await page.getByRole('main').getByRole('link', { name: 'Inloggen' }).click();
    await button('Log in').click();
    const missing = await page.getByRole('alert').innerText();
    const onMissing = await flaws();
    await page.getByLabel('Met de code uit een brief').check();
    await page.getByLabel('Code uit de brief', { exact: true }).fill('0000-0000-0000-0000');
    await button('Log in').click();
    await page.getByText('Deze code kennen we niet.').waitFor();
    const onWrong = [await flaws(), takeComplaints().length];

    await page.getByLabel('Code uit de brief', { exact: true }).fill(letterCodeOf(service));
    await button('Log in').click();
    await page.getByLabel('Hoe heet je plan?').waitFor();

    expect(missing).toMatch(/Vul je e-mailadres in\.\s+Vul je wachtwoord in\./);
    expect([onMissing, onWrong]).toEqual([[], [[], 1]]);
    expect(new URL(page.url()).pathname).toBe('/propose');
    expect(takeComplaints()).toEqual([]);
  });

  it('let a plan be begun and typed with the keyboard alone, and keep it', async () => {
    await button('Begin met schrijven').click();
    await page.getByText('Geef je plan een naam.').first().waitFor();
    const onBegin = await flaws();
    await page.getByLabel('Hoe heet je plan?').fill(PLAN);
    await page.keyboard.press('Enter');
    await page.getByText('Alles is bewaard.').waitFor();

    await tabTo('Wat ga je doen?');
    await page.keyboard.type('Een speeltuin van boomstammen, met schommels voor kinderen.');
    await tabTo('Nee, voor niets daarvan');
    await page.keyboard.press('Space');
    await tabTo('Voor wie is het?');
    await page.keyboard.type('Kinderen uit het dorp');
    await saved().waitFor();
    await page.reload();

    expect(await page.getByLabel('Wat ga je doen?').inputValue()).toMatch(/^Een speeltuin van/);
    expect(await page.getByLabel('Voor wie is het?').inputValue()).toBe('Kinderen uit het dorp');
    expect(await page.getByLabel('Nee, voor niets daarvan').isChecked()).toBe(true);
    expect([onBegin, takeComplaints()]).toEqual([[], []]);
  });

  it('lose nothing that is typed while there is no connection, and save it after', async () => {
    let isDown = true;
    await page.route('**/initiatives/*', (route) =>
      isDown && route.request().method() === 'PATCH' ? route.abort() : route.continue(),
    );
    const field = page.getByLabel('Wie voert het uit?');
    await field.fill('Tien ouders');
    await page.getByText(/Nog niet bewaard: er is geen verbinding/).waitFor();
    await field.press('End');
    await field.pressSequentially(' en een hovenier');
    const onDown = await flaws();
    const whileDown = await field.inputValue();
    isDown = false;
    await saved().waitFor();
    const refused = takeComplaints();
    await page.unrouteAll({ behavior: 'wait' });
    await page.reload();

    expect(whileDown).toBe('Tien ouders en een hovenier');
    expect(await field.inputValue()).toBe(whileDown);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.filter((text) => !text.includes('ERR_FAILED'))).toEqual([]);
    expect(onDown).toEqual([]);
  });

  it('say that nobody is signed in any more, and save after signing in again', async () => {
    const cookies = await page.context().cookies();
    await page.context().clearCookies();
    await page.getByLabel('Wie voert het uit?').fill('Tien ouders');
    await page.getByText(/Nog niet bewaard: je bent uitgelogd/).waitFor();
    const onSignedOut = await flaws();
    await page.context().addCookies(cookies);
    await saved().waitFor();
    takeComplaints();

    expect(onSignedOut).toEqual([]);
  });

  it('count the costs, and tell of a broken rule of play how it can be mended', async () => {
    await button('Voeg een onderdeel toe').click();
    await page.getByLabel('Wat heb je nodig?').fill('Boomstam');
    await page.getByLabel('Hoeveel?').fill('2,5');
    await page.getByLabel('Prijs per stuk, uur of meter (€)').fill('9.000,20');
    const rule = page.locator('.check-rule--broken');
    await rule.waitFor();
    const broken = await rule.innerText();
    const sum = await page.locator('.cost .num').innerText();
    const similar = await page.locator('section[aria-labelledby=lijkt-erop]').innerText();
    const onBroken = await flaws();

    expect(sum).toMatch(/Dit is samen €\s22\.500,50\./);
    expect(broken).toMatch(/Hoogste bedrag\s+Klopt nog niet/);
    expect(broken).toMatch(/Het plan kost €\s22\.500,50\. Dat is meer dan €\s10\.000\./);
    expect(broken).toMatch(/Maak het plan kleiner/);
    expect(similar).toMatch(/Speeltuin voor kinderen met een beperking[^]*Ook over: .*speeltuin/);
    expect([onBroken, takeComplaints()]).toEqual([[], []]);
  });

  it('refuse a plan with what is wrong with it, each with a way to its field', async () => {
    await button('Voeg een onderdeel toe').click();
    await page.getByLabel('Wat heb je nodig?').last().fill('Zand');
    await page.getByLabel('Hoeveel?').first().fill('veel');
    await button('Verstuur je plan').click();
    await heading('Je plan kan nog niet weg').waitFor();
    const onScreen = await page.locator('.propose__send li').allInnerTexts();
    const onFaults = await flaws();
    await page.locator('.propose__send li a').last().click();
    const focused = await page.evaluate('document.activeElement.labels[0].innerText');
    await page.getByLabel('Prijs per stuk, uur of meter (€)').last().fill('10');
    await page.getByLabel('Hoeveel?').first().fill('2');
    await button('Verstuur je plan').click();
    await page.locator('.propose__send').getByText('Maak het plan kleiner').waitFor();

    expect(onScreen).toEqual([
      'Vul een getal in, bijvoorbeeld 16 of 2,5.',
      'Vul in wat één ervan kost.',
    ]);
    expect(focused).toBe('Prijs per stuk, uur of meter (€)');
    expect(onFaults).toEqual([]);
    expect(takeComplaints()).toHaveLength(1);
  });

  it('take a plan in, and have it found by a misspelt word', async () => {
    await page.getByLabel('Prijs per stuk, uur of meter (€)').first().fill('900');
    await button('Verstuur je plan').click();
    await heading('Je plan is binnen').waitFor();
    const onSent = await flaws();

    await go(`/initiatives?${TOWN}`);
    await page.getByLabel('Waar gaat het over?').fill('schomelbos');
    await button('Zoek').click();
    await heading('1 initiatief gevonden').waitFor();
    const row = await page.locator('.rows li').innerText();
    const onFound = await flaws();
    await go(`/initiatives?${TOWN}&query=xyzxyz`);
    await page.getByText('We vonden geen initiatief.').waitFor();

    expect(row).toContain(PLAN);
    expect(row).toMatch(/Vraagt €\s1\.810\s+Ingediend/);
    expect([onSent, onFound, await flaws()]).toEqual([[], [], []]);
    expect(takeComplaints()).toEqual([]);
  });

  it('tell about it in the inbox, where it is new until it is read', async () => {
    await go(`/my-notices?${TOWN}`);
    const link = page.getByRole('link', { name: new RegExp(`${PLAN}.*ontvangen`) });
    for (let looks = 0; looks < 30 && (await link.count()) === 0; looks += 1) {
      await page.reload();
      await page.locator('.say').waitFor();
    }
    const isNew = await page.locator('.is-new', { has: link }).count();
    const onList = await flaws();
    await link.click();
    await page.getByRole('link', { name: 'Ga naar het plan' }).waitFor();
    const onMessage = await flaws();
    await page.getByRole('link', { name: 'Terug naar mijn berichten' }).click();
    await link.waitFor();
    const isNewAfter = await page.locator('.is-new', { has: link }).count();
    if ((await button('Ik heb alles gelezen').count()) > 0) {
      await button('Ik heb alles gelezen').click();
    }
    await page.getByText('Je hebt alles gelezen.').waitFor();
    await page.getByRole('link', { name: 'Alleen wat nieuw is' }).click();
    await page.getByText('Er is niets nieuws.').waitFor();

    expect([isNew, isNewAfter]).toEqual([1, 0]);
    expect([onList, onMessage, takeComplaints()]).toEqual([[], [], []]);
  });

  it('let people choose what comes by mail, when, and say where they live', async () => {
    await go(`/my-notices?${TOWN}#settings`);
    await page.getByLabel('Reacties', { exact: true }).selectOption('weekly');
    await page.getByLabel('Van', { exact: true }).fill('');
    await button('Bewaar mijn keuzes').click();
    await page.getByText('Vul een tijd in, bijvoorbeeld 21:00.').waitFor();
    const onFault = await flaws();
    await page.getByLabel('Van', { exact: true }).fill('20:30');
    await button('Bewaar mijn keuzes').click();
    await saved().waitFor();
    await page.getByLabel('In welke buurt woon je?').selectOption({ index: 1 });
    await button('Bewaar mijn buurt').click();
    await page.getByText('Je buurt is bewaard.').waitFor();
    await page.reload();
    await page.getByText(/^Je zei dit op/).waitFor();

    expect(await page.getByLabel('Reacties', { exact: true }).inputValue()).toBe('weekly');
    expect(await page.getByLabel('Van', { exact: true }).inputValue()).toBe('20:30');
    expect(await page.getByText('Je kunt hem niet uitzetten').count()).toBe(1);
    expect(await page.getByLabel('Je werk').count()).toBe(0);
    expect([onFault, takeComplaints()]).toEqual([[], []]);
  });

  it('speak English when asked, and forget who it was after signing out', async () => {
    await button('English').click();
    await heading('Which email do you want?').waitFor();
    const inEnglish = await flaws();
    await button('Sign out').click();
    await page.getByRole('link', { name: 'Sign in' }).waitFor();
    await go(`/my-notices?${TOWN}`);
    await page.getByText('Sign in first. Then you see your messages.').waitFor();

    expect([inEnglish, await flaws(), takeComplaints()]).toEqual([[], [], []]);
  });
});

/** The code of a letter to somebody in the wijk whose round takes plans all year. */
function letterCodeOf({ demo }: RunningService): string {
  const found = demo?.accounts.find(
    ({ email, wijkteam }) => email === '' && wijkteam === 'Dorpsteam Elsbroek',
  );
  if (found === undefined) throw new Error('The demo has no letter for Elsbroek.');
  return found.password;
}
