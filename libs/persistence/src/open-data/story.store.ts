import type { EntityManager } from 'typeorm';
import {
  AlreadyExistsError,
  NotFoundError,
  type StoryPhoto,
  type StoryQuote,
  type StoryStep,
  type StoryText,
  VersionMismatchError,
} from '#domain';
import { translating } from '../constraint-violation.js';
import type { Page, PageRequest } from '../page.js';

/** A story with its newest text, and the text that everybody sees. */
export type Story = {
  readonly id: string;
  readonly initiativeId: string;
  readonly wijkteamId: string;
  readonly createdAt: Date;
  readonly version: number;
  /** The number of the newest text. */
  readonly newestNumber: number;
  /** The number of the text that is public; null while none is. */
  readonly publicNumber: number | null;
  readonly publishedAt: Date | null;
};

/** A text of a story, and when it was written. */
export type StoryVersion = StoryText & { readonly number: number; readonly writtenAt: Date };

/** A public story with the money of its initiative as the ledger has it now. */
export type ToldStory = StoryVersion & {
  readonly id: string;
  readonly initiativeId: string;
  readonly initiativeTitle: string;
  readonly wijkteamId: string;
  readonly publishedAt: Date | null;
  readonly requestedCents: string;
  readonly allocatedCents: string;
  readonly paidCents: string;
  readonly finishedOn: string | null;
};

/** What came of plans, as wijkteams tell it. Texts and steps are only added to. */
export class StoryStore {
  constructor(private readonly manager: EntityManager) {}

  /** The wijkteam of a finished initiative; null when it is not finished, or not here. */
  async findFinished(
    initiativeId: string,
  ): Promise<{ readonly wijkteamId: string; readonly isFinished: boolean } | null> {
    const rows: { wijkteamId: string; isFinished: boolean }[] = await this.manager.query(
      `SELECT r.wijkteam_id AS "wijkteamId", f.initiative_id IS NOT NULL AS "isFinished"
         FROM initiative i JOIN round r ON r.id = i.round_id LEFT JOIN initiative_finish f ON f.initiative_id = i.id WHERE i.id = $1`,
      [initiativeId],
    );
    return rows[0] ?? null;
  }

