import { cents, type Cents } from '../../money/cents.js';
import { toFloat } from '../arithmetic/rational.js';
import type { SharesTraceStep } from '../equal-shares/shares-trace.js';
import type { TallyResult } from '../tally-result.js';
import type { DecisionMargin, ExplainedStep, StepReason } from './tally-explanation.js';
import { priceFloat } from './shares-measures.js';
import type { SharesAccount, SharesDetail, SharesRound } from './shares-account.js';

/** What a run came to, apart from its losers: filled while it is replayed. */
export type RunNotes = {
  /** By number of the purchase in the trace, from 0. */
  readonly margins: (DecisionMargin | null)[];
  /** No project's price per point of utility falls while money is spent: the last one seen, by place. */
  readonly lastRho: Float64Array;
};

export function openNotes({ candidates }: SharesAccount): RunNotes {
  return { margins: [], lastRho: new Float64Array(candidates.length) };
}

/** Finds how far the next best project was behind at a purchase. */
export function noteMargin(round: SharesRound, notes: RunNotes, offset: number): void {
  const { account, next } = round;
  if (next === null) return;
  const trace = account.detail.trace[next.index];
  const runnerUp = nextBest(round, notes.lastRho);
  notes.margins[next.index] =
    trace === undefined || runnerUp === null
      ? null
      : marginOf(account, { trace, runnerUp, step: offset + next.index + 1 });
}

type RunnerUp = { readonly project: number; readonly price: number; readonly rho: number };

function nextBest(round: SharesRound, lastRho: Float64Array): RunnerUp | null {
  let best: RunnerUp = NOBODY;
  for (const [project] of round.account.candidates.entries()) {
    if ((lastRho[project] as number) > best.rho || !isRival(round, project)) continue;
    const rival = rivalOf(round, project);
    lastRho[project] = rival.rho * (1 - 1e-9);
    if (rival.rho < best.rho) best = rival;
  }
  return best === NOBODY ? null : best;
}

/** Whom every project that its supporters can pay for comes before. */
const NOBODY: RunnerUp = { project: -1, price: Infinity, rho: Infinity };

function isRival({ account, next, funded, limits }: SharesRound, project: number): boolean {
  const { score = 0 } = account.candidates[project] ?? {};
  if (project === next?.project || funded.has(project)) return false;
  return score >= account.scoreMin && !limits.isShutOut(project);
}

function rivalOf(round: SharesRound, project: number): RunnerUp {
  const { candidates, utility } = round.account;
  const price = priceFloat(round, project);
  if (price === null) return NOBODY;
  const rho = utility === 'cost' ? price / Number(candidates[project]?.cost ?? 1n) : price;
  return { project, price, rho };
}

function marginOf(
  { candidates, utility }: SharesAccount,
  { trace, runnerUp, step }: { trace: SharesTraceStep; runnerUp: RunnerUp; step: number },
): DecisionMargin {
  const other = candidates[runnerUp.project];
  const isByCost = utility === 'cost';
  const chosenValue = isByCost ? trace.effectiveVotes : toFloat(trace.price);
  const runnerUpValue = isByCost ? Number(other?.cost ?? 0n) / runnerUp.price : runnerUp.price;
  const lead = isByCost ? chosenValue - runnerUpValue : runnerUpValue - chosenValue;
  return {
    step,
    measure: isByCost ? 'effective-votes' : 'price',
    chosen: trace.id,
    chosenValue,
    runnerUp: other?.id ?? '',
    runnerUpValue,
    // What is less than the rounding of floats is a tie as far as a margin can tell.
    lead: lead > chosenValue * 1e-11 ? lead : 0,
  };
}

/** The steps of an outcome of Equal Shares: what is free, the purchases, what a completion added. */
export function sharesSteps(
  { budget, result }: { readonly budget: Cents; readonly result: TallyResult },
  detail: SharesDetail,
  margins: RunNotes['margins'],
): ExplainedStep[] {
  const bought = new Map(detail.trace.map((step, index) => [step.id, { step, index }]));
  const completed = new Set(detail.completed);
  const outcomes = new Map(result.outcomes.map((outcome) => [outcome.id, outcome]));
  let left: bigint = budget;
  return result.winners.map((id, index) => {
    const { cost = cents(0n), score = 0 } = outcomes.get(id) ?? {};
    const purchase = bought.get(id);
    const reason = reasonOf(purchase?.step, completed.has(id), cents(left));
    left -= cost;
    return {
      step: index + 1,
      id,
      cost,
      score,
      reason,
      margin: purchase === undefined ? null : (margins[purchase.index] ?? null),
      tie:
        result.ties.find(({ step, candidates }) => step === index + 1 && candidates[0] === id) ??
        null,
    };
  });
}

function reasonOf(
  trace: SharesTraceStep | undefined,
  isCompleted: boolean,
  leftBefore: Cents,
): StepReason {
  if (isCompleted) return { kind: 'completion', leftBefore };
  if (trace === undefined) return { kind: 'free' };
  const { price, effectiveVotes, fullPayers, shortPayers } = trace;
  return { kind: 'shares', price, effectiveVotes, fullPayers, shortPayers };
}
