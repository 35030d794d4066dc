import { Injectable } from '@nestjs/common';
import {
  type Actor,
  isAllowed,
  type Meeting,
  minutesFaults,
  minutesText,
  NotFoundError,
} from '#domain';
import { type Page, type PageRequest, presentIds, sha256, UnitOfWork } from '#persistence';
import type { TenantContext } from '#platform';
import { meetingRecord } from './meeting-record.js';
import { MeetingWithSeatsResponse } from './meeting.response.js';
import { MinutesResponse, MinutesVerificationResponse } from './minutes.response.js';

/** Meetings and minutes, as everybody may read them. */
@Injectable()
export class MeetingQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list(
    { tenant, actor }: TenantContext,
    wijkteamId: string,
    page: PageRequest,
  ): Promise<Page<Meeting>> {
    return this.unitOfWork.run(tenant, async ({ meetings, wijkteams }) => {
      await wijkteams.get(wijkteamId);
      return meetings.list(page, { wijkteamId, withDrafts: seesDrafts(actor, wijkteamId) });
    });
  }

  /** A meeting that is being prepared is there for the seats of its wijkteam only. */
  get({ tenant, actor }: TenantContext, meetingId: string): Promise<MeetingWithSeatsResponse> {
    return this.unitOfWork.run(tenant, async ({ meetings, minutes }) => {
      const meeting = await meetings.get(meetingId);
      if (meeting.state === 'draft' && !seesDrafts(actor, meeting.wijkteamId)) {
        throw new NotFoundError('meeting', meetingId);
      }
      const present = presentIds(await meetings.presences(meetingId));
      const names = new Map(
        (await minutes.publicNames(meetingId)).map(({ label, name }) => [label, name]),
      );
      const seats = (await meetings.seats(meetingId)).map((seat) => ({
        ...seat,
        name: names.get(seat.label) ?? null,
        isPresent: present.includes(seat.personId),
      }));
      return MeetingWithSeatsResponse.withSeats(meeting, seats);
    });
  }

  listMinutes(
    { tenant }: TenantContext,
    wijkteamId: string,
    page: PageRequest,
  ): Promise<Page<MinutesResponse>> {
    return this.unitOfWork.run(tenant, async ({ minutes, wijkteams }) => {
      await wijkteams.get(wijkteamId);
      const { items, totalCount } = await minutes.list(page, { wijkteamId });
      const shown: MinutesResponse[] = [];
      for (const item of items) {
        shown.push(MinutesResponse.of(item, await minutes.publicNames(item.meetingId)));
      }
      return { items: shown, totalCount };
    });
  }

  /** Computes the minutes book of a wijkteam again: its hashes, and its texts from what was recorded. */
  verify({ tenant }: TenantContext, wijkteamId: string): Promise<MinutesVerificationResponse> {
    return this.unitOfWork.run(tenant, async (stores) => {
      await stores.wijkteams.get(wijkteamId);
      const pages = await stores.minutes.book(wijkteamId);
      const recorded = new Map<string, string>();
      for (const { id, kind, meetingId } of pages) {
        if (kind !== 'minutes') continue;
        const meeting = await stores.meetings.get(meetingId);
        recorded.set(id, minutesText(await meetingRecord(stores, meeting)));
      }
      const faults = minutesFaults(pages, sha256, ({ id }) => recorded.get(id) ?? null);
      return MinutesVerificationResponse.of(pages, faults);
    });
  }
}

function seesDrafts(actor: Actor | null, wijkteamId: string): boolean {
  return actor !== null && isAllowed(actor, 'vote-in-team', { wijkteamId });
}
