import type { EntityManager } from 'typeorm';
import {
  AlreadyJudgedError,
  type Judgement,
  type JudgementQuestion,
  NotFoundError,
  shownJudgements,
} from '#domain';
import { translating } from '../constraint-violation.js';
import type { Page, PageRequest } from '../page.js';

/** The answers to one question that are shown: how often each score, from 1 to 5. */
export type JudgementCounts = {
  readonly givenCount: number;
  readonly shownCount: number;
  readonly counts: Readonly<Record<JudgementQuestion, readonly number[]>>;
};

/** Words of one answer: whose they are, and when they were said, is not told. */
export type JudgementWords = {
  readonly id: string;
  readonly words: string | null;
  readonly hiddenReason: string | null;
};

/** How residents judge what became of initiatives. Who gave which answer is told to nobody. */
export class JudgementStore {
  constructor(private readonly manager: EntityManager) {}

  /** @throws {AlreadyJudgedError} when this person judged this initiative before */
  async insert(
    judgement: Judgement & { readonly id: string; readonly initiativeId: string },
    { by, at }: { readonly by: string; readonly at: Date },
  ): Promise<void> {
    const { id, initiativeId, asPromised, useful, wellHandled, words } = judgement;
    // The same lock as the database's own check takes: two at once get two numbers.
    await this.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1::text, 25))`, [
      initiativeId,
    ]);
    await translating({ judgement_once: () => new AlreadyJudgedError() }, () =>
      this.manager.query(
        `INSERT INTO judgement (id, initiative_id, number, person_id, as_promised, useful, well_handled, words, given_at)
         SELECT $1, $2, 1 + coalesce(max(number), 0), $3, $4, $5, $6, $7, $8 FROM judgement WHERE initiative_id = $2`,
        [id, initiativeId, by, asPromised, useful, wellHandled, words, at],
      ),
    );
  }

  async has(initiativeId: string, personId: string): Promise<boolean> {
    const rows: unknown[] = await this.manager.query(
      'SELECT FROM judgement WHERE initiative_id = $1 AND person_id = $2',
      [initiativeId, personId],
    );
    return rows.length > 0;
  }

  /** How often each score was given, over the answers that are shown. */
  async counts(initiativeId: string): Promise<JudgementCounts> {
    const givenCount = await this.countGiven(initiativeId);
    const shownCount = shownJudgements(givenCount);
    const rows: { score: number; asPromised: number; useful: number; wellHandled: number }[] =
      await this.manager.query(
        `SELECT score, count(*) FILTER (WHERE as_promised = score)::int AS "asPromised",
                count(*) FILTER (WHERE useful = score)::int AS useful,
                count(*) FILTER (WHERE well_handled = score)::int AS "wellHandled"
           FROM generate_series(1, 5) AS score LEFT JOIN judgement j ON j.initiative_id = $1 AND j.number <= $2
          GROUP BY score ORDER BY score`,
        [initiativeId, shownCount],
      );
    return {
      givenCount,
      shownCount,
      counts: {
        asPromised: rows.map(({ asPromised }) => asPromised),
        useful: rows.map(({ useful }) => useful),
        wellHandled: rows.map(({ wellHandled }) => wellHandled),
      },
    };
  }

  /** The words of the answers that are shown, in an order that says nothing of who came first. */
  async words(initiativeId: string, page: PageRequest): Promise<Page<JudgementWords>> {
    const shownCount = shownJudgements(await this.countGiven(initiativeId));
    const counted: [{ count: number }] = await this.manager.query(
      `SELECT count(*)::int AS count FROM judgement WHERE initiative_id = $1 AND number <= $2 AND words <> ''`,
      [initiativeId, shownCount],
    );
    const items: JudgementWords[] = await this.manager.query(
      `${WORDS} WHERE j.initiative_id = $1 AND j.number <= $2 AND j.words <> '' ORDER BY j.id LIMIT $3 OFFSET $4`,
      [initiativeId, shownCount, page.perPage, (page.page - 1) * page.perPage],
    );
    return { items, totalCount: counted[0].count };
  }

  /** @throws {NotFoundError} when the initiative has no such words that are shown */
  async getWords(initiativeId: string, judgementId: string): Promise<JudgementWords> {
    const shownCount = shownJudgements(await this.countGiven(initiativeId));
    const rows: JudgementWords[] = await this.manager.query(
      `${WORDS} WHERE j.initiative_id = $1 AND j.id = $2 AND j.number <= $3`,
      [initiativeId, judgementId, shownCount],
    );
    if (rows[0] === undefined) throw new NotFoundError('judgement', judgementId);
    return rows[0];
  }

  private async countGiven(initiativeId: string): Promise<number> {
    const rows: [{ count: number }] = await this.manager.query(
      'SELECT count(*)::int AS count FROM judgement WHERE initiative_id = $1',
      [initiativeId],
    );
    return rows[0].count;
  }
}

const WORDS = `
  SELECT j.id, CASE WHEN h.id IS NULL THEN j.words END AS words, h.reason AS "hiddenReason"
    FROM judgement j LEFT JOIN progress_hiding h ON h.judgement_id = j.id`;
