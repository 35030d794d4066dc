import { cents, type Cents, subtractCents, sumCents } from '../../money/cents.js';
import { compareCodePoints } from '../compare-code-points.js';
import type { TallyLimit } from '../tally-election.js';
import type { AuditedOutcome } from './audited-outcome.js';

/** Why an outcome may pass the budget or a limit and be right all the same. */
export type FeasibilityException =
  /** The last project was funded with at least 80 % of its cost left; a reserve pays the rest. */
  | 'reserve-80'
  /** The rule gives what limits leave over to other projects, limits aside. */
  | 'leftover-by-score';

/** What the funded projects of one group come to. */
export type LimitKept = {
  readonly name: string;
  readonly spentCents: Cents;
  readonly count: number;
  readonly isKept: boolean;
};

/** Whether an outcome keeps the budget, the limits and the threshold. */
export type Feasibility = {
  readonly isFeasible: boolean;
  readonly spentCents: Cents;
  /** By how much the winners cost more than the budget; 0 when they do not. */
  readonly overspentCents: Cents;
  /** By name. */
  readonly limits: readonly LimitKept[];
  /** The winners with fewer votes or points than the threshold, in the order that was given. */
  readonly belowThreshold: readonly string[];
  /** The exceptions that the outcome needs and the rule allows. */
  readonly exceptions: readonly FeasibilityException[];
};

/**
 * Checks the winners against the budget, the limits on groups and the threshold.
 *
 * @param allowed the exceptions that the rule knows; every other excess makes the outcome infeasible
 */
export function feasibilityOf(
  outcome: AuditedOutcome,
  allowed: readonly FeasibilityException[] = [],
): Feasibility {
  const { election, winners, isBelowThreshold } = outcome;
  const spentCents = sumCents(winners.map((place) => costOf(outcome, place)));
  const limits = (election.limits ?? [])
    .map((limit) => limitKept(outcome, limit))
    .sort((one, other) => compareCodePoints(one.name, other.name));
  const belowThreshold = winners
    .filter((place) => isBelowThreshold[place] === 1)
    .map((place) => election.projects[place]?.id ?? '');
  const excesses = excessesOf(outcome, spentCents, limits);
  const isAllowed = excesses.every((excess) => excess !== 'budget' && allowed.includes(excess));
  return {
    isFeasible: isAllowed && belowThreshold.length === 0,
    spentCents,
    overspentCents:
      spentCents > election.budget ? subtractCents(spentCents, election.budget) : cents(0n),
    limits,
    belowThreshold,
    exceptions: allowed.filter((exception) => excesses.includes(exception)),
  };
}

/** What the outcome would have to be forgiven; `budget` is more than any rule forgives. */
function excessesOf(
  outcome: AuditedOutcome,
  spent: Cents,
  limits: readonly LimitKept[],
): (FeasibilityException | 'budget')[] {
  const excesses: (FeasibilityException | 'budget')[] = [];
  if (spent > outcome.election.budget) {
    excesses.push(isRescued(outcome, spent) ? 'reserve-80' : 'budget');
  }
  if (limits.some(({ isKept }) => !isKept)) excesses.push('leftover-by-score');
  return excesses;
}

/** What an outcome leaves room for. */
export type Exhaustiveness = {
  /** No project that somebody supports would still fit. */
  readonly isExhaustive: boolean;
  /** The projects with a supporter that would still fit, by id. */
  readonly fits: readonly string[];
  /** Those that would fit and that nobody supports, by id. */
  readonly fitsWithoutSupport: readonly string[];
};

/**
 * The projects that each, alone, would still fit within the budget, the limits and the threshold.
 *
 * A supporter is a voter whose ballot gives the project more than 0 points.
 *
 * @param setsLimitsAside the rule divides what is left without regard to the limits
 */
export function exhaustivenessOf(outcome: AuditedOutcome, setsLimitsAside = false): Exhaustiveness {
  const { election, isFunded, isBelowThreshold, limits, supporters } = outcome;
  const left = election.budget - sumCents(outcome.winners.map((place) => costOf(outcome, place)));
  const fitting = election.projects
    .map(({ id, cost }, place) => ({ id, cost, place }))
    .filter(
      ({ cost, place }) =>
        isFunded[place] === 0 &&
        isBelowThreshold[place] === 0 &&
        cost <= left &&
        (setsLimitsAside || !limits.isShutOut(place)),
    )
    .sort((one, other) => compareCodePoints(one.id, other.id));
  const fits = fitting.filter(({ place }) => supporters[place] !== 0).map(({ id }) => id);
  return {
    isExhaustive: fits.length === 0,
    fits,
    fitsWithoutSupport: fitting.filter(({ place }) => supporters[place] === 0).map(({ id }) => id),
  };
}

function costOf({ election }: AuditedOutcome, place: number): Cents {
  return election.projects[place]?.cost ?? cents(0n);
}

function limitKept(outcome: AuditedOutcome, limit: TallyLimit): LimitKept {
  const { name, members, costMax, countMax } = limit;
  const funded = members.filter((place) => outcome.isFunded[place] === 1);
  const spentCents = sumCents(funded.map((place) => costOf(outcome, place)));
  const isWithinCost = costMax === null || spentCents <= costMax;
  const isWithinCount = countMax === null || funded.length <= countMax;
  return { name, spentCents, count: funded.length, isKept: isWithinCost && isWithinCount };
}

/** Whether only the last winner passes the budget, and at least 80 % of its cost was left for it. */
function isRescued(outcome: AuditedOutcome, spent: Cents): boolean {
  const last = outcome.winners.at(-1);
  if (last === undefined) return false;
  const cost = costOf(outcome, last);
  const leftBefore = outcome.election.budget - (spent - cost);
  return leftBefore >= 0n && leftBefore * 100n >= cost * 80n;
}
