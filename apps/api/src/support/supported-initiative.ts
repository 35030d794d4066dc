import { randomUUID } from 'node:crypto';
import {
  type Actor,
  type Initiative,
  initiativeViewer,
  refuseUnseen,
  type Round,
  type SupportCase,
  supportNeeded,
  type SupportNeeded,
} from '#domain';
import type { NewSupport, Stores } from '#persistence';

/** An initiative as supporting looks at it. */
export type SupportedInitiative = {
  readonly initiative: Initiative;
  readonly round: Round;
  readonly found: SupportCase;
  /** What the rules of play ask; null when they ask for no support. */
  readonly needed: SupportNeeded | null;
  readonly now: Date;
};

/**
 * The initiative, its round and its rules, both as they stay until the transaction ends: one supporter
 * of an initiative after the other, so that each knows how many there are.
 *
 * @throws {NotFoundError} when there is none that the actor may see
 */
export async function holdSupported(
  stores: Stores,
  actor: Actor | null,
  initiativeId: string,
): Promise<SupportedInitiative> {
  const { initiatives, rounds } = stores;
  const { roundId } = await initiatives.get(initiativeId);
  const round = await rounds.holdPhase(roundId);
  const initiative = await initiatives.lock(initiativeId);
  refuseUnseen(initiativeViewer(actor, round), initiative);
  const now = await stores.clock.now();
  return { initiative, round, now, ...(await caseOf(stores, { initiative, round, now })) };
}

/** What the rules of play ask of an initiative, and whose it is. */
export async function caseOf(
  { playRules }: Stores,
  { initiative, round, now }: { initiative: Initiative; round: Round; now: Date },
): Promise<Pick<SupportedInitiative, 'found' | 'needed'>> {
  const document = await playRules.inForceForRound(round.id, now);
  return {
    found: { initiative, round, initiatorIds: initiatorIdsOf(initiative) },
    needed: document === null ? null : supportNeeded(document.rules),
  };
}

/** Who makes an initiative now. */
export function initiatorIdsOf({ proposedBy, coInitiators }: Initiative): string[] {
  const joined = coInitiators.filter(({ hasLeft }) => !hasLeft).map(({ personId }) => personId);
  return proposedBy === null ? joined : [proposedBy, ...joined];
}

/**
 * Writes supports of an initiative that is held, and tells its initiators once when that makes it
 * enough.
 *
 * @returns how many support it now
 */
export async function addSupports(
  { announcements, support }: Stores,
  { initiative, needed, now }: SupportedInitiative,
  supports: readonly Omit<NewSupport, 'id' | 'initiativeId' | 'supportedAt'>[],
): Promise<number> {
  const { id, title } = initiative;
  for (const each of supports) {
    await support.add({ ...each, id: randomUUID(), initiativeId: id, supportedAt: now });
  }
  const count = (await support.countsOf([id])).get(id)?.count ?? 0;
  if (needed !== null && count >= needed.count) {
    await announcements.announce({
      id: randomUUID(),
      kind: 'support-reached',
      eventKey: `support-reached:${id}`,
      subject: { kind: 'initiative', id },
      audience: { kind: 'initiators', initiativeId: id },
      facts: { title, count },
      announcedAt: now,
    });
  }
  return count;
}
