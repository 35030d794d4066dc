import type { EntityManager } from 'typeorm';
import {
  DEFAULT_TEAM_DECISION_RULES,
  type Meeting,
  NotFoundError,
  type RecordedMembership,
  rulesJson,
  type TeamDecisionRules,
  type TeamSeat,
  VersionMismatchError,
} from '#domain';
import type { Page, PageRequest } from '../page.js';

/** A meeting as it begins, with who called it. */
export type NewMeeting = Meeting & { readonly createdBy: string; readonly createdAt: Date };

export type PresenceEvent = {
  readonly personId: string;
  readonly event: 'arrived' | 'left';
  readonly manner: 'in-person' | 'online';
  readonly at: Date;
  readonly recordedBy: string;
};

export type MeetingFilter = {
  readonly wijkteamId: string;
  /** Whether the asker may see meetings that are still being prepared. */
  readonly withDrafts: boolean;
};

const COLUMNS = `id, wijkteam_id AS "wijkteamId", kind, title, place, starts_at AS "startsAt", closes_at AS "closesAt",
  state, rules, opened_at AS "openedAt", closed_at AS "closedAt", version`;

/** Meetings, who sits in them, and who came and went. */
export class MeetingStore {
  constructor(private readonly manager: EntityManager) {}

  async insert(meeting: NewMeeting): Promise<void> {
    const { id, wijkteamId, kind, title, place, startsAt, closesAt, state } = meeting;
    await this.manager.query(
      `INSERT INTO meeting (id, wijkteam_id, kind, title, place, starts_at, closes_at, state, created_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[id, wijkteamId, kind, title, place, startsAt, closesAt, state],
        ...[meeting.createdBy, meeting.createdAt],
      ],
    );
  }

  /** @throws {NotFoundError} when there is no such meeting here */
  async get(meetingId: string): Promise<Meeting> {
    return this.read(meetingId, '');
  }

  /**
   * The meeting, held until the transaction ends: nothing else is recorded in it meanwhile.
   *
   * @throws {NotFoundError} when there is no such meeting here
   */
  lock(meetingId: string): Promise<Meeting> {
    return this.read(meetingId, 'FOR NO KEY UPDATE');
  }

  private async read(meetingId: string, lock: string): Promise<Meeting> {
    const rows: Meeting[] = await this.manager.query(
      `SELECT ${COLUMNS} FROM meeting WHERE id = $1 ${lock}`,
      [meetingId],
    );
    const [meeting] = rows;
    if (meeting === undefined) throw new NotFoundError('meeting', meetingId);
    return meeting;
  }

  /** The meetings of a wijkteam, the latest first. */
  async list(page: PageRequest, { wijkteamId, withDrafts }: MeetingFilter): Promise<Page<Meeting>> {
    const selected = `FROM meeting WHERE wijkteam_id = $1 AND ($2 OR state <> 'draft')`;
    const counted: { count: number }[] = await this.manager.query(
      `SELECT count(*)::int AS count ${selected}`,
      [wijkteamId, withDrafts],
    );
    const items: Meeting[] = await this.manager.query(
      `SELECT ${COLUMNS} ${selected} ORDER BY starts_at DESC, id LIMIT $3 OFFSET $4`,
      [wijkteamId, withDrafts, page.perPage, (page.page - 1) * page.perPage],
    );
    return { items, totalCount: counted[0]?.count ?? 0 };
  }

  /**
   * Writes what an event made of a meeting: its state, and when it opened or closed.
   *
   * @returns the meeting with its next version
   * @throws {VersionMismatchError} when it is not the version that was read
   */
  async update(meeting: Meeting): Promise<Meeting> {
    const { id, state, rules, openedAt, closedAt, version } = meeting;
    const [, affected]: [unknown, number] = await this.manager.query(
      `UPDATE meeting SET state = $2, rules = $3, opened_at = $4, closed_at = $5, version = version + 1
        WHERE id = $1 AND version = $6`,
      [id, state, rules === null ? null : rulesJson(rules), openedAt, closedAt, version],
    );
    if (affected !== 1) throw new VersionMismatchError();
    return { ...meeting, version: version + 1 };
  }

  /** The decision rules in the rules of play of a wijkteam at a moment, or null when it has none. */
  async adoptedRules(wijkteamId: string, at: Date): Promise<TeamDecisionRules | null> {
    const rows: { rules: TeamDecisionRules | null }[] = await this.manager.query(
      'SELECT team_decision_rules($1, $2) AS rules',
      [wijkteamId, at],
    );
    const rules = rows[0]?.rules ?? null;
    return rules === null
      ? null
      : { ...rules, quorum: rules.quorum ?? null, quorumMin: rules.quorumMin ?? null };
  }

  /** The rules by which a wijkteam decides: those that it adopted, or else the usual ones. */
  async rulesFor(wijkteamId: string, at: Date): Promise<TeamDecisionRules> {
    return (await this.adoptedRules(wijkteamId, at)) ?? DEFAULT_TEAM_DECISION_RULES;
  }

  /** The memberships of a wijkteam that hold on the day of a moment, and that day. */
  async membershipsAt(
    wijkteamId: string,
    moment: Date,
  ): Promise<{ readonly dayOn: string; readonly memberships: readonly RecordedMembership[] }> {
    const dayOn = await this.dayOf(moment);
    const memberships: RecordedMembership[] = await this.manager.query(
      `SELECT id, person_id AS "personId", role, wijkteam_id AS "wijkteamId", valid_from_on::text AS "validFromOn",
              valid_until_on::text AS "validUntilOn", version
         FROM membership WHERE wijkteam_id = $1 AND $2::date BETWEEN valid_from_on AND coalesce(valid_until_on, 'infinity')`,
      [wijkteamId, dayOn],
    );
    return { dayOn, memberships };
  }

  /** The day of a moment, in the municipality's calendar. */
  async dayOf(moment: Date): Promise<string> {
    const rows: { day: string }[] = await this.manager.query(
      `SELECT ($1::timestamptz AT TIME ZONE 'Europe/Amsterdam')::date::text AS day`,
      [moment],
    );
    return rows[0]?.day ?? '';
  }

  async insertSeats(meetingId: string, seats: readonly TeamSeat[]): Promise<void> {
    for (const { personId, role, label, isVoting } of seats) {
      await this.manager.query(
        `INSERT INTO meeting_seat (meeting_id, person_id, role, label, is_voting) VALUES ($1, $2, $3, $4, $5)`,
        [meetingId, personId, role, label, isVoting],
      );
    }
  }

  /** Who sat in the wijkteam when the meeting opened, by label; nobody before. */
  seats(meetingId: string): Promise<TeamSeat[]> {
    return this.manager.query(
      `SELECT person_id AS "personId", role, label, is_voting AS "isVoting" FROM meeting_seat
        WHERE meeting_id = $1 ORDER BY label`,
      [meetingId],
    );
  }

  async insertPresence(meetingId: string, presence: PresenceEvent): Promise<void> {
    const { personId, event, manner, at, recordedBy } = presence;
    await this.manager.query(
      `INSERT INTO meeting_presence (meeting_id, person_id, event, manner, at, recorded_by) VALUES ($1, $2, $3, $4, $5, $6)`,
      [meetingId, personId, event, manner, at, recordedBy],
    );
  }

  /** Who came and went, in order. */
  presences(meetingId: string): Promise<PresenceEvent[]> {
    return this.manager.query(
      `SELECT person_id AS "personId", event, manner, at, recorded_by AS "recordedBy" FROM meeting_presence
        WHERE meeting_id = $1 ORDER BY seq`,
      [meetingId],
    );
  }
}

/** Who is in a meeting, from those who came and went. */
export function presentIds(presences: readonly PresenceEvent[]): readonly string[] {
  const last = new Map(presences.map(({ personId, event }) => [personId, event]));
  return [...last].filter(([, event]) => event === 'arrived').map(([personId]) => personId);
}
