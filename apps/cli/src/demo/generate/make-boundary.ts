import type { DemoTeam } from './demo-people.js';
import { type Metres, polygonOf } from './geometry.js';
import { minutesAfter, momentAt } from './moments.js';
import type { Random } from './random.js';
import type { DemoBoundary } from './team-life.js';
import { TOWN } from './town-plan.js';

/** How a resident sees the Vismarkt: up to the water, so a little further east. */
const CORNERS: readonly Metres[] = [
  [-620, -240],
  [-180, -560],
  [140, -70],
  [-420, 460],
];
const BUURT = 'Vismarkt';
/** After those on the list of accounts, so that these can still answer. */
const FIRST = 10;
const CONFIRMING = 14;
const OBJECTING = 2;
const DRAWN_DAYS = -24;
const HALF_DAY = 720;

/** The border that a resident of Oude Haven drew, confirmed by many; null for the other teams. */
export function makeBoundary(team: DemoTeam, random: Random, now: Date): DemoBoundary | null {
  const buurt = team.buurten.find(({ name }) => name === BUURT);
  if (team.plan !== TOWN.wijken.oudeHaven || buurt === undefined) return null;
  const [drawer, ...others] = team.residents.slice(FIRST, FIRST + 1 + CONFIRMING + OBJECTING);
  const drawnAt = momentAt(now, DRAWN_DAYS, 17);
  return {
    boundary: {
      id: random.uuid(),
      areaId: buurt.id,
      name: 'Vismarkt tot aan het water',
      reason: 'Wie tussen de kade en het water woont, doet alles op de Vismarkt.',
      geometry: polygonOf(CORNERS),
      drawnBy: drawer?.id ?? '',
      drawnAt,
    },
    answers: others.map(({ id }, index) => ({
      personId: id,
      answer: index < CONFIRMING ? 'confirm' : 'object',
      reason: index < CONFIRMING ? '' : 'Die straat hoort al honderd jaar bij het Havenkwartier.',
      respondedAt: minutesAfter(drawnAt, (index + 1) * HALF_DAY),
    })),
  };
}
