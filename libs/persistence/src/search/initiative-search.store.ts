import type { EntityManager } from 'typeorm';
import {
  type Cents,
  cents,
  type InitiativeState,
  type InitiativeTheme,
  type Location,
  type SimilarCandidate,
  type TellingWords,
} from '#domain';
import type { Page, PageRequest } from '../page.js';

/** Which public initiatives are looked for; what is left out does not matter. */
export type InitiativeFilter = {
  readonly wijkteamId?: string | undefined;
  readonly roundId?: string | undefined;
  /** A buurt, or a wijk with its buurten. */
  readonly areaId?: string | undefined;
  readonly state?: InitiativeState | undefined;
  readonly theme?: InitiativeTheme | undefined;
};

/** A public initiative as a list shows it. */
export type FoundInitiative = {
  readonly id: string;
  readonly roundId: string;
  readonly roundTitle: string;
  readonly wijkteamId: string;
  readonly title: string;
  readonly summary: string;
  readonly state: InitiativeState;
  readonly theme: InitiativeTheme | null;
  readonly costCents: Cents;
  readonly requestedCents: Cents;
  readonly location: Location | null;
  readonly areaId: string | null;
  readonly areaName: string | null;
  readonly submittedAt: Date;
};

/** How many candidates a text is compared with: those with the most words in common. */
const CANDIDATES_MAX = 60;
/** Beyond so many a list is not counted: its total is then at least this. */
export const LIST_COUNT_MAX = 10_000;
/** Beyond so many a search is neither ranked nor counted. The database function knows it too. */
export const SEARCH_COUNT_MAX = 1_000;

/** Finds public initiatives: by their words, by what they are of, and by what they are like. */
export class InitiativeSearchStore {
  constructor(private readonly manager: EntityManager) {}

  /** Public initiatives that hold all of these words, or words like them; the best first. */
  async search(
    page: PageRequest,
    terms: readonly string[],
    filter: InitiativeFilter,
  ): Promise<Page<FoundInitiative>> {
    const rows: { ids: string[]; total: number }[] = await this.manager.query(
      'SELECT ids, total FROM search_initiatives($1, $2, $3, $4)',
      [terms, filter, (page.page - 1) * page.perPage, page.perPage],
    );
    const { ids, total } = rows[0] ?? { ids: [], total: 0 };
    return cutOff(await this.shown(ids), total, SEARCH_COUNT_MAX);
  }

  /** Public initiatives, the newest first. */
  async list(page: PageRequest, filter: InitiativeFilter): Promise<Page<FoundInitiative>> {
    const { wijkteamId, roundId, areaId, state, theme } = filter;
    const values = [roundId, state, theme, areaId, wijkteamId].map((value) => value ?? null);
    const counted: { count: number }[] = await this.manager.query(
      `SELECT count(*)::int AS count FROM (SELECT ${LISTED} LIMIT ${LIST_COUNT_MAX + 1}) AS counted`,
      values,
    );
    const found: { id: string }[] = await this.manager.query(
      `SELECT i.id ${LISTED} ORDER BY i.submitted_at DESC, i.id DESC OFFSET $6 LIMIT $7`,
      [...values, (page.page - 1) * page.perPage, page.perPage],
    );
    const items = await this.shown(found.map(({ id }) => id));
    return cutOff(items, counted[0]?.count ?? 0, LIST_COUNT_MAX);
  }

  /**
   * Public initiatives that share words with a text, as far as they can be like it; not the one that
   * is left out.
   */
  similarCandidates(words: TellingWords, leaveOut: string | null): Promise<SimilarCandidate[]> {
    return this.manager.query(
      `SELECT i.id, i.round_id AS "roundId", i.title, i.state, i.area_id AS "areaId", i.submitted_at AS "submittedAt",
              CASE WHEN i.longitude IS NULL THEN NULL
                   ELSE json_build_object('longitude', i.longitude, 'latitude', i.latitude) END AS location,
              s."sharedInTitle", s."sharedInText"
         FROM similar_initiatives($1, $2, $3, $4) s JOIN initiative i ON i.id = s.id`,
      [words.inTitle, words.inText, leaveOut, CANDIDATES_MAX],
    );
  }

  /** Initiatives as a list shows them, in the order given; those that are not public are left out. */
  private async shown(ids: readonly string[]): Promise<FoundInitiative[]> {
    if (ids.length === 0) return [];
    const rows: ShownRow[] = await this.manager.query(SHOWN, [ids]);
    return rows.map(({ costCents, requestedCents, ...rest }) => ({
      ...rest,
      costCents: cents(BigInt(costCents)),
      requestedCents: cents(BigInt(requestedCents)),
    }));
  }
}

type ShownRow = Omit<FoundInitiative, 'costCents' | 'requestedCents'> & {
  readonly costCents: string;
  readonly requestedCents: string;
};

const LISTED = `
  FROM initiative i WHERE i.submitted_at IS NOT NULL AND ($1::uuid IS NULL OR i.round_id = $1)
   AND ($2::text IS NULL OR i.state = $2) AND ($3::text IS NULL OR i.theme = $3)
   AND ($4::uuid IS NULL OR i.area_id IN (SELECT a.id FROM area a WHERE a.id = $4 OR a.parent_id = $4))
   AND ($5::uuid IS NULL OR i.round_id IN (SELECT r.id FROM round r WHERE r.wijkteam_id = $5))`;

const SHOWN = `
  SELECT i.id, i.round_id AS "roundId", r.title AS "roundTitle", r.wijkteam_id AS "wijkteamId", i.title, i.summary, i.state, i.theme,
         i.cost_cents AS "costCents", i.requested_cents AS "requestedCents",
         CASE WHEN i.longitude IS NULL THEN NULL
              ELSE json_build_object('longitude', i.longitude, 'latitude', i.latitude) END AS location,
         i.area_id AS "areaId", a.name AS "areaName", i.submitted_at AS "submittedAt"
    FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted (id, place)
    JOIN initiative i ON i.id = wanted.id AND i.submitted_at IS NOT NULL
    JOIN round r ON r.id = i.round_id LEFT JOIN area a ON a.id = i.area_id
   ORDER BY wanted.place`;

function cutOff(
  items: readonly FoundInitiative[],
  count: number,
  countMax: number,
): Page<FoundInitiative> {
  return count > countMax
    ? { items, totalCount: countMax, isTotalAtLeast: true }
    : { items, totalCount: count };
}
