import type { EntityManager } from 'typeorm';
import { type DrawPlace, isDrawCode, NotFoundError, OwnDrawError, type PlaceAnswer } from '#domain';
import { translating } from '../constraint-violation.js';
import type { Page, PageRequest } from '../page.js';
import { DrawPlaceEventRow } from './draw-outcome.row.js';

/** Which places are asked for. */
export type PlaceFilter = { readonly stratum?: string; readonly code?: string };

/** Somebody who was invited answered, or did not in time. */
export type RecordedAnswer = {
  readonly drawId: string;
  readonly code: string;
  readonly answer: PlaceAnswer;
  /** The membership that accepting gave; null for any other answer. */
  readonly membershipId: string | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
};

const OWN = { draw_own: () => new OwnDrawError() };

/** The day in the Netherlands on which the transaction began, as the database reckons too. */
const TODAY = `(now() AT TIME ZONE 'Europe/Amsterdam')::date`;

const PLACES = `FROM draw_place p
  LEFT JOIN draw_place_event i ON i.draw_id = p.draw_id AND i.code = p.code AND i.kind = 'invited'
  LEFT JOIN draw_place_event a ON a.draw_id = p.draw_id AND a.code = p.code AND a.kind <> 'invited'
  WHERE p.draw_id = $1 AND ($2::text IS NULL OR p.stratum = $2) AND ($3::text IS NULL OR p.code = $3)`;

/** The places of a draw in their order, and what became of each. Only ever added to. */
export class DrawPlaceStore {
  constructor(private readonly manager: EntityManager) {}

  async todayOn(): Promise<string> {
    const rows: [{ today: string }] = await this.manager.query(`SELECT ${TODAY}::text AS today`);
    return rows[0].today;
  }

  /** All places of a draw or of one stratum, by stratum and place. */
  all(drawId: string, filter: PlaceFilter = {}): Promise<DrawPlace[]> {
    return this.select(drawId, filter, 'LIMIT ALL');
  }

  async list(drawId: string, page: PageRequest, filter: PlaceFilter): Promise<Page<DrawPlace>> {
    const counted: { count: number }[] = await this.manager.query(
      `SELECT count(*)::int AS count ${PLACES}`,
      [drawId, filter.stratum ?? null, filter.code ?? null],
    );
    const part = `LIMIT ${page.perPage} OFFSET ${(page.page - 1) * page.perPage}`;
    const items = await this.select(drawId, filter, part);
    return { items, totalCount: counted[0]?.count ?? 0 };
  }

  async get(drawId: string, code: string): Promise<DrawPlace> {
    const [place] = isDrawCode(code) ? await this.all(drawId, { code }) : [];
    if (place === undefined) throw new NotFoundError('draw place', code);
    return place;
  }

  /** Invites these codes, with so many days from today to answer in. */
  async invite(
    drawId: string,
    codes: readonly string[],
    given: { readonly answerDays: number; readonly recordedBy: string; readonly recordedAt: Date },
  ): Promise<void> {
    const { answerDays, recordedBy, recordedAt } = given;
    await translating(OWN, () =>
      this.manager.query(
        `INSERT INTO draw_place_event (draw_id, code, kind, answer_by_on, recorded_by, recorded_at)
         SELECT $1, code, 'invited', ${TODAY} + $3::int, $4, $5
           FROM unnest($2::text[]) WITH ORDINALITY AS u (code, n) ORDER BY n`,
        [drawId, codes, answerDays, recordedBy, recordedAt],
      ),
    );
  }

  /** @throws {OwnDrawError} when whoever records it stands on the list */
  async recordAnswer({ answer, ...rest }: RecordedAnswer): Promise<void> {
    await translating(OWN, () =>
      this.manager.insert(DrawPlaceEventRow, { ...rest, kind: answer, answerByOn: null }),
    );
  }

  private select(drawId: string, filter: PlaceFilter, part: string): Promise<DrawPlace[]> {
    return this.manager.query(
      `SELECT p.code, p.stratum, p.place, coalesce(a.kind, i.kind, 'reserve') AS state, i.answer_by_on::text AS "answerByOn"
         ${PLACES} ORDER BY p.stratum COLLATE "C", p.place ${part}`,
      [drawId, filter.stratum ?? null, filter.code ?? null],
    );
  }
}
