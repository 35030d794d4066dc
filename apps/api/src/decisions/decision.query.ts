import { Injectable } from '@nestjs/common';
import { isAllowed, NotFoundError } from '#domain';
import { type Page, type PageRequest, type TeamDecisionRecord, UnitOfWork } from '#persistence';
import type { TenantContext } from '#platform';
import type { AgendaItemResponse } from './agenda-item.response.js';
import { shownItem } from './item-state.js';

/** Agendas and decisions, as everybody may read them. */
@Injectable()
export class DecisionQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The agenda of a meeting; of one in preparation for the seats of its wijkteam only. */
  agenda(
    { tenant, actor }: TenantContext,
    meetingId: string,
    page: PageRequest,
  ): Promise<Page<AgendaItemResponse>> {
    return this.unitOfWork.run(tenant, async (stores) => {
      const meeting = await stores.meetings.get(meetingId);
      const isOfTeam = actor !== null && isAllowed(actor, 'vote-in-team', meeting);
      if (meeting.state === 'draft' && !isOfTeam) throw new NotFoundError('meeting', meetingId);
      const all = await stores.agenda.list(meetingId);
      const from = (page.page - 1) * page.perPage;
      const items: AgendaItemResponse[] = [];
      for (const item of all.slice(from, from + page.perPage)) {
        items.push(await shownItem(stores, item));
      }
      return { items, totalCount: all.length };
    });
  }

  list(
    { tenant }: TenantContext,
    wijkteamId: string,
    page: PageRequest,
  ): Promise<Page<TeamDecisionRecord>> {
    return this.unitOfWork.run(tenant, async ({ teamDecisions, wijkteams }) => {
      await wijkteams.get(wijkteamId);
      return teamDecisions.list(page, { wijkteamId });
    });
  }

  get({ tenant }: TenantContext, decisionId: string): Promise<TeamDecisionRecord> {
    return this.unitOfWork.run(tenant, ({ teamDecisions }) => teamDecisions.get(decisionId));
  }
}
