import { expect, it } from '@jest/globals';
import { PHONE } from '../../support/browser.js';
import type { WijkteamVisitor } from './wijkteam-visitor.js';

const NOBODY = '00000000-0000-4000-8000-000000000000';

/** What the page says when something is missing, late or wrong. For inside a `describe` that has a visitor. */
export function describeStates(visitor: () => WijkteamVisitor): void {
  it.each([
    ['a wijkteam that is not there', () => visitor().address(NOBODY)],
    ['an address without an id', () => visitor().address('')],
    [
      'a municipality that is not there',
      () => visitor().address().replace(visitor().story.slug, 'nergens'),
    ],
  ])('says clearly that it does not know %s', async (_, to) => {
    await visitor().open(PHONE);
    await visitor().page.goto(to());

    await visitor()
      .page.getByRole('heading', { level: 1, name: 'Dit wijkteam kennen we niet' })
      .waitFor();

    expect(await visitor().page.title()).toBe('Dit wijkteam kennen we niet – Wijkkas');
    expect(await visitor().axe()).toEqual([]);
  });

  it('says so when the service does not answer, and tries again when asked', async () => {
    await visitor().open(PHONE);
    await visitor().page.route('**/api/v1/**', (route) => route.abort());
    await visitor().page.goto(visitor().address());

    await visitor().page.getByRole('alert').waitFor();
    expect(await visitor().axe()).toEqual([]);
    await visitor().page.unroute('**/api/v1/**');
    await visitor().page.getByRole('button', { name: 'Probeer opnieuw' }).click();

    await visitor().page.getByRole('heading', { level: 1, name: 'Wijkteam Oosterwei' }).waitFor();
  });

  it('shows the other parts when one cannot be read, and reads it when asked', async () => {
    await visitor().open();
    await visitor().page.route('**/budgets?*', (route) =>
      route.fulfill({ status: 503, body: '{}' }),
    );
    await visitor().go();

    const failed = await visitor().page.getByRole('alert').count();
    expect(await visitor().axe()).toEqual([]);
    await visitor().page.unroute('**/budgets?*');
    await visitor().section('geld').getByRole('button', { name: 'Probeer opnieuw' }).click();
    await visitor().section('geld').locator('.say').waitFor();

    expect(failed).toBe(1);
    expect(await visitor().section('rondes').innerText()).toContain('Najaarsronde');
  });

  it('never shows figures that do not add up', async () => {
    await visitor().open();
    await visitor().page.route('**/envelopes?*', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: ((await response.json()) as object[]).slice(1) });
    });
    await visitor().go();

    expect(await visitor().section('geld').getByRole('alert').count()).toBe(1);
    expect(await visitor().section('geld').locator('.say').count()).toBe(0);
  });

  it('waits with grey lines and words, and no fault', async () => {
    await visitor().open();
    await visitor().page.route('**/draws?*', () => undefined);
    await visitor().page.goto(visitor().address());

    await visitor().section('loting').locator('.waiting').waitFor();

    expect(await visitor().section('loting').getAttribute('aria-busy')).toBe('true');
    expect(await visitor().section('loting').locator('.waiting').innerText()).toContain(
      'We halen de gegevens op',
    );
    expect(await visitor().axe()).toEqual([]);
  });

  it('says of a new wijkteam what is not there yet, part by part', async () => {
    await visitor().open(PHONE);
    await visitor().go(visitor().address(visitor().story.newWijkteamId));

    const text = await visitor().page.locator('main').innerText();

    for (const said of [
      'Er zit nog niemand in dit wijkteam.',
      'Er zijn nog geen buurten ingevuld.',
      `Er is nog geen budget voor ${new Date().getFullYear()}.`,
      'Er is nu geen ronde.',
      'Dit wijkteam heeft nog geen eigen spelregels.',
      'Het wijkteam heeft nog niets besloten in een vergadering.',
      'Er zijn nog geen verslagen.',
      'Er is hier nog niet geloot.',
    ]) {
      expect(text).toContain(said);
    }
    expect(await visitor().axe()).toEqual([]);
    expect(visitor().complaints).toEqual([]);
  });

  it('says so when the rules are not those that were adopted', async () => {
    await visitor().open();
    await visitor().page.route('**/play-documents?*', async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replaceAll('300000', '900000');
      await route.fulfill({ response, body });
    });
    await visitor().go();

    const warning = visitor().section('spelregels').getByText('Dit klopt niet');
    await warning.waitFor();

    expect(await visitor().section('spelregels').innerText()).toMatch(/hoogstens €\s9\.000/);
    expect(await visitor().axe()).toEqual([]);
  });

  it('warns when the minutes book does not agree with itself', async () => {
    await visitor().open();
    await visitor().page.route('**/minutes/verification', async (route) => {
      const response = await route.fetch();
      const json = (await response.json()) as object;
      const faults = [{ number: 2, code: 'hash' }];
      await route.fulfill({ response, json: { ...json, isSound: false, faults } });
    });
    await visitor().go();

    expect(await visitor().section('besluiten').innerText()).toContain('Kijk bij nummer 2.');
    expect(await visitor().section('besluiten').innerText()).not.toContain(
      'Er is niets veranderd.',
    );
    expect(await visitor().axe()).toEqual([]);
  });

  it('warns when minutes are not what they were, whatever the service says', async () => {
    await visitor().open();
    await visitor().page.route('**/minutes?*', async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replaceAll('Twee bewoners', 'Drie bewoners');
      await route.fulfill({ response, body });
    });
    await visitor().go();

    const warning = visitor().section('besluiten').getByText('Dit klopt niet');
    await warning.waitFor();

    expect(await warning.innerText()).toContain('Kijk bij nummer 1, 2.');
  });
}
