import type { EntityManager } from 'typeorm';
import {
  type Draw,
  type DrawEntry,
  type DrawHolder,
  InvalidInputError,
  NotFoundError,
  OwnDrawError,
} from '#domain';
import { translating } from '../constraint-violation.js';
import { type Page, type PageRequest, pageOf } from '../page.js';
import { DrawOutcomeRow } from './draw-outcome.row.js';
import { DrawRow } from './draw.row.js';

/** A lot as it is kept; whose it is stays between the administrators. */
export type KeptEntry = DrawEntry & { readonly personId: string | null };

/** What is added to a draw when its list is frozen. */
export type FrozenList = {
  readonly frozenBy: string;
  readonly frozenAt: Date;
  readonly listText: string;
  readonly listHash: string;
  readonly announcementText: string;
};

/** What a draw came to, without its long record. */
export type DrawOutcome = {
  readonly secret: string;
  readonly publicValue: string;
  readonly seed: string;
  readonly recordHash: string;
  readonly drawnAt: Date;
};

export type NewDrawOutcome = DrawOutcome & {
  readonly drawId: string;
  readonly recordText: string;
  readonly drawnBy: string;
};

const OWN = { draw_own: () => new OwnDrawError() };

/** Draws, their lists and their outcomes. What was announced or drawn never changes. */
export class DrawStore {
  constructor(private readonly manager: EntityManager) {}

  async get(drawId: string): Promise<Draw> {
    const row = await this.manager.findOneBy(DrawRow, { id: drawId });
    if (row === null) throw new NotFoundError('draw', drawId);
    return row;
  }

  /** A draw that nobody else takes a step with until the transaction ends. */
  async lock(drawId: string): Promise<Draw> {
    const row = await this.manager.findOne(DrawRow, {
      where: { id: drawId },
      lock: { mode: 'pessimistic_write' },
    });
    if (row === null) throw new NotFoundError('draw', drawId);
    return row;
  }

  /** Draws, the newest first. */
  async list(page: PageRequest, filter: { readonly wijkteamId?: string }): Promise<Page<Draw>> {
    const [items, totalCount] = await this.manager.findAndCount(DrawRow, {
      where: { ...filter },
      order: { announcedAt: 'DESC', id: 'ASC' },
      ...pageOf(page),
    });
    return { items, totalCount };
  }

  async insert(draw: Draw & { readonly announcedBy: string }): Promise<void> {
    await this.manager.insert(DrawRow, { ...draw, strata: [...draw.strata] });
  }

  /** The whole list, in no order. */
  entries(drawId: string): Promise<KeptEntry[]> {
    return this.manager.query(
      `SELECT code, stratum, person_id AS "personId" FROM draw_entry WHERE draw_id = $1`,
      [drawId],
    );
  }

  /** One lot of a list. @throws {NotFoundError} when there is none of this code */
  async entry(drawId: string, code: string): Promise<KeptEntry> {
    const rows: KeptEntry[] = await this.manager.query(
      `SELECT code, stratum, person_id AS "personId" FROM draw_entry WHERE draw_id = $1 AND code = $2`,
      [drawId, code],
    );
    if (rows[0] === undefined) throw new NotFoundError('draw entry', code);
    return rows[0];
  }

  /** The lots that one person has in a draw: none or one. */
  heldBy(drawId: string, personId: string): Promise<DrawHolder[]> {
    return this.manager.query(
      `SELECT code, person_id AS "personId" FROM draw_entry WHERE draw_id = $1 AND person_id = $2`,
      [drawId, personId],
    );
  }

  /** Whose lots they are, as far as that is known, by code. For the administrators. */
  async holders(drawId: string, page: PageRequest): Promise<Page<DrawHolder>> {
    const counted: { count: number }[] = await this.manager.query(
      `SELECT count(*)::int AS count FROM draw_entry WHERE draw_id = $1 AND person_id IS NOT NULL`,
      [drawId],
    );
    const items: DrawHolder[] = await this.manager.query(
      `SELECT code, person_id AS "personId" FROM draw_entry WHERE draw_id = $1 AND person_id IS NOT NULL
        ORDER BY code COLLATE "C" LIMIT $2 OFFSET $3`,
      [drawId, page.perPage, (page.page - 1) * page.perPage],
    );
    return { items, totalCount: counted[0]?.count ?? 0 };
  }

