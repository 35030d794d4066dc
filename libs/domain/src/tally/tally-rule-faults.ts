import type { Fault } from '../domain-error.js';
import { equalSharesVariant } from './equal-shares/proportional-rules.js';
import { isGreedyRule, type TallyRule } from './tally-rule.js';

export const SEED_LENGTH_MAX = 200;

/**
 * Every fault in a tally rule, with paths below `tally`; empty when an election can be counted by it.
 *
 * What does not combine is refused here, when the rule is set, never at the count:
 * - `greedy-threshold@1` is nothing without a threshold, and `greedy@1` with one has that name;
 * - a unit of money belongs to rules that count in units: Add1 and the floor start;
 * - a lot needs a seed, and a seed without a lot promises a draw that does not take place;
 * - leftover money by score is for the greedy family: Equal Shares names its completions.
 */
export function tallyRuleFaults(rule: TallyRule): Fault[] {
  const faults: Fault[] = [];
  const refuse = (name: string, reason: string): number =>
    faults.push({ name: `tally.${name}`, code: 'rule-set-refused', reason });
  thresholdFaults(rule, refuse);
  unitFaults(rule, refuse);
  tieFaults(rule, refuse);
  if (rule.leftoverByScore === true && !isGreedyRule(rule.rule)) {
    refuse('leftoverByScore', 'Only rules of the greedy family divide what the limits leave over.');
  }
  return faults;
}

type Refuse = (name: string, reason: string) => number;

function thresholdFaults({ rule, threshold }: TallyRule, refuse: Refuse): void {
  if (rule === 'greedy-threshold@1' && threshold === null) {
    refuse('threshold', 'The rule greedy-threshold needs a threshold.');
  }
  if (rule === 'greedy@1' && threshold !== null) {
    refuse('threshold', 'Greedy with a threshold is the rule greedy-threshold.');
  }
  if (threshold !== null && threshold < 1) refuse('threshold', 'A threshold is at least 1.');
}

function unitFaults({ rule, unitCents }: TallyRule, refuse: Refuse): void {
  if (unitCents === undefined) return;
  if (!countsInUnits(rule)) {
    refuse('unitCents', 'A unit of money belongs to Equal Shares with Add1 or a floor start.');
  }
  if (unitCents <= 0n) refuse('unitCents', 'A unit of money is more than nothing.');
}

/** Whether the outcome of a rule depends on the unit of money. */
export function countsInUnits(rule: TallyRule['rule']): boolean {
  const variant = equalSharesVariant(rule);
  return variant !== null && (variant.start === 'floor' || variant.completion.startsWith('add1'));
}

function tieFaults({ ties, seed }: TallyRule, refuse: Refuse): void {
  if (ties.at(-1) !== 'id' || new Set(ties).size !== ties.length) {
    refuse('ties', 'Ties end with the id, which never leaves two equal; name each once.');
  }
  if (ties.includes('cost') && ties.includes('cost-descending')) {
    refuse('ties', 'Of two costs the lower or the higher goes first: name one of the two.');
  }
  seedFaults(seed, ties.includes('lot'), refuse);
}

function seedFaults(seed: string | undefined, drawsLot: boolean, refuse: Refuse): void {
  if (seed === undefined) {
    if (drawsLot) refuse('seed', 'A lot is drawn from a seed, which is published with the rules.');
    return;
  }
  if (!drawsLot) refuse('seed', 'A seed is for a lot; the ties name none.');
  if (seed.trim().length < 1 || seed.length > SEED_LENGTH_MAX) {
    refuse('seed', `A seed has 1 to ${SEED_LENGTH_MAX} characters.`);
  }
}
