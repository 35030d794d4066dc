import { Injectable } from '@nestjs/common';
import { cancelDraw, lineFaults, refuseFaults, textFaults, tidyText } from '#domain';
import { UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { DrawResponse } from './draw.response.js';
import { runningDraw } from './running-draw.js';

const REASON_LENGTH_MAX = 2_000;

/** Ends a draw before it was carried out. It stays to be seen, with the reason. */
@Injectable()
export class CancelDraw {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(context: CommandContext, drawId: string, given: string): Promise<DrawResponse> {
    const reason = tidyText(given);
    refuseFaults(
      reason === ''
        ? lineFaults('reason', reason, REASON_LENGTH_MAX)
        : textFaults('reason', reason, REASON_LENGTH_MAX),
    );
    return this.unitOfWork.run(context.tenant, (stores) =>
      stores.idempotency.once(context.command, async () => {
        const draw = await runningDraw(stores, context, drawId);
        cancelDraw(draw);
        const [by, at] = [actorRefOf(context.actor), await stores.clock.now()];
        await stores.draws.cancel(draw.id, { by, at, reason });
        await stores.audit.record({
          actor: by,
          action: 'cancel-draw',
          subjectType: 'draw',
          subjectId: draw.id,
          origin: context.requestId,
          details: { from: draw.state },
        });
        return DrawResponse.of({
          ...draw,
          state: 'cancelled',
          cancelledAt: at,
          cancelReason: reason,
        });
      }),
    );
  }
}
