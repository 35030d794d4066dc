import assert from 'node:assert/strict';
import { byId, type ElectionFile, inputHashOf, type Project } from './election-file.js';
import { readElectionFile, sha256, type Terms } from './election-file.js';

type Step = { id: string; price: string };
type Trace = { endowment: string; increments: string; steps: Step[]; times: string[] };
type Row = { id: string; costCents: string; votes: number; score: number };
type Told = { trace: Trace; winners: string[]; recordHash: string };
type TallyRecord = Terms & Told & { certificates: { feasible: object }; projects: Row[] };
type Count = Terms['rule'] & Pick<Terms, 'limits'> & Pick<Told, 'trace' | 'winners'> & Sums;
type Sums = ElectionFile & { least: number; list: Project[] };

/** Names each check before making it, and throws what is wrong, whatever the texts hold. */
export function* checkTally(recordText: string, fileText: string): Generator<string> {
  yield 'record hash';
  const { recordHash, ...record } = JSON.parse(recordText) as TallyRecord;
  same({ recordHash }, { recordHash: sha256(canonical(record)) });
  yield 'election file';
  const file = readElectionFile(fileText, record);
  const { budget, form, projects } = file;
  const scoreDecimals = form.pointDecimals ?? 0;
  const stated = { form, scoreDecimals, budgetCents: budget, ballotCount: file.ballots.length };
  same(record, { format: 'wijkkas-tally-record/1', ...stated });
  yield 'input hash';
  same(record, { inputHash: inputHashOf(file, record) });
  yield 'votes and scores';
  const told = record.projects.map((row) => [row.id, row.costCents, row.votes, row.score]).sort();
  const rows = projects.map(({ id, cost, votes, score }) => [id, `${cost}`, votes, score]).sort();
  same({ projects: told }, { projects: rows });
  yield 'rule and prices';
  const least = (record.rule.threshold ?? -Infinity) * 10 ** scoreDecimals;
  // In the order of the tie criteria: sorting by a measure keeps it among equals.
  const orders = [...record.rule.ties, 'id'].map((name) => ORDERS[name]);
  const list = projects.toSorted((a, b) =>
    orders.reduce((sign, by) => sign || Number(by?.(a, b)), 0),
  );
  const count: Count = { ...record, ...record.rule, ...file, least, list };
  const winners = winnersOf(count);
  yield 'winners';
  const [spentCents, leftoverCents] = [costOf(winners), budget - costOf(winners)];
  same(record, { winners: idsOf(winners), spentCents, leftoverCents });
  same(record.certificates.feasible, { isFeasible: true, spentCents });
  assert(leftoverCents >= 0n || count.rule.includes('reserve'), 'the budget is passed');
  yield 'certificates';
  const within = { ...count, limits: count.leftoverByScore ? [] : count.limits };
  const open = projects.filter((one) => one.cost <= leftoverCents && isOpen(within, one, winners));
  const fits = idsOf(open.filter(({ by }) => by.length > 0));
  const fitsWithoutSupport = idsOf(open.filter(({ by }) => by.length === 0));
  const ejrPlus = /^(approval|choose-1)$/.test(form.type)
    ? { applies: true, cost: ejr(count, winners, true), cardinality: ejr(count, winners, false) }
    : { applies: false, reason: 'ballots-with-points' };
  const exhaustive = { isExhaustive: fits.length === 0, fits, fitsWithoutSupport };
  same(record.certificates, { exhaustive, ejrPlus });
}

/** JSON without spaces, keys in order, amounts as text. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, held: unknown) => {
    if (typeof held === 'bigint') return `${held}`;
    const isPlain = typeof held !== 'object' || held === null || Array.isArray(held);
    return isPlain ? held : Object.fromEntries(Object.entries(held).sort());
  });

/** The record has to say what was found, key by key. */
function same(told: object, found: object): void {
  for (const [key, right] of Object.entries(found)) {
    const [one, other] = [canonical((told as Record<string, unknown>)[key]), canonical(right)];
    assert(one === other, `${key} is ${one}, not ${other}`.slice(0, 300));
  }
}

const sum = (all: bigint[]): bigint => all.reduce((total, one) => total + one, 0n);
const costOf = (projects: Project[]): bigint => sum(projects.map(({ cost }) => cost));
const idsOf = (projects: Project[]): string[] => projects.map(({ id }) => id);
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

