import type { EntityManager } from 'typeorm';
import { NotFoundError, type RoundMode, type RoundPhase } from '#domain';
import type { Page, PageRequest } from '../page.js';

/** Figures of a wijk: of all wijkteams in it together. */
export type WijkFigures = {
  readonly teamCount: number;
  readonly runningRoundCount: number;
  /** By state; states that no initiative is in are absent. */
  readonly initiativeCounts: Readonly<Record<string, number>>;
  readonly requestedCents: string;
  readonly allocatedCents: string;
  readonly paidCents: string;
  readonly promisesKept: number;
  readonly promisesBroken: number;
  readonly promisesOpen: number;
  readonly storyCount: number;
};

export type WijkSummary = WijkFigures & {
  readonly id: string;
  readonly name: string;
  readonly cbsCode: string | null;
  readonly buurtCount: number;
};

export type WijkTeam = { readonly id: string; readonly name: string; readonly description: string };

export type RunningRound = {
  readonly id: string;
  readonly wijkteamId: string;
  readonly title: string;
  readonly mode: RoundMode;
  readonly phase: RoundPhase;
  readonly submissionClosesAt: Date | null;
  readonly supportClosesAt: Date | null;
  readonly votingClosesAt: Date | null;
};

export type WijkInitiative = {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly allocatedCents: string;
};

export type WijkStory = { readonly id: string; readonly title: string; readonly publishedAt: Date };

/** Everything on the page of a wijk but its participation. */
export type WijkPage = {
  readonly summary: WijkSummary;
  readonly buurten: readonly { readonly id: string; readonly name: string }[];
  readonly teams: readonly WijkTeam[];
  readonly rounds: readonly RunningRound[];
  readonly initiatives: readonly WijkInitiative[];
  readonly stories: readonly WijkStory[];
};

/** How many of each stand on a page; links lead to all of them. */
const SHOWN = 10;
/** What the lists of a page have in front: the wijkteams of the wijk. */
const TEAMS = `WITH teams AS (SELECT w.id FROM wijkteam w JOIN area b ON b.id = w.area_id WHERE $1 IN (b.id, b.parent_id))`;
const RUNNING = `('draft', 'closed', 'cancelled')`;

const BUURTEN = `SELECT id, name FROM area WHERE parent_id = $1 ORDER BY lower(name), id`;
const TEAM_LIST = `${TEAMS} SELECT id, name, description FROM wijkteam WHERE id IN (SELECT id FROM teams) ORDER BY lower(name), id`;
const ROUNDS = `
  ${TEAMS} SELECT id, wijkteam_id AS "wijkteamId", title, mode, phase, submission_closes_at AS "submissionClosesAt",
         support_closes_at AS "supportClosesAt", voting_closes_at AS "votingClosesAt"
    FROM round WHERE wijkteam_id IN (SELECT id FROM teams) AND NOT is_imported AND phase NOT IN ${RUNNING}
   ORDER BY created_at DESC, id LIMIT ${SHOWN}`;
const INITIATIVES = `
  ${TEAMS} SELECT i.id, i.title, i.state, coalesce(c.amount_cents, 0) AS "allocatedCents"
    FROM initiative i JOIN round r ON r.id = i.round_id LEFT JOIN commitment c ON c.initiative_id = i.id
   WHERE r.wijkteam_id IN (SELECT id FROM teams) AND i.submitted_at IS NOT NULL ORDER BY i.submitted_at DESC, i.id LIMIT ${SHOWN}`;
const STORIES = `
  ${TEAMS} SELECT s.id, v.title, p.taken_at AS "publishedAt" FROM story s
    JOIN LATERAL (SELECT * FROM story_publication q WHERE q.story_id = s.id ORDER BY q.number DESC LIMIT 1) AS p ON p.step = 'publish'
    JOIN story_version v ON v.story_id = s.id AND v.number = p.version_number
   WHERE s.wijkteam_id IN (SELECT id FROM teams) ORDER BY p.taken_at DESC, s.id LIMIT ${SHOWN}`;

/** What everybody may see of wijken. Every page takes the same number of statements, however much there is. */
export class WijkPageStore {
  constructor(private readonly manager: EntityManager) {}

  /** The wijken by name, with their figures. */
  async list({ page, perPage }: PageRequest): Promise<Page<WijkSummary>> {
    const [{ count }]: [{ count: number }] = await this.manager.query(
      `SELECT count(*)::int AS count FROM area WHERE kind = 'wijk'`,
    );
    const items = await this.summaries(
      `SELECT * FROM area WHERE kind = 'wijk' ORDER BY lower(name), id LIMIT $1 OFFSET $2`,
      [perPage, (page - 1) * perPage],
    );
    return { items, totalCount: count };
  }

