import { cents, type Cents } from '../../money/cents.js';
import { GREEDY_MANNERS } from '../greedy/greedy-manner.js';
import { openLimits } from '../limits.js';
import { scoreProjects } from '../score-projects.js';
import type { TallyElection } from '../tally-election.js';
import type { TallyResult } from '../tally-result.js';
import { isGreedyRule } from '../tally-rule.js';
import { type Candidate, candidatesOf } from '../tie-order.js';
import type { DecisionMargin, ExplainedStep } from './tally-explanation.js';

/**
 * The steps of a count that walks down a list: each winner with what was left when its turn came, and the
 * first behind it that could have been funded in its place.
 */
export function listSteps(election: TallyElection, result: TallyResult): ExplainedStep[] {
  const candidates = candidatesOf(election, scoreProjects(election));
  const places = new Map(candidates.map(({ id }, place) => [id, place]));
  const barred = new Set(
    result.outcomes.filter(({ fate }) => fate === 'below-threshold').map(({ id }) => id),
  );
  const limits = openLimits(election);
  const open = new Set(result.outcomes.map(({ id }) => id).filter((id) => !barred.has(id)));
  let left: bigint = election.budget;
  return result.winners.flatMap((id, index) => {
    const place = places.get(id) ?? -1;
    const chosen = candidates[place];
    if (chosen === undefined) return [];
    open.delete(id);
    const rivals = candidates.filter(
      (one, at) => open.has(one.id) && one.cost <= left && !limits.isShutOut(at),
    );
    const step = stepOf({ result, chosen, rivals, leftBefore: cents(left) }, index + 1);
    left -= chosen.cost;
    limits.fund(place);
    return [step];
  });
}

type Turn = {
  readonly result: TallyResult;
  readonly chosen: Candidate;
  readonly rivals: readonly Candidate[];
  readonly leftBefore: Cents;
};

function stepOf(turn: Turn, step: number): ExplainedStep {
  const { chosen, leftBefore, result } = turn;
  const { id, cost, score } = chosen;
  const tie = result.ties.find((one) => one.step === step && one.candidates[0] === id) ?? null;
  return {
    step,
    id,
    cost,
    score,
    reason: { kind: 'list', leftBefore },
    margin: marginOf(turn, step),
    tie,
  };
}

function marginOf({ result, chosen, rivals }: Turn, step: number): DecisionMargin | null {
  const isPerCost = result.rule === 'greedy-per-cost@1';
  const compare = isGreedyRule(result.rule)
    ? GREEDY_MANNERS[result.rule].compare
    : GREEDY_MANNERS['greedy@1'].compare;
  const [first, ...rest] = rivals;
  if (first === undefined) return null;
  const runnerUp = rest.reduce((best, one) => (compare(one, best) < 0 ? one : best), first);
  const chosenValue = valueOf(chosen, isPerCost);
  const runnerUpValue = valueOf(runnerUp, isPerCost);
  // What costs nothing goes before all others, whatever its score.
  if (chosenValue === Infinity) return null;
  const lead = chosenValue - runnerUpValue;
  return {
    step,
    measure: isPerCost ? 'score-per-cost' : 'score',
    chosen: chosen.id,
    chosenValue,
    runnerUp: runnerUp.id,
    runnerUpValue,
    // A completion by another walk may fund a project after others that were passed by.
    lead: lead > 0 ? lead : 0,
  };
}

function valueOf({ score, cost }: Candidate, isPerCost: boolean): number {
  if (!isPerCost) return score;
  return cost === 0n ? Infinity : score / Number(cost);
}
