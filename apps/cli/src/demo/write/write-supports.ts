import { supportNeeded } from '#domain';
import type { Stores } from '#persistence';
import { keyedHash } from '#platform';
import type { DemoMunicipality } from '../generate/demo-types.js';
import { openRandom } from '../generate/random.js';
import { personRef } from './person-ref.js';

/** Writes who supports which plan, and what the initiators heard once it was enough. */
export async function writeSupports(
  stores: Stores,
  { rounds, talk }: DemoMunicipality,
  secret: string,
): Promise<void> {
  for (const { round, initiatives } of rounds) {
    const document = await stores.playRules.inForceForRound(round.id, await stores.clock.now());
    const needed = document === null ? null : supportNeeded(document.rules);
    for (const { id, title } of initiatives) {
      const supports = talk.supports.filter(({ initiativeId }) => initiativeId === id);
      for (const { personId, ...support } of supports) {
        await stores.support.add({
          ...{ ...support, personId, channel: 'account', signature: null, ageAtLeast: null },
          // The same code that the service makes, so that nobody of them supports it a second time.
          residentRef: keyedHash(secret, 'supporter', id, 'account', personId),
        });
      }
      const reaching = needed === null ? undefined : supports[needed.count - 1];
      if (reaching === undefined) continue;
      await stores.announcements.announce({
        id: openRandom(`enough support of ${id}`).uuid(),
        kind: 'support-reached',
        eventKey: `support-reached:${id}`,
        subject: { kind: 'initiative', id },
        audience: { kind: 'initiators', initiativeId: id },
        facts: { title, count: needed?.count ?? 0 },
        announcedAt: reaching.supportedAt,
      });
    }
  }
  await stores.audit.recordAll(
    talk.supports.map(({ initiativeId, personId }) => ({
      actor: personRef({ id: personId }),
      action: 'support-initiative',
      subjectType: 'initiative',
      subjectId: initiativeId,
      origin: 'demo',
      details: { channel: 'account' },
    })),
  );
}
