import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Initiative, proposeRegrouping, type Regrouping, tidyText } from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext, localDay } from '#platform';
import type { Language } from '#wording';
import { holdSources } from './held-sources.js';
import { MovedSupports } from './moved-supports.js';
import { refuseUnfitParts } from './part-checks.js';
import type { ProposeRegroupingRequest } from './propose-regrouping.request.js';
import { regroupedPlanOf } from './regrouped-plan.request.js';
import { RegroupingResponse } from './regrouping.response.js';
import { settleWhenDecided } from './settle.js';

/** Proposes to merge or split initiatives, and asks everybody who makes them. */
@Injectable()
export class ProposeRegrouping {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly movedSupports: MovedSupports,
  ) {}

  execute(
    context: CommandContext,
    request: ProposeRegroupingRequest,
    language: Language,
  ): Promise<RegroupingResponse> {
    const { tenant, command, actor, requestId } = context;
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const { kind, initiativeIds, answerByOn } = request;
        const { round, sources } = await holdSources(stores, actor, initiativeIds);
        const now = await stores.clock.now();
        const today = localDay(now);
        const [first] = sources;
        const plans = request.parts.flatMap((part) =>
          first === undefined ? [] : [regroupedPlanOf(part, first)],
        );
        const reason = tidyText(request.reason);
        const wanted = { kind, parts: plans, reason, answerByOn };
        const decided = proposeRegrouping(actor, round, sources, { wanted, today });
        if (first !== undefined) {
          await refuseUnfitParts(stores, plans, { round, first, now }, language);
        }
        const proposed = { ...wanted, ...decided, initiativeIds, roundId: round.id };
        const id = await write(stores, proposed, now);
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'propose-regrouping',
          subjectType: 'regrouping',
          subjectId: id,
          origin: requestId,
          details: { kind, roundId: round.id, initiativeIds: initiativeIds.join(' ') },
        });
        await ask(stores, await stores.regroupings.get(id), sources);
        const { movedSupports } = this;
        const held = { id, round, sources, now, movedSupports };
        const settled = await settleWhenDecided(stores, context, held);
        return RegroupingResponse.of(settled, { actor, today });
      }),
    );
  }
}

type Proposed = Pick<
  Regrouping,
  'kind' | 'parts' | 'reason' | 'answerByOn' | 'initiativeIds' | 'roundId' | 'proposedBy'
> & { readonly asked: readonly string[]; readonly consented: readonly string[] };

/** @returns the id of the proposal */
async function write({ regroupings }: Stores, proposed: Proposed, now: Date): Promise<string> {
  const { asked, consented, ...rest } = proposed;
  const id = randomUUID();
  const nobody = { answer: null, reason: null, answeredAt: null };
  await regroupings.insert({
    ...rest,
    id,
    proposedAt: now,
    asked: asked.map((personId) => ({ personId, ...nobody })),
  });
  for (const personId of consented) {
    const given = { regroupingId: id, personId, reason: null, answeredAt: now };
    await regroupings.answer({ ...given, answer: 'consent' });
  }
  return id;
}

/** Asks those who have not answered by proposing it. */
async function ask(
  { announcements }: Stores,
  regrouping: Regrouping,
  [first]: readonly Initiative[],
): Promise<void> {
  const personIds = regrouping.asked
    .filter(({ answer }) => answer === null)
    .map(({ personId }) => personId);
  if (personIds.length === 0 || first === undefined) return;
  await announcements.announce({
    id: randomUUID(),
    kind: 'merge-proposed',
    eventKey: `regrouping-proposed:${regrouping.id}`,
    subject: { kind: 'initiative', id: first.id },
    audience: { kind: 'people', personIds },
    facts: {
      title: first.title,
      into: regrouping.parts.map(({ title }) => title).join(', '),
      answerBy: regrouping.answerByOn,
    },
    announcedAt: regrouping.proposedAt,
  });
}
