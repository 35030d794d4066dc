import { Injectable } from '@nestjs/common';
import {
  authorise,
  DRAW_ENTRIES_MAX,
  drawEntryFaults,
  type Fault,
  refuseFaults,
  requireDrawState,
  requireOutsider,
} from '#domain';
import { type KeptEntry, UnitOfWork } from '#persistence';
import { type ActorContext, actorRefOf, type CommandContext } from '#platform';
import type { AddEntriesRequest } from './add-entries.request.js';
import { DrawListResponse } from './draw.response.js';
import { runningDraw } from './running-draw.js';

/** Writes the list of a draw until it is frozen. Who stands behind a code only administrators say. */
@Injectable()
export class WriteList {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  add(
    context: CommandContext,
    drawId: string,
    request: AddEntriesRequest,
  ): Promise<DrawListResponse> {
    const added = entriesOf(request);
    const holders = added.flatMap(({ personId }) => (personId === null ? [] : [{ personId }]));
    return this.unitOfWork.run(context.tenant, (stores) =>
      stores.idempotency.once(context.command, async () => {
        const draw = await runningDraw(stores, context, drawId);
        if (holders.length > 0) authorise(context.actor, 'manage-people', draw);
        requireOutsider(context.actor, holders);
        requireDrawState(draw.state, 'announced');
        const before = new Set((await stores.draws.entries(draw.id)).map(({ code }) => code));
        const known = new Set(draw.strata.map(({ stratum }) => stratum));
        const entryCount = before.size + added.length;
        refuseFaults([...drawEntryFaults(added, known, before), ...sizeFaults(entryCount)]);
        await stores.draws.addEntries(draw.id, added);
        await stores.audit.record({
          actor: actorRefOf(context.actor),
          action: 'add-draw-entries',
          subjectType: 'draw',
          subjectId: draw.id,
          origin: context.requestId,
          details: { added: added.length, entryCount },
        });
        return { entryCount };
      }),
    );
  }

  clear(context: ActorContext, drawId: string): Promise<void> {
    return this.unitOfWork.run(context.tenant, async (stores) => {
      const draw = await runningDraw(stores, context, drawId);
      requireDrawState(draw.state, 'announced');
      await stores.draws.clearEntries(draw.id);
      await stores.audit.record({
        actor: actorRefOf(context.actor),
        action: 'clear-draw-list',
        subjectType: 'draw',
        subjectId: draw.id,
        origin: context.requestId,
      });
    });
  }
}

function entriesOf({ entries }: AddEntriesRequest): KeptEntry[] {
  return entries.map(({ code, stratum = '', personId = null }) => ({
    code,
    stratum,
    personId: personId?.toLowerCase() ?? null,
  }));
}

function sizeFaults(entryCount: number): Fault[] {
  if (entryCount <= DRAW_ENTRIES_MAX) return [];
  const reason = `A draw has at most ${DRAW_ENTRIES_MAX} entries.`;
  return [{ name: 'entries', code: 'draw-entries-many', reason }];
}
