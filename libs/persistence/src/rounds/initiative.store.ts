import { type EntityManager, In } from 'typeorm';
import {
  type AllocationCandidate,
  type Cents,
  cents,
  type Initiative,
  type InitiativeState,
  type InitiativeStep,
  type InitiativeViewer,
  NotFoundError,
  type PaperCandidate,
  VersionMismatchError,
} from '#domain';
import type { Page, PageRequest } from '../page.js';
import { CostLineRow, InitiativeRow } from './initiative.row.js';

/** Initiatives with their cost lines. */
export class InitiativeStore {
  constructor(private readonly manager: EntityManager) {}

  async find(initiativeId: string): Promise<Initiative | null> {
    const row = await this.manager.findOneBy(InitiativeRow, { id: initiativeId });
    return row === null ? null : ((await this.withCosts([row]))[0] ?? null);
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
    const byId = new Map((await this.withCosts(rows)).map((each) => [each.id, each]));
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
      .andWhere('(i.submittedAt IS NOT NULL OR i.proposedBy = :personId OR :seesDrafts)', viewer)
      .orderBy('i.createdAt', 'ASC')
      .addOrderBy('i.id', 'ASC')
      .skip((page.page - 1) * page.perPage)
      .take(page.perPage);
    if (filter.state !== undefined) query.andWhere('i.state = :state', { state: filter.state });
    const [rows, totalCount] = await query.getManyAndCount();
    return { items: await this.withCosts(rows), totalCount };
  }

  async insert(initiative: Initiative, importedFields: object | null = null): Promise<void> {
    const { costLines, location, ...rest } = initiative;
    await this.manager.insert(InitiativeRow, {
      ...rest,
      ...coordinatesOf(location),
      importedFields,
    });
    await this.insertCosts(initiative.id, costLines);
  }

  /**
   * Writes the plan: title, summary, place, area, and the cost lines as a whole.
   *
   * @returns the new version
   * @throws {VersionMismatchError} when the initiative is not the version that was read
   */
  async update(initiative: Initiative): Promise<number> {
    const { id, version, title, summary, location, areaId, costLines } = initiative;
    const { affected } = await this.manager.update(
      InitiativeRow,
      { id, version },
      { title, summary, areaId, ...coordinatesOf(location), version: version + 1 },
    );
    if (affected !== 1) throw new VersionMismatchError();
    await this.manager.delete(CostLineRow, { initiativeId: id });
    await this.insertCosts(id, costLines);
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

  /** The eligible initiatives of a round in their published order, for its ballot paper. */
  async paperCandidates(roundId: string): Promise<PaperCandidate[]> {
    const rows: (Omit<PaperCandidate, 'costCents'> & { cost: string })[] = await this.manager.query(
      `SELECT i.id AS "initiativeId", i.imported_code AS "importedCode",
              i.area_id AS "areaId", i.proposed_by AS "proposedBy",
              (SELECT coalesce(sum(amount_cents), 0) FROM cost_line WHERE initiative_id = i.id) AS cost
         FROM initiative i WHERE i.round_id = $1 AND i.state = 'eligible'
        ORDER BY i.created_at, i.id`,
      [roundId],
    );
    return rows.map(({ cost, ...rest }) => ({ ...rest, costCents: centsFrom(cost) }));
  }

  /**
   * Every submitted initiative of a round with what it costs, for an allocation decision. What
   * stands on the ballot paper costs what the paper says.
   */
  async allocationCandidates(roundId: string): Promise<AllocationCandidate[]> {
    const rows: { initiativeId: string; cost: string; isEligible: boolean }[] =
      await this.manager.query(
        `SELECT i.id AS "initiativeId", i.state = 'eligible' AS "isEligible",
                coalesce(l.cost_cents,
                  (SELECT sum(amount_cents) FROM cost_line WHERE initiative_id = i.id), 0) AS cost
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

  private async insertCosts(id: string, costLines: Initiative['costLines']): Promise<void> {
    if (costLines.length === 0) return;
    await this.manager.insert(
      CostLineRow,
      costLines.map((line, index) => ({ ...line, initiativeId: id, number: index + 1 })),
    );
  }

  private async withCosts(rows: readonly InitiativeRow[]): Promise<Initiative[]> {
    const lines =
      rows.length === 0
        ? []
        : await this.manager.find(CostLineRow, {
            where: { initiativeId: In(rows.map(({ id }) => id)) },
            order: { initiativeId: 'ASC', number: 'ASC' },
          });
    const byInitiative = new Map<string, CostLineRow[]>(rows.map(({ id }) => [id, []]));
    for (const line of lines) byInitiative.get(line.initiativeId)?.push(line);
    return rows.map((row) => initiativeOf(row, byInitiative.get(row.id) ?? []));
  }
}

function initiativeOf(row: InitiativeRow, lines: readonly CostLineRow[]): Initiative {
  const { longitude, latitude, ...rest } = row;
  return {
    ...rest,
    location: longitude === null || latitude === null ? null : { longitude, latitude },
    costLines: lines.map(({ description, amountCents }) => ({
      description,
      amountCents: cents(amountCents),
    })),
  };
}

function coordinatesOf(location: Initiative['location']): {
  longitude: number | null;
  latitude: number | null;
} {
  return { longitude: location?.longitude ?? null, latitude: location?.latitude ?? null };
}

function centsFrom(text: string): Cents {
  return cents(BigInt(text));
}
