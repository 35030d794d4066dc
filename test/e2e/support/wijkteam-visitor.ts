import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Locator, Page } from 'playwright-core';
import { type AxeViolation, axeViolations, DESKTOP } from '../../support/browser.js';
import type { WijkteamStory } from './wijkteam-story.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Somebody who looks at the page of a wijkteam, with whatever the browser complained of meanwhile. */
export class WijkteamVisitor {
  complaints: string[] = [];
  private opened: Page | undefined;

  constructor(
    private readonly browser: Browser,
    readonly story: WijkteamStory & { readonly url: string },
  ) {}

  get page(): Page {
    if (this.opened === undefined) throw new Error('No page is open.');
    return this.opened;
  }

  /** Opens an empty page. */
  async open(viewport = DESKTOP): Promise<void> {
    this.opened = await this.browser.newPage({ viewport });
    this.complaints = [];
    this.opened.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    this.opened.on('pageerror', (error) => this.complaints.push(error.message));
  }

  address(id = this.story.wijkteamId): string {
    return `${this.story.url}/wijkteam?municipality=${this.story.slug}&id=${id}`;
  }

  /** Goes to a wijkteam, until every section has what it shows, or says that it has not. */
  async go(to = this.address()): Promise<void> {
    await this.page.goto(to);
    await this.page.locator('#loting').waitFor();
    await this.page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
  }

  async visit(viewport = DESKTOP): Promise<void> {
    await this.open(viewport);
    await this.go();
  }

  section(id: string): Locator {
    return this.page.locator(`section[aria-labelledby=${id}]`);
  }

  axe(): Promise<AxeViolation[]> {
    return axeViolations(this.page, AXE);
  }

  async leave(): Promise<void> {
    await this.opened?.unrouteAll({ behavior: 'ignoreErrors' });
    await this.opened?.close();
    this.opened = undefined;
  }
}
