import {
  checkInitiative,
  type CheckedKind,
  type Fault,
  factsOf,
  type Initiative,
  type InitiativePlan,
  type KnownFacts,
  refuseFaults,
  type Round,
  type RuleCheck,
} from '#domain';
import type { Stores } from '#persistence';
import { checkText, type Language } from '#wording';

/** Where in a plan each kind of rule can be mended; `support` and `proposedBy` are not in the plan itself. */
const FIELDS: Readonly<Record<CheckedKind, string>> = {
  'who-may-apply': 'proposedBy',
  'one-per-applicant': 'proposedBy',
  'support-needed': 'support',
  'weeks-ahead': 'startsOn',
  'execution-within': 'endsOn',
  'initiative-ceiling': 'costLines',
  'own-contribution-min': 'ownContributionCents',
  'hourly-rate-max': 'costLines',
  'category-share-max': 'costLines',
  exclusions: 'costLines',
};

type Told = InitiativePlan & Pick<Initiative, 'proposedBy'>;

/** What the rules of a round say about a plan; the document is null where a round has none. */
export type CheckedPlan = {
  readonly playDocumentId: string | null;
  readonly checks: readonly RuleCheck[];
};

/** Where a plan can be mended so that it keeps a rule: for an applicant or an aim another field than for costs. */
export function fieldOf({ rule, finding }: RuleCheck): string {
  if (rule.kind === 'exclusions' && isAboutAims(finding)) return 'aims';
  if (rule.kind === 'who-may-apply' && isAboutKind(finding)) return 'applicantKind';
  if (finding.outcome === 'broken' && 'line' in finding.breach) {
    return `costLines[${finding.breach.line - 1}].rateCents`;
  }
  return FIELDS[rule.kind];
}

/** Holds a plan against the rules that hold for its round now. */
export async function checkPlan(
  { playRules }: Stores,
  { plan, round, now }: { readonly plan: Told; readonly round: Round; readonly now: Date },
  known: KnownFacts,
): Promise<CheckedPlan> {
  const document = await playRules.inForceForRound(round.id, now);
  return {
    playDocumentId: document?.id ?? null,
    checks: checkInitiative(document?.rules ?? [], factsOf(plan, round, known)),
  };
}

/**
 * Refuses an initiative that breaks the rules of play of its round, with every reason and way out at once.
 * A rule that cannot be judged yet, because a fact is not known, does not stand in the way.
 *
 * @throws {InvalidInputError} when at least one rule is broken
 */
export async function refuseBrokenRules(
  stores: Stores,
  { initiative, round, now }: { initiative: Initiative; round: Round; now: Date },
  language: Language,
): Promise<void> {
  const known = await stores.initiativeFacts.known([initiative.id], now);
  const facts = known.get(initiative.id) ?? {};
  const { checks } = await checkPlan(stores, { plan: initiative, round, now }, facts);
  refuseFaults(checks.flatMap((check) => brokenFaults(check, language)));
}

/** A broken rule as a fault of the request: where, which rule, and why with a way out. */
export function brokenFaults(check: RuleCheck, language: Language): Fault[] {
  const text = checkText(check, language);
  if (check.finding.outcome !== 'broken' || text === null) return [];
  const reason = `${text.reason} ${text.wayOut}`;
  return [{ name: fieldOf(check), code: `rule-of-play-${check.rule.kind}`, reason }];
}

function isAboutAims(finding: RuleCheck['finding']): boolean {
  if (finding.outcome === 'unknown') return !finding.missing.includes('cost-categories');
  return (
    finding.outcome === 'broken' && 'costs' in finding.breach && finding.breach.costs.length === 0
  );
}

function isAboutKind(finding: RuleCheck['finding']): boolean {
  if (finding.outcome === 'unknown') return finding.missing.includes('applicant-kind');
  return (
    finding.outcome === 'broken' &&
    'refusals' in finding.breach &&
    finding.breach.refusals.some(({ why }) => why === 'legal-person' || why === 'no-legal-person')
  );
}
