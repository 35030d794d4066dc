import { greatestCommonDivisor, type Rational, rational, reduce } from '../arithmetic/rational.js';
import { packBallots } from '../ballot-set.js';
import { supportOfBallots } from '../merge/support-of-ballots.js';
import type { TallyElection } from '../tally-election.js';
import type { TallyResult } from '../tally-result.js';

/** What a person remembers of a ballot: ids, in order of preference on ranked ballots. */
export type OwnChoice = {
  readonly id: string;
  /** In units of 10^-pointDecimals, on ballots with points. */
  readonly points?: number;
};

/** What became of one voter's choices. */
export type ShareOfBallot = {
  /** The choices that were funded, in order of selection. */
  readonly funded: readonly string[];
  readonly notFunded: readonly string[];
  /**
   * What this voter paid, in cents, exactly; Equal Shares only, and null where the outcome that stands was
   * not bought with shares.
   */
  readonly money: {
    readonly endowment: Rational;
    readonly payments: readonly { readonly id: string; readonly amount: Rational }[];
    readonly unspent: Rational;
  } | null;
};

/**
 * Where one voter's share went: computed from the published result and that voter's own choices alone,
 * so that a browser can tell without asking anybody.
 *
 * The payments follow from the prices of the record: price times points, or what was left. Unknown ids
 * are left out. @param election its projects and form are looked at, its ballots are not
 */
export function shareOfBallot(
  election: Pick<TallyElection, 'projects' | 'form'>,
  result: Pick<TallyResult, 'winners' | 'detail'>,
  choices: readonly OwnChoice[],
): ShareOfBallot {
  const points = pointsOf(election, choices);
  const funded = result.winners.filter((id) => points.has(id));
  const own = new Set(result.winners);
  return {
    funded,
    notFunded: [...points.keys()].filter((id) => !own.has(id)),
    money: moneyOf(result, points),
  };
}

/** The points that a ballot gives, by id; only what it supports. */
function pointsOf(
  { projects, form }: Pick<TallyElection, 'projects' | 'form'>,
  choices: readonly OwnChoice[],
): ReadonlyMap<string, number> {
  const places = new Map(projects.map(({ id }, place) => [id, place]));
  const known = choices.flatMap(({ id, points = 1 }) => {
    const place = places.get(id);
    return place === undefined ? [] : [{ place, points }];
  });
  const hasPoints = form.type === 'cumulative' || form.type === 'scoring';
  const ballot = {
    choices: known.map(({ place }) => place),
    points: hasPoints ? known.map(({ points }) => points) : null,
  };
  const packed = packBallots([ballot], projects.length, hasPoints);
  const { columns, values } = supportOfBallots(packed, form, projects.length);
  return new Map(
    Array.from(columns, (place, at) => [projects[place]?.id ?? '', values?.[at] ?? 1]),
  );
}

function moneyOf(
  { detail }: Pick<TallyResult, 'detail'>,
  points: ReadonlyMap<string, number>,
): ShareOfBallot['money'] {
  if (detail.kind !== 'equal-shares' || detail.comparison?.chosen === 'greedy') return null;
  const { endowment, trace } = detail;
  let left = endowment;
  const payments = trace.flatMap(({ id, price }) => {
    const given = points.get(id);
    if (given === undefined) return [];
    const asked = rational(price.numerator * BigInt(given), price.denominator);
    const amount = smaller(asked, left);
    left = minus(left, amount);
    return amount.numerator === 0n ? [] : [{ id, amount: reduce(amount) }];
  });
  return { endowment: reduce(endowment), payments, unspent: reduce(left) };
}

function smaller(left: Rational, right: Rational): Rational {
  return left.numerator * right.denominator <= right.numerator * left.denominator ? left : right;
}

function minus(left: Rational, right: Rational): Rational {
  const shared = greatestCommonDivisor(left.denominator, right.denominator);
  const factor = right.denominator / shared;
  return rational(
    left.numerator * factor - right.numerator * (left.denominator / shared),
    left.denominator * factor,
  );
}
