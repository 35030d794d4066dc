import {
  type Cents,
  cents,
  type PabulibElection,
  scoreDecimals,
  tallyElectionOfPabulib,
  type Tie,
} from '#domain';
import { amountAsJson, showAmount } from './amounts.js';
import type { Count } from './count-plan.js';
import { projectLines, showScore } from './project-lines.js';

type ShowAmount = (amount: Cents) => string;

/** What every JSON line tells of a count; `rule` is the published name without its version. */
export type CountJson = {
  readonly rule: string;
  readonly winners: readonly string[];
  readonly spent: number | string;
  readonly ties: number;
};

/** The part of the JSON line that the count decides. */
export function countAsJson({ rule, winners, spent, ties }: Count): CountJson {
  return {
    rule: rule.replace(/@\d+$/, ''),
    winners,
    spent: amountAsJson(spent),
    ties: ties.length,
  };
}

/** What the count came to, for people: a table of all projects, the money, and every tie. */
export function showCount(file: string, election: PabulibElection, count: Count): string {
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
    ...sharesLines(count, amount),
    ...stopLines(count),
    ...count.ties.map((tie) => tieLine(tie, count, decimals)),
    '',
  ].join('\n');
}

function fieldOf({ meta }: PabulibElection, key: string): string {
  return meta.find((entry) => entry.key.trim() === key)?.value.trim() ?? '';
}

/** What every voter could spend, and how the outcome compared with the greedy one. */
function sharesLines({ shares }: Count, amount: ShowAmount): string[] {
  if (shares === undefined) return [];
  const { result, settings } = shares;
  const { numerator, denominator } = result.endowment;
  const about = numerator % denominator === 0n ? '' : 'about ';
  const endowment = `${about}${amount(cents(numerator / denominator))}`;
  const first = settings.start === 'exact' ? '' : ', rounded down to whole units';
  const raised = `, after ${result.increments} increments of ${amount(settings.unit)} each`;
  const lines = [
    `Every voter had ${endowment} to spend: an equal share of the budget${first}` +
      `${settings.completion.startsWith('add1') ? raised : ''}.`,
  ];
  if (result.comparison !== null) {
    const { prefersShares, prefersGreedy, chosen } = result.comparison;
    const stands = chosen === 'shares' ? 'the outcome of Equal Shares' : 'the greedy outcome';
    lines.push(
      `${prefersShares} voters prefer the outcome of Equal Shares, ${prefersGreedy} the greedy one: ${stands} stands.`,
    );
  }
  return lines;
}

function stopLines({ stoppedBy = [] }: Count): string[] {
  if (stoppedBy.length === 0) return [];
  return stoppedBy.length === 1
    ? [`The count ended when ${stoppedBy.join('')} was next, as it does not fit.`]
    : [`The count ended when ${stoppedBy.join(', ')} were next, as not all of them fit.`];
}

/** A list by votes is tied at a number of votes; other rules compare prices, times or loads. */
function tieLine(tie: Tie, { outcomes }: Count, decimals: number): string {
  const [first = '', ...others] = tie.candidates;
  const at = outcomes === undefined ? '' : ` at ${showScore(tie.score, decimals)}`;
  const tied = `${first} tied with ${others.join(', ')}${at}`;
  return `Tie at step ${tie.step}: ${tied}; ${first} went first by ${tie.decidedBy}.`;
}
