import { Injectable } from '@nestjs/common';
import {
  checkInitiative,
  factsOf,
  initiativeViewer,
  refuseUnseen,
  type RuleCheck,
  verdictOf,
  type Verdict,
} from '#domain';
import { UnitOfWork } from '#persistence';
import type { TenantContext } from '#platform';

/** What the rules of a round say about an initiative of it. */
export type CheckedInitiative = {
  readonly playDocumentId: string | null;
  readonly verdict: Verdict;
  readonly checks: readonly RuleCheck[];
};

/** Holds initiatives against the rules of their rounds. */
@Injectable()
export class RuleChecksQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws {NotFoundError} when there is no such initiative that the actor may see */
  get({ tenant, actor }: TenantContext, initiativeId: string): Promise<CheckedInitiative> {
    return this.unitOfWork.run(tenant, async (stores) => {
      const initiative = await stores.initiatives.get(initiativeId);
      const round = await stores.rounds.get(initiative.roundId);
      refuseUnseen(initiativeViewer(actor, round), initiative);
      const now = await stores.clock.now();
      const document = await stores.playRules.inForceForRound(round.id, now);
      const known = await stores.initiativeFacts.known([initiativeId], now);
      const facts = factsOf(initiative, round, known.get(initiativeId) ?? {});
      const checks = checkInitiative(document?.rules ?? [], facts);
      return { playDocumentId: document?.id ?? null, verdict: verdictOf(checks), checks };
    });
  }
}
