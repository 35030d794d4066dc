import { roundedDown, roundedUp, UNIT } from '../arithmetic/rounding.js';
import type { SharesProblem } from './shares-problem.js';
import { floorOfRho, leaveCount, type RhoLine, type SharesState } from './shares-state.js';

/** A factor that makes a stretch shorter by more than all rounding of its length could make it longer. */
export const SHORTER = 1 - 2 ** -30;

/** By what a price is divided to give rho: the price per point of utility. */
export function rhoDivisor({ utility, costs }: SharesProblem, project: number): number {
  return utility === 'cost' ? (costs[project] as number) : 1;
}

/** Keeps what was found of a project, for this step and all later ones. */
export function keepLine(state: SharesState, line: RhoLine): void {
  const { project, least, fall, reach } = line;
  state.rhoLeast[project] = reach > 0 ? Infinity : least;
  if (state.width === 0) return;
  state.lineLeast[project] = least;
  state.lineFall[project] = fall;
  state.reaches[project] = reach;
  state.lines.push(line);
  if (reach >= state.width) leaveCount(state, project);
}

/**
 * Keeps that a project cannot be paid for, up to `reach` cents more of endowment. It leaves the count
 * when that is the whole stretch; else only at the endowment itself.
 */
export function keepUnaffordable(state: SharesState, project: number, reach: number): void {
  const least = state.lineLeast[project] as number;
  const fall = state.lineFall[project] as number;
  keepLine(state, { project, least, fall, reach: reach * SHORTER, until: Infinity });
  state.rhoLeast[project] = Infinity;
}

/**
 * Takes over a line of a count that began `shift` cents lower, found at a step that has the same
 * purchases before it; provided that it holds for all of the stretch that is followed now.
 */
export function takeLine(state: SharesState, line: RhoLine, shift: number): void {
  const { project } = line;
  const until = (line.until - shift) * SHORTER;
  if (until < state.width) return;
  const reach = line.reach > shift ? (line.reach - shift) * SHORTER : 0;
  const least = roundedDown(line.least - roundedUp(line.fall * shift)) - 4 * UNIT * line.least;
  const floor = floorOfRho(state.problem, project);
  keepLine(
    state,
    least > floor
      ? { project, least, fall: line.fall, reach, until }
      : { project, least: floor, fall: 0, reach, until },
  );
}

/** Rho of a purchase over the stretch: at t cents above the endowment it is at most `high` − `fall` · t. */
export type RhoBound = { readonly high: number; readonly fall: number };

/** How far the line of a project stays above the rho of a purchase. */
export function lineReach(state: SharesState, project: number, { high, fall }: RhoBound): number {
  const gap = (state.lineLeast[project] as number) - high;
  if (!(gap > 0)) return 0;
  const closing = (state.lineFall[project] as number) - fall;
  return closing > 0 ? (gap / closing) * SHORTER : Infinity;
}
