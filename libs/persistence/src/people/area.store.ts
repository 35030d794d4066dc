import type { EntityManager } from 'typeorm';
import { AlreadyExistsError, type Area, type AreaKind, NotFoundError } from '#domain';
import { translating } from '../constraint-violation.js';
import { type Page, type PageRequest, pageOf } from '../page.js';
import { AreaRow } from './wijkteam.row.js';

export type AreaFilter = { readonly kind?: AreaKind; readonly parentId?: string };

/** An area in a list: borders are large, and are read one at a time. */
export type AreaSummary = Omit<Area, 'geometry'>;

/** The wijken and buurten of the municipality. */
export class AreaStore {
  constructor(private readonly manager: EntityManager) {}

  async get(areaId: string): Promise<Area> {
    const row = await this.manager.findOneBy(AreaRow, { id: areaId });
    if (row === null) throw new NotFoundError('area', areaId);
    return row as Area;
  }

  /** Areas by kind (wijken last) and name. */
  async list(page: PageRequest, filter: AreaFilter): Promise<Page<AreaSummary>> {
    const [items, totalCount] = await this.manager.findAndCount(AreaRow, {
      select: { id: true, kind: true, name: true, parentId: true, cbsCode: true, cbsYear: true },
      where: { ...filter },
      order: { kind: 'ASC', name: 'ASC', id: 'ASC' },
      ...pageOf(page),
    });
    return { items, totalCount };
  }

  /** @throws {AlreadyExistsError} when another area has the name, or the CBS code of that year */
  async insert(area: Area): Promise<void> {
    await translating(
      {
        area_name: () => new AlreadyExistsError('area', 'name'),
        area_cbs_once: () => new AlreadyExistsError('area', 'cbsCode'),
      },
      () => this.manager.insert(AreaRow, area),
    );
  }
}
