import { Injectable } from '@nestjs/common';
import { authorise } from '#domain';
import { type Page, type PageRequest, type SignatureSheet, UnitOfWork } from '#persistence';
import type { ActorContext } from '#platform';

/** The sheets of signatures of initiatives, for those who verify them. */
@Injectable()
export class SignatureSheetsQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list(
    { actor, tenant }: ActorContext,
    initiativeId: string,
    page: PageRequest,
  ): Promise<Page<SignatureSheet>> {
    return this.unitOfWork.run(tenant, async ({ initiatives, rounds, signatureSheets }) => {
      const { roundId } = await initiatives.get(initiativeId);
      authorise(actor, 'verify-support', await rounds.get(roundId));
      return signatureSheets.list(initiativeId, page);
    });
  }
}
