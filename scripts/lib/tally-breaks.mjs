// @ts-check

/**
 * A way to break the tally engine: `find` stands exactly once in the file (below libs/domain/src/tally) and becomes
 * `replace`. A test has to notice.
 *
 * @typedef {object} TallyBreak
 * @property {string} rule what is broken
 * @property {string} file
 * @property {string} find
 * @property {string} replace
 */

const MANNERS = 'greedy/greedy-manner.ts';
const WALK = 'greedy/walk-down.ts';
const FAMILY = 'greedy/greedy-family.ts';
const COUNT_SHARES = 'equal-shares/share-out.ts';
const BUY = 'equal-shares/buy.ts';
const CHOOSE = 'equal-shares/choose-purchase.ts';
const EXACT = 'equal-shares/exact-price.ts';
const ESTIMATE = 'equal-shares/estimate-price.ts';
const ADD_ONE = 'equal-shares/add-one.ts';
const COMPLETE = 'equal-shares/complete-by-score.ts';
const COMPARE = 'equal-shares/compare-with-greedy.ts';
const PROBLEM = 'equal-shares/shares-problem.ts';
const PHRAGMEN = 'phragmen/sequential-phragmen.ts';
const MAXIMIN = 'phragmen/maximin-support.ts';
const WELFARE = 'welfare/max-welfare.ts';
const LIMITS = 'limits.ts';
const TIES = 'tie-order.ts';

/**
 * Every rule broken in three ways or more.
 *
 * @type {readonly TallyBreak[]}
 */
