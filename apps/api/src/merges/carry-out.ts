import { randomUUID } from 'node:crypto';
import {
  type Initiative,
  initiatorIds,
  nextInitiativeState,
  type Regrouping,
  type Round,
} from '#domain';
import type { Stores } from '#persistence';
import type { MovedSupports } from './moved-supports.js';

export type CarriedOut = {
  readonly regrouping: Regrouping;
  readonly round: Round;
  readonly sources: readonly Initiative[];
  /** Who gave the last consent. */
  readonly personId: string;
  readonly now: Date;
  readonly movedSupports: MovedSupports;
};

/**
 * Makes the new initiatives with everybody who makes the old ones, ends the old ones, and moves their
 * supports. The new ones are screened as every initiative that was submitted.
 *
 * @returns the ids of the new initiatives, in the order of the parts
 */
export async function carryOut(stores: Stores, given: CarriedOut): Promise<string[]> {
  const { regrouping, round, sources, personId, now, movedSupports } = given;
  const made = regrouping.parts.map((part) => madeOf(part, given));
  const ids = made.map(({ id }) => id);
  await stores.initiatives.insertAll(made);
  await joinMakers(stores, made, given);
  await stores.initiativeVersions.appendFirst(ids, {
    changedBy: personId,
    changedByKind: regrouping.asked.length > 0 ? 'initiator' : 'contact-person',
    changedAt: now,
    reason: regrouping.reason,
  });
  const [state] = sources.map((source) => nextInitiativeState(source.state, regrouping.kind));
  const sourceIds = sources.map(({ id }) => id);
  if (state !== undefined) await stores.initiatives.setStates(sourceIds, { state });
  await stores.regroupings.insertResults(regrouping, ids);
  await movedSupports.move(stores, { round, sources, madeIds: ids });
  await tellFollowers(stores, given, ids);
  return ids;
}

function madeOf(
  part: Regrouping['parts'][number],
  { regrouping, sources, now }: CarriedOut,
): Initiative {
  const [proposedBy = null] = sources.flatMap((source) => initiatorIds(source));
  return {
    ...part,
    id: randomUUID(),
    roundId: regrouping.roundId,
    state: 'submitted',
    proposedBy,
    enteredBy: sources.find(({ enteredBy }) => enteredBy !== null)?.enteredBy ?? null,
    coInitiators: [],
    screenedBy: null,
    screeningReason: null,
    withdrawalReason: null,
    submittedAt: now,
    importedCode: null,
    createdAt: now,
    savedAt: now,
    version: 1,
  };
}

async function joinMakers(
  { regroupings }: Stores,
  made: readonly Initiative[],
  { sources, now }: CarriedOut,
): Promise<void> {
  const personIds = [...new Set(sources.flatMap((source) => initiatorIds(source)))];
  const sourceIds = sources.map(({ id }) => id);
  for (const { id, proposedBy } of made) {
    if (proposedBy !== null) await regroupings.joinAll(id, { personIds, proposedBy, at: now });
    await regroupings.takeOverBehalf(id, sourceIds);
  }
}

async function tellFollowers(
  { announcements }: Stores,
  { regrouping, sources, now }: CarriedOut,
  ids: readonly string[],
): Promise<void> {
  const into = regrouping.parts.map(({ title }) => title).join(', ');
  const { id, kind, reason } = regrouping;
  for (const source of sources) {
    await announcements.announce({
      id: randomUUID(),
      kind: kind === 'merge' ? 'initiatives-merged' : 'initiative-split',
      eventKey: `regrouping:${id}:${source.id}`,
      subject: { kind: 'initiative', id: ids[0] ?? source.id },
      audience: { kind: 'followers', initiativeId: source.id },
      facts: { title: source.title, into, reason },
      announcedAt: now,
    });
  }
}
