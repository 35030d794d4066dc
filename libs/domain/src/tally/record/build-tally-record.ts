import { cents, type Cents } from '../../money/cents.js';
import { formatRational, type Rational } from '../arithmetic/rational.js';
import { auditedOutcome, type AuditedOutcome } from '../certify/audited-outcome.js';
import { ejrPlusOf } from '../certify/ejr-plus.js';
import {
  exhaustivenessOf,
  feasibilityOf,
  type FeasibilityException,
} from '../certify/feasibility.js';
import { type PriceSystem, priceSystemOf } from '../certify/price-system.js';
import { type Grouping, representationOf } from '../certify/representation.js';
import { compareCodePoints } from '../compare-code-points.js';
import type { SharesTraceStep } from '../equal-shares/shares-trace.js';
import { countVotes } from '../score-projects.js';
import type { TallyElection } from '../tally-election.js';
import type { TallyDetail, TallyResult } from '../tally-result.js';
import type { TallyRule } from '../tally-rule.js';
import {
  type RecordedPrices,
  type RecordedPurchase,
  type RecordedTrace,
  TALLY_RECORD_FORMAT,
  type UnsealedRecord,
} from './tally-record.js';

/** What a record is made of: a count, and what it was counted from. */
export type CountToRecord = {
  readonly engine: string;
  readonly inputHash: string;
  readonly rulesHash: string | null;
  readonly election: TallyElection;
  readonly rule: TallyRule;
  /** The result of `countTally` for this election and rule. */
  readonly result: TallyResult;
  /** How the projects are divided, for spending against votes. */
  readonly groupings?: readonly Grouping[];
};

/**
 * The record of a count with its certificates, for `sealRecord`.
 *
 * A function of its parameters alone. Exact throughout: there is no float in a record.
 */
export function buildTallyRecord(count: CountToRecord): UnsealedRecord {
  const { election, rule, result } = count;
  const outcome = auditedOutcome(election, result.winners, rule.threshold);
  return {
    format: TALLY_RECORD_FORMAT,
    engine: count.engine,
    inputHash: count.inputHash,
    rulesHash: count.rulesHash,
    rule: recordedRule(rule),
    budgetCents: election.budget,
    ballotCount: election.ballots.size,
    form: election.form,
    scoreDecimals: result.scoreDecimals,
    limits: recordedLimits(election),
    winners: result.winners,
    spentCents: result.spent,
    leftoverCents: result.leftover,
    projects: recordedProjects(election, result),
    ties: result.ties,
    trace: recordedTrace(result.detail, election),
    certificates: certificatesOf(outcome, rule, result),
    representation: representationOf(outcome, count.groupings),
  };
}

function recordedRule(rule: TallyRule): UnsealedRecord['rule'] {
  return {
    rule: rule.rule,
    threshold: rule.threshold,
    ties: rule.ties,
    unitCents: rule.unitCents ?? null,
    seed: rule.seed ?? null,
    leftoverByScore: rule.leftoverByScore ?? false,
  };
}

function recordedLimits({ limits = [], projects }: TallyElection): UnsealedRecord['limits'] {
  return limits
    .map(({ name, costMax, countMax, members }) => ({
      name,
      costMaxCents: costMax,
      countMax,
      members: members.map((place) => projects[place]?.id ?? '').sort(compareCodePoints),
    }))
    .sort((one, other) => compareCodePoints(one.name, other.name));
}

function recordedProjects(
  election: TallyElection,
  { outcomes }: TallyResult,
): UnsealedRecord['projects'] {
  const votes = countVotes(election);
  const votesOf = new Map(election.projects.map(({ id }, place) => [id, votes[place] ?? 0]));
  return outcomes.map(({ id, cost, score, fate }) => ({
    id,
    costCents: cost,
    votes: votesOf.get(id) ?? 0,
    score,
    fate,
  }));
}

function recordedTrace(detail: TallyDetail, election: TallyElection): RecordedTrace {
  if (detail.kind === 'sequential-phragmen') {
    const { times, stoppedBy } = detail;
    return { kind: detail.kind, times: times.map(formatRational), stoppedBy };
  }
  if (detail.kind !== 'equal-shares') return null;
  const costs = new Map(election.projects.map(({ id, cost }) => [id, cost]));
  return {
    kind: detail.kind,
    endowment: formatRational(detail.endowment),
    increments: detail.increments,
    steps: detail.trace.map((step) => recordedPurchase(step, costs.get(step.id) ?? cents(0n))),
    completed: detail.completed,
    comparison: detail.comparison,
  };
}

function recordedPurchase(step: SharesTraceStep, cost: Cents): RecordedPurchase {
  const { id, price, rho, fullPayers, shortPayers } = step;
  return {
    id,
    price: formatRational(price),
    rho: formatRational(rho),
    effectiveVotes: withTwoDecimals(cost, price),
    fullPayers,
    shortPayers,
  };
}

/** amount / price, rounded down to hundredths. */
function withTwoDecimals(amount: bigint, { numerator, denominator }: Rational): string {
  const hundredths = (amount * 100n * denominator) / numerator;
  return `${hundredths / 100n}.${(hundredths % 100n).toString().padStart(2, '0')}`;
}

function certificatesOf(
  outcome: AuditedOutcome,
  rule: TallyRule,
  result: TallyResult,
): UnsealedRecord['certificates'] {
  const allowed: FeasibilityException[] = [
    ...(rule.rule === 'greedy-reserve-80@1' ? (['reserve-80'] as const) : []),
    ...(rule.leftoverByScore === true ? (['leftover-by-score'] as const) : []),
  ];
  return {
    feasible: feasibilityOf(outcome, allowed),
    exhaustive: exhaustivenessOf(outcome, rule.leftoverByScore),
    prices: recordedPrices(priceSystemOf(outcome, result)),
    ejrPlus: ejrPlusOf(outcome),
  };
}

function recordedPrices(system: PriceSystem): RecordedPrices {
  if (system.kind === 'none') return system;
  const covers = system.purchases.map(({ id }) => id);
  return { kind: system.kind, covers, notBought: system.notBought };
}
