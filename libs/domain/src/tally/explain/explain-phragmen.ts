import { toFloat } from '../arithmetic/rational.js';
import { openLimits } from '../limits.js';
import type { MergedBallots } from '../merge/merge-ballots.js';
import { scoreProjects } from '../score-projects.js';
import { leastScore, type TallyElection } from '../tally-election.js';
import type { TallyDetail, TallyResult } from '../tally-result.js';
import type { TallyRule } from '../tally-rule.js';
import { type Candidate, candidatesOf } from '../tie-order.js';
import type { DecisionMargin, ExplainedStep } from './tally-explanation.js';

type PhragmenDetail = Extract<TallyDetail, { readonly kind: 'sequential-phragmen' }>;

/** The steps of sequential Phragmén: each winner with its time, and the project that came next then. */
export function phragmenSteps(
  election: TallyElection,
  merged: MergedBallots,
  result: TallyResult & { readonly detail: PhragmenDetail },
  { threshold }: TallyRule,
): ExplainedStep[] {
  const candidates = candidatesOf(election, scoreProjects(election));
  const places = new Map(candidates.map(({ id }, place) => [id, place]));
  const scoreMin = leastScore(election.form, threshold);
  const limits = openLimits(election);
  const loads = new Float64Array(merged.weights.length);
  const open = new Set(candidates.keys());
  return result.winners.flatMap((id, index) => {
    const place = places.get(id) ?? -1;
    const chosen = candidates[place];
    const time = result.detail.times[index];
    if (chosen === undefined || time === undefined) return [];
    open.delete(place);
    const rivals = [...open].flatMap((at) => {
      const one = candidates[at];
      if (one === undefined || one.score < scoreMin || limits.isShutOut(at)) return [];
      const earliest = timeOf(merged, loads, at, Number(one.cost));
      return earliest === null ? [] : [{ one, time: earliest }];
    });
    const margin = marginOf(chosen, toFloat(time), rivals, index + 1);
    carry(merged, loads, place, toFloat(time));
    limits.fund(place);
    const tie = result.ties.find(({ step }) => step === index + 1) ?? null;
    const { cost, score } = chosen;
    return [{ step: index + 1, id, cost, score, reason: { kind: 'time', time }, margin, tie }];
  });
}

/** When the supporters of a project hold its cost, in cents earned, rounded; null without supporters. */
function timeOf(
  { byProject, weights }: MergedBallots,
  loads: Float64Array,
  place: number,
  cost: number,
): number | null {
  let [voters, total] = [0, cost];
  const to = byProject.starts[place + 1] ?? 0;
  for (let at = byProject.starts[place] ?? 0; at < to; at += 1) {
    const one = byProject.columns[at] as number;
    voters += weights[one] as number;
    total += (weights[one] as number) * (loads[one] as number);
  }
  return voters === 0 ? null : total / voters;
}

function carry(
  { byProject }: MergedBallots,
  loads: Float64Array,
  place: number,
  time: number,
): void {
  const to = byProject.starts[place + 1] ?? 0;
  for (let at = byProject.starts[place] ?? 0; at < to; at += 1) {
    loads[byProject.columns[at] as number] = time;
  }
}

type Rival = { readonly one: Candidate; readonly time: number };

function marginOf(
  chosen: Candidate,
  time: number,
  [first, ...rest]: readonly Rival[],
  step: number,
): DecisionMargin | null {
  if (first === undefined) return null;
  const next = rest.reduce((best, rival) => (rival.time < best.time ? rival : best), first);
  const lead = next.time - time;
  return {
    step,
    measure: 'time',
    chosen: chosen.id,
    chosenValue: time,
    runnerUp: next.one.id,
    runnerUpValue: next.time,
    lead: lead > time * 1e-11 ? lead : 0,
  };
}
