import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import {
  nextInitiativeState,
  shortfallReason,
  supportNeeded,
  type SupportNeeded,
  supportShortfall,
} from '#domain';
import { AuditStore } from '../audit/audit.store.js';
import { AnnouncementStore } from '../notices/announcement.store.js';
import { PlayRulesStore } from '../play/play-rules.store.js';
import { InitiativeStore } from '../rounds/initiative.store.js';
import { SupportOutcomeRow } from './support.row.js';
import { SupportStore } from './support.store.js';

type Ending = { readonly actor: string; readonly origin: string; readonly now: Date };
type Supported = { readonly id: string; readonly title: string };

/** What happens to the initiatives of a round when its support phase ends. */
export class SupportEndingStore {
  constructor(private readonly manager: EntityManager) {}

  /**
   * Settles the support of every submitted initiative of a round, where its rules of play ask for it:
   * with enough it goes on to the screening, with too little it ends here, with the reason. Hold the
   * round for this.
   */
  async settle(roundId: string, ending: Ending): Promise<void> {
    const document = await new PlayRulesStore(this.manager).inForceForRound(roundId, ending.now);
    const needed = document === null ? null : supportNeeded(document.rules);
    if (needed === null) return;
    const submitted: Supported[] = await this.manager.query(
      `SELECT id, title FROM initiative WHERE round_id = $1 AND state = 'submitted' ORDER BY id FOR NO KEY UPDATE`,
      [roundId],
    );
    const counts = await new SupportStore(this.manager).countsOf(submitted.map(({ id }) => id));
    for (const initiative of submitted) {
      const count = counts.get(initiative.id)?.count ?? 0;
      await this.settleOne(initiative, { roundId, needed, count }, ending);
    }
  }

  private async settleOne(
    { id, title }: Supported,
    found: { readonly roundId: string; readonly needed: SupportNeeded; readonly count: number },
    { actor, origin, now }: Ending,
  ): Promise<void> {
    const { roundId, needed, count } = found;
    const shortfall = supportShortfall(needed, count);
    await this.manager.insert(SupportOutcomeRow, {
      ...{ initiativeId: id, roundId, neededCount: needed.count, foundCount: count },
      ...{ isReached: shortfall === null, decidedAt: now },
    });
    if (shortfall === null) return;
    await new InitiativeStore(this.manager).setState(id, {
      state: nextInitiativeState('submitted', 'reject'),
      screenedBy: null,
      screeningReason: shortfallReason(shortfall),
    });
    await new AnnouncementStore(this.manager).announce({
      id: randomUUID(),
      kind: 'support-not-reached',
      eventKey: `support-not-reached:${id}`,
      subject: { kind: 'initiative', id },
      audience: { kind: 'followers', initiativeId: id },
      facts: { title, count, needed: needed.count },
      announcedAt: now,
    });
    await new AuditStore(this.manager).record({
      ...{ actor, origin, action: 'end-support', subjectType: 'initiative', subjectId: id },
      details: { code: shortfall.code, count, needed: needed.count },
    });
  }
}