export const TALLY_BREAKS = [
  // Greedy by votes.
  of('greedy', MANNERS, 'right.score - left.score', 'left.score - right.score'),
  of('greedy', WALK, 'cost <= leftover) return', 'cost < leftover) return'),
  of('greedy', WALK, 'leftover -= one.cost;', 'leftover -= 1n;'),
  of('greedy', FAMILY, '(rule.threshold ?? 0)', '(rule.threshold ?? 1)'),
  // Without skipping.
  of(
    'greedy-no-skip',
    MANNERS,
    "'greedy-no-skip@1': { compare: byScore, onMisfit: 'stop' }",
    "'greedy-no-skip@1': { compare: byScore, onMisfit: 'skip' }",
  ),
  of(
    'greedy-no-skip',
    WALK,
    "turn === 'rescued' || turn === 'stops') break",
    "turn === 'rescued') break",
  ),
  of('greedy-no-skip', WALK, "manner.onMisfit !== 'skip' || cost <= leftover", 'cost <= leftover'),
  // With a threshold.
  of('greedy-threshold', FAMILY, 'score >= scoreMin', 'score > scoreMin'),
  of('greedy-threshold', FAMILY, '* 10 ** decimals', '* 1'),
  of('greedy-threshold', FAMILY, "outcome(one, 'below-threshold')", "outcome(one, 'does-not-fit')"),
  // Last project from the reserve.
  of('greedy-reserve-80', WALK, 'leftover * 100n >= cost', 'leftover * 100n > cost'),
  of('greedy-reserve-80', WALK, 'RESCUE_PERCENT = 80n', 'RESCUE_PERCENT = 79n'),
  of(
    'greedy-reserve-80',
    WALK,
    "turn === 'rescued' || turn === 'stops') break",
    "turn === 'stops') break",
  ),
  // Most votes per euro.
  of(
    'greedy-per-cost',
    MANNERS,
    'BigInt(right.score) * left.cost',
    'BigInt(right.score) * right.cost',
  ),
  of(
    'greedy-per-cost',
    MANNERS,
    "'greedy-per-cost@1': { compare: byScorePerCost",
    "'greedy-per-cost@1': { compare: byScore",
  ),
  of('greedy-per-cost', MANNERS, 'gap < 0n ? -1 : 1', 'gap < 0n ? 1 : -1'),
  // What the limits leave over.
  of('leftover by score', FAMILY, 'if (!leftoverByScore) return first;', 'return first;'),
  of('leftover by score', FAMILY, 'limits: [] }', 'limits: election.limits ?? [] }'),
  of('leftover by score', FAMILY, 'first.funded.length + 1', 'first.funded.length'),
  // Limits.
  of('limits', LIMITS, 'spent + cost > limit.costMax', 'spent + cost >= limit.costMax'),
  of('limits', LIMITS, 'count >= limit.countMax', 'count > limit.countMax'),
  of('limits', LIMITS, 'for (const book of books) shutOutBy(book);', ''),
  of('limits', LIMITS, 'book.count += 1;', ''),
  // Ties.
  of('ties', TIES, 'return compareCosts(right, left);', 'return compareCosts(left, right);'),
  of(
    'ties',
    TIES,
    'left.listPosition - right.listPosition',
    'right.listPosition - left.listPosition',
  ),
  of('ties', TIES, 'left.lot - right.lot', '0'),
  of(
    'ties',
    TIES,
    'return compareCodePoints(left.id, right.id);',
    'return compareCodePoints(right.id, left.id);',
  ),
  // Equal Shares: endowment, free projects, threshold.
  of(
    'equal-shares start',
    COUNT_SHARES,
    "start === 'exact' ? rational(budget, voters)",
    "start === 'exact' ? rational(budget - 1n, voters)",
  ),
  of(
    'equal-shares start',
    COUNT_SHARES,
    'const units = budget / (voters * unit);',
    'const units = budget / (voters * unit) + 1n;',
  ),
  of(
    'equal-shares start',
    COUNT_SHARES,
    '[...problem.free, ...result.run.steps',
    '[...result.run.steps',
  ),
  of(
    'equal-shares utility',
    'equal-shares/choose-purchase.ts',
    "if (state.problem.utility === 'cardinality') return price;",
    'return price;',
  ),
  of('equal-shares utility', PROBLEM, '(candidates[place]?.score ?? 0) >= scoreMin', 'true'),
  of('equal-shares utility', PROBLEM, 'tieRanks[place] = rank;', 'tieRanks[place] = -rank;'),
  // One run of Equal Shares.
  of(
    'equal-shares run',
    BUY,
    'moreThanNothing(budget - price * share)',
    'moreThanNothing(budget - price)',
  ),
  of(
    'equal-shares run',
    CHOOSE,
    'compareRationals(other.rho, least.rho) < 0',
    'compareRationals(other.rho, least.rho) <= 0',
  ),
  of(
    'equal-shares run',
    EXACT,
    'cost * exact.denominator - totalOf(exact, sum)',
    'cost * exact.denominator',
  ),
  of('equal-shares run', ESTIMATE, '(cost - poorMoney) / richPoints', 'cost / richPoints'),
  // Add1.
  of('add1', ADD_ONE, 'run.spent > plan.budget) {', 'run.spent >= plan.budget) {'),
  of('add1', ADD_ONE, 'increments += BigInt(proven) + 1n;', 'increments += BigInt(proven) + 2n;'),
  of('add1', ADD_ONE, 'costOf(problem, project) > left', 'costOf(problem, project) >= left'),
  // The utilitarian completion.
  of('utilitarian completion', COMPLETE, 'candidate.cost > left ||', 'candidate.cost >= left ||'),
  of('utilitarian completion', COMPLETE, 'right.score - left.score', 'left.score - right.score'),
  of('utilitarian completion', COMPLETE, 'left -= candidate.cost;', ''),
  of('utilitarian completion', COMPLETE, 'score >= 0 && score >= scoreMin', 'score >= 0'),
  // The comparison with greedy.
  of('comparison', COMPARE, 'prefersGreedy > prefersShares', 'prefersGreedy >= prefersShares'),
  of(
    'comparison',
    COMPARE,
    'if (lead < 0) prefersGreedy += weight;',
    'if (lead < 0) prefersGreedy += 1;',
  ),
  of('comparison', COMPARE, 'if (lead > 0) prefersShares += weight;', ''),
  // Sequential Phragmén.
  of('sequential-phragmen', PHRAGMEN, 'next.some(({ cost }) => cost > left)', 'first.cost > left'),
  of('sequential-phragmen', PHRAGMEN, 'voters === 0 ? Infinity', 'voters === 0 ? 0'),
  of(
    'sequential-phragmen',
    PHRAGMEN,
    'compareRationals(time, other.time) <= 0',
    'compareRationals(time, other.time) < 0',
  ),
  of(
    'sequential-phragmen',
    PHRAGMEN,
    'const total = Number(cost) + loads;',
    'const total = Number(cost);',
  ),
  // Maximin support.
  of('maximin-support', MAXIMIN, 'next.some(({ cost }) => cost > left)', 'first.cost > left'),
  of(
    'maximin-support',
    MAXIMIN,
    'compareRationals(entry.least, best) < 0) best',
    'compareRationals(entry.least, best) > 0) best',
  ),
  of('maximin-support', MAXIMIN, 'round.funded.push(place);', ''),
  // Maximum welfare.
  of('max-welfare', WELFARE, 'cost + item.cost <= budget', 'cost + item.cost < budget'),
  of(
    'max-welfare',
    WELFARE,
    'ceilingOf(partial, rest, budget) >= floor',
    'ceilingOf(partial, rest, budget) > floor + 1n',
  ),
  of('max-welfare', WELFARE, "utility === 'cost' ? score * cost : score", 'score'),
];

/**
 * @param {string} rule
 * @param {string} file
 * @param {string} find
 * @param {string} replace
 * @returns {TallyBreak}
 */
function of(rule, file, find, replace) {
  return { rule, file, find, replace };
}
