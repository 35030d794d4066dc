import type { BallotSet } from '../tally/ballot-set.js';
import { parseDecimal } from './decimals.js';
import { type FaultLog, quoteCell } from './fault-log.js';
import { POINT_DECIMALS_MAX, POINT_UNITS_MAX, toPointUnits } from './read-points.js';

/**
 * Reads points as whole numbers of units while it is not known yet how fine the finest of the file
 * are: the units get smaller when finer points come by, and at the end all are in the smallest.
 */
export type PointScale = {
  /** The entries of a points list, in the units of this moment; what is no number is a fault. */
  readonly read: (points: string, line: number, log: FaultLog) => number[];
  /** Told how many choices were kept since it was last told. */
  readonly counted: (choices: number) => void;
  /** Units are 10^-this. */
  readonly decimals: () => number;
  /** The ballots with all points in the same units; those that are too many then are faults. */
  readonly applyTo: (
    ballots: BallotSet,
    lineOf: (ballot: number) => number,
    log: FaultLog,
  ) => BallotSet;
};

const PLAIN = /^\d{1,9}$/;

/** Begins with units of 10^-decimals, which the points of the META section need. */
export function openPointScale(decimals: number): PointScale {
  const scale: Scale = { decimals, choices: 0, steps: [] };
  return {
    read: (points, line, log) => readList(scale, points, line, log),
    counted: (choices) => {
      scale.choices += choices;
    },
    decimals: () => scale.decimals,
    applyTo: (ballots, lineOf, log) => {
      const { points } = ballots;
      if (points === null || scale.steps.length === 0) return ballots;
      const even = points.slice();
      for (const { before, factor } of scale.steps) {
        for (let choice = 0; choice < before; choice += 1) {
          even[choice] = (even[choice] ?? 0) * factor;
        }
      }
      const rescaled = { ...ballots, points: even };
      refuseTooMany(rescaled, scale, lineOf, log);
      return rescaled;
    },
  };
}

type Scale = {
  decimals: number;
  choices: number;
  /** The choices before this one were read in units so many times larger than those after it. */
  readonly steps: { readonly before: number; readonly factor: number }[];
};

function readList(scale: Scale, points: string, line: number, log: FaultLog): number[] {
  if (points === '') return [];
  const entries = points.split(',');
  if (points.includes('.')) refine(scale, entries);
  return entries.map((entry) => {
    const units = unitsOf(entry.trim(), scale.decimals);
    if (units === null) {
      log.error(line, 'not-a-number', `These points are not a number: ${quoteCell(entry)}.`);
    }
    return units ?? 0;
  });
}

/** Makes the units small enough for these entries, down to the smallest there are. */
function refine(scale: Scale, entries: readonly string[]): void {
  let finest = scale.decimals;
  for (const entry of entries) {
    const decimals = parseDecimal(entry)?.decimals ?? 0;
    if (decimals > finest) finest = decimals;
  }
  if (finest > POINT_DECIMALS_MAX) finest = POINT_DECIMALS_MAX;
  if (finest === scale.decimals) return;
  scale.steps.push({ before: scale.choices, factor: 10 ** (finest - scale.decimals) });
  scale.decimals = finest;
}

function unitsOf(text: string, decimals: number): number | null {
  if (decimals === 0 && PLAIN.test(text)) return Number(text);
  const points = parseDecimal(text);
  return points === null ? null : toPointUnits(points, decimals);
}

/** Points that were few enough in larger units may be too many in the smallest. */
function refuseTooMany(
  { size, starts, points }: BallotSet,
  { decimals }: Scale,
  lineOf: (ballot: number) => number,
  log: FaultLog,
): void {
  for (let ballot = 0; ballot < size; ballot += 1) {
    const end = starts[ballot + 1] ?? 0;
    for (let at = starts[ballot] ?? 0; at < end; at += 1) {
      const units = points?.[at] ?? 0;
      if (units <= POINT_UNITS_MAX && units >= -POINT_UNITS_MAX) continue;
      const shown = (units / 10 ** decimals).toString();
      const message = `These points are too many to count so finely: ${quoteCell(shown)}.`;
      log.error(lineOf(ballot), 'not-a-number', message);
    }
  }
}
