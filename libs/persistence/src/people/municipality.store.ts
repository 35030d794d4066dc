import type { EntityManager } from 'typeorm';
import { NotFoundError } from '#domain';
import { type Page, type PageRequest, pageOf } from '../page.js';
import { MunicipalityRow } from './municipality.row.js';

export type Municipality = {
  readonly id: string;
  /** The name in addresses, such as `lindestad`. */
  readonly slug: string;
  readonly name: string;
  readonly cbsCode: string | null;
};

const SLUG_SHAPE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The municipalities of this installation. They are public, and the same for every tenant. */
export class MunicipalityStore {
  constructor(private readonly manager: EntityManager) {}

  async getBySlug(slug: string): Promise<Municipality> {
    const row = await this.findBySlug(slug);
    if (row === null) throw new NotFoundError('municipality', slug);
    return row;
  }

  async findBySlug(slug: string): Promise<Municipality | null> {
    // What stands in an address can be anything, also what PostgreSQL takes for no text at all.
    return SLUG_SHAPE.test(slug) ? this.manager.findOneBy(MunicipalityRow, { slug }) : null;
  }

  async list(page: PageRequest): Promise<Page<Municipality>> {
    const [items, totalCount] = await this.manager.findAndCount(MunicipalityRow, {
      order: { slug: 'ASC' },
      ...pageOf(page),
    });
    return { items, totalCount };
  }

  async insert(municipality: Municipality): Promise<void> {
    await this.manager.insert(MunicipalityRow, municipality);
  }
}
