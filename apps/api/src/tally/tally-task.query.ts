import { Injectable } from '@nestjs/common';
import { authorise, type TallyTask } from '#domain';
import { type Page, type PageRequest, UnitOfWork } from '#persistence';
import type { ActorContext } from '#platform';

/** Counts at work and those that ended, for the people who work with them; never for everybody. */
@Injectable()
export class TallyTaskQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list(context: ActorContext, roundId: string, page: PageRequest): Promise<Page<TallyTask>> {
    return this.unitOfWork.run(context.tenant, async ({ rounds, tallyTasks }) => {
      authorise(context.actor, 'read-tally', await rounds.get(roundId));
      return tallyTasks.list(roundId, page);
    });
  }

  get(context: ActorContext, roundId: string, taskId: string): Promise<TallyTask> {
    return this.unitOfWork.run(context.tenant, async ({ rounds, tallyTasks }) => {
      authorise(context.actor, 'read-tally', await rounds.get(roundId));
      return tallyTasks.get(roundId, taskId);
    });
  }
}