/** Written fractions as whole numbers over one denominator, which stands first. */
function overOne(...written: string[]): [bigint, bigint, ...bigint[]] {
  for (const one of written) assert.match(one, /^\d+(\/[1-9]\d*)?$/);
  const parts = written.map((one) => one.split('/').map(BigInt) as [bigint, bigint?]);
  const bottom = parts.reduce((all, [, by = 1n]) => (all / gcd(all, by)) * by, 1n);
  const [first = 0n, ...rest] = parts.map(([top, by = 1n]) => top * (bottom / by));
  return [bottom, first, ...rest];
}

const KNOWN =
  /^(greedy(-no-skip|-threshold|-reserve-80|-per-cost)?|sequential-phragmen|equal-shares-(cost|cardinality)(-add1(-exhaustive)?)?(-utilitarian)?(-floor)?(-comparison)?)@1$/;
type Order = (a: Project, b: Project) => bigint | number;
const byScore: Order = (a, b) => b.score - a.score;
const perCost: Order = (a, b) => BigInt(b.score) * a.cost - BigInt(a.score) * b.cost;
const ORDERS: Record<string, Order> = {
  cost: (a, b) => a.cost - b.cost,
  'cost-descending': (a, b) => b.cost - a.cost,
  votes: byScore,
  'list-order': (a, b) => a.row - b.row,
  lot: (a, b) => (a.lot < b.lot ? -1 : Number(a.lot > b.lot)),
  id: byId,
};

/** Whether threshold and limits leave a project open, beside those that are funded. */
const isOpen = ({ least, limits }: Count, one: Project, funded: Project[]): boolean =>
  one.score >= least &&
  !funded.includes(one) &&
  limits.every(({ members, costMaxCents: most, countMax }) => {
    const inside = [one, ...funded].filter(({ id }) => members.includes(id));
    const isCheap = most === null || costOf(inside) <= BigInt(most);
    return inside[0] !== one || (isCheap && inside.length <= (countMax ?? Infinity));
  });

/** Walks down the list, the most votes (per cost) first, and funds what fits beside what is funded. */
function walk(count: Count, before: Project[]): Project[] {
  const by = count.rule === 'greedy-per-cost@1' ? perCost : byScore;
  const funded = [...before];
  for (const one of count.list.toSorted((a, b) => Number(by(a, b)))) {
    if (one.score < 0 || !isOpen(count, one, funded)) continue;
    const left = count.budget - costOf(funded);
    const isRescued = count.rule === 'greedy-reserve-80@1' && left * 100n >= one.cost * 80n;
    if (one.cost <= left || isRescued) funded.push(one);
    if (one.cost > left && /no-skip|reserve/.test(count.rule)) break;
  }
  return funded;
}

/** The winners by the rule, with the prices or times that the record tells of. */
function winnersOf(count: Count): Project[] {
  const { rule, trace, ballots } = count;
  assert.match(rule, KNOWN);
  const greedy = walk(count, []);
  if (rule.startsWith('greedy')) {
    return count.leftoverByScore ? walk({ ...count, limits: [] }, greedy) : greedy;
  }
  const bought = buyAll(count);
  if (rule.startsWith('sequential')) return bought;
  const all = rule.includes('-utilitarian') ? walk(count, bought) : bought;
  same(trace, { completed: idsOf(all.slice(bought.length)) });
  if (!rule.includes('-comparison')) return all;
  gain(all, (_one, points) => points);
  gain(greedy, (_one, points) => -points);
  const prefersShares = ballots.filter((ballot) => ballot.gain > 0n).length;
  const prefersGreedy = ballots.filter((ballot) => ballot.gain < 0n).length;
  const chosen = prefersGreedy > prefersShares ? 'greedy' : 'shares';
  same(trace, { comparison: { prefersShares, prefersGreedy, chosen } });
  return chosen === 'greedy' ? greedy : all;
}

/** Every voter starts with a share of the budget, perhaps in whole units, and what Add1 added. */
function endowmentOf({ rule, unitCents, trace, ballots, budget }: Count): string {
  const [voters, [, added]] = [BigInt(ballots.length || 1), overOne(trace.increments)];
  const unit = voters * BigInt(unitCents ?? 100);
  const share = (rule.includes('-floor') ? budget - (budget % unit) : budget) + added * unit;
  const [, right, told] = overOne(`${share}/${voters}`, trace.endowment);
  assert(right === told && (added === 0n || rule.includes('-add1')), 'wrong endowment');
  return trace.endowment;
}

const timesOf = ({ winners, trace }: Count): Step[] =>
  winners.map((id, at) => ({ id, price: trace.times[at] ?? '' }));

