import type { EntityManager } from 'typeorm';
import {
  AlreadyRespondedError,
  type AreaBoundary,
  BoundaryDecidedError,
  type BoundaryOutcome,
  type BoundaryState,
  type GivenAnswer,
  NotFoundError,
} from '#domain';
import { translating } from '../constraint-violation.js';
import type { Page, PageRequest } from '../page.js';
import { pageOf } from '../page.js';
import {
  AreaBoundaryDecisionRow,
  AreaBoundaryResponseRow,
  AreaBoundaryRow,
} from './area-boundary.row.js';

/** A boundary in a list: how many confirm it and object to it, never who. */
export type BoundarySummary = Omit<AreaBoundary, 'geometry'> & {
  readonly state: BoundaryState;
  readonly confirmCount: number;
  readonly objectCount: number;
  /** Why it was adopted or rejected; null while it is open. */
  readonly decisionReason: string | null;
  readonly decidedAt: Date | null;
};

export type BoundaryDetail = BoundarySummary & Pick<AreaBoundary, 'geometry'>;

export type NewResponse = GivenAnswer & { readonly personId: string; readonly respondedAt: Date };

/** An answer without who gave it. */
export type AnonymousResponse = GivenAnswer & { readonly respondedAt: Date };

export type NewDecision = {
  readonly outcome: BoundaryOutcome;
  readonly reason: string;
  readonly decidedBy: string;
  readonly decidedAt: Date;
};

const SUMMARY = `
  SELECT b.id, b.area_id AS "areaId", b.name, b.reason, b.drawn_by AS "drawnBy", b.drawn_at AS "drawnAt",
         CASE WHEN d.outcome IS NULL THEN 'open' WHEN d.outcome = 'rejected' THEN 'rejected'
              WHEN EXISTS (SELECT FROM area_boundary_decision l WHERE l.area_id = d.area_id AND l.outcome = 'adopted' AND l.number > d.number)
              THEN 'superseded' ELSE 'adopted' END AS state,
         (SELECT count(*)::int FROM area_boundary_response r WHERE r.boundary_id = b.id AND r.answer = 'confirm') AS "confirmCount",
         (SELECT count(*)::int FROM area_boundary_response r WHERE r.boundary_id = b.id AND r.answer = 'object') AS "objectCount",
         d.reason AS "decisionReason", d.decided_at AS "decidedAt"`;
const SOURCE = `FROM area_boundary b LEFT JOIN area_boundary_decision d ON d.boundary_id = b.id`;

/** Boundaries that residents draw beside the official ones, and what others say of them. */
export class AreaBoundaryStore {
  constructor(private readonly manager: EntityManager) {}

  async insert(boundary: AreaBoundary): Promise<void> {
    await this.manager.insert(AreaBoundaryRow, boundary);
  }

  /** @throws {NotFoundError} when the area has no such boundary */
  async get(areaId: string, boundaryId: string): Promise<BoundaryDetail> {
    const found = await this.getById(boundaryId);
    if (found.areaId !== areaId.toLowerCase()) throw new NotFoundError('boundary', boundaryId);
    return found;
  }

  /** @throws {NotFoundError} when there is no such boundary */
  async getById(boundaryId: string): Promise<BoundaryDetail> {
    const [found]: BoundaryDetail[] = await this.manager.query(
      `${SUMMARY}, b.geometry ${SOURCE} WHERE b.id = $1`,
      [boundaryId],
    );
    if (found === undefined) throw new NotFoundError('boundary', boundaryId);
    return found;
  }

  /** The boundaries of an area, newest first. */
  async list(areaId: string, { page, perPage }: PageRequest): Promise<Page<BoundarySummary>> {
    const items: BoundarySummary[] = await this.manager.query(
      `${SUMMARY} ${SOURCE} WHERE b.area_id = $1 ORDER BY b.drawn_at DESC, b.id LIMIT $2 OFFSET $3`,
      [areaId, perPage, (page - 1) * perPage],
    );
    return { items, totalCount: await this.manager.countBy(AreaBoundaryRow, { areaId }) };
  }

  /** The answers to a boundary, newest first, without who gave them. */
  async listResponses(boundaryId: string, page: PageRequest): Promise<Page<AnonymousResponse>> {
    const [rows, totalCount] = await this.manager.findAndCount(AreaBoundaryResponseRow, {
      where: { boundaryId },
      order: { respondedAt: 'DESC', personId: 'ASC' },
      ...pageOf(page),
    });
    const items = rows.map(({ answer, reason, respondedAt }) => ({ answer, reason, respondedAt }));
    return { items, totalCount };
  }

  async findResponse(boundaryId: string, personId: string): Promise<GivenAnswer | null> {
    return this.manager.findOneBy(AreaBoundaryResponseRow, { boundaryId, personId });
  }

  /**
   * @throws {AlreadyRespondedError} when the person answered at the same moment
   * @throws {BoundaryDecidedError} when the boundary was decided on at the same moment
   */
  async respond(boundaryId: string, response: NewResponse): Promise<void> {
    await translating(
      {
        area_boundary_response_pkey: () => new AlreadyRespondedError(),
        area_boundary_response_open: () => new BoundaryDecidedError(),
      },
      () => this.manager.insert(AreaBoundaryResponseRow, { boundaryId, ...response }),
    );
  }

  /** Keeps others from judging the boundaries of an area until the transaction ends. */
  async lockArea(areaId: string): Promise<void> {
    await this.manager.query(`SELECT FROM area WHERE id = $1 FOR NO KEY UPDATE`, [areaId]);
  }

  /** Records a decision; the area is locked. @throws {BoundaryDecidedError} when there is one */
  async decide(
    { id, areaId }: Pick<AreaBoundary, 'id' | 'areaId'>,
    decision: NewDecision,
  ): Promise<void> {
    const number = 1 + (await this.manager.countBy(AreaBoundaryDecisionRow, { areaId }));
    await translating({ area_boundary_decision_pkey: () => new BoundaryDecidedError() }, () =>
      this.manager.insert(AreaBoundaryDecisionRow, { boundaryId: id, areaId, number, ...decision }),
    );
  }
}
