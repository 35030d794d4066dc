// @ts-check

/**
 * Every rule as one would first write it, with floats, for comparison: voters one by one, every project at every step,
 * nothing merged and nothing remembered. Approval ballots, ties as they fall.
 *
 * @typedef {object} PlainElection
 * @property {number} budget
 * @property {number[]} costs
 * @property {number[][]} supporters voters by project
 * @property {number} voters
 *
 * @typedef {import('../../libs/domain/src/tally/tally-election.js').TallyElection} TallyElection
 */

/**
 * @param {TallyElection} election
 * @returns {PlainElection}
 */
export function plainElection({ budget, projects, ballots }) {
  const supporters = projects.map(() => /** @type {number[]} */ ([]));
  for (let ballot = 0; ballot < ballots.size; ballot += 1) {
    for (const place of ballots.choices.slice(ballots.starts[ballot], ballots.starts[ballot + 1])) {
      supporters[place]?.push(ballot);
    }
  }
  return {
    budget: Number(budget),
    costs: projects.map(({ cost }) => Number(cost)),
    supporters,
    voters: ballots.size,
  };
}

/** @param {PlainElection} election */
export function plainGreedy({ budget, costs, supporters }) {
  const order = supporters
    .map((list, place) => ({ place, votes: list.length }))
    .sort((one, other) => other.votes - one.votes);
  let left = budget;
  return order.flatMap(({ place }) => {
    const cost = costs[place] ?? 0;
    if (cost > left) return [];
    left -= cost;
    return [place];
  });
}

/**
 * @param {PlainElection} election
 * @param {number} endowment
 * @param {'cost' | 'cardinality'} utility
 */
export function plainShares({ costs, supporters, voters }, endowment, utility) {
  const budgets = filled(voters, endowment);
  /** @type {number[]} */
  const winners = [];
  for (;;) {
    const offers = supporters.flatMap((list, place) => {
      const cost = costs[place] ?? 0;
      const payment = winners.includes(place) ? null : maxPayment(cost, list, budgets);
      if (payment === null) return [];
      return [{ place, list, payment, rho: utility === 'cost' ? payment / cost : payment }];
    });
    const [best] = offers.sort((one, other) => one.rho - other.rho);
    if (best === undefined) return winners;
    winners.push(best.place);
    for (const voter of best.list) {
      budgets[voter] = Math.max(0, (budgets[voter] ?? 0) - best.payment);
    }
  }
}

/**
 * @param {number} cost
 * @param {number[]} list
 * @param {number[]} budgets
 */
function maxPayment(cost, list, budgets) {
  const sorted = list.map((voter) => budgets[voter] ?? 0).sort((one, other) => one - other);
  let rest = cost;
  for (const [index, budget] of sorted.entries()) {
    const payment = rest / (sorted.length - index);
    if (payment <= budget) return payment;
    rest -= budget;
  }
  return null;
}

/**
 * Add1 that counts at every unit, until the next count would overspend.
 *
 * @param {PlainElection} election
 * @param {number} unit
 */
export function plainAddOne(election, unit) {
  const { costs, budget, voters } = election;
  let endowment = budget / voters;
  let winners = plainShares(election, endowment, 'cost');
  for (;;) {
    endowment += unit;
    const next = plainShares(election, endowment, 'cost');
    if (next.reduce((total, place) => total + (costs[place] ?? 0), 0) > budget) return winners;
    winners = next;
    if (winners.length === costs.length) return winners;
  }
}

/** @param {PlainElection} election */
export function plainPhragmen({ budget, costs, supporters, voters }) {
  const loads = filled(voters, 0);
  /** @type {number[]} */
  const winners = [];
  let left = budget;
  for (;;) {
    const next = supporters.flatMap((list, place) => {
      if (winners.includes(place) || list.length === 0) return [];
      const carried = list.reduce((total, voter) => total + (loads[voter] ?? 0), 0);
      const cost = costs[place] ?? 0;
      return [{ place, list, cost, time: (cost + carried) / list.length }];
    });
    const [best] = next.sort((one, other) => one.time - other.time);
    if (best === undefined || best.cost > left) return winners;
    winners.push(best.place);
    left -= best.cost;
    for (const voter of best.list) loads[voter] = best.time;
  }
}

/**
 * @param {number} length
 * @param {number} value
 * @returns {number[]}
 */
function filled(length, value) {
  return Array.from({ length }, () => value);
}
