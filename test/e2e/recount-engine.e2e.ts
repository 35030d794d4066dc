import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { TallyRule, TallyRuleName } from '#domain';
import { launchBrowser } from '../support/browser.js';
import { countInNode } from './support/node-count.js';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const FIXTURES = path('../fixtures/');
const REAL_FILES = path('../../../shared/pabulib/elections/');
const ENGINE = path('../../dist/web/engine/tally-engine.js');

const RULES: readonly TallyRuleName[] = [
  'greedy@1',
  'greedy-per-cost@1',
  'equal-shares-cost@1',
  'equal-shares-cost-add1-utilitarian-floor@1',
  'equal-shares-cardinality-comparison@1',
  'sequential-phragmen@1',
];

const fixtures = readdirSync(FIXTURES).filter((name) => name !== 'faulty.pb');
const realFiles = ['Netherlands_Assen_2024.pb', 'Poland_Wieliczka_2023_Green_Budget.pb']
  .map((name) => join(REAL_FILES, name))
  .filter(existsSync);

/** The engine as one file for others, in a real Chromium, beside the one that Node runs. */
describe('the engine built for browsers', () => {
  let server: Server;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const isEngine = request.url === '/tally-engine.js';
      response.setHeader('content-type', isEngine ? 'text/javascript' : 'text/html');
      response.end(isEngine ? readFileSync(ENGINE) : '<!doctype html><title>Engine</title>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    browser = await launchBrowser();
    page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  });

  afterAll(async () => {
    await browser.close();
    server.close();
  });

  it.each([...fixtures.map((name) => join(FIXTURES, name)), ...realFiles])(
    'gives the result and the canonical input of Node by every family of rules: %s',
    async (file) => {
      const text = readFileSync(file, 'utf8');
      const rules = RULES.map((rule): TallyRule => ({ rule, threshold: null, ties: TIES }));

      const inBrowser = await countInBrowser(text, rules);

      expect(inBrowser).toEqual(
        rules.map((rule) => {
          const { result, canonicalInput, hash } = countInNode(text, rule);
          return { result: plain(result), canonicalInput, hash };
        }),
      );
    },
  );

  it('gives every fault of a file as text with its line', async () => {
    const text = readFileSync(join(FIXTURES, 'faulty.pb'), 'utf8');

    const reading = await page.evaluate(
      `import('/tally-engine.js').then(({ readElection }) => readElection(${JSON.stringify(text)}))`,
    );

    expect(reading).toMatchObject({
      kind: 'faulty',
      faults: expect.arrayContaining([
        expect.objectContaining({ line: 4, code: 'cost-not-positive' }),
      ]),
    });
  });

  function countInBrowser(text: string, rules: readonly TallyRule[]): Promise<unknown> {
    return page.evaluate(
      COUNT_ALL.replace('$TEXT', () => JSON.stringify(text)).replace('$RULES', () =>
        JSON.stringify(rules),
      ),
    );
  }
});

const TIES = ['votes', 'cost', 'id'] as const;

/** Runs in the browser: amounts travel as text, as JSON knows no whole numbers of that size. */
const COUNT_ALL = `(async () => {
  const { canonicalInput, count, inputHash, readElection } = await import('/tally-engine.js');
  const { election } = readElection($TEXT);
  const all = [];
  for (const rule of $RULES) {
    const { result } = await count(election, rule);
    const text = JSON.stringify(result, (_, value) => (typeof value === 'bigint' ? value.toString() : value));
    all.push({
      result: JSON.parse(text),
      canonicalInput: canonicalInput(election, rule),
      hash: await inputHash(election, rule),
    });
  }
  return all;
})()`;

function plain(result: object): unknown {
  return JSON.parse(
    JSON.stringify(result, (_, value: unknown) =>
      typeof value === 'bigint' ? value.toString() : value,
    ),
  );
}
