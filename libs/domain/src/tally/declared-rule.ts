import { type PabulibElection, pabulibMeta } from '../pabulib/pabulib-file.js';
import { declaredLimits } from './declared-limits.js';
import { type DeclaredSettings, declaredSettings } from './declared-settings.js';
import { equalSharesName } from './equal-shares/proportional-rules.js';
import type { TallyLimit } from './tally-election.js';
import { DEFAULT_TIES, TALLY_RULES, type TallyRule, type TallyRuleName } from './tally-rule.js';

/** The rule that a file declares, or why it cannot be counted by it. */
export type DeclaredRule =
  | {
      readonly kind: 'supported';
      readonly rule: TallyRule;
      /** What the file sets for groups of its projects. */
      readonly limits: readonly TallyLimit[];
    }
  | { readonly kind: 'unsupported'; readonly declared: string; readonly reason: string };

/**
 * What files mean by the Equal Shares rules that they declare.
 *
 * Add1 is what cities count by: everybody starts with whole units, and only the next overspend ends it.
 */
const SHARES = { utility: 'cost', completion: 'none', start: 'exact', comparison: 'none' } as const;
const ADD1 = { ...SHARES, completion: 'add1', start: 'floor' } as const;

const RULES: ReadonlyMap<string, TallyRuleName> = new Map<string, TallyRuleName>([
  ['greedy', 'greedy@1'],
  ['greedy-threshold', 'greedy-threshold@1'],
  ['greedy-no-skip', 'greedy-no-skip@1'],
  ['equalshares', equalSharesName(SHARES)],
  ['equalshares-comparison', equalSharesName({ ...SHARES, comparison: 'greedy' })],
  ['equalshares/add1', equalSharesName(ADD1)],
  ['equalshares/add1-comparison', equalSharesName({ ...ADD1, comparison: 'greedy' })],
]);

/** How files put it that the last project is funded when 80 % of its cost is left. */
const RESERVE_80 = 'enough to fund at least 80%';
/** How files put it that money left over goes by score, limits aside. */
const LEFTOVER_BY_SCORE =
  'Fund additional projects that fit within leftover budget ordered by score';

/**
 * The rule, threshold and limits that a `.pb` file declares, with ties by cost, votes and id where it does
 * not state others. A rule of ours stands under its published name, with its settings in `wijkkas_rule`.
 *
 * A stated `min_project_score_threshold` applies to every rule. What the count does not know, whether
 * a rule or a limit, is refused by name; it is never counted as something else.
 */
export function declaredRule(election: PabulibElection): DeclaredRule {
  const declared = election.rule;
  const refused = (reason: string): DeclaredRule => ({ kind: 'unsupported', declared, reason });
  const limits = declaredLimits(election);
  if (limits.kind === 'unclear') return refused(limits.reason);
  const settings = publishedSettings(election);
  if (settings?.kind === 'unclear') return refused(settings.reason);
  if (settings !== null) return { kind: 'supported', rule: settings.rule, limits: limits.limits };
  const name = ruleName(election);
  if (name === null) {
    return refused(
      declared === 'unknown'
        ? 'The file does not declare its rule.'
        : `This version does not count by the rule ${JSON.stringify(declared)}.`,
    );
  }
  const leftover = pabulibMeta(election, 'leftover_budget');
  if (leftover !== null && leftover !== LEFTOVER_BY_SCORE) {
    return refused(`The file spends what is left over in a way of its own: ${leftover}`);
  }
  const rule: TallyRule = { rule: name, threshold: election.scoreMin, ties: DEFAULT_TIES };
  const byScore = leftover === null ? {} : { leftoverByScore: true };
  return { kind: 'supported', rule: { ...rule, ...byScore }, limits: limits.limits };
}

/** The settings that one of our own exports states; null when the file is of another origin. */
function publishedSettings(election: PabulibElection): DeclaredSettings | null {
  const published = TALLY_RULES.find((name) => name === election.rule);
  const stated = pabulibMeta(election, 'wijkkas_rule');
  return published === undefined || stated === null ? null : declaredSettings(published, stated);
}

function ruleName(election: PabulibElection): TallyRuleName | null {
  const published = TALLY_RULES.find((name) => name === election.rule);
  if (published !== undefined) return published;
  if (election.rule === 'greedy-custom') {
    return pabulibMeta(election, 'comment')?.includes(RESERVE_80) === true
      ? 'greedy-reserve-80@1'
      : null;
  }
  const name = RULES.get(election.rule) ?? null;
  return name === 'greedy@1' && election.scoreMin !== null ? 'greedy-threshold@1' : name;
}
