import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { DomainError, dueEvent, moveRound, openVoting, type RoundEvent } from '#domain';
import { type Stores, type Tenant, UnitOfWork } from '#persistence';
import { everyMunicipality } from './every-municipality.js';

/** Opens and closes the voting of rounds whose planned moment has come. */
@Injectable()
export class AdvanceRounds {
  private readonly logger = new Logger(AdvanceRounds.name);

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Does what the plans of all rounds ask for now. Each round has a transaction of its own, and one
   * that cannot go on (nothing to vote on, for instance) holds up no other: it is looked at again.
   *
   * @param jobId names the job in the audit trail
   */
  async execute(jobId: string): Promise<void> {
    for await (const tenant of everyMunicipality(this.unitOfWork)) {
      for (const roundId of await this.unitOfWork.run(tenant, dueRounds)) {
        await this.advance(tenant, roundId, jobId);
      }
    }
  }

  private async advance(
    tenant: NonNullable<Tenant>,
    roundId: string,
    jobId: string,
  ): Promise<void> {
    try {
      await this.unitOfWork.run(tenant, (stores) =>
        advance(stores, { municipalityId: tenant.id, roundId, jobId }),
      );
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.logger.warn(`round ${roundId} cannot go on: ${error.code}`);
    }
  }
}

async function dueRounds({ clock, rounds }: Stores): Promise<string[]> {
  const timed = await rounds.listTimed();
  const now = await clock.now();
  return timed.filter((round) => dueEvent(round, now) !== null).map(({ id }) => id);
}

type Turn = { readonly municipalityId: string; readonly roundId: string; readonly jobId: string };

/** Looks again under the lock: another worker, or the chair, may have been first. */
async function advance(stores: Stores, turn: Turn): Promise<void> {
  const { clock, initiatives, outbox, rounds, tallyTasks } = stores;
  const { municipalityId, roundId } = turn;
  const round = await rounds.lockForClosing(roundId);
  const now = await clock.now();
  const event = dueEvent(round, now);
  if (event === null) return;
  if (event === 'open-voting') {
    const candidates = await initiatives.paperCandidates(roundId);
    await rounds.openVoting(roundId, openVoting(round, candidates, now));
  } else {
    await rounds.move(roundId, moveRound(round, event, now));
    const taskId = randomUUID();
    const given = { tallyRunId: null, rules: null, requestedBy: 'service' };
    await tallyTasks.request({ id: taskId, roundId, kind: 'count', ...given });
    await outbox.request('tally-round', { municipalityId, roundId, taskId });
  }
  await record(stores, turn, event);
}

function record({ audit }: Stores, { roundId, jobId }: Turn, event: RoundEvent): Promise<void> {
  return audit.record({
    actor: 'service',
    action: event,
    subjectType: 'round',
    subjectId: roundId,
    origin: `job:${jobId}`,
  });
}
