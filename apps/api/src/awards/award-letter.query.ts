import { Injectable } from '@nestjs/common';
import { refuseUnseenLetter } from '#domain';
import {
  type AwardLetter,
  type AwardLetterEntry,
  type Page,
  type PageRequest,
  UnitOfWork,
} from '#persistence';
import type { ActorContext, TenantContext } from '#platform';

/** Award letters: what everybody may know, and what their readers may. */
@Injectable()
export class AwardLetterQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list(
    { tenant }: TenantContext,
    roundId: string,
    page: PageRequest,
  ): Promise<Page<AwardLetterEntry>> {
    return this.unitOfWork.run(tenant, async ({ awardLetters, rounds }) => {
      await rounds.get(roundId);
      return awardLetters.list(page, roundId);
    });
  }

  get({ tenant, actor }: ActorContext, letterId: string): Promise<AwardLetter> {
    return this.unitOfWork.run(tenant, async ({ awardLetters }) => {
      const letter = await awardLetters.get(letterId);
      refuseUnseenLetter(actor, letter);
      return letter;
    });
  }
}