  /** @throws {NotFoundError} when there is no such wijk here */
  async get(areaId: string): Promise<WijkPage> {
    const [summary] = await this.summaries(`SELECT * FROM area WHERE kind = 'wijk' AND id = $1`, [
      areaId,
    ]);
    if (summary === undefined) throw new NotFoundError('wijk', areaId);
    // One connection, so one after the other.
    const buurten = await this.query<WijkPage['buurten'][number]>(BUURTEN, areaId);
    const teams = await this.query<WijkTeam>(TEAM_LIST, areaId);
    const rounds = await this.query<RunningRound>(ROUNDS, areaId);
    const initiatives = await this.query<WijkInitiative>(INITIATIVES, areaId);
    const stories = await this.query<WijkStory>(STORIES, areaId);
    return { summary, buurten, teams, rounds, initiatives, stories };
  }

  private query<Row>(sql: string, areaId: string): Promise<Row[]> {
    return this.manager.query<Row[]>(sql, [areaId]);
  }

  private async summaries(wijken: string, values: readonly unknown[]): Promise<WijkSummary[]> {
    return this.manager.query(
      `WITH wijken AS (${wijken}),
        teams AS (SELECT w.id, k.id AS wijk_id FROM wijken k JOIN area b ON k.id IN (b.id, b.parent_id) JOIN wijkteam w ON w.area_id = b.id),
        rounds AS (SELECT t.wijk_id, count(*)::int AS running FROM teams t JOIN round r ON r.wijkteam_id = t.id
                    WHERE NOT r.is_imported AND r.phase NOT IN ${RUNNING} GROUP BY t.wijk_id),
        states AS (SELECT t.wijk_id, i.state, count(*)::int AS count, sum(i.requested_cents) AS requested, sum(c.amount_cents) AS allocated,
                          sum(a.credits_posted - a.debits_posted) AS paid
                     FROM teams t JOIN round r ON r.wijkteam_id = t.id JOIN initiative i ON i.round_id = r.id
                     LEFT JOIN commitment c ON c.initiative_id = i.id
                     LEFT JOIN ledger.account a ON a.municipality_id = i.municipality_id AND a.path = 'initiative:' || i.id || ':paid'
                    WHERE i.submitted_at IS NOT NULL GROUP BY t.wijk_id, i.state),
        initiatives AS (SELECT wijk_id, jsonb_object_agg(state, count) AS counts, sum(requested) AS requested, sum(allocated) AS allocated, sum(paid) AS paid
                          FROM states GROUP BY wijk_id),
        promises AS (SELECT t.wijk_id, count(*) FILTER (WHERE o.outcome = 'kept')::int AS kept, count(*) FILTER (WHERE o.outcome = 'broken')::int AS broken,
                            count(*) FILTER (WHERE o.outcome IS NULL)::int AS open
                       FROM teams t JOIN promise p ON p.wijkteam_id = t.id LEFT JOIN promise_outcome o ON o.promise_id = p.id GROUP BY t.wijk_id),
        stories AS (SELECT t.wijk_id, count(*)::int AS count FROM teams t JOIN story s ON s.wijkteam_id = t.id
                     WHERE (SELECT q.step FROM story_publication q WHERE q.story_id = s.id ORDER BY q.number DESC LIMIT 1) = 'publish' GROUP BY t.wijk_id)
       SELECT k.id, k.name, k.cbs_code AS "cbsCode", (SELECT count(*)::int FROM area b WHERE b.parent_id = k.id) AS "buurtCount",
              (SELECT count(*)::int FROM teams t WHERE t.wijk_id = k.id) AS "teamCount", coalesce(r.running, 0) AS "runningRoundCount",
              coalesce(i.counts, '{}') AS "initiativeCounts", coalesce(i.requested, 0) AS "requestedCents", coalesce(i.allocated, 0) AS "allocatedCents",
              coalesce(i.paid, 0) AS "paidCents", coalesce(p.kept, 0) AS "promisesKept", coalesce(p.broken, 0) AS "promisesBroken",
              coalesce(p.open, 0) AS "promisesOpen", coalesce(s.count, 0) AS "storyCount"
         FROM wijken k LEFT JOIN rounds r ON r.wijk_id = k.id LEFT JOIN initiatives i ON i.wijk_id = k.id
         LEFT JOIN promises p ON p.wijk_id = k.id LEFT JOIN stories s ON s.wijk_id = k.id ORDER BY lower(k.name), k.id`,
      [...values],
    );
  }
}
