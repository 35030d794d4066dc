import { roundedDown, UNIT } from '../arithmetic/rounding.js';
import { BUDGET, PURSE, SLOPE_HIGH, WEIGHT } from './purse.js';
import type { SharesState } from './shares-state.js';

const ROUNDS_MAX = 12;

/**
 * A price per point that a project does not fall below anywhere in the stretch: about its price at the far
 * end, where its supporters have most.
 *
 * Any division of the supporters into those who pay all they have and those who pay in full gives a price
 * that is not too high. So every round of Newton's method gives a bound, and the best one counts.
 * For projects that nobody can pay for at the endowment itself, and so have no price there.
 */
export function farPrice(state: SharesState, project: number, guess: number): number {
  const cost = state.problem.costs[project] as number;
  const costError = state.problem.costErrors[project] as number;
  let price = guess === Infinity ? 0 : guess;
  let best = 0;
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const { money, count, richPoints } = divideAtEnd(state, project, price);
    const lack = cost * (1 - 4 * UNIT) - costError - money * (1 + (count + 16) * UNIT);
    if (richPoints === 0) return lack > 0 ? Infinity : best;
    const next = roundedDown(lack / richPoints);
    if (next > best) best = next;
    if (!(next > price)) return best;
    price = next;
  }
  return best;
}

type FarSides = { readonly money: number; readonly count: number; readonly richPoints: number };

function divideAtEnd(state: SharesState, project: number, price: number): FarSides {
  const { purses, classes, points, width, error } = state;
  const { byProject } = state.problem.merged;
  const to = state.ends[project] as number;
  let [money, count, allPoints, poorPoints] = [0, 0, 0, 0];
  for (let at = byProject.starts[project] as number; at < to; at += 1) {
    const one = classes[at] as number;
    const weight = purses[one * PURSE + WEIGHT] as number;
    const share = points === null ? 1 : (points[at] as number);
    const most =
      (purses[one * PURSE + BUDGET] as number) +
      (width + error) * (purses[one * PURSE + SLOPE_HIGH] as number);
    const isPoor = Number(most <= price * share);
    money += weight * isPoor * most;
    count += isPoor;
    poorPoints += weight * isPoor * share;
    allPoints += weight * share;
  }
  return { money, count, richPoints: allPoints - poorPoints };
}
