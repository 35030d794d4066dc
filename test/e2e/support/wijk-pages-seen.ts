import { describe, expect, it } from '@jest/globals';
import { DESKTOP } from '../../support/browser.js';
import type { DemoVisitor } from './demo-visitor.js';

const SMALL_PHONE = { width: 320, height: 640 };
/** Where somebody voted and the money is divided. */
const VOTED = 'Lindenoord';

type Wijk = {
  readonly id: string;
  readonly name: string;
  readonly initiativeCounts: Readonly<Record<string, number>>;
  readonly wijkteams: readonly { readonly id: string }[];
};
type Promised = { readonly state: string; readonly text: string };
type Cell = { readonly part: string; readonly areaName: string | null };
type Told = { readonly cells: readonly Cell[]; readonly cellThreshold: number };

/** What the list of wijken and the page of a wijk show. */
export function describeWijkPages(given: () => DemoVisitor): void {
  async function wijkOf(name: string): Promise<Wijk> {
    const all = await given().read<Wijk[]>('/wijken');
    return given().read(`/wijken/${all.find((each) => each.name === name)!.id}`);
  }

  async function visit(name: string, viewport = DESKTOP): Promise<Wijk> {
    const wijk = await wijkOf(name);
    await given().open(null, viewport);
    await given().go('wijk', wijk.id);
    return wijk;
  }

  const textOf = (id: string): Promise<string> => given().section(id).innerText();

  describe('of the wijken', () => {
    it('lists them all, and leads to each', async () => {
      const visitor = given();
      await visitor.open();
      await visitor.go('wijk');
      await visitor.page.getByRole('heading', { level: 2 }).first().waitFor();

      const names = await visitor.page.getByRole('heading', { level: 2 }).allInnerTexts();
      const wijken = await visitor.read<Wijk[]>('/wijken');
      await visitor.page.getByRole('link', { name: VOTED }).click();
      await visitor.page.getByRole('heading', { level: 1, name: VOTED }).waitFor();

      expect(names).toEqual(wijken.map(({ name }) => name));
      expect(visitor.complaints).toEqual([]);
    });

    it('tells first what one can do now, and until when', async () => {
      await visit('Oude Haven');

      expect(await given().page.locator('.now').innerText()).toMatch(
        /^Je kunt nu stemmen\s+Oude Haven verdeelt .*\. Dat kan tot .* uur\./,
      );
      expect(await textOf('rondes')).toContain('Je kunt nu stemmen');
    });

    it('shows where the money is, to the cent', async () => {
      await visit(VOTED);

      const money = given().section('geld');
      const cents = (text: string): number => Number(text.replaceAll(/[^\d]/g, ''));
      const total = (await money.locator('tfoot td').allInnerTexts()).map(cents);
      const rows = await money.locator('tbody td').allInnerTexts();
      const [granted = 0, promised = 0, paid = 0, free = 0] = total;

      expect(await money.locator('.say').innerText()).toMatch(
        /^Onze wijk heeft dit jaar €\s[\d.,]+\. Voor €\s[\d.,]+ is een doel gekozen\./,
      );
      expect(rows.map(cents)).toEqual(total);
      expect(promised + free).toBe(granted);
      expect(paid).toBeLessThanOrEqual(promised);
      expect(promised).toBeGreaterThan(0);
    });

    it('has every plan under how it stands', async () => {
      const { initiativeCounts } = await visit(VOTED);

      const groups = await given().section('plannen').locator('h3').allInnerTexts();
      const links = await given().section('plannen').locator('li a').count();

      const counts = Object.values(initiativeCounts);
      expect(groups.map((each) => Number(/\((\d+)\)$/.exec(each)?.[1])).toSorted()).toEqual(
        counts.toSorted(),
      );
      expect(links).toBe(counts.reduce((sum, each) => sum + each, 0));
    });

    it('tells of every promise what became of it, bad news first', async () => {
      const { wijkteams } = await visit(VOTED);
      const made = await given().read<Promised[]>(`/promises?wijkteamId=${wijkteams[0]!.id}`);

      const states = await given().section('beloften').locator('.state').allInnerTexts();

      expect(states).toHaveLength(made.length);
      expect(states.toSorted()).toEqual(made.map(({ state }) => SAID[state]).toSorted());
      expect(states.at(-1)).toBe('Gedaan');
      expect(await textOf('beloften')).toContain('Waarom: ');
    });

    it('tells who took part in every buurt, and no number that is too small', async () => {
      const { id } = await visit(VOTED);
      const page = await given().read<{ participation: { roundId: string }[] }>(`/wijken/${id}`);
      const { cells, cellThreshold } = await given().read<Told>(
        `/rounds/${page.participation[0]!.roundId}/participation`,
      );

      const rows = await given().section('meedoen').locator('tbody th').allInnerTexts();

      const buurten = cells.filter(({ part }) => part === 'buurt').map((each) => each.areaName);
      expect(rows).toEqual(expect.arrayContaining([...new Set(buurten), 'Samen']));
      expect(await textOf('meedoen')).toContain(`minder dan ${cellThreshold}`);
    });

    it('links to data that are there', async () => {
      await visit('Elsbroek');

      const links = await given().section('open-data').locator('a').all();
      const answers = await Promise.all(
        links.map(async (link) => {
          const href = (await link.getAttribute('href'))!;
          return (await fetch(new URL(href, given().page.url()))).status;
        }),
      );

      expect(answers).toEqual(Array.from({ length: 7 }, () => 200));
      expect(await textOf('verhalen')).toMatch(/verhalen|Gepubliceerd/);
    });

    it('says so when there is no such wijk', async () => {
      await given().open();
      await given().go('wijk', '00000000-0000-4000-8000-000000000000');

      await given().page.getByRole('heading', { name: 'Deze wijk is er niet' }).waitFor();

      expect((await given().faults()).axe).toEqual([]);
    });

    it.each([
      ['a small phone', SMALL_PHONE],
      ['a desktop', DESKTOP],
    ])(
      'have no fault that axe can see and nothing beside the screen, on %s',
      async (_, viewport) => {
        await visit(VOTED, viewport);
        const faults = [await given().faults(), await given().hasHeadingsInOrder()];
        await given().go('wijk');
        const ofList = [await given().faults(), await given().hasHeadingsInOrder()];

        expect([faults, ofList]).toEqual(
          Array.from({ length: 2 }, () => [{ axe: [], isTooWide: false }, true]),
        );
        expect(given().complaints).toEqual([]);
      },
    );
  });
}

const SAID: Readonly<Record<string, string>> = {
  kept: 'Gedaan',
  open: 'Mee bezig',
  overdue: 'Te laat',
  broken: 'Niet gelukt',
};
