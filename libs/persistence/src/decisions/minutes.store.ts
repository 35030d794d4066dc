import type { EntityManager } from 'typeorm';
import { chainedText, type MinutesPage, NotFoundError } from '#domain';
import type { Page, PageRequest } from '../page.js';
import { sha256 } from '../sha256.js';

/** A page of the minutes book, with where it came from and whether it was approved. */
export type RecordedMinutes = MinutesPage & {
  readonly wijkteamId: string;
  readonly meetingId: string;
  readonly amendsId: string | null;
  readonly madeAt: Date;
  readonly approvedInId: string | null;
};

export type NewMinutes = Pick<
  RecordedMinutes,
  'id' | 'kind' | 'wijkteamId' | 'meetingId' | 'amendsId' | 'text' | 'madeAt'
> & { readonly madeBy: string };

/** What a seat is called in public: by name only where its holder agreed. */
export type SeatName = { readonly label: string; readonly name: string | null };

const BOOK_LOCK = 80;
const SELECT = `SELECT p.id, p.number, p.kind, p.text, p.hash, p.previous_hash AS "previousHash", p.wijkteam_id AS "wijkteamId",
    p.meeting_id AS "meetingId", p.amends_id AS "amendsId", p.made_at AS "madeAt", a.meeting_id AS "approvedInId"
  FROM minutes p LEFT JOIN minutes_approval a ON a.minutes_id = p.id`;

/** The minutes books of wijkteams: each page holds on to the one before by its hash. */
export class MinutesStore {
  constructor(private readonly manager: EntityManager) {}

  /** Adds a page to the book of a wijkteam; one at a time. */
  async add(minutes: NewMinutes): Promise<void> {
    await this.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1::uuid::text, $2))', [
      minutes.wijkteamId,
      BOOK_LOCK,
    ]);
    const last: { number: number; hash: string }[] = await this.manager.query(
      'SELECT number, hash FROM minutes WHERE wijkteam_id = $1 ORDER BY number DESC LIMIT 1',
      [minutes.wijkteamId],
    );
    const previousHash = last[0]?.hash ?? null;
    await this.manager.query(
      `INSERT INTO minutes (id, wijkteam_id, number, kind, meeting_id, amends_id, text, hash, previous_hash, made_by, made_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[minutes.id, minutes.wijkteamId, (last[0]?.number ?? 0) + 1, minutes.kind],
        ...[minutes.meetingId, minutes.amendsId, minutes.text],
        ...[sha256(chainedText(previousHash, minutes.text)), previousHash],
        ...[minutes.madeBy, minutes.madeAt],
      ],
    );
  }

  /** @throws {NotFoundError} when there is no such page here */
  async get(minutesId: string): Promise<RecordedMinutes> {
    const rows: RecordedMinutes[] = await this.manager.query(`${SELECT} WHERE p.id = $1`, [
      minutesId,
    ]);
    const [row] = rows;
    if (row === undefined) throw new NotFoundError('minutes', minutesId);
    return row;
  }

  /** A part of the book of a wijkteam, the latest page first. */
  async list(
    page: PageRequest,
    filter: { readonly wijkteamId: string },
  ): Promise<Page<RecordedMinutes>> {
    const counted: { count: number }[] = await this.manager.query(
      'SELECT count(*)::int AS count FROM minutes WHERE wijkteam_id = $1',
      [filter.wijkteamId],
    );
    const items: RecordedMinutes[] = await this.manager.query(
      `${SELECT} WHERE p.wijkteam_id = $1 ORDER BY p.number DESC LIMIT $2 OFFSET $3`,
      [filter.wijkteamId, page.perPage, (page.page - 1) * page.perPage],
    );
    return { items, totalCount: counted[0]?.count ?? 0 };
  }

  /** The whole book, from its first page. */
  book(wijkteamId: string): Promise<RecordedMinutes[]> {
    return this.manager.query(`${SELECT} WHERE p.wijkteam_id = $1 ORDER BY p.number`, [wijkteamId]);
  }

  async approve(
    minutesId: string,
    approval: { readonly meetingId: string; readonly by: string; readonly at: Date },
  ): Promise<void> {
    await this.manager.query(
      `INSERT INTO minutes_approval (minutes_id, meeting_id, recorded_by, approved_at) VALUES ($1, $2, $3, $4)`,
      [minutesId, approval.meetingId, approval.by, approval.at],
    );
  }

  /** The seats of a meeting with the names that their holders agreed to have public. */
  publicNames(meetingId: string): Promise<SeatName[]> {
    return this.manager.query(
      `SELECT s.label, (SELECT p.name FROM person p WHERE p.id = s.person_id AND EXISTS (
                SELECT FROM membership m JOIN meeting g ON g.id = s.meeting_id
                 WHERE m.person_id = s.person_id AND m.wijkteam_id = g.wijkteam_id AND m.role = s.role AND m.is_name_public)) AS name
         FROM meeting_seat s WHERE s.meeting_id = $1 ORDER BY s.label`,
      [meetingId],
    );
  }
}
