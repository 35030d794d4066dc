import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { DESKTOP, launchBrowser } from '../support/browser.js';
import { DemoVisitor } from './support/demo-visitor.js';
import { describeWijkPages } from './support/wijk-pages-seen.js';
import { type RunningService, startRunningService } from './support/running-service.js';

const SMALL_PHONE = { width: 320, height: 640 };

type Initiative = {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly summary: string;
};
type Route = { readonly contactPerson: { readonly name: string; readonly department: string } };
type Plan = Initiative & { readonly costLines: readonly { readonly amountCents: number }[] };

/** The public pages of initiatives and wijken in a real Chromium, over the demo municipality. */
describe('the public pages', () => {
  let service: RunningService;
  let browser: Browser;
  let visitor: DemoVisitor;
  /** One that waits for advice and takes support, and one that got money. */
  let asked: Initiative;
  let funded: Initiative;

  beforeAll(async () => {
    [service, browser] = await Promise.all([
      startRunningService({ isDemo: true }),
      launchBrowser(),
    ]);
    visitor = new DemoVisitor(browser, service);
    const all = await visitor.read<Initiative[]>('/initiatives?perPage=100');
    asked = all.find(({ title }) => title.startsWith('Veilig oversteken'))!;
    funded = all.find(({ title }) => title.startsWith('Picknicktafel'))!;
  }, 180_000);

  afterEach(() => visitor.leave());

  afterAll(async () => {
    await browser.close();
    await service.close();
  });

  const textOf = (id: string): Promise<string> => visitor.section(id).innerText();
  const resident = () => visitor.account('resident', 'Dorpsteam Elsbroek');
  const cents = (text: string): number => Number(text.replaceAll(/[^\d−]/g, ''));

  describe('of an initiative', () => {
    it('tells how it stands, what it is, and what it costs to the cent', async () => {
      await visitor.open();
      await visitor.go('initiative', funded.id);

      const plan = await visitor.read<Plan>(`/initiatives/${funded.id}`);
      const column = visitor.section('kosten').locator('td.r');
      const amounts = (await column.allInnerTexts()).map(cents);

      expect(await visitor.page.locator('h1').innerText()).toBe(funded.title);
      expect(await visitor.page.title()).toBe(`${funded.title} – Wijkkas`);
      expect(await visitor.page.locator('.intro .state').innerText()).toMatch(
        /^Krijgt geld\. Ingediend op \d+ \w+ \d{4}$/,
      );
      expect(amounts.slice(0, -1)).toEqual(plan.costLines.map(({ amountCents }) => amountCents));
      expect(amounts.at(-1)).toBe(amounts.slice(0, -1).reduce((sum, each) => sum + each, 0));
      expect(await textOf('plan')).toMatch(/Voor wie\s+Wandelaars[^]*Ronde\s+Elsbroek beslist/);
      expect(visitor.complaints).toEqual([]);
    });

    it('shows what comes of it: money, steps, news, and photos that can be seen', async () => {
      await visitor.open();
      await visitor.go('initiative', funded.id);

      const [file] = await visitor.read<{ description: string }[]>(
        `/initiatives/${funded.id}/files`,
      );
      const photo = visitor.section('fotos').locator('img').first();
      await photo.scrollIntoViewIfNeeded();
      const width = await visitor.page.evaluate<number>(
        `(async (image) => { await image.decode(); return image.naturalWidth; })(document.querySelector('.photos img'))`,
      );

      expect(await photo.getAttribute('alt')).toBe(file!.description);
      expect(width).toBeGreaterThan(100);
      expect(await textOf('uitvoering')).toMatch(
        /Er is €\s1\.550 afgesproken\. Daarvan is €\s[\d.]+ betaald\.[^]*Stappen[^]*Klaar: [^]*Nieuws van de makers/,
      );
      expect(visitor.complaints).toEqual([]);
    });

    it('tells where it is, who has it, when one hears, and whom to ask', async () => {
      await visitor.open();
      await visitor.go('initiative', asked.id);

      const route = await textOf('route');
      await visitor.section('toets').getByText('Wat de gemeente nagaat').click();

      expect(route).toMatch(
        /Het plan is ingediend\.\s+\d+ \w+ \d{4}[^]*Advies gevraagd aan [^]*Aan zet: [^]*Hierna: [^]*Wanneer hoor je meer\?\s+.*uiterlijk \d+ \w+ \d{4}/,
      );
      const { contactPerson } = await visitor.read<Route>(`/initiatives/${asked.id}/route`);
      expect(await textOf('contact')).toContain(contactPerson.department);
      expect(await textOf('contact')).toContain(`Mail ${contactPerson.name}`);
      expect(await textOf('toets')).toMatch(
        /Er is nog geen uitkomst\.[^]*Van wie is de grond, en mag het daar\?\s+Ja\. De grond is van de gemeente\./,
      );
      expect(visitor.complaints).toEqual([]);
    });

    it('leads to the page to sign in, and from there back', async () => {
      await visitor.open();
      await visitor.go('initiative', asked.id);

      const link = visitor.page.getByRole('link', { name: 'Log in om te steunen' });
      const next = new URL((await link.getAttribute('href'))!, service.url).searchParams.get(
        'next',
      );

      expect(next).toBe(`/initiative?municipality=lindestad&id=${asked.id}`);
      expect(await visitor.page.getByRole('button', { name: 'Steun dit plan' }).count()).toBe(0);
      expect(await visitor.page.locator('textarea').count()).toBe(0);
    });

    it('takes support and gives it back, and leaves the focus where it is', async () => {
      await visitor.open(resident());
      await visitor.go('initiative', asked.id);
      const support = visitor.section('steun');
      const standing = () => visitor.read<{ count: number }>(`/initiatives/${asked.id}/support`);
      const { count } = await standing();

      await support.getByRole('button', { name: 'Steun dit plan' }).click();
      await support.getByText('Dank je. Je steunt dit plan.').waitFor();
      const given = await standing();
      const focused = await visitor.page.evaluate('document.activeElement.textContent');
      const said = await support.locator('.say').innerText();
      await visitor.page.reload();
      await support.getByRole('button', { name: 'Trek je steun in' }).click();
      await support.getByText('Je steunt dit plan niet meer.').waitFor();

      expect(given.count).toBe(count + 1);
      expect(focused).toBe('Trek je steun in');
      expect(said).toContain(count === 0 ? '1 bewoner steunt dit.' : `${count + 1} bewoners`);
      expect((await standing()).count).toBe(count);
      expect(visitor.complaints).toEqual([]);
    });

    it('says in plain words why somebody of another wijk cannot support it', async () => {
      await visitor.open(visitor.account('resident', 'Wijkteam Oude Haven'));
      await visitor.go('initiative', asked.id);

      await visitor.page.getByRole('button', { name: 'Steun dit plan' }).click();
      await visitor.page.getByText('Het kan alleen als bewoner van deze wijk.').waitFor();

      expect(visitor.complaints.filter((each) => !each.includes('403'))).toEqual([]);
    });

    it('can be followed, and no longer', async () => {
      await visitor.open(resident());
      await visitor.go('initiative', asked.id);
      const follow = visitor.section('volgen');

      await follow.getByRole('button', { name: 'Volg dit plan' }).click();
      await follow.getByText('Je volgt dit plan.').waitFor();
      await visitor.page.reload();
      await follow.getByRole('button', { name: 'Volg dit plan niet meer' }).click();
      await follow.getByText('Je volgt dit plan niet meer.').waitFor();

      expect(visitor.complaints).toEqual([]);
    });

    it('takes a question, refuses an empty one, and shows the answer of the contact person', async () => {
      const question = `Komt er ook licht bij?\nEn <b>hoe</b> laat gaat het uit?`;
      await visitor.open(resident());
      await visitor.go('initiative', asked.id);
      const talk = visitor.section('vragen');
      const field = talk.getByLabel('Je vraag');
      const button = talk.getByRole('button', { name: 'Plaats je vraag' });

      await button.click();
      const focused = await visitor.page.evaluate('document.activeElement.id');
      const fault = await talk.locator('.err').innerText();
      await field.fill(question);
      await button.click();
      await talk.getByText('Je vraag staat erbij.').waitFor();
      await talk.locator('.rows').getByText('Komt er ook licht bij?').waitFor();
      const asker = await talk.locator('.rows h3').first().innerText();
      const [written] = await visitor.read<{ id: string; text: string }[]>(
        `/initiatives/${asked.id}/comments?order=newest-first`,
      );
      await visitor.leave();
      await visitor.open(visitor.account('contact-person'));
      await visitor.send('POST', `/initiative-comments/${written!.id}/answers`, {
        data: { text: 'Ja, tot elf uur.' },
      });
      await visitor.leave();
      await visitor.open();
      await visitor.go('initiative', asked.id);

      expect([focused, fault]).toEqual(['vraag-tekst', 'Schrijf eerst iets op.']);
      expect([asker.split(',')[0], written!.text]).toEqual(['Vraag van jou', question]);
      expect(await textOf('vragen')).toMatch(
        /Vraag van een bewoner,[^]*En <b>hoe<\/b> laat[^]*Antwoord van [^]*Ja, tot elf uur\./,
      );
      expect(visitor.complaints).toEqual([]);
    });

    it('shows word by word what changed in the plan, and why', async () => {
      await visitor.open(visitor.account('contact-person'));
      const { headers } = await fetch(visitor.api(`/initiatives/${asked.id}`));
      await visitor.send('PATCH', `/initiatives/${asked.id}`, {
        version: headers.get('etag') ?? '',
        data: { summary: asked.summary.replace('twee', 'vier'), reason: 'Twee was te weinig.' },
      });
      await visitor.go('initiative', asked.id);

      await visitor.section('versies').locator('summary').first().click();
      await visitor.section('versies').locator('ins').waitFor();

      expect(await visitor.section('versies').locator('ins').innerText()).toContain('vier');
      expect(await visitor.section('versies').locator('del').innerText()).toContain('twee');
      expect(await textOf('versies')).toContain('Waarom: Twee was te weinig.');
      expect(visitor.complaints).toEqual([]);
    });

    it('says so when a part cannot be read, and reads it when asked again', async () => {
      await visitor.open();
      await visitor.page.route('**/comments?*', (route) => route.abort());
      await visitor.go('initiative', asked.id);
      const talk = visitor.section('vragen');
      const notice = await talk.getByRole('alert').innerText();
      await visitor.page.unroute('**/comments?*');

      await talk.getByRole('button', { name: 'Probeer opnieuw' }).click();
      await talk.getByRole('link', { name: 'Log in om iets te vragen' }).waitFor();

      expect(notice).toContain('Er is niets kwijt.');
      expect(await textOf('plan')).toContain('Voor wie');
    });

    it('says so when there is no such initiative', async () => {
      await visitor.open();
      await visitor.go('initiative', '00000000-0000-4000-8000-000000000000');

      await visitor.page.getByRole('heading', { name: 'Dit initiatief is er niet' }).waitFor();

      expect((await visitor.faults()).axe).toEqual([]);
    });

    it.each([
      ['a small phone', SMALL_PHONE],
      ['a desktop', DESKTOP],
    ])(
      'has no fault that axe can see and nothing beside the screen, on %s',
      async (_, viewport) => {
        for (const { id } of [asked, funded]) {
          await visitor.open(resident(), viewport);
          await visitor.go('initiative', id);

          expect(await visitor.faults()).toEqual({ axe: [], isTooWide: false });
          expect(await visitor.hasHeadingsInOrder()).toBe(true);
          await visitor.leave();
        }
      },
    );

    it('speaks English when asked', async () => {
      await visitor.open();
      await visitor.go('initiative', asked.id);

      await visitor.page.getByRole('button', { name: 'English' }).click();
      await visitor.page.getByRole('heading', { name: 'Who pays what?' }).waitFor();
      await visitor.settle();

      expect(await textOf('route')).toMatch(/The plan was|has been/);
      expect(await textOf('route')).not.toContain('Het plan');
      expect(visitor.complaints).toEqual([]);
    });
  });

  describeWijkPages(() => visitor);
});
