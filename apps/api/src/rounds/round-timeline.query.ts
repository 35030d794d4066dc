import { Injectable } from '@nestjs/common';
import type { Round } from '#domain';
import {
  type Page,
  type PageRequest,
  type RoundObstacle,
  type RoundPhaseChange,
  type RoundPostponement,
  UnitOfWork,
} from '#persistence';
import type { TenantContext } from '#platform';

/** The plan of a round and what became of it. */
@Injectable()
export class RoundTimelineQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  get(
    { tenant }: TenantContext,
    roundId: string,
  ): Promise<{ readonly round: Round; readonly obstacle: RoundObstacle | null }> {
    return this.unitOfWork.run(tenant, async ({ roundHistory, rounds }) => ({
      round: await rounds.get(roundId),
      obstacle: await roundHistory.findObstacle(roundId),
    }));
  }

  changes(
    { tenant }: TenantContext,
    roundId: string,
    page: PageRequest,
  ): Promise<Page<RoundPhaseChange>> {
    return this.unitOfWork.run(tenant, async ({ roundHistory, rounds }) => {
      await rounds.get(roundId);
      return roundHistory.listChanges(roundId, page);
    });
  }

  postponements(
    { tenant }: TenantContext,
    roundId: string,
    page: PageRequest,
  ): Promise<Page<RoundPostponement>> {
    return this.unitOfWork.run(tenant, async ({ roundHistory, rounds }) => {
      await rounds.get(roundId);
      return roundHistory.listPostponements(roundId, page);
    });
  }
}
