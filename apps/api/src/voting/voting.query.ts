import { Injectable } from '@nestjs/common';
import { NotFoundError } from '#domain';
import { UnitOfWork } from '#persistence';
import type { TenantContext } from '#platform';
import { BallotPaperResponse } from './ballot-paper.response.js';
import type { TurnoutResponse } from './turnout.response.js';

/** What everybody may know of a vote while it goes on: what is voted on, and how many did. */
@Injectable()
export class VotingQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws {NotFoundError} when there is no such round, or its voting has not opened yet */
  ballotPaper({ tenant }: TenantContext, roundId: string): Promise<BallotPaperResponse> {
    return this.unitOfWork.run(tenant, async ({ rounds }) => {
      const { rulesHash } = await rounds.get(roundId);
      const rulesDocument = await rounds.rulesDocument(roundId);
      if (rulesHash === null || rulesDocument === null) {
        throw new NotFoundError('ballot paper', roundId);
      }
      const frozen = { rulesHash, rulesDocument };
      return BallotPaperResponse.of(roundId, frozen, await rounds.paper(roundId));
    });
  }

  turnout({ tenant }: TenantContext, roundId: string): Promise<TurnoutResponse> {
    return this.unitOfWork.run(tenant, async ({ ballots, clock, roll, rounds }) => {
      const { wijkteamId, isImported } = await rounds.get(roundId);
      return {
        roundId,
        ballotCount: await ballots.count(roundId),
        entitledCount: isImported ? null : await roll.countEntitled(wijkteamId, await clock.now()),
      };
    });
  }
}
