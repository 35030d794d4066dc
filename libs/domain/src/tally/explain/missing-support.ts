import { cents, type Cents } from '../../money/cents.js';
import { isScored } from '../score-projects.js';
import type { TallyElection } from '../tally-election.js';
import type { TallyRule } from '../tally-rule.js';
import type { LoserFacts } from './loser-facts.js';
import type { Recount } from './recount.js';
import { largestPassing } from './search-boundary.js';
import type { Measure, MissingSupport, NewVoters } from './tally-explanation.js';
import { voterBounds, type VoterBounds } from './voter-bounds.js';

/** How much recounting an explanation may do; what does not fit in is left out, in a fixed order. */
export type RecountPurse = { left: number };

export type RecountTerms = {
  readonly election: TallyElection;
  readonly recount: Recount;
  /** What may be spent on prices. */
  readonly purse: RecountPurse;
  /** What may be spent on new voters. */
  readonly voterPurse: RecountPurse;
};

class PurseEmpty extends Error {}

/** A test that costs one recount; once the purse is empty it throws `PurseEmpty`. */
function paidBy<Number>(
  purse: RecountPurse,
  wins: (number: Number) => boolean,
): (number: Number) => boolean {
  return (number) => {
    purse.left -= 1;
    if (purse.left < 0) throw new PurseEmpty('No recounts are left.');
    return wins(number);
  };
}

/** What a search finds, or null when the purse ran out on the way. */
function withinPurse<Found>(search: () => Found): Found | null {
  try {
    return search();
  } catch (error) {
    if (error instanceof PurseEmpty) return null;
    throw error;
  }
}

/**
 * The largest price at which a project wins, found by recounts.
 *
 * @param hint a price that is likely to be the one: then two recounts are enough
 */
export function priceByRecount(
  { recount, purse }: RecountTerms,
  { project, cost }: LoserFacts,
  hint: bigint | null,
): Measure<Cents> | null {
  const wins = paidBy(purse, (price: bigint) => recount.winsAtPrice(project, price));
  const found = withinPurse(() => {
    if (hint !== null && wins(hint)) {
      return wins(hint + 1n) ? largestPassing(wins, hint + 1n, cost - 1n) : hint;
    }
    return largestPassing(wins, 0n, (hint ?? cost) - 1n);
  });
  return found === null ? null : { value: cents(found), measuredIn: 'recount' };
}

/** How many recounts are spent on the proof that no smaller number does. */
const PROOF_RECOUNTS = 100;

/**
 * How many voters more, approving only it, make a project win, found by recounts.
 *
 * Upwards from `least` in steps that double, then by bisection. Where more voters may also spoil it (Equal
 * Shares: they lower everybody's share), the numbers below are tried one by one, if they are few.
 */
export function newVotersByRecount(
  { recount, voterPurse, election }: RecountTerms,
  { project }: LoserFacts,
  bounds: VoterBounds | null,
  isMonotone: boolean,
): NewVoters | null {
  if (isScored(election.form) || bounds === null) return null;
  const { least, most } = bounds;
  const wins = paidBy(voterPurse, (added: number) => recount.winsWithVoters(project, added));
  const found = withinPurse(() => firstFrom(wins, least, most));
  if (found === null) return null;
  if (isMonotone) return { value: found, measuredIn: 'recount', isLeast: true };
  const proven =
    found - least > PROOF_RECOUNTS ? null : withinPurse(() => scanFrom(wins, least, found));
  return { value: proven ?? found, measuredIn: 'recount', isLeast: proven !== null };
}

function firstFrom(wins: (added: number) => boolean, least: number, most: number): number | null {
  let [no, yes, step] = [least - 1, least, 1];
  while (!wins(yes)) {
    if (yes >= most) return null;
    no = yes;
    yes = yes + step > most ? most : yes + step;
    step *= 2;
  }
  while (yes - no > 1) {
    const middle = (yes + no - ((yes + no) % 2)) / 2;
    if (wins(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}

function scanFrom(wins: (added: number) => boolean, least: number, found: number): number {
  for (let added = least; added < found; added += 1) if (wins(added)) return added;
  return found;
}

/** What a project of the greedy family was missing; exact, as winning is monotone in all of these. */
export function missingOnList(
  terms: RecountTerms,
  facts: LoserFacts,
  scoreMost: number,
): MissingSupport {
  const { recount, voterPurse, election } = terms;
  const price = priceByRecount(terms, facts, null);
  const wins = paidBy(voterPurse, (added: number) => recount.winsWithScore(facts.project, added));
  const most = scoreMost - facts.score + 1;
  const added = withinPurse(() => firstFrom(wins, 1, most > 1 ? most : 1));
  if (added === null) return { price, addedApprovals: null, newVoters: null, addedPoints: null };
  const measure = { value: added, measuredIn: 'recount' } as const;
  if (isScored(election.form)) {
    return { price, addedApprovals: null, newVoters: null, addedPoints: measure };
  }
  const canJoin = added <= election.ballots.size - facts.voters;
  return {
    price,
    addedApprovals: canJoin ? measure : null,
    newVoters: { ...measure, isLeast: true },
    addedPoints: null,
  };
}

/** What a project was missing under any other rule, as far as recounts find it. */
export function missingByRecount(
  terms: RecountTerms,
  facts: LoserFacts,
  rule: Pick<TallyRule, 'rule' | 'threshold'>,
): MissingSupport {
  const bounds = voterBounds(terms.election, facts, rule);
  return {
    price: priceByRecount(terms, facts, null),
    addedApprovals: null,
    newVoters: newVotersByRecount(terms, facts, bounds, rule.rule === 'sequential-phragmen@1'),
    addedPoints: null,
  };
}
