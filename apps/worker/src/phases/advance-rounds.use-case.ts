import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '#domain';
import { isLockTimeout, type Stores, type Tenant, UnitOfWork } from '#persistence';
import { everyMunicipality } from '../every-municipality.js';
import { inLanes } from '../in-lanes.js';
import { type NewObstacle, noteObstacle, takeDueSteps } from './take-due-steps.js';

/** How many batches are at work at the same time; each takes one of the worker's connections. */
const LANES = 4;
/** How many rounds share a transaction. */
const BATCH_MAX = 25;
/** How many rounds of a municipality one turn takes on; the others come with the next one. */
const DUE_MAX = 10_000;

type Batch = {
  readonly tenant: NonNullable<Tenant>;
  readonly roundIds: readonly string[];
  readonly jobId: string;
};

/** Takes the steps of rounds whose planned moment has come. */
@Injectable()
export class AdvanceRounds {
  private readonly logger = new Logger(AdvanceRounds.name);

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Does what the plans of all rounds ask for now. A step is taken with all that belongs to it or not
   * at all, so a worker that dies leaves every round as it was or as it should be. A round that
   * cannot go on, or that somebody holds, keeps no other waiting.
   *
   * @param jobId names the job in the audit trail and in the log of phases
   */
  async execute(jobId: string): Promise<void> {
    const batches: Batch[] = [];
    for await (const tenant of everyMunicipality(this.unitOfWork)) {
      const due = await this.unitOfWork.run(tenant, dueRounds);
      for (let from = 0; from < due.length; from += BATCH_MAX) {
        batches.push({ tenant, roundIds: due.slice(from, from + BATCH_MAX), jobId });
      }
    }
    await inLanes(batches, LANES, (batch) => this.catchUp(batch));
  }

  /** Every step that is due, in order: after a standstill there may be several. */
  private async catchUp(batch: Batch): Promise<void> {
    let roundIds = batch.roundIds;
    while (roundIds.length > 0) roundIds = await this.advance({ ...batch, roundIds });
  }

  /**
   * Takes one step with each round, in one transaction. When one of them refuses, nothing was done,
   * and each is taken by itself.
   *
   * @returns the rounds for which another step is due
   */
  private async advance(batch: Batch): Promise<readonly string[]> {
    const { tenant, roundIds, jobId } = batch;
    try {
      const { again, news } = await this.unitOfWork.run(tenant, (stores) =>
        takeDueSteps(stores, roundIds, jobId),
      );
      this.tell(news);
      return again;
    } catch (error) {
      const [roundId] = roundIds;
      if (roundIds.length === 1 && roundId !== undefined) {
        await this.holdUp({ tenant, roundId, jobId }, error);
        return [];
      }
      const again: string[] = [];
      for (const each of roundIds) {
        again.push(...(await this.advance({ ...batch, roundIds: [each] })));
      }
      return again;
    }
  }

  /** Somebody who holds what belongs to a round lets go again: it is looked at with the next turn. */
  private async holdUp(
    { tenant, roundId, jobId }: { tenant: Batch['tenant']; roundId: string; jobId: string },
    error: unknown,
  ): Promise<void> {
    if (isLockTimeout(error)) return;
    if (!(error instanceof DomainError)) this.logger.error(error);
    const code = error instanceof DomainError ? error.code : 'unexpected';
    const isNews = await this.unitOfWork.run(tenant, (stores) =>
      noteObstacle(stores, { roundId, jobId, code }),
    );
    if (isNews) this.tell([{ roundId, code }]);
  }

  private tell(news: readonly NewObstacle[]): void {
    for (const { roundId, code } of news) {
      this.logger.warn(`round ${roundId} cannot go on: ${code}`);
    }
  }
}

async function dueRounds({ clock, rounds }: Stores): Promise<string[]> {
  return rounds.listDue(await clock.now(), DUE_MAX);
}
