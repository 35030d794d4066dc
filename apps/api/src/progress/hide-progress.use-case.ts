import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hiderOf } from '#domain';
import { type JudgementWords, type ProgressPost, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { seenInitiative } from './carried-out.js';

type Hidden<Kind extends string> = {
  readonly initiativeId: string;
  readonly kind: Kind;
  readonly id: string;
  readonly reason: string;
};
type WantedHiding = Hidden<'post'> | Hidden<'judgement'>;

/** Takes a report, or the words of a judgement, out of view; the reason stands in its place. */
@Injectable()
export class HideProgress {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    { tenant, actor, requestId, command }: CommandContext,
    { initiativeId, kind, id, reason }: WantedHiding,
  ): Promise<{ readonly hiddenReason: string }> {
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const { carriedOut, now } = await seenInitiative(stores, actor, initiativeId);
        const shown: ProgressPost | JudgementWords =
          kind === 'post'
            ? await stores.progress.getPost(initiativeId, id)
            : await stores.judgements.getWords(initiativeId, id);
        const isHidden = shown.hiddenReason !== null;
        const by = hiderOf(actor, carriedOut.wijkteamId, { reason, isHidden });
        const postId = kind === 'post' ? id : null;
        const judgementId = kind === 'judgement' ? id : null;
        const hiding = { id: randomUUID(), reason, postId, judgementId };
        await stores.progress.hide(hiding, { by, at: now });
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'hide-progress',
          subjectType: kind === 'post' ? 'progress-post' : 'judgement',
          subjectId: id,
          origin: requestId,
          details: { initiativeId },
        });
        return { hiddenReason: reason };
      }),
    );
  }
}
