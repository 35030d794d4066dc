import { cents, type Cents } from '../money/cents.js';
import { parseWhole } from '../pabulib/decimals.js';
import { type PabulibElection, type PabulibFault, pabulibMeta } from '../pabulib/pabulib-file.js';
import { type BallotRules, hasPoints } from '../rounds/ballot-rules.js';
import type { RuleSet } from '../rounds/rule-set.js';
import { declaredRule } from '../tally/declared-rule.js';
import { DEFAULT_TIES, type TallyRule } from '../tally/tally-rule.js';

const CURRENCY = /^[A-Z]{3}$/;
const CURRENCY_FALLBACK = 'EUR';

/** What is counted by where the rule of a file cannot be. */
const REPLACEMENT: TallyRule = { rule: 'greedy@1', threshold: null, ties: DEFAULT_TIES };

/**
 * The rules that an imported election is counted under here.
 *
 * Ballot type, limits and budget are those of the file. A declared rule that rounds are not counted by
 * here, or that keeps limits on groups of projects, becomes `greedy@1`, see `ruleNotes`; what the file
 * declared stays in its META section. Limits on points that are no whole number are rounded up, so that
 * they never refuse what the file allows.
 */
export function rulesOfElection(election: PabulibElection): RuleSet {
  return {
    budgetCents: election.budget,
    ballot: ballotRulesOf(election),
    tally: tallyRuleOf(election),
  };
}

/**
 * What has to be told of the rule of an imported election: that it is counted by another one here.
 *
 * Limits of a round hold for all groups of a kind alike and make groups of what is known of initiatives;
 * those of a file name each group with an amount of its own, which no round here is held under. So they
 * are not taken over, and it is said.
 */
export function ruleNotes(election: PabulibElection): PabulibFault[] {
  const declared = declaredRule(election);
  const reason =
    declared.kind === 'unsupported'
      ? declared.reason
      : declared.limits.length > 0
        ? 'The file limits groups of projects, which is not taken over.'
        : null;
  if (reason === null) return [];
  const message = `${reason} Here the ballots are counted by ${REPLACEMENT.rule}.`;
  return [{ line: 0, severity: 'note', code: 'rule-replaced', message }];
}

/** The currency of an election: three capitals of its META section, EUR when it names none. */
export function currencyOfElection(election: PabulibElection): string {
  const stated = pabulibMeta(election, 'currency') ?? '';
  return CURRENCY.test(stated) ? stated : CURRENCY_FALLBACK;
}

/** What an election calls itself, for people; null when it does not. */
export function titleOfElection(election: PabulibElection): string | null {
  const parts = ['description', 'unit', 'instance'].flatMap((key) => {
    const value = pabulibMeta(election, key) ?? '';
    return value === '' ? [] : [value];
  });
  return parts.length === 0 ? null : [...new Set(parts)].join(', ');
}

function ballotRulesOf(election: PabulibElection): BallotRules {
  const { voteType: type, limits, pointDecimals } = election;
  const isSingle = type === 'choose-1';
  const choicesMin = isSingle ? 1 : atLeastOne(limits.lengthMin);
  const stated = isSingle ? 1 : limits.lengthMax;
  const isCumulative = type === 'cumulative';
  const pointsMax = hasPoints(type) ? parseWhole(pabulibMeta(election, 'max_points') ?? '') : null;
  return {
    type,
    choicesMin,
    choicesMax: stated === null || stated >= choicesMin ? stated : choicesMin,
    costMaxCents: positive(limits.sumCostMax),
    pointsMax: pointsMax === null ? null : atLeastOne(pointsMax),
    pointsTotalMax: isCumulative
      ? atLeastOne(wholePoints(limits.sumPointsMax, pointDecimals))
      : null,
  };
}

function tallyRuleOf(election: PabulibElection): TallyRule {
  const declared = declaredRule(election);
  if (declared.kind === 'unsupported' || declared.limits.length > 0) {
    return REPLACEMENT;
  }
  const { rule, threshold, ties, unitCents, seed } = declared.rule;
  // A threshold of nothing bars nobody: the same count under its plain name.
  const isBarrier = threshold !== null && threshold >= 1;
  if (rule === 'greedy-threshold@1' && !isBarrier) {
    return { rule: 'greedy@1', threshold: null, ties };
  }
  // Without limits nothing is left over that they kept back.
  return {
    rule,
    threshold: isBarrier ? threshold : null,
    ties,
    ...(unitCents === undefined ? {} : { unitCents }),
    ...(seed === undefined ? {} : { seed }),
  };
}

function atLeastOne(count: number | null): number {
  return count === null || count < 1 ? 1 : count;
}

function positive(amount: Cents | null): Cents | null {
  return amount === null || amount <= 0n ? null : cents(amount);
}

/** Units of 10^-decimals as whole points, rounded up. */
function wholePoints(units: number | null, decimals: number): number | null {
  if (units === null) return null;
  const unit = 10 ** decimals;
  const rest = units % unit;
  return rest === 0 ? units / unit : (units - rest) / unit + 1;
}
