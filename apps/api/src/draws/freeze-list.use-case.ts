import { Injectable } from '@nestjs/common';
import { announcementOf, drawDocumentText, drawListText, freezeList } from '#domain';
import { sha256, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { DrawResponse } from './draw.response.js';
import { runningDraw } from './running-draw.js';

/** Freezes the list of a draw and publishes it with its hash, before the public value is known. */
@Injectable()
export class FreezeList {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(context: CommandContext, drawId: string): Promise<DrawResponse> {
    return this.unitOfWork.run(context.tenant, (stores) =>
      stores.idempotency.once(context.command, async () => {
        const { audit, clock, draws } = stores;
        const draw = await runningDraw(stores, context, drawId);
        const entries = await draws.entries(draw.id);
        const frozenAt = await clock.now();
        freezeList(draw, entries, frozenAt);
        const holders = entries.flatMap(({ code, personId }) =>
          personId === null ? [] : [{ code, personId }],
        );
        const announcement = announcementOf(draw, { entries, holders }, { frozenAt, sha256 });
        const { listHash, entryCount } = announcement;
        await draws.freeze(draw.id, {
          frozenBy: actorRefOf(context.actor),
          frozenAt,
          listHash,
          listText: drawListText(entries),
          announcementText: drawDocumentText(announcement),
        });
        await audit.record({
          actor: actorRefOf(context.actor),
          action: 'freeze-draw-list',
          subjectType: 'draw',
          subjectId: draw.id,
          origin: context.requestId,
          details: { listHash, entryCount },
        });
        return DrawResponse.of({ ...draw, state: 'frozen', frozenAt, listHash });
      }),
    );
  }
}
