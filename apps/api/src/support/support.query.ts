import { Injectable } from '@nestjs/common';
import {
  type Actor,
  authorise,
  initiativeViewer,
  refuseUnseen,
  type SupportNeeded,
  supportUntil,
  takesSupport,
} from '#domain';
import {
  type Page,
  type PageRequest,
  type Stores,
  type Supporter,
  type SupportOutcome,
  UnitOfWork,
} from '#persistence';
import type { ActorContext, TenantContext } from '#platform';
import type { SupportProgressResponse } from './support.response.js';
import { SupportRefs } from './support-refs.js';
import { caseOf } from './supported-initiative.js';

/** How far the support of initiatives is; and, for those who verify, whose it is. */
@Injectable()
export class SupportQuery {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly refs: SupportRefs,
  ) {}

  progress(
    { tenant, actor }: TenantContext,
    initiativeId: string,
  ): Promise<SupportProgressResponse> {
    return this.unitOfWork.run(tenant, async (stores) => {
      const initiative = await stores.initiatives.get(initiativeId);
      const round = await stores.rounds.get(initiative.roundId);
      refuseUnseen(initiativeViewer(actor, round), initiative);
      const now = await stores.clock.now();
      const { found, needed } = await caseOf(stores, { initiative, round, now });
      const count = (await stores.support.countsOf([initiativeId])).get(initiativeId)?.count ?? 0;
      const register = await stores.supportRegister.find(round.wijkteamId);
      return {
        initiativeId,
        count,
        ...thresholdOf(needed, count),
        isOpen: takesSupport(found, now),
        untilAt: supportUntil(round),
        outcome: outcomeOf(await stores.support.findOutcome(initiativeId)),
        ...(await this.yours(stores, initiativeId, personIdOf(actor))),
        needsRegisterTie: register !== null,
      };
    });
  }

  supporters(
    { tenant, actor }: ActorContext,
    initiativeId: string,
    page: PageRequest,
  ): Promise<Page<Supporter>> {
    return this.unitOfWork.run(tenant, async ({ initiatives, rounds, support }) => {
      const { roundId } = await initiatives.get(initiativeId);
      authorise(actor, 'verify-support', await rounds.get(roundId));
      return support.list(initiativeId, page);
    });
  }

  private async yours(
    { follows, support, supportRegister }: Stores,
    initiativeId: string,
    personId: string | null,
  ): Promise<Pick<SupportProgressResponse, 'isSupportedByYou' | 'isFollowedByYou'>> {
    if (personId === null) return { isSupportedByYou: null, isFollowedByYou: null };
    const residentRef = await supportRegister.tieOf(personId);
    const residentRefs =
      residentRef === null
        ? []
        : [this.refs.supporterRef(initiativeId, { kind: 'resident', residentRef })];
    const standing = await support.findStanding(initiativeId, { personId, residentRefs });
    return {
      isSupportedByYou: standing !== null,
      isFollowedByYou: await follows.isFollowing(initiativeId, personId),
    };
  }
}

function thresholdOf(
  needed: SupportNeeded | null,
  count: number,
): Pick<SupportProgressResponse, 'needed' | 'ageMin' | 'isReached'> {
  if (needed === null) return { needed: null, ageMin: null, isReached: false };
  return { needed: needed.count, ageMin: needed.ageMin, isReached: count >= needed.count };
}

function outcomeOf(outcome: SupportOutcome | null): SupportProgressResponse['outcome'] {
  if (outcome === null) return null;
  return outcome.isReached ? 'reached' : 'not-reached';
}

function personIdOf(actor: Actor | null): string | null {
  return actor?.kind === 'person' ? actor.id : null;
}
