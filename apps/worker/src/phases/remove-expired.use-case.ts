import { Injectable } from '@nestjs/common';
import { SIGN_IN_WINDOW_MINUTES } from '#domain';
import { UnitOfWork } from '#persistence';
import { everyMunicipality } from '../every-municipality.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Longer than any client goes on trying. */
const KEYS_DAYS = 7;
/** Long enough to have messages relayed again after a queue was lost. */
const MESSAGES_DAYS = 30;

/** Forgets what has served its time: nothing that anybody would miss, and less that could leak. */
@Injectable()
export class RemoveExpired {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(): Promise<void> {
    await this.unitOfWork.run(null, async ({ clock, outbox }) => {
      await outbox.forgetRelayedBefore(before(await clock.now(), MESSAGES_DAYS * DAY_MS));
    });
    for await (const tenant of everyMunicipality(this.unitOfWork)) {
      await this.unitOfWork.run(tenant, async ({ clock, idempotency, signIn }) => {
        const now = await clock.now();
        await signIn.deleteExpired(now, before(now, SIGN_IN_WINDOW_MINUTES * MINUTE_MS));
        await idempotency.forgetBefore(before(now, KEYS_DAYS * DAY_MS));
      });
    }
  }
}

function before(now: Date, durationMs: number): Date {
  return new Date(now.getTime() - durationMs);
}
