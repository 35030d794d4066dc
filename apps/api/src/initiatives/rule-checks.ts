import {
  checkInitiative,
  type CheckedKind,
  type Fault,
  factsOf,
  type Initiative,
  refuseFaults,
  type Round,
} from '#domain';
import type { Stores } from '#persistence';
import { checkText, type Language } from '#wording';

/** Where in a plan each kind of rule can be mended; empty for what is not in the plan. */
const FIELDS: Readonly<Record<CheckedKind, string>> = {
  'who-may-apply': 'proposedBy',
  'one-per-applicant': 'proposedBy',
  'support-needed': 'support',
  'weeks-ahead': 'startsOn',
  'execution-within': 'endsOn',
  'initiative-ceiling': 'costLines',
  'own-contribution-min': 'costLines',
  'hourly-rate-max': 'costLines',
  'category-share-max': 'costLines',
  exclusions: 'costLines',
};

/**
 * Refuses an initiative that breaks the rules of play of its round, with every reason and way out at once.
 * A rule that cannot be judged yet, because a fact is not known, does not stand in the way.
 *
 * @throws {InvalidInputError} when at least one rule is broken
 */
export async function refuseBrokenRules(
  { initiativeFacts, playRules }: Stores,
  { initiative, round, now }: { initiative: Initiative; round: Round; now: Date },
  language: Language,
): Promise<void> {
  const document = await playRules.inForceForRound(round.id, now);
  if (document === null) return;
  const known = await initiativeFacts.known([initiative.id], now);
  const facts = factsOf(initiative, round, known.get(initiative.id) ?? {});
  const faults = checkInitiative(document.rules, facts).flatMap((check): Fault[] => {
    const text = checkText(check, language);
    if (check.finding.outcome !== 'broken' || text === null) return [];
    const { kind } = check.rule;
    const reason = `${text.reason} ${text.wayOut}`;
    return [{ name: FIELDS[kind], code: `rule-of-play-${kind}`, reason }];
  });
  refuseFaults(faults);
}