  /**
   * Puts entries on a list, all in one statement.
   *
   * @throws {InvalidInputError} when a person does not exist or is on the list before
   */
  async addEntries(drawId: string, entries: readonly KeptEntry[]): Promise<void> {
    const refuse = (reason: string) => () =>
      new InvalidInputError([{ name: 'entries', code: 'draw-person', reason }]);
    await translating(
      {
        draw_entry_once: refuse('A person has one lot in a draw.'),
        draw_entry_person: refuse('One of these people does not exist.'),
      },
      () =>
        this.manager.query(
          `INSERT INTO draw_entry (draw_id, code, stratum, person_id)
           SELECT $1, * FROM unnest($2::text[], $3::text[], $4::uuid[])`,
          [
            drawId,
            entries.map(({ code }) => code),
            entries.map(({ stratum }) => stratum),
            entries.map(({ personId }) => personId),
          ],
        ),
    );
  }

  /** Empties a list that is not frozen. */
  async clearEntries(drawId: string): Promise<void> {
    await this.manager.query(`DELETE FROM draw_entry WHERE draw_id = $1`, [drawId]);
  }

  /** @throws {OwnDrawError} when whoever freezes stands on the list */
  async freeze(drawId: string, frozen: FrozenList): Promise<void> {
    await translating(OWN, () =>
      this.manager.update(DrawRow, { id: drawId }, { ...frozen, state: 'frozen' }),
    );
  }

  async cancel(
    drawId: string,
    cancelled: { readonly by: string; readonly at: Date; readonly reason: string },
  ): Promise<void> {
    const { by: cancelledBy, at: cancelledAt, reason: cancelReason } = cancelled;
    const next = { state: 'cancelled', cancelledBy, cancelledAt, cancelReason } as const;
    await this.manager.update(DrawRow, { id: drawId }, next);
  }

  /**
   * Records what was drawn, with the place of every code. At the end of the transaction the database
   * draws once more by itself, and refuses an outcome that differs.
   *
   * @throws {OwnDrawError} when whoever draws stands on the list
   */
  async insertOutcome(
    outcome: NewDrawOutcome,
    places: readonly {
      readonly code: string;
      readonly stratum: string;
      readonly place: number;
    }[],
  ): Promise<void> {
    await translating(OWN, () => this.manager.insert(DrawOutcomeRow, outcome));
    await this.manager.query(
      `INSERT INTO draw_place (draw_id, code, stratum, place)
       SELECT $1, * FROM unnest($2::text[], $3::text[], $4::int[])`,
      [
        outcome.drawId,
        places.map(({ code }) => code),
        places.map(({ stratum }) => stratum),
        places.map(({ place }) => place),
      ],
    );
    await this.manager.update(DrawRow, { id: outcome.drawId }, { state: 'drawn' });
  }

  findOutcome(drawId: string): Promise<DrawOutcome | null> {
    return this.manager.findOneBy(DrawOutcomeRow, { drawId });
  }

  /** The frozen list as it is published. @throws {NotFoundError} when nothing is frozen */
  listText(drawId: string): Promise<string> {
    return this.textOf('list_text', 'draw list', drawId);
  }

  /** The announcement as it is published. @throws {NotFoundError} when nothing is frozen */
  announcementText(drawId: string): Promise<string> {
    return this.textOf('announcement_text', 'draw announcement', drawId);
  }

  /** The record as it is published. @throws {NotFoundError} when nothing is drawn */
  recordText(drawId: string): Promise<string> {
    return this.textOf('record_text', 'draw record', drawId);
  }

  private async textOf(
    column: 'list_text' | 'announcement_text' | 'record_text',
    what: string,
    drawId: string,
  ): Promise<string> {
    const rows: { text: string | null }[] = await this.manager.query(
      `SELECT ${column} AS text FROM draw d LEFT JOIN draw_outcome o ON o.draw_id = d.id WHERE d.id = $1`,
      [drawId],
    );
    const text = rows[0]?.text ?? null;
    if (text === null) throw new NotFoundError(what, drawId);
    return text;
  }
}
