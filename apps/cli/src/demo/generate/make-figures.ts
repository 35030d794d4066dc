import type { PopulatedArea } from '#domain';
import type { DemoTeam } from './demo-people.js';
import type { DemoFigures } from './demo-talk.js';
import { dayAt } from './moments.js';
import { openRandom, type Random } from './random.js';

/** Of each buurt how many people are under 15, under 25, under 45, under 65, and older. */
const PEOPLE: Readonly<Record<string, readonly number[]>> = {
  Vismarkt: [214, 301, 742, 518, 386],
  Havenkwartier: [388, 412, 1_163, 497, 171],
  Lindepoort: [176, 195, 488, 603, 541],
  Componistenbuurt: [702, 488, 1_021, 864, 633],
  Bloemenbuurt: [611, 437, 952, 790, 548],
  Schrijversbuurt: [823, 569, 1_187, 702, 391],
  'Elsbroek-Dorp': [141, 88, 196, 287, 215],
  // So few young people that the figure is not told.
  Buitengebied: [38, 4, 61, 97, 74],
};
/** Of so many residents out of a hundred the register has a buurt. */
const KNOWN_PERCENT = 96;

/** Figures of population of the town, and where each resident lives. */
export function makeFigures(teams: readonly DemoTeam[], now: Date): DemoFigures {
  const random = openRandom(`figures of ${teams.map(({ wijkteam }) => wijkteam.id).join()}`);
  return {
    id: random.uuid(),
    year: Number(dayAt(now, 0).slice(0, 4)),
    population: teams.flatMap(populationOf),
    residences: teams.flatMap((team) => residencesOf(team, random)),
  };
}

/** The buurten of a wijk, after the wijk that is their sum. */
function populationOf({ wijkteam, buurten }: DemoTeam): PopulatedArea[] {
  const parts = buurten.map(({ id, name }) => ({ areaId: id, classes: PEOPLE[name] ?? [] }));
  const [first] = parts;
  const whole = (first?.classes ?? []).map((_, index) =>
    parts.reduce((sum, { classes }) => sum + (classes[index] ?? 0), 0),
  );
  const areaOf = (areaId: string, classes: readonly number[], parentId: string | null) => ({
    ...{ areaId, parentId, classes, code: '', line: 0 },
    all: classes.reduce((sum, each) => sum + each, 0),
  });
  return [
    areaOf(wijkteam.areaId, whole, null),
    ...parts.map(({ areaId, classes }) => areaOf(areaId, classes, wijkteam.areaId)),
  ];
}

/** A buurt for nearly every resident of a wijk, the large ones more often. */
function residencesOf(
  { buurten, residents }: DemoTeam,
  random: Random,
): DemoFigures['residences'][number][] {
  const places = buurten.flatMap(({ id, name }) => {
    const people = (PEOPLE[name] ?? []).reduce((sum, each) => sum + each, 0);
    return Array<string>(Math.ceil(people / 100)).fill(id);
  });
  return residents.flatMap(({ id }) => {
    const areaId = random.pick(places);
    return random.whole(1, 100) > KNOWN_PERCENT ? [] : [{ personId: id, areaId }];
  });
}