  /** Which of these files everybody sees already, as photos of the initiative or of its reports. */
  async publicPhotos(initiativeId: string, fileIds: readonly string[]): Promise<Set<string>> {
    const rows: { id: string }[] = await this.manager.query(
      `SELECT f.id FROM file f WHERE f.id = ANY($2) AND f.kind = 'photo' AND (
          EXISTS (SELECT FROM initiative_file a WHERE a.file_id = f.id AND a.initiative_id = $1)
          OR EXISTS (SELECT FROM progress_photo p JOIN progress_post r ON r.id = p.post_id WHERE p.file_id = f.id AND r.initiative_id = $1))`,
      [initiativeId, [...fileIds]],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** @throws {NotFoundError} when there is no such story here */
  async get(storyId: string): Promise<Story> {
    const rows: Story[] = await this.manager.query(`${STORIES} WHERE s.id = $1`, [storyId]);
    if (rows[0] === undefined) throw new NotFoundError('story', storyId);
    return rows[0];
  }

  /** The story, held until the transaction ends. */
  async lock(storyId: string): Promise<Story> {
    await this.manager.query('SELECT FROM story WHERE id = $1 FOR NO KEY UPDATE', [storyId]);
    return this.get(storyId);
  }

  /** @throws {AlreadyExistsError} when the initiative has a story */
  async insert(
    story: Pick<Story, 'id' | 'initiativeId' | 'wijkteamId' | 'createdAt'>,
  ): Promise<void> {
    const { id, initiativeId, wijkteamId, createdAt } = story;
    await translating({ story_once: () => new AlreadyExistsError('story', 'initiativeId') }, () =>
      this.manager.query(
        'INSERT INTO story (id, initiative_id, wijkteam_id, created_at) VALUES ($1, $2, $3, $4)',
        [id, initiativeId, wijkteamId, createdAt],
      ),
    );
  }

  async insertVersion(
    storyId: string,
    text: StoryText & { readonly number: number },
    { writtenBy, writtenAt }: { readonly writtenBy: string; readonly writtenAt: Date },
  ): Promise<void> {
    await this.manager.query(
      `INSERT INTO story_version (story_id, number, title, body, quotes, photos, written_by, written_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ...[storyId, text.number, text.title, text.body],
        ...[JSON.stringify(text.quotes), JSON.stringify(text.photos), writtenBy, writtenAt],
      ],
    );
  }

  async insertStep(
    storyId: string,
    step: {
      readonly step: StoryStep;
      readonly number: number | null;
      readonly reason: string | null;
    },
    { takenBy, takenAt }: { readonly takenBy: string; readonly takenAt: Date },
  ): Promise<void> {
    await this.manager.query(
      `INSERT INTO story_publication (story_id, number, step, version_number, reason, taken_by, taken_at)
       SELECT $1, 1 + coalesce(max(number), 0), $2, $3, $4, $5, $6 FROM story_publication WHERE story_id = $1`,
      [storyId, step.step, step.number, step.reason, takenBy, takenAt],
    );
  }

  /** @returns the new version @throws {VersionMismatchError} when it is not the version that was read */
  async touch({ id, version }: Pick<Story, 'id' | 'version'>): Promise<number> {
    const changed: [unknown[], number] = await this.manager.query(
      'UPDATE story SET version = version + 1 WHERE id = $1 AND version = $2 RETURNING id',
      [id, version],
    );
    if (changed[1] !== 1) throw new VersionMismatchError();
    return version + 1;
  }

  /** All texts of a story, the newest first. */
  async versions(storyId: string): Promise<StoryVersion[]> {
    return this.manager.query(
      `SELECT number, title, body, quotes, photos, written_at AS "writtenAt" FROM story_version WHERE story_id = $1 ORDER BY number DESC`,
      [storyId],
    );
  }

  /** A story in one of its texts. */
  async told(storyId: string, number: number): Promise<ToldStory> {
    const rows: ToldStory[] = await this.manager.query(
      `${TOLD} WHERE s.id = $1 AND v.number = $2`,
      [storyId, number],
    );
    if (rows[0] === undefined) throw new NotFoundError('story', storyId);
    return rows[0];
  }

  /** The public stories, the last published first; of one wijkteam where it is given. */
  async listPublic(
    { page, perPage }: PageRequest,
    wijkteamId: string | null,
  ): Promise<Page<ToldStory>> {
    const items: (ToldStory & { totalCount: number })[] = await this.manager.query(
      `${TOLD} WHERE v.number = p.version_number AND ($1::uuid IS NULL OR s.wijkteam_id = $1)
        ORDER BY p.taken_at DESC, s.id LIMIT $2 OFFSET $3`,
      [wijkteamId, perPage, (page - 1) * perPage],
    );
    const [{ count }]: [{ count: number }] = await this.manager.query(
      `SELECT count(*)::int AS count FROM (${TOLD} WHERE v.number = p.version_number AND ($1::uuid IS NULL OR s.wijkteam_id = $1)) AS found`,
      [wijkteamId],
    );
    return { items, totalCount: count };
  }
}

/** Photos and quotes are stored as the domain has them. */
export type StoredStoryParts = { quotes: readonly StoryQuote[]; photos: readonly StoryPhoto[] };

const STORIES = `
  SELECT s.id, s.initiative_id AS "initiativeId", s.wijkteam_id AS "wijkteamId", s.created_at AS "createdAt", s.version,
         (SELECT max(number) FROM story_version WHERE story_id = s.id) AS "newestNumber",
         p.version_number AS "publicNumber", CASE WHEN p.version_number IS NOT NULL THEN p.taken_at END AS "publishedAt"
    FROM story s LEFT JOIN LATERAL (SELECT * FROM story_publication q WHERE q.story_id = s.id ORDER BY q.number DESC LIMIT 1) AS p ON true`;

const TOLD = `
  SELECT s.id, s.initiative_id AS "initiativeId", i.title AS "initiativeTitle", s.wijkteam_id AS "wijkteamId",
         CASE WHEN p.version_number = v.number THEN p.taken_at END AS "publishedAt", v.number, v.title, v.body, v.quotes, v.photos,
         v.written_at AS "writtenAt", i.requested_cents AS "requestedCents", coalesce(c.amount_cents, 0) AS "allocatedCents",
         coalesce(a.credits_posted - a.debits_posted, 0) AS "paidCents", f.finished_on::text AS "finishedOn"
    FROM story s JOIN story_version v ON v.story_id = s.id JOIN initiative i ON i.id = s.initiative_id
    LEFT JOIN LATERAL (SELECT * FROM story_publication q WHERE q.story_id = s.id ORDER BY q.number DESC LIMIT 1) AS p ON true
    LEFT JOIN commitment c ON c.initiative_id = i.id LEFT JOIN initiative_finish f ON f.initiative_id = i.id
    LEFT JOIN ledger.account a ON a.municipality_id = i.municipality_id AND a.path = 'initiative:' || i.id || ':paid'`;
