import type { BallotSet } from '../tally/ballot-set.js';
import type { FaultLog } from './fault-log.js';
import type { PabulibLimits, PabulibProject } from './pabulib-file.js';

/**
 * Notes every ballot that goes outside the limits which its own file states (length, cost, points).
 *
 * These are notes and no errors: the city accepted the ballot, so it counts as it stands.
 */
export function checkLimits(
  ballots: BallotSet,
  projects: readonly PabulibProject[],
  limits: PabulibLimits,
  report: { readonly lineOf: (row: number) => number; readonly log: FaultLog },
): void {
  const checks = [...lengthChecks(limits), ...costChecks(projects, limits), ...pointChecks(limits)];
  if (checks.length === 0) return;
  for (let ballot = 0; ballot < ballots.size; ballot += 1) {
    const from = ballots.starts[ballot] ?? 0;
    const to = ballots.starts[ballot + 1] ?? 0;
    for (const check of checks) {
      const message = check(ballots, from, to);
      if (message !== null) report.log.note(report.lineOf(ballot), 'ballot-limit', message);
    }
  }
}

type Check = (ballots: BallotSet, from: number, to: number) => string | null;

function lengthChecks({ lengthMin, lengthMax }: PabulibLimits): Check[] {
  const least = lengthMin ?? 0;
  const most = lengthMax ?? Infinity;
  return [
    (_ballots, from, to) =>
      to - from < least
        ? `This vote names ${to - from} projects, at least ${least} is the rule.`
        : null,
    (_ballots, from, to) =>
      to - from > most
        ? `This vote names ${to - from} projects, at most ${most} is the rule.`
        : null,
  ];
}

function costChecks(projects: readonly PabulibProject[], { sumCostMax }: PabulibLimits): Check[] {
  if (sumCostMax === null) return [];
  return [
    ({ choices }, from, to) => {
      let sum = 0n;
      for (let at = from; at < to; at += 1) sum += projects[choices[at] ?? 0]?.cost ?? 0n;
      return sum > sumCostMax
        ? 'The projects of this vote cost more together than the rule allows.'
        : null;
    },
  ];
}

function pointChecks({ sumPointsMin, sumPointsMax }: PabulibLimits): Check[] {
  if (sumPointsMin === null && sumPointsMax === null) return [];
  return [
    ({ points }, from, to) => {
      if (points === null) return null;
      let sum = 0;
      for (let at = from; at < to; at += 1) sum += points[at] ?? 0;
      if (sum > (sumPointsMax ?? Infinity))
        return 'This vote gives more points than the rule allows.';
      return sum < (sumPointsMin ?? -Infinity)
        ? 'This vote gives fewer points than the rule asks.'
        : null;
    },
  ];
}
