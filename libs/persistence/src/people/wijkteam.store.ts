import type { EntityManager } from 'typeorm';
import {
  AlreadyExistsError,
  BuurtenRepresentedError,
  NotFoundError,
  VersionMismatchError,
  type Wijkteam,
} from '#domain';
import { translating } from '../constraint-violation.js';
import { type Page, type PageRequest, pageOf } from '../page.js';
import { WijkteamRow } from './wijkteam.row.js';

const NAME_TAKEN = { wijkteam_name: () => new AlreadyExistsError('wijkteam', 'name') };

/** The wijkteams of the municipality. */
export class WijkteamStore {
  constructor(private readonly manager: EntityManager) {}

  async get(wijkteamId: string): Promise<Wijkteam> {
    const row = await this.manager.findOneBy(WijkteamRow, { id: wijkteamId });
    if (row === null) throw new NotFoundError('wijkteam', wijkteamId);
    return row;
  }

  /** Wijkteams by name. */
  async list(page: PageRequest, filter: { readonly areaId?: string }): Promise<Page<Wijkteam>> {
    const [items, totalCount] = await this.manager.findAndCount(WijkteamRow, {
      where: { ...filter },
      order: { name: 'ASC', id: 'ASC' },
      ...pageOf(page),
    });
    return { items, totalCount };
  }

  /** @throws {AlreadyExistsError} when another wijkteam has the name */
  async insert(wijkteam: Wijkteam): Promise<void> {
    await translating(NAME_TAKEN, () => this.manager.insert(WijkteamRow, wijkteam));
  }

  /**
   * Changes a wijkteam as it was read, and returns it with its next version.
   *
   * @throws {AlreadyExistsError} when another wijkteam has the name
   * @throws {VersionMismatchError} when somebody changed it since
   * @throws {BuurtenRepresentedError} when a buurt with a sub-representative lies outside its new area
   */
  async update(wijkteam: Wijkteam): Promise<Wijkteam> {
    const { id, areaId, name, description, version } = wijkteam;
    const next = { areaId, name, description, version: version + 1 };
    const refusals = { ...NAME_TAKEN, wijkteam_buurten: () => new BuurtenRepresentedError(id) };
    const { affected } = await translating(refusals, () =>
      this.manager.update(WijkteamRow, { id, version }, next),
    );
    if (affected !== 1) throw new VersionMismatchError();
    return { id, ...next };
  }
}
