import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  authorise,
  type Fault,
  type PlayRules,
  PlayRulesFrozenError,
  refuseFaults,
  refusePlayChange,
  requireVersion,
} from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import { type ActorContext, actorRefOf, type CommandContext } from '#platform';
import { PlayRulesResponse } from './play-rules.response.js';
import {
  changedContent,
  type ChangePlayRulesRequest,
  contentOf,
  type CreatePlayRulesRequest,
} from './write-play-rules.request.js';

/** A document as it was read. */
export type ReadDocument = { readonly documentId: string; readonly version: number };

/** Begins, changes and deletes documents of rules that are not adopted. */
@Injectable()
export class WritePlayRules {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  create(context: CommandContext, request: CreatePlayRulesRequest): Promise<PlayRulesResponse> {
    const { tenant, command, actor, requestId } = context;
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const { wijkteamId, roundId } = request;
        authorise(actor, 'manage-rules', { wijkteamId });
        await stores.wijkteams.get(wijkteamId);
        const content = contentOf(request);
        refuseFaults(await roundFaultsOf(stores, wijkteamId, roundId));
        const document: PlayRules = {
          ...content,
          ...NEW,
          id: randomUUID(),
          wijkteamId,
          roundId,
          number: await stores.playRules.nextNumber(wijkteamId, roundId),
          createdAt: await stores.clock.now(),
        };
        await stores.playRules.insert(document);
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'create-play-document',
          subjectType: 'play-document',
          subjectId: document.id,
          origin: requestId,
          details: { roundId, number: document.number, template: request.template },
        });
        return PlayRulesResponse.of(document);
      }),
    );
  }

  change(
    context: ActorContext,
    { documentId, version }: ReadDocument,
    request: ChangePlayRulesRequest,
  ): Promise<PlayRules> {
    const { tenant, actor, requestId } = context;
    return this.unitOfWork.run(tenant, async (stores) => {
      const document = await stores.playRules.lock(documentId);
      authorise(actor, 'manage-rules', document);
      requireVersion(version, document.version);
      const now = await stores.clock.now();
      refusePlayChange(document, now);
      const changed = { ...document, ...changedContent(document, request) };
      const newVersion = await stores.playRules.update(document, changed, now);
      await stores.audit.record({
        actor: actorRefOf(actor),
        action: 'change-play-document',
        subjectType: 'play-document',
        subjectId: documentId,
        origin: requestId,
        details: { fields: Object.keys(request).join(' '), version: newVersion },
      });
      return { ...changed, version: newVersion };
    });
  }

  delete(context: ActorContext, { documentId, version }: ReadDocument): Promise<void> {
    const { tenant, actor, requestId } = context;
    return this.unitOfWork.run(tenant, async (stores) => {
      const document = await stores.playRules.lock(documentId);
      authorise(actor, 'manage-rules', document);
      requireVersion(version, document.version);
      if (document.state !== 'draft') throw new PlayRulesFrozenError(documentId, document.state);
      await stores.playRules.delete(documentId);
      await stores.audit.record({
        actor: actorRefOf(actor),
        action: 'delete-play-document',
        subjectType: 'play-document',
        subjectId: documentId,
        origin: requestId,
      });
    });
  }
}

const NEW = {
  state: 'draft',
  consultation: null,
  withoutConsultationReason: null,
  adoptedAt: null,
  documentHash: null,
  version: 1,
} as const;

/** Rules for a round are written before it opens, by its own wijkteam. */
async function roundFaultsOf(
  { rounds }: Stores,
  wijkteamId: string,
  roundId: string | null,
): Promise<Fault[]> {
  if (roundId === null) return [];
  const round = await rounds.holdPhase(roundId);
  const fault = (code: string, reason: string): Fault[] => [{ name: 'roundId', code, reason }];
  if (round.wijkteamId !== wijkteamId) {
    return fault('round-of-other-wijkteam', 'This is no round of the wijkteam.');
  }
  return round.phase === 'draft'
    ? []
    : fault('round-opened', 'The round has opened; its rules of play are settled.');
}