/**
 * Lets voters buy: supporters pay the price times their points or all they have (under Phragmén, all
 * they earned by then), together the cost; rho never falls. Losers' supporters hold too little.
 */
function buyAll(count: Count): Project[] {
  const { rule, ballots, list } = count;
  const isLoads = rule === 'sequential-phragmen@1';
  const steps = isLoads ? timesOf(count) : count.trace.steps;
  const first = isLoads ? '0' : endowmentOf(count);
  const unit = ({ cost }: Project): bigint => (rule.includes('shares-cost') ? cost : 1n);
  const [bottom, start, ...prices] = overOne(first, ...steps.map(({ price }) => price));
  for (const ballot of ballots) ballot.purse = start;
  const bought: Project[] = [];
  let last = 0n;
  for (const [at, price] of prices.entries()) {
    const name = steps[at]?.id;
    const one = list.find(({ id, by }) => id === name && by.length > 0);
    assert(one !== undefined && isOpen(count, one, bought), `${name} cannot be bought`);
    const before = bought.at(-1) ?? one;
    const rise = price * unit(before) - last * unit(one);
    // Whoever is entitled at an equal rho was so a step before, and the criteria put it second.
    const isLate = rise === 0n && list.indexOf(one) < list.indexOf(before);
    assert(rise >= 0n && !isLate, `${one.id} was entitled before ${before.id}`);
    assert(pay(one, price, isLoads) === one.cost * bottom, `${one.id} is not paid exactly`);
    last = price;
    bought.push(one);
  }
  checkLosers(count, bought, bottom, last);
  return bought;
}

/** Takes what a price, or the time under Phragmén, asks of the supporters. */
function pay({ by }: Project, price: bigint, isLoads: boolean): bigint {
  const parts = by.map(({ ballot, points }) => {
    const due = isLoads ? ballot.purse + price : price * points;
    const part = due < ballot.purse || isLoads ? due : ballot.purse;
    ballot.purse -= part;
    return part;
  });
  return sum(parts);
}

/** Nobody could go on: supporters lack money, or (Phragmén) a project that comes next does not fit. */
function checkLosers(count: Count, bought: Project[], bottom: bigint, last: bigint): void {
  const isLoads = count.rule === 'sequential-phragmen@1';
  const time = isLoads ? last : 0n;
  const left = count.budget - costOf(bought);
  const losers = count.list.filter((one) => one.by.length > 0 && isOpen(count, one, bought));
  const waits = losers.map(({ id, cost, by }) => {
    const lacks = cost * bottom - sum(by.map(({ ballot }) => ballot.purse + time));
    assert(lacks >= Number(!isLoads), `the supporters of ${id} still hold its cost`);
    return { cost, lacks, voters: BigInt(by.length) };
  });
  const next = waits.filter((one) =>
    waits.every((b) => one.lacks * b.voters <= b.lacks * one.voters),
  );
  const isOver = next.length === 0 || next.some(({ cost }) => cost > left);
  assert(isOver || !isLoads, 'the count goes on');
}

const gain = (outcome: Project[], worth: (one: Project, points: bigint) => bigint): void => {
  for (const one of outcome)
    for (const { ballot, points } of one.by) ballot.gain += worth(one, points);
};

/**
 * Violations of EJR+ up to one project: j supporters of an unfunded project whose shares of the budget
 * pay for it, and who all get so little that (gain + worth) · cost · voters ≤ j · budget · worth.
 */
function ejr(count: Count, winners: Project[], isCost: boolean): object[] {
  const { ballots, budget } = count;
  for (const ballot of ballots) ballot.gain = 0n;
  gain(winners, ({ cost }) => (isCost ? cost : 1n));
  const losers = count.projects.filter((one) => !winners.includes(one));
  return losers.flatMap((one) => {
    const [worth, factor] = isCost ? [one.cost, 1n] : [1n, one.cost];
    const due = (gained: bigint): bigint => (gained + worth) * factor * BigInt(ballots.length);
    const most = budget * BigInt(one.by.length);
    const gains = one.by.flatMap(({ ballot: { gain } }) => (due(gain) <= most ? gain : []));
    gains.sort((a, b) => (a < b ? -1 : Number(a > b)));
    const at = gains.findIndex((gained, index) => due(gained) <= budget * BigInt(index + 1));
    const barredBy = isOpen(count, one, winners)
      ? null
      : one.score < count.least
        ? 'threshold'
        : 'limit';
    return at === -1 ? [] : [{ id: one.id, voters: at + 1, utility: gains[at], barredBy }];
  });
}
