import { type EntityManager, In } from 'typeorm';
import {
  type AllocationCandidate,
  type AreaGeometry,
  type Cents,
  cents,
  type Initiative,
  type InitiativeState,
  type InitiativeStep,
  type InitiativeViewer,
  NotFoundError,
  type PaperCandidate,
  type ScreeningStand,
  VersionMismatchError,
} from '#domain';
import type { Page, PageRequest } from '../page.js';
import { CoInitiatorRow } from '../initiatives/co-initiator.row.js';
import {
  byInitiative,
  initiativeOf,
  numbered,
  planColumnsOf,
  rowOf,
} from './initiative-mapping.js';
import { CostLineRow, InitiativeRow } from './initiative.row.js';

/** Drafts are seen by who makes them, who wrote them down for another, and those who screen. */
const SEEN_BY = `(i.submitted_at IS NOT NULL OR :seesDrafts OR i.proposed_by = :personId OR i.entered_by = :personId
  OR EXISTS (SELECT FROM co_initiator c WHERE c.initiative_id = i.id AND c.person_id = :personId AND c.left_at IS NULL))`;

/** Initiatives with their cost lines, and with who makes them. */
export class InitiativeStore {
  constructor(private readonly manager: EntityManager) {}

  async find(initiativeId: string): Promise<Initiative | null> {
    const row = await this.manager.findOneBy(InitiativeRow, { id: initiativeId });
    return row === null ? null : ((await this.whole([row]))[0] ?? null);
  }

  /** @throws {NotFoundError} when there is no such initiative here */
  async get(initiativeId: string): Promise<Initiative> {
    const initiative = await this.find(initiativeId);
    if (initiative === null) throw new NotFoundError('initiative', initiativeId);
    return initiative;
  }

  /** The initiatives with these ids, in the order given; those that are not here are left out. */
  async getAll(initiativeIds: readonly string[]): Promise<Initiative[]> {
    const rows = await this.manager.findBy(InitiativeRow, { id: In([...initiativeIds]) });
    const byId = new Map((await this.whole(rows)).map((each) => [each.id, each]));
    return initiativeIds.flatMap((id) => byId.get(id) ?? []);
  }

  /**
   * The initiative, held until the transaction ends. Hold its round before it, never after.
   *
   * @throws {NotFoundError} when there is no such initiative here
   */
  async lock(initiativeId: string): Promise<Initiative> {
    await this.manager.query('SELECT FROM initiative WHERE id = $1 FOR NO KEY UPDATE', [
      initiativeId,
    ]);
    return this.get(initiativeId);
  }

  /** The initiatives of a round that the viewer may see, oldest first. */
  async list(
    page: PageRequest,
    filter: { readonly roundId: string; readonly state?: InitiativeState | undefined },
    viewer: InitiativeViewer,
  ): Promise<Page<Initiative>> {
    const query = this.manager
      .createQueryBuilder(InitiativeRow, 'i')
      .where('i.roundId = :roundId', { roundId: filter.roundId })
      .orderBy('i.createdAt', 'ASC')
      .addOrderBy('i.id', 'ASC')
      .skip((page.page - 1) * page.perPage)
      .take(page.perPage);
    if (viewer.personId === null && !viewer.seesDrafts) query.andWhere('i.submittedAt IS NOT NULL');
    else query.andWhere(SEEN_BY, viewer);
    if (filter.state !== undefined) query.andWhere('i.state = :state', { state: filter.state });
    const [rows, totalCount] = await query.getManyAndCount();
    return { items: await this.whole(rows), totalCount };
  }

  /** What somebody makes, alone or with others, last written first; without drafts that were thrown away. */
  async listMine(
    personId: string,
    page: PageRequest,
    state?: InitiativeState,
  ): Promise<Page<Initiative>> {
    const query = this.manager
      .createQueryBuilder(InitiativeRow, 'i')
      .where(
        `(i.proposed_by = :personId OR i.id IN (
            SELECT c.initiative_id FROM co_initiator c WHERE c.person_id = :personId AND c.left_at IS NULL))`,
        { personId },
      )
      .andWhere(`(i.submitted_at IS NOT NULL OR i.state = 'draft')`)
      .orderBy('i.savedAt', 'DESC')
      .addOrderBy('i.id', 'ASC')
      .skip((page.page - 1) * page.perPage)
      .take(page.perPage);
    if (state !== undefined) query.andWhere('i.state = :state', { state });
    const [rows, totalCount] = await query.getManyAndCount();
    return { items: await this.whole(rows), totalCount };
  }

  async insert(initiative: Initiative, importedFields: object | null = null): Promise<void> {
    await this.insertAll([initiative], importedFields);
  }

  /** Writes new initiatives in few statements. */
  async insertAll(
    initiatives: readonly Initiative[],
    importedFields: object | null = null,
  ): Promise<void> {
    const rows = initiatives.map((initiative) => ({
      ...rowOf(initiative),
      importedFields,
    }));
    for (let from = 0; from < rows.length; from += BATCH) {
      await this.manager.insert(InitiativeRow, rows.slice(from, from + BATCH));
    }
    const lines = initiatives.flatMap(({ id, costLines }) => numbered(id, costLines));
    for (let from = 0; from < lines.length; from += BATCH) {
      await this.manager.insert(CostLineRow, lines.slice(from, from + BATCH));
    }
  }

