import { cents, type Cents } from '../money/cents.js';
import { type Fault, refuseFaults } from '../domain-error.js';
import { tallyRuleFaults } from '../tally/tally-rule-faults.js';
import type { TallyRule } from '../tally/tally-rule.js';
import type { CountAnswer, TallyFairness } from './count-with-record.js';
import type { TallyOutcome } from './tally-run.js';

/** How many rules one simulation compares, at most. */
export const SIMULATED_RULES_MAX = 5;

/** An initiative as a simulation names it. */
export type SimulatedWinner = { readonly code: string; readonly initiativeId: string };

/** What the ballots of an earlier round would have come to under a rule. */
export type SimulatedOutcome = {
  readonly rule: TallyRule;
  /** Why these ballots cannot be counted by it; null when they can, and then all else is there. */
  readonly refusal: string | null;
  /** In order of selection. */
  readonly winners: readonly SimulatedWinner[];
  readonly spentCents: Cents;
  readonly leftoverCents: Cents;
  readonly fairness: TallyFairness | null;
  /** Winners here that did not win in the count of the round. */
  readonly onlyHere: readonly SimulatedWinner[];
  /** Winners of the count of the round that do not win here. */
  readonly onlyInRound: readonly SimulatedWinner[];
};

/**
 * Refuses a simulation by rules that no round could be held under.
 *
 * @throws {InvalidInputError} naming every fault, with paths such as `rules[0].threshold`
 */
export function refuseSimulation(rules: readonly TallyRule[]): void {
  refuseFaults([
    ...numberFaults(rules),
    ...rules.flatMap((rule, index) =>
      tallyRuleFaults(rule).map((fault) => ({
        ...fault,
        name: fault.name.replace(/^tally\./, `rules[${index}].`),
      })),
    ),
  ]);
}

function numberFaults({ length }: readonly TallyRule[]): Fault[] {
  if (length >= 1 && length <= SIMULATED_RULES_MAX) return [];
  const reason = `Compare 1 to ${SIMULATED_RULES_MAX} rules at a time.`;
  return [{ name: 'rules', code: 'simulation-size', reason }];
}

/** What a count by another rule says, beside what the round came to by its own. */
export function simulatedOutcome(
  rule: TallyRule,
  answer: CountAnswer,
  official: TallyOutcome,
): SimulatedOutcome {
  if (answer.kind === 'refused') return refused(rule, answer.refusal.code);
  const { outcome, fairness } = answer.count;
  const here = namesOf(outcome);
  const inRound = namesOf(official);
  return {
    rule,
    refusal: null,
    winners: here,
    spentCents: outcome.spentCents,
    leftoverCents: outcome.leftoverCents,
    fairness,
    onlyHere: without(here, inRound),
    onlyInRound: without(inRound, here),
  };
}

function refused(rule: TallyRule, refusal: string): SimulatedOutcome {
  const nothing = cents(0n);
  return {
    rule,
    refusal,
    winners: [],
    spentCents: nothing,
    leftoverCents: nothing,
    fairness: null,
    onlyHere: [],
    onlyInRound: [],
  };
}

function namesOf({ winners }: TallyOutcome): SimulatedWinner[] {
  return winners.map(({ code, initiativeId }) => ({ code, initiativeId }));
}

function without(
  these: readonly SimulatedWinner[],
  those: readonly SimulatedWinner[],
): SimulatedWinner[] {
  const codes = new Set(those.map(({ code }) => code));
  return these.filter(({ code }) => !codes.has(code));
}
