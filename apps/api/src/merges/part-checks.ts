import {
  checkInitiative,
  type CheckedKind,
  type Fault,
  factsOf,
  type Initiative,
  type InitiativePlan,
  refuseFaults,
  type Round,
} from '#domain';
import type { Stores } from '#persistence';
import { checkText, type Language } from '#wording';

/** What a new plan can break; who applies, and how often, was judged when the old ones were submitted. */
const OF_THE_PLAN: ReadonlySet<CheckedKind> = new Set<CheckedKind>([
  'initiative-ceiling',
  'own-contribution-min',
  'hourly-rate-max',
  'category-share-max',
  'exclusions',
]);

type Held = { readonly round: Round; readonly first: Initiative; readonly now: Date };

/**
 * Refuses plans that name an area that is not here, or that break the rules of play of the round, with
 * every reason and way out at once.
 *
 * @throws {InvalidInputError} when there is at least one fault
 */
export async function refuseUnfitParts(
  stores: Stores,
  parts: readonly InitiativePlan[],
  { round, first, now }: Held,
  language: Language,
): Promise<void> {
  const document = await stores.playRules.inForceForRound(round.id, now);
  const known = await stores.initiativeFacts.known([first.id], now);
  const faults: Fault[] = [];
  for (const [index, part] of parts.entries()) {
    const of = `parts[${index}]`;
    if (part.areaId !== null && !(await stores.initiatives.hasArea(part.areaId))) {
      const reason = 'There is no such area here.';
      faults.push({ name: `${of}.areaId`, code: 'unknown-area', reason });
    }
    if (document === null) continue;
    const facts = factsOf({ ...first, ...part }, round, known.get(first.id) ?? {});
    for (const check of checkInitiative(document.rules, facts)) {
      const text = checkText(check, language);
      const { kind } = check.rule;
      if (check.finding.outcome !== 'broken' || text === null || !OF_THE_PLAN.has(kind)) continue;
      const reason = `${text.reason} ${text.wayOut}`;
      faults.push({ name: `${of}.costLines`, code: `rule-of-play-${kind}`, reason });
    }
  }
  refuseFaults(faults);
}
