import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Locator, Page } from 'playwright-core';
import { type AxeViolation, axeViolations, DESKTOP } from '../../support/browser.js';
import type { RunningService } from './running-service.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const OPEN_ALL = `document.querySelectorAll('details').forEach((each) => (each.open = true))`;

export type Account = NonNullable<RunningService['demo']>['accounts'][number];

/** Somebody who looks at pages of the demo municipality, signed in or not, and what the browser complained of. */
export class DemoVisitor {
  complaints: string[] = [];
  private opened: Page | undefined;

  constructor(
    private readonly browser: Browser,
    private readonly service: RunningService,
  ) {}

  get page(): Page {
    if (this.opened === undefined) throw new Error('No page is open.');
    return this.opened;
  }

  /** A demo account by its role, of a wijkteam where it is of one. */
  account(role: string, wijkteam: string | null = null): Account {
    const found = this.service.demo?.accounts.find(
      (each) => each.role === role && each.wijkteam === wijkteam,
    );
    if (found === undefined) throw new Error(`The demo has no ${role} of ${wijkteam}.`);
    return found;
  }

  /** Opens an empty page, as somebody who is signed in, or as anybody. */
  async open(account: Account | null = null, viewport = DESKTOP): Promise<void> {
    const context = await this.browser.newContext({ viewport });
    this.opened = await context.newPage();
    this.complaints = [];
    this.opened.on('console', (message) => {
      if (message.type() !== 'error') return;
      this.complaints.push(`${message.text()} ${message.location().url}`);
    });
    this.opened.on('pageerror', (error) => this.complaints.push(error.message));
    if (account !== null) await this.signIn(account);
  }

  private async signIn({ email, password }: Account): Promise<void> {
    const data = email === '' ? { letterCode: password } : { email, password };
    const { request } = this.page.context();
    const headers = { origin: this.service.url };
    const answer = await request.post(this.api('/sessions'), { data, headers });
    if (!answer.ok()) throw new Error(`Signing in: ${answer.status()} ${await answer.text()}`);
  }

  /** The address of something in the API of the demo municipality. */
  api(path: string): string {
    return `${this.service.url}/api/v1/municipalities/lindestad${path}`;
  }

  /** Reads as anybody. */
  async read<Body>(path: string): Promise<Body> {
    return (await (await fetch(this.api(path))).json()) as Body;
  }

  /** Asks the API something as whoever is signed in. */
  async send<Body>(
    method: 'POST' | 'PATCH',
    path: string,
    sent: { readonly data: object; readonly version?: string },
  ): Promise<Body> {
    const answer = await this.page.context().request.fetch(this.api(path), {
      method,
      data: sent.data,
      headers: {
        origin: this.service.url,
        'idempotency-key': crypto.randomUUID(),
        ...(sent.version === undefined ? {} : { 'if-match': sent.version }),
      },
    });
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
    return (await answer.json()) as Body;
  }

  /** Goes to a page, until all of it has what it shows, or says that it has not. */
  async go(page: 'initiative' | 'wijk', id?: string): Promise<void> {
    const query = new URLSearchParams({
      municipality: 'lindestad',
      ...(id === undefined ? {} : { id }),
    });
    await this.page.goto(`${this.service.url}/${page}?${query.toString()}`);
    await this.settle();
  }

  async settle(): Promise<void> {
    await this.page.locator('h1').waitFor();
    await this.page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
  }

  section(id: string): Locator {
    return this.page.locator(`section[aria-labelledby=${id}]`);
  }

  /** What is wrong with the page as it is, with everything on it opened; and whether something stands beside the screen. */
  async faults(): Promise<{ readonly axe: readonly AxeViolation[]; readonly isTooWide: boolean }> {
    await this.page.evaluate(OPEN_ALL);
    await this.settle();
    return {
      axe: await axeViolations(this.page, AXE),
      isTooWide: await this.page.evaluate(
        'document.documentElement.scrollWidth > window.innerWidth',
      ),
    };
  }

  /** Whether the headings leave no level out on the way down. */
  async hasHeadingsInOrder(): Promise<boolean> {
    const levels = await this.page.evaluate<number[]>(
      `[...document.querySelectorAll('h1, h2, h3, h4')].map(({ tagName }) => Number(tagName[1]))`,
    );
    const isStep = (level: number, at: number): boolean =>
      at === 0 ? level === 1 : level <= (levels[at - 1] ?? 0) + 1;
    return levels.every(isStep);
  }

  async leave(): Promise<void> {
    await this.opened?.unrouteAll({ behavior: 'ignoreErrors' });
    await this.opened?.context().close();
    this.opened = undefined;
  }
}
