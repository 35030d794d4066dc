import { Injectable } from '@nestjs/common';
import {
  adoptionFaults,
  adoptTerms,
  type AdoptionGiven,
  authorise,
  ForbiddenError,
  type PlayRules,
  refuseFaults,
  requireVersion,
  type Round,
  roundRulesOf,
  tidyText,
} from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import type { AdoptPlayRulesRequest } from './adopt-play-rules.request.js';
import { PlayRulesResponse } from './play-rules.response.js';

export type WantedAdoption = {
  readonly documentId: string;
  /** The version that is adopted. */
  readonly version: number;
  readonly request: AdoptPlayRulesRequest;
};

/** Adopts a document: frozen from then on, and for a round also what it votes and counts by. */
@Injectable()
export class AdoptPlayRules {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    context: CommandContext,
    { documentId, version, request }: WantedAdoption,
  ): Promise<PlayRulesResponse> {
    const { tenant, command, actor, requestId } = context;
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const { roundId, wijkteamId } = await stores.playRules.get(documentId);
        authorise(actor, 'adopt-rules', { wijkteamId });
        if (actor.kind !== 'person') throw new ForbiddenError('adopt-rules');
        const round = roundId === null ? null : await stores.rounds.lock(roundId);
        const document = await stores.playRules.lock(documentId);
        requireVersion(version, document.version);
        const now = await stores.clock.now();
        const given = await givenFor(stores, { document, round, request });
        refuseFaults(adoptionFaults(document, given, now));
        const { teamDecisionId } = request;
        await stores.teamDecisions.groundFor(wijkteamId, {
          kind: 'adopt-rules',
          subjectId: documentId,
          amountCents: null,
          terms: adoptTerms(version),
          decisionId: teamDecisionId,
          actor,
          now,
        });
        await stores.playRules.adopt(document, {
          adoptedAt: now,
          adoptedBy: actorRefOf(actor),
          withoutConsultationReason: given.withoutConsultationReason,
          teamDecisionId,
        });
        if (round !== null) await takeOver(stores, round, document);
        const adopted = await stores.playRules.get(documentId);
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'adopt-play-document',
          subjectType: 'play-document',
          subjectId: documentId,
          origin: requestId,
          details: { documentHash: adopted.documentHash, roundId, teamDecisionId },
        });
        return PlayRulesResponse.of(adopted);
      }),
    );
  }
}

async function givenFor(
  { playComments }: Stores,
  {
    document,
    round,
    request,
  }: {
    readonly document: PlayRules;
    readonly round: Round | null;
    readonly request: AdoptPlayRulesRequest;
  },
): Promise<AdoptionGiven> {
  const reason = request.withoutConsultationReason;
  return {
    openComments: await playComments.countOpen(document.id),
    round: round === null ? null : { ...round, isSettled: round.phase !== 'draft' },
    withoutConsultationReason: reason === null ? null : tidyText(reason),
  };
}

/** The round votes and counts by its document; how much it divides stays its own. */
async function takeOver({ rounds }: Stores, round: Round, document: PlayRules): Promise<void> {
  const vote = roundRulesOf(document);
  if (vote !== null) await rounds.update({ ...round, rules: { ...round.rules, ...vote } });
}
