import {
  DomainError,
  type Initiative,
  refuseUnfit,
  type Regrouping,
  type RegroupingOutcome,
  type Round,
} from '#domain';
import type { Stores } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { carryOut } from './carry-out.js';
import type { MovedSupports } from './moved-supports.js';

type Held = {
  readonly id: string;
  readonly round: Round;
  readonly sources: readonly Initiative[];
  readonly now: Date;
  readonly movedSupports: MovedSupports;
};

/**
 * Ends a proposal when its answers decide it: refused by one, carried out when all consented, and
 * lapsed when they did and it cannot be carried out any more.
 *
 * @returns the proposal as it is then
 */
export async function settleWhenDecided(
  stores: Stores,
  { actor, requestId }: CommandContext,
  { id, round, sources, now, movedSupports }: Held,
): Promise<Regrouping> {
  const regrouping = await stores.regroupings.get(id);
  const outcome = outcomeOf(regrouping, round, sources);
  if (outcome === null || actor.kind !== 'person') return regrouping;
  const given = { regrouping, round, sources, personId: actor.id, now, movedSupports };
  const ids = outcome === 'carried-out' ? await carryOut(stores, given) : [];
  await stores.regroupings.settle(id, outcome, now);
  await stores.audit.record({
    actor: actorRefOf(actor),
    action: 'settle-regrouping',
    subjectType: 'regrouping',
    subjectId: id,
    origin: requestId,
    details: { outcome, resultIds: ids.join(' ') },
  });
  return stores.regroupings.get(id);
}

function outcomeOf(
  { asked, kind }: Regrouping,
  round: Round,
  sources: readonly Initiative[],
): RegroupingOutcome | null {
  if (asked.some(({ answer }) => answer === 'refuse')) return 'refused';
  if (asked.some(({ answer }) => answer === null)) return null;
  return isUnfit(round, sources, kind) ? 'lapsed' : 'carried-out';
}

function isUnfit(round: Round, sources: readonly Initiative[], kind: Regrouping['kind']): boolean {
  try {
    refuseUnfit(round, sources, kind);
    return false;
  } catch (error) {
    if (error instanceof DomainError) return true;
    throw error;
  }
}
