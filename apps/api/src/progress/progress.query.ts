import { Injectable } from '@nestjs/common';
import { allocatedAccount, cents, type InitiativeMoney, paidAccount, planCost } from '#domain';
import {
  type Finish,
  type JudgementCounts,
  type JudgementWords,
  type KeptMilestone,
  type Page,
  type PageRequest,
  type ProgressPost,
  type Stores,
  UnitOfWork,
} from '#persistence';
import type { TenantContext } from '#platform';
import { seenInitiative, type SeenInitiative } from './carried-out.js';

/** How far the carrying out of an initiative is. */
export type Progress = {
  readonly money: InitiativeMoney;
  readonly finish: Finish | null;
  readonly judgements: JudgementCounts;
  /** Whether whoever asks judged it; null for who is no person. */
  readonly hasJudged: boolean | null;
};

/** Reads what becomes of initiatives. */
@Injectable()
export class ProgressQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  progress({ tenant, actor }: TenantContext, initiativeId: string): Promise<Progress> {
    return this.unitOfWork.run(tenant, async (stores) => {
      const seen = await seenInitiative(stores, actor, initiativeId);
      return {
        money: await moneyOf(stores, seen),
        finish: await stores.progress.findFinish(initiativeId),
        judgements: await stores.judgements.counts(initiativeId),
        hasJudged:
          actor?.kind === 'person' ? await stores.judgements.has(initiativeId, actor.id) : null,
      };
    });
  }

  milestones(
    { tenant, actor }: TenantContext,
    initiativeId: string,
    page: PageRequest,
  ): Promise<Page<KeptMilestone> & { readonly todayOn: string }> {
    return this.unitOfWork.run(tenant, async (stores) => {
      const { todayOn } = await seenInitiative(stores, actor, initiativeId);
      return { ...(await stores.progress.milestones(initiativeId, page)), todayOn };
    });
  }

  posts(
    { tenant, actor }: TenantContext,
    initiativeId: string,
    page: PageRequest,
  ): Promise<Page<ProgressPost>> {
    return this.unitOfWork.run(tenant, async (stores) => {
      await seenInitiative(stores, actor, initiativeId);
      return stores.progress.posts(initiativeId, page);
    });
  }

  words(
    { tenant, actor }: TenantContext,
    initiativeId: string,
    page: PageRequest,
  ): Promise<Page<JudgementWords>> {
    return this.unitOfWork.run(tenant, async (stores) => {
      await seenInitiative(stores, actor, initiativeId);
      return stores.judgements.words(initiativeId, page);
    });
  }
}

/** From the ledger: what was posted to it, and what was paid of that. A reservation is no grant. */
async function moneyOf(
  { ledger }: Stores,
  { initiative }: SeenInitiative,
): Promise<InitiativeMoney> {
  const granted = await ledger.balance(allocatedAccount(initiative.id));
  const paid = await ledger.balance(paidAccount(initiative.id));
  const grantedCents = granted?.creditsPostedCents ?? null;
  return {
    requestedCents: planCost(initiative),
    grantedCents: grantedCents === 0n ? null : grantedCents,
    paidCents: paid?.creditsPostedCents ?? cents(0n),
    settledCents: null,
  };
}
