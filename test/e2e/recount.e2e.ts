import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { axeViolations, DESKTOP, launchBrowser, PHONE } from '../support/browser.js';
import { countInNode } from './support/node-count.js';
import { type RunningService, startRunningService } from './support/running-service.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url));
const SHARES = `${FIXTURES}lindenveld-equal-shares.pb`;
const FAULTY = `${FIXTURES}faulty.pb`;
const SMALL_PHONE = { width: 320, height: 640 };

/** The page that counts again, in a real Chromium, as the service serves it. */
describe('the page that counts again', () => {
  let service: RunningService;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    [service, browser] = await Promise.all([startRunningService(), launchBrowser()]);
  }, 180_000);

  afterAll(async () => {
    await browser.close();
    await service.close();
  });

  afterEach(() => page.close());

  async function visit(viewport = DESKTOP, query = ''): Promise<void> {
    page = await browser.newPage({ viewport });
    complaints = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${service.url}/recount${query}`);
    await page.getByRole('heading', { level: 1, name: 'Tel het na' }).waitFor();
  }

  const choose = (file: string | { name: string; mimeType: string; buffer: Buffer }) =>
    page.locator('input[type=file]').first().setInputFiles(file);

  const chooseRecord = (record: object) =>
    page
      .locator('input[type=file]')
      .last()
      .setInputFiles({
        name: 'verslag.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(record)),
      });

  async function count(): Promise<void> {
    await page.getByRole('button', { name: 'Tel na', exact: true }).click();
    await page.getByRole('heading', { name: /De uitslag van jouw telling/ }).waitFor();
  }

  async function shownWinners(): Promise<string[]> {
    return page
      .locator('section[aria-labelledby=uitslag] table')
      .first()
      .locator('tbody .code')
      .allInnerTexts();
  }

  it('counts a file as Node does, and shows the same check code', async () => {
    const { result, hash } = countInNode(readFileSync(SHARES, 'utf8'), 'declared');
    await visit();

    await choose(SHARES);
    await count();

    expect(await shownWinners()).toEqual(result.winners);
    expect(await page.locator('code').innerText()).toBe(hash);
    expect(await page.evaluate('document.activeElement.id')).toBe('uitslag');
    expect(await page.getByText('Elke stem was even veel geld waard').innerText()).toMatch(
      /€\s109/,
    );
    expect(complaints).toEqual([]);
  });

  it('counts by another rule, and asks for what that rule needs', async () => {
    const rule = {
      rule: 'greedy@1',
      threshold: null,
      ties: ['lot', 'id'],
      seed: 'Tulp 12',
    } as const;
    const { result, hash } = countInNode(readFileSync(SHARES, 'utf8'), rule);
    await visit();
    await choose(SHARES);

    await page.getByLabel('Telregel', { exact: true }).selectOption('greedy@1');
    await page.getByLabel('Eerst').selectOption('lot');
    await page.getByLabel('Daarna', { exact: true }).selectOption('');
    await page.getByRole('button', { name: 'Tel na', exact: true }).click();
    const summary = page.getByRole('heading', { name: 'Verander eerst dit' });
    await summary.waitFor();
    expect(await summary.evaluate('document.activeElement.textContent')).toBe('Verander eerst dit');
    await page.getByLabel('Tekst waaruit het lot is getrokken').fill('Tulp 12');
    await count();

    expect(await shownWinners()).toEqual(result.winners);
    expect(await page.locator('code').innerText()).toBe(hash);
  });

  it('shows every fault of a file at once, by line', async () => {
    await visit();

    await choose(FAULTY);
    const heading = page.getByRole('heading', { name: /We kunnen faulty.pb niet tellen/ });
    await heading.waitFor();

    const faults = await page.locator('.faults li').allInnerTexts();
    expect(faults.length).toBeGreaterThan(15);
    expect(faults.join('\n')).toMatch(/Regel 4\n+De kosten moeten meer dan nul zijn\./);
    expect(await page.evaluate('document.activeElement.textContent')).toMatch(/niet tellen/);
  });

  it('says whether the check code is the published one, in words', async () => {
    const { hash } = countInNode(readFileSync(SHARES, 'utf8'), 'declared');
    await visit();
    await choose(SHARES);
    await count();
    const submit = page.getByRole('button', { name: 'Vergelijk', exact: true });

    await submit.click();
    await page.getByText('Dit is geen controlecode.').waitFor();
    await page.getByLabel('De gepubliceerde controlecode').fill(hash.toUpperCase());
    await submit.click();
    await page.getByText(/^Gelijk\./).waitFor();
    await page.getByLabel('De gepubliceerde controlecode').fill('0'.repeat(64));
    await submit.click();
    await page.getByText(/^Niet gelijk\./).waitFor();

    expect(await page.getByText(/^Gelijk\./).count()).toBe(0);
  });

  it('compares with a record, and counts by the rule in it', async () => {
    const ties = ['votes', 'cost', 'id'] as const;
    const rule = { rule: 'greedy-no-skip@1', threshold: null, ties } as const;
    const { result, hash } = countInNode(readFileSync(SHARES, 'utf8'), rule);
    await visit();
    await choose(SHARES);
    await count();

    await chooseRecord({ inputHash: hash, rule, limits: [], winners: result.winners });
    await page.getByText(/^Niet gelijk\./).waitFor();
    await page.getByRole('button', { name: 'Tel na met de regel uit het verslag' }).click();
    await page.getByText(/^Gelijk\./).waitFor();

    expect(await shownWinners()).toEqual(result.winners);
    expect(
      await page.getByText('Ook de gekozen plannen en hun volgorde zijn gelijk.').count(),
    ).toBe(1);
  });

  it('can be stopped, and goes on from there', async () => {
    await visit();
    await choose({ name: 'groot.pb', mimeType: 'text/plain', buffer: Buffer.from(slowElection()) });
    await page.getByLabel('Telregel', { exact: true }).waitFor({ timeout: 30_000 });
    await page.getByLabel('Telregel', { exact: true }).selectOption('equal-shares');
    await page.getByLabel('Wat er gebeurt met geld').selectOption('add1');
    await page.getByLabel('Stap waarmee').fill('0,01');

    // As soon as the button is there: however fast the count is, it has only begun.
    await page.evaluate(`new MutationObserver((_changes, observer) => {
      const isStop = ({ textContent }) => textContent === 'Stop met tellen';
      const stop = [...document.querySelectorAll('button')].find(isStop);
      if (stop === undefined) return;
      observer.disconnect();
      stop.click();
    }).observe(document.body, { childList: true, subtree: true })`);
    await page.getByRole('button', { name: 'Tel na', exact: true }).click();
    await page.getByText('Je bent gestopt met tellen.').waitFor();
    await page.getByLabel('Telregel', { exact: true }).selectOption('greedy@1');
    await count();

    expect((await shownWinners()).length).toBeGreaterThan(0);
  });

  it('gets votes from an address of this site only', async () => {
    await visit(DESKTOP, '?file=https://example.org/a.pb');

    expect(await page.getByRole('alert').innerText()).toContain('andere website');
    await page.route(`${service.url}/stemmen.pb`, (route) => route.fulfill({ path: SHARES }));
    await page.goto(`${service.url}/recount?file=/stemmen.pb`);
    await count();
    expect((await shownWinners()).length).toBe(3);
  });

  it('can be used with the keyboard alone', async () => {
    await visit();

    const chooser = page.waitForEvent('filechooser', { timeout: 5000 });
    await Promise.all([chooser, press('Kies een bestand')]);
    await (await chooser).setFiles(SHARES);
    await page.getByLabel('Telregel', { exact: true }).waitFor();
    await press('Tel na');

    await page.getByRole('heading', { name: /De uitslag van jouw telling/ }).waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('uitslag');
  });

  it.each([
    ['a small phone', SMALL_PHONE],
    ['a phone', PHONE],
    ['a desktop', DESKTOP],
  ])('has no fault that axe can see and nothing beside the screen, on %s', async (_, viewport) => {
    await visit(viewport);

    const faults = [await axeViolations(page, AXE)];
    await choose(FAULTY);
    await page.locator('.faults').waitFor();
    faults.push(await axeViolations(page, AXE));
    await choose(SHARES);
    await count();
    faults.push(await axeViolations(page, AXE));

    expect(faults.flat()).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
  });

  /** Goes from field to field until a button has the focus, and presses it. */
  async function press(name: string): Promise<void> {
    for (let tabs = 0; tabs < 10; tabs += 1) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate('document.activeElement.textContent')) === name) break;
    }
    await page.keyboard.press('Enter');
  }
});

/** Many voters with ballots of their own: a count by small steps takes long enough to be stopped. */
function slowElection(): string {
  const projects = Array.from({ length: 60 }, (_, at) => `p${at};${100_000 + at * 7919}`);
  const votes = Array.from({ length: 20_000 }, (_, at) => {
    const chosen = Array.from(
      { length: 9 },
      (_each, step) => `p${(at * 31 + step * step * (at % 59) + step) % 60}`,
    );
    return `${at};${[...new Set(chosen)].join(',')}`;
  });
  const meta = [
    ...['description;Groot', 'country;Nederland', 'unit;Oud-Veenen', 'instance;2026'],
    ...['num_projects;60', 'num_votes;20000', 'budget;9000000', 'vote_type;approval'],
    ...['rule;greedy', 'date_begin;02.02.2026', 'date_end;22.02.2026'],
  ];
  return [
    'META',
    'key;value',
    ...meta,
    'PROJECTS',
    'project_id;cost',
    ...projects,
    'VOTES',
    'voter_id;vote',
    ...votes,
    '',
  ].join('\n');
}
