import {
  type Cents,
  cents,
  equalSharesVariant,
  isGreedyRule,
  type PabulibElection,
  pabulibMeta,
  scoreDecimals,
  tallyElectionOfPabulib,
  type TallyResult,
  type Tie,
  UNIT_DEFAULT,
} from '#domain';
import { amountAsJson, showAmount } from './amounts.js';
import { projectLines, showScore } from './project-lines.js';
import type { TallyPlan } from './tally-plan.js';

type ShowAmount = (amount: Cents) => string;

/** What every JSON line tells of a count; `rule` is the published name without its version. */
export type CountJson = {
  readonly rule: string;
  readonly winners: readonly string[];
  readonly spent: number | string;
  readonly ties: number;
};

/** The part of the JSON line that the count decides. */
export function countAsJson({ rule, winners, spent, ties }: TallyResult): CountJson {
  return {
    rule: rule.replace(/@\d+$/, ''),
    winners,
    spent: amountAsJson(spent),
    ties: ties.length,
  };
}

/** What the count came to, for people: a table of all projects, the money, and every tie. */
export function showCount(
  file: string,
  election: PabulibElection,
  count: TallyResult,
  { rule }: TallyPlan,
): string {
  const currency = fieldOf(election, 'currency');
  const amount: ShowAmount = (cents) => `${showAmount(cents)} ${currency}`.trimEnd();
  const ballots = `${election.ballots.size} ballots`;
  const decimals = scoreDecimals(tallyElectionOfPabulib(election).form);
  return [
    `${file}: ${fieldOf(election, 'description')}`,
    `Rule ${count.rule}, ${ballots}, ${election.projects.length} projects, budget ${amount(election.budget)}`,
    '',
    ...projectLines(election, count),
    '',
    `Funded ${count.winners.length}: ${amount(count.spent)} spent, ${amount(count.leftover)} left.`,
    ...sharesLines(count, rule, amount),
    ...stopLines(count),
    ...count.ties.map((tie) => tieLine(tie, count, decimals)),
    '',
  ].join('\n');
}

function fieldOf(election: PabulibElection, key: string): string {
  return pabulibMeta(election, key) ?? '';
}

/** What every voter could spend, and how the outcome compared with the greedy one. */
function sharesLines(
  { detail }: TallyResult,
  rule: TallyPlan['rule'],
  amount: ShowAmount,
): string[] {
  const variant = equalSharesVariant(rule.rule);
  if (detail.kind !== 'equal-shares' || variant === null) return [];
  const unit = ('unitCents' in rule ? rule.unitCents : undefined) ?? UNIT_DEFAULT;
  const { numerator, denominator } = detail.endowment;
  const about = numerator % denominator === 0n ? '' : 'about ';
  const endowment = `${about}${amount(cents(numerator / denominator))}`;
  const first = variant.start === 'exact' ? '' : ', rounded down to whole units';
  const raised = `, after ${detail.increments} increments of ${amount(unit)} each`;
  const lines = [
    `Every voter had ${endowment} to spend: an equal share of the budget${first}` +
      `${variant.completion.startsWith('add1') ? raised : ''}.`,
  ];
  if (detail.comparison !== null) {
    const { prefersShares, prefersGreedy, chosen } = detail.comparison;
    const stands = chosen === 'shares' ? 'the outcome of Equal Shares' : 'the greedy outcome';
    lines.push(
      `${prefersShares} voters prefer the outcome of Equal Shares, ${prefersGreedy} the greedy one: ${stands} stands.`,
    );
  }
  return lines;
}

function stopLines({ detail }: TallyResult): string[] {
  const stoppedBy = 'stoppedBy' in detail ? detail.stoppedBy : [];
  if (stoppedBy.length === 0) return [];
  return stoppedBy.length === 1
    ? [`The count ended when ${stoppedBy.join('')} was next, as it does not fit.`]
    : [`The count ended when ${stoppedBy.join(', ')} were next, as not all of them fit.`];
}

/** A list by votes is tied at a number of votes; other rules compare prices, times or loads. */
function tieLine(tie: Tie, { rule }: TallyResult, decimals: number): string {
  const [first = '', ...others] = tie.candidates;
  const isByScore = isGreedyRule(rule) && rule !== 'greedy-per-cost@1';
  const at = isByScore ? ` at ${showScore(tie.score, decimals)}` : '';
  const tied = `${first} tied with ${others.join(', ')}${at}`;
  return `Tie at step ${tie.step}: ${tied}; ${first} went first by ${tie.decidedBy}.`;
}
