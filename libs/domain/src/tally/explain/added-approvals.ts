import { capFloat, capOf, divisorOf, isEnough, payableFloat } from './round-standing.js';
import type { SharesRound } from './shares-account.js';

/** The classes of a round by what they hold, most first; sorted when it is first needed. */
export type RichestFirst = { readonly round: SharesRound; order: Uint32Array | null };

/**
 * The fewest voters, at most `most`, who would have to approve a project as well for it to be bought in
 * this round; null when so many are not enough.
 *
 * Those with most left are the best: each pays at the pace of the purchase made, or all it has. Exact.
 * On approval ballots only.
 */
export function fewestApprovals(
  richest: RichestFirst,
  project: number,
  most: number,
): number | null {
  const { round } = richest;
  const { score = 0, cost: price = 0n } = round.account.candidates[project] ?? {};
  const least = round.account.scoreMin - score;
  if (least > most || !canBeEnough(richest, project, most)) return null;
  const joining = openJoining(richest, project);
  const isBought = (scoreAdded: number): boolean =>
    scoreAdded >= least && isEnough(round, { project, price, scoreAdded }, joining.payable());
  for (let added = 1; added <= most && joining.addOne(); added += 1) {
    if (isBought(added)) return added;
  }
  return null;
}

/** Whether floats cannot rule it out. */
function canBeEnough(richest: RichestFirst, project: number, most: number): boolean {
  const { round } = richest;
  const cost = Number(round.account.candidates[project]?.cost ?? 0n);
  const cap = capFloat(round, cost);
  const { weights } = round.account.merged;
  const isSupporter = supportersOf(round, project);
  let paid = payableFloat(round, project, cost);
  let room = most;
  for (const one of orderOf(richest)) {
    if (room <= 0 || paid >= cost) break;
    if (isSupporter.has(one)) continue;
    const weight = weights[one] as number;
    const joining = weight < room ? weight : room;
    const held = round.floats[one] as number;
    paid += joining * (held < cap ? held : cap);
    room -= joining;
  }
  return paid >= cost * (1 - 1e-6);
}

type Joining = {
  /** The next richest voter joins; false when nobody is left. */
  readonly addOne: () => boolean;
  readonly payable: () => { readonly amount: bigint; readonly hasPayerInFull: boolean };
};

function openJoining(richest: RichestFirst, project: number): Joining {
  const { round } = richest;
  const { merged, candidates } = round.account;
  const cap = capOf(round, candidates[project]?.cost ?? 0n);
  const divisor = divisorOf(round);
  const isSupporter = supportersOf(round, project);
  const others = orderOf(richest).filter((one) => !isSupporter.has(one));
  let amount = 0n;
  let hasPayerInFull = false;
  const join = (one: number, voters: bigint): void => {
    const held = (round.budgets[one] ?? 0n) * divisor;
    const isInFull = cap !== null && cap <= held;
    if (isInFull) hasPayerInFull = true;
    amount += voters * (isInFull ? cap : held);
  };
  for (const one of isSupporter) join(one, BigInt(merged.weights[one] ?? 0));
  let [at, used] = [0, 0];
  return {
    addOne: () => {
      while (at < others.length && used >= (merged.weights[others[at] ?? 0] ?? 0)) {
        at += 1;
        used = 0;
      }
      const one = others[at];
      if (one === undefined) return false;
      used += 1;
      join(one, 1n);
      return true;
    },
    payable: () => ({ amount, hasPayerInFull }),
  };
}

function supportersOf(round: SharesRound, project: number): Set<number> {
  const { starts, columns } = round.account.merged.byProject;
  return new Set(columns.subarray(starts[project], starts[project + 1]));
}

function orderOf(richest: RichestFirst): Uint32Array {
  const { floats, budgets } = richest.round;
  richest.order ??= Uint32Array.from(floats, (_held, one) => one).sort(
    (left, right) =>
      (floats[right] as number) - (floats[left] as number) ||
      compare(budgets[right] ?? 0n, budgets[left] ?? 0n),
  );
  return richest.order;
}

function compare(left: bigint, right: bigint): number {
  return left === right ? 0 : left < right ? -1 : 1;
}
