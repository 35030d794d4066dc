import type { RoundMode, RoundPhase } from '../phases/round-phase.js';
import { wilsonInterval } from '../tally/explain/wilson-interval.js';
import { tableOfAreas } from './area-table.js';
import type { CellState } from './cell-network.js';
import { suppressCells } from './suppress-cells.js';

/** The ways of taking part that are counted: by people, not by things. */
export const PARTICIPATION_MEASURES = ['initiators', 'supporters', 'voters'] as const;
export type ParticipationMeasure = (typeof PARTICIPATION_MEASURES)[number];

/** Fewer than this is never told, whatever a municipality sets. */
export const CELL_THRESHOLD_MIN = 5;
export const CELL_THRESHOLD_MAX = 100;

/** How many people took part in one way, per buurt of the area of a round. */
export type ParticipationCount = {
  readonly measure: ParticipationMeasure;
  readonly total: number;
  readonly perBuurt: ReadonlyMap<string, number>;
};

/** Where people are counted: all of them, those of one buurt, or those of whom the buurt is not known or lies elsewhere. */
export const PARTICIPATION_PARTS = ['total', 'buurt', 'elsewhere'] as const;
export type ParticipationPart = (typeof PARTICIPATION_PARTS)[number];

/** One number as it is published, with what it can be for whoever knows all that is published. */
export type ParticipationCell = {
  readonly measure: ParticipationMeasure;
  readonly part: ParticipationPart;
  readonly areaId: string | null;
  readonly state: CellState;
  readonly people: number | null;
  readonly lowest: number;
  readonly highest: number | null;
};

const VOTED: readonly RoundPhase[] = ['counted', 'deciding'];
const DECIDED: readonly RoundPhase[] = ['allocated', 'accounting', 'evaluating', 'closed'];

/** Whether nobody can take part in a round any more, so that it can be told once who did. */
export function isParticipationSettled(mode: RoundMode, phase: RoundPhase): boolean {
  return DECIDED.includes(phase) || (mode === 'resident-vote' && VOTED.includes(phase));
}

/**
 * What may be told of who took part where. The number of voters is told with every count, so it is
 * public; everything else is suppressed below `threshold` (see `suppressCells`). The buurten and
 * those elsewhere add up to the total.
 *
 * @throws {Error} when more people are counted in buurten than there are in all
 */
export function publishParticipation(
  counts: readonly ParticipationCount[],
  buurtIds: readonly string[],
  threshold: number,
): ParticipationCell[] {
  return counts.flatMap(({ measure, total, perBuurt }) => {
    const parts = buurtIds.map((id) => leaf(id, perBuurt.get(id) ?? 0));
    const known = parts.reduce((sum, { value }) => sum + value, 0);
    if (known > total) throw new Error('More people took part in the buurten than in all.');
    const root = {
      ...leaf('total', total),
      isPublic: measure === 'voters',
      parts: [...parts, leaf('elsewhere', total - known)],
    };
    return suppressCells(tableOfAreas(root), threshold).map(({ id, state, value, low, high }) => {
      const part = id === 'total' || id === 'elsewhere' ? id : ('buurt' as const);
      const areaId = part === 'buurt' ? id : null;
      return { measure, part, areaId, state, people: value, lowest: low, highest: high };
    });
  });
}

function leaf(id: string, value: number): Parameters<typeof tableOfAreas>[0] {
  return { id, value, ceiling: null, isPublic: false, parts: [] };
}

/** Below this part of the share of the whole area a buurt is silent. */
export const SILENT_BELOW = 0.5;

/**
 * What the numbers say of a buurt: `silent` when its share of people who took part is surely less than
 * half of that of the whole area, `heard` when it is surely not, `unclear` when the numbers cannot
 * tell, `no-population` when it is not known how many people live there.
 */
export type Voice = 'silent' | 'heard' | 'unclear' | 'no-population';

/** The share of the people of a buurt that took part, with its interval, and what it says. */
export type Reach = {
  /** Null where the number of people is not told. */
  readonly share: number | null;
  readonly shareLow: number;
  readonly shareHigh: number;
  readonly voice: Voice;
};

type Heard = Pick<ParticipationCell, 'people' | 'lowest' | 'highest'>;

/**
 * How far a way of taking part reaches in a buurt, compared with the whole area of the round.
 *
 * From published numbers only, so that the answer tells nothing that they do not. The interval goes
 * from Wilson's 95 % lower bound for the lowest number that it can be, to the upper bound for the
 * highest. The area is measured by those whose buurt is known; of that share, too, the bounds count.
 *
 * @param population how many people live in the buurt, and in all buurten together; null where unknown
 */
export function reachOf(
  buurt: Heard,
  area: { readonly total: Heard; readonly elsewhere: Heard },
  population: { readonly buurt: number | null; readonly area: number | null },
): Reach {
  const nothing = { share: null, shareLow: 0, shareHigh: 1, voice: 'no-population' as const };
  if (population.buurt === null || population.area === null) return nothing;
  if (population.buurt === 0 || population.area === 0) return nothing;
  const here = intervalOf(buurt, population.buurt);
  const most = area.total.highest ?? population.area;
  const known = {
    people: null,
    lowest: atLeastNought(area.total.lowest - (area.elsewhere.highest ?? most)),
    highest: atLeastNought(most - area.elsewhere.lowest),
  };
  const there = intervalOf(known, population.area);
  const share = buurt.people === null ? null : buurt.people / population.buurt;
  const voice = voiceOf(here, there);
  return { share, shareLow: here.low, shareHigh: here.high, voice };
}

type Interval = { readonly low: number; readonly high: number };

function voiceOf(here: Interval, there: Interval): Voice {
  if (here.high < there.low * SILENT_BELOW) return 'silent';
  return here.low >= there.high * SILENT_BELOW ? 'heard' : 'unclear';
}

function intervalOf({ lowest, highest }: Heard, population: number): Interval {
  const least = lowest < population ? lowest : population;
  const most = highest === null || highest > population ? population : highest;
  return {
    low: wilsonInterval(least, population).low,
    high: wilsonInterval(most, population).high,
  };
}

function atLeastNought(value: number): number {
  return value < 0 ? 0 : value;
}