  /**
   * Writes the plan as a whole, or without its cost lines where they are the same as before.
   *
   * @returns the new version
   * @throws {VersionMismatchError} when the initiative is not the version that was read
   */
  async update(
    initiative: Initiative,
    costs: 'costs-too' | 'same-costs' = 'costs-too',
  ): Promise<number> {
    const { id, version, costLines } = initiative;
    const { affected } = await this.manager.update(
      InitiativeRow,
      { id, version },
      { ...planColumnsOf(initiative), version: version + 1 },
    );
    if (affected !== 1) throw new VersionMismatchError();
    if (costs === 'same-costs') return version + 1;
    await this.manager.delete(CostLineRow, { initiativeId: id });
    if (costLines.length > 0) await this.manager.insert(CostLineRow, numbered(id, costLines));
    return version + 1;
  }

  /** Takes one initiative a step further on its route. */
  async setState(initiativeId: string, step: InitiativeStep): Promise<void> {
    await this.setStates([initiativeId], step);
  }

  /** Takes several initiatives the same step further. */
  async setStates(initiativeIds: readonly string[], step: InitiativeStep): Promise<void> {
    if (initiativeIds.length === 0) return;
    await this.manager.update(
      InitiativeRow,
      { id: In([...initiativeIds]) },
      { ...step, version: () => 'version + 1' },
    );
  }

  /** The eligible initiatives of a round in their published order, with what each asks for, for its ballot paper. */
  async paperCandidates(roundId: string): Promise<PaperCandidate[]> {
    const rows: (Omit<PaperCandidate, 'costCents'> & { cost: string })[] = await this.manager.query(
      `SELECT i.id AS "initiativeId", i.imported_code AS "importedCode",
              i.area_id AS "areaId", i.proposed_by AS "proposedBy",
              i.requested_cents AS cost
         FROM initiative i WHERE i.round_id = $1 AND i.state = 'eligible'
        ORDER BY i.created_at, i.id`,
      [roundId],
    );
    return rows.map(({ cost, ...rest }) => ({ ...rest, costCents: centsFrom(cost) }));
  }

  /**
   * Every submitted initiative of a round with what it asks for, for an allocation decision. What
   * stands on the ballot paper asks for what the paper says.
   */
  async allocationCandidates(roundId: string): Promise<AllocationCandidate[]> {
    const rows: { initiativeId: string; cost: string; isEligible: boolean }[] =
      await this.manager.query(
        `SELECT i.id AS "initiativeId", i.state = 'eligible' AS "isEligible",
                coalesce(l.cost_cents, i.requested_cents) AS cost
           FROM initiative i LEFT JOIN ballot_paper_line l ON l.initiative_id = i.id
          WHERE i.round_id = $1 AND i.submitted_at IS NOT NULL
          ORDER BY i.created_at, i.id`,
        [roundId],
      );
    return rows.map(({ cost, ...rest }) => ({ ...rest, costCents: centsFrom(cost) }));
  }

  /** Whether an area of this municipality has this id. */
  async hasArea(areaId: string): Promise<boolean> {
    const rows: unknown[] = await this.manager.query('SELECT FROM area WHERE id = $1', [areaId]);
    return rows.length > 0;
  }

  /** How far the screening of an initiative is; where it stands still, those who screen wait for its initiators. */
  async screeningStand(initiativeId: string): Promise<ScreeningStand> {
    const rows: [ScreeningStand] = await this.manager.query(
      `SELECT EXISTS (SELECT FROM screening WHERE initiative_id = $1) AS "hasBegun",
              EXISTS (SELECT FROM term WHERE initiative_id = $1 AND kind = 'decision' AND state = 'suspended') AS "asksForChange"`,
      [initiativeId],
    );
    return rows[0];
  }

  /** The border of the area of a wijkteam; null while it has none on the map. */
  async borderOf(wijkteamId: string): Promise<AreaGeometry | null> {
    const [found]: { geometry: AreaGeometry | null }[] = await this.manager.query(
      'SELECT a.geometry FROM wijkteam w JOIN area a ON a.id = w.area_id WHERE w.id = $1',
      [wijkteamId],
    );
    return found?.geometry ?? null;
  }

  private async whole(rows: readonly InitiativeRow[]): Promise<Initiative[]> {
    if (rows.length === 0) return [];
    const initiativeId = In(rows.map(({ id }) => id));
    const lines = await this.manager.find(CostLineRow, {
      where: { initiativeId },
      order: { initiativeId: 'ASC', number: 'ASC' },
    });
    const joined = await this.manager.find(CoInitiatorRow, {
      where: { initiativeId },
      order: { confirmedAt: 'ASC', personId: 'ASC' },
    });
    const linesOf = byInitiative(lines);
    const joinedIn = byInitiative(joined);
    return rows.map((row) => ({
      ...initiativeOf(row, linesOf.get(row.id) ?? []),
      coInitiators: (joinedIn.get(row.id) ?? []).map(({ personId, leftAt }) => ({
        personId,
        hasLeft: leftAt !== null,
      })),
    }));
  }
}

/** Rows in one statement: far from the 65,535 parameters that it can have. */
const BATCH = 500;

function centsFrom(text: string): Cents {
  return cents(BigInt(text));
}
