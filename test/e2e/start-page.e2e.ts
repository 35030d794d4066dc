import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { axeViolations, DESKTOP, launchBrowser, PHONE } from '../support/browser.js';
import { type RunningService, startRunningService } from './support/running-service.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Set to a file to have the picture of the README made anew. */
const SCREENSHOT = process.env['WIJKKAS_SCREENSHOT'];

type Given = { readonly viewport?: { width: number; height: number } };

/** The start page as a person sees it, in a real Chromium, over the demo municipality. */
describe('the start page', () => {
  let service: RunningService;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    [service, browser] = await Promise.all([
      startRunningService({ isDemo: true }),
      launchBrowser(),
    ]);
  }, 180_000);

  afterAll(async () => {
    await browser.close();
    await service.close();
  });

  async function openPage({ viewport = DESKTOP }: Given = {}): Promise<Page> {
    page = await browser.newPage({ viewport });
    complaints = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    return page;
  }

  async function visit(given: Given = {}): Promise<Page> {
    await openPage(given);
    await page.goto(service.url);
    await page.getByRole('table').waitFor();
    return page;
  }

  it('opens with a sentence that holds the amounts, and adds up', async () => {
    await visit();

    const sentence = await page.locator('.say').innerText();
    const total = await page.locator('tfoot td').first().innerText();

    expect(sentence).toMatch(/^De wijken hebben dit jaar €\s[\d.]+\./);
    expect(total.replace(',00', '')).toBe(/€\s[\d.]*\d/.exec(sentence)?.[0]);
    const rows = await page.locator('tbody tr, tfoot tr').all();
    for (const row of rows) {
      const [granted = 0, promised = 0, , free = 0] = (await row.locator('td').allInnerTexts()).map(
        (cell) => Number(cell.replaceAll(/[^\d]/g, '')),
      );
      expect(promised + free).toBe(granted);
      expect(granted).toBeGreaterThan(0);
    }
    expect(await page.getByRole('row').count()).toBe(5);
    expect(complaints).toEqual([]);
    if (SCREENSHOT !== undefined) await page.screenshot({ path: SCREENSHOT });
    await page.close();
  });

  it('says of each round what can be done now', async () => {
    await visit();

    const rounds = await page.locator('#rondes + ul > li').allInnerTexts();

    expect(rounds).toHaveLength(4);
    expect(rounds.join('\n')).toMatch(/Je kunt nu stemmen[^]*Stemmen kan tot .* uur\./);
    await page.close();
  });

  it('speaks English when asked, and remembers it', async () => {
    await visit();

    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('Where is our money?').waitFor();
    await page.reload();
    await page.getByText('Where is our money?').waitFor();

    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.title()).toBe('Wijkkas Lindestad');
    await page.evaluate('localStorage.clear()');
    await page.close();
  });

  it('can be used with the keyboard alone', async () => {
    await visit();

    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Direct naar de inhoud');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('inhoud');
    await page.close();
  });

  it('says so when the service does not answer, and tries again when asked', async () => {
    await openPage({ viewport: PHONE });
    await page.route('**/api/v1/**', (route) => route.abort());
    await page.goto(service.url);

    const notice = page.getByRole('alert');
    await notice.waitFor();
    expect(await notice.innerText()).toContain('Er is niets kwijt.');
    expect(await axeViolations(page, AXE)).toEqual([]);
    await page.unroute('**/api/v1/**');
    await page.getByRole('button', { name: 'Probeer opnieuw' }).click();

    await page.getByRole('table').waitFor();
    await page.close();
  });

  it('says so when there is no municipality yet', async () => {
    await openPage();
    await page.route('**/api/v1/municipalities?*', (route) => route.fulfill({ json: [] }));
    await page.goto(service.url);

    await page.getByRole('heading', { name: 'Hier is nog geen gemeente.' }).waitFor();

    expect(await axeViolations(page, AXE)).toEqual([]);
    await page.close();
  });

  it.each([
    ['a small phone', { width: 320, height: 640 }],
    ['a phone', PHONE],
    ['a desktop', DESKTOP],
  ])('has no fault that axe can see and nothing beside the screen, on %s', async (_, viewport) => {
    await visit({ viewport });

    const isTooWide = await page.evaluate(
      'document.documentElement.scrollWidth > window.innerWidth',
    );

    expect(isTooWide).toBe(false);
    expect(await axeViolations(page, AXE)).toEqual([]);
    await page.close();
  });
});
