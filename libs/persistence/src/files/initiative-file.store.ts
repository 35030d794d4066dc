import type { EntityManager } from 'typeorm';
import { type Attachment, VersionMismatchError } from '#domain';
import type { Page, PageRequest } from '../page.js';

/** A file as it stands with an initiative. */
export type InitiativeFile = Attachment & {
  readonly place: number;
  readonly fileName: string;
  readonly mediaType: string;
  readonly byteCount: number;
  readonly widthPixels: number | null;
  readonly heightPixels: number | null;
  readonly uploadedBy: string;
  readonly attachedAt: Date;
};

type Attached = { readonly attachedBy: string; readonly attachedAt: Date };

/** Which files initiatives show, in order. */
export class InitiativeFileStore {
  constructor(private readonly manager: EntityManager) {}

  /** How often the list changed; 0 when there never was one. */
  async version(initiativeId: string): Promise<number> {
    const rows: { version: number }[] = await this.manager.query(
      'SELECT version FROM initiative_file_list WHERE initiative_id = $1',
      [initiativeId],
    );
    return rows[0]?.version ?? 0;
  }

  /** Holds the list until the transaction ends, and says its version: nobody else changes it. */
  async hold(initiativeId: string): Promise<number> {
    const rows: { version: number }[] = await this.manager.query(
      'SELECT version FROM initiative_file_list WHERE initiative_id = $1 FOR NO KEY UPDATE',
      [initiativeId],
    );
    return rows[0]?.version ?? 0;
  }

  /** All files of an initiative; there are few. */
  all(initiativeId: string): Promise<InitiativeFile[]> {
    return this.manager.query(`${SHOWN} WHERE a.initiative_id = $1 ORDER BY a.place`, [
      initiativeId,
    ]);
  }

  async list(initiativeId: string, { page, perPage }: PageRequest): Promise<Page<InitiativeFile>> {
    const counted: [{ count: number }] = await this.manager.query(
      'SELECT count(*)::int AS count FROM initiative_file WHERE initiative_id = $1',
      [initiativeId],
    );
    const items: InitiativeFile[] = await this.manager.query(
      `${SHOWN} WHERE a.initiative_id = $1 ORDER BY a.place LIMIT $2 OFFSET $3`,
      [initiativeId, perPage, (page - 1) * perPage],
    );
    return { items, totalCount: counted[0].count };
  }

  /** The first photo of each of these initiatives, for lists: one statement for all of them. */
  async firstPhotos(initiativeIds: readonly string[]): Promise<ReadonlyMap<string, Attachment>> {
    const rows: (Attachment & { initiativeId: string })[] = await this.manager.query(
      `SELECT DISTINCT ON (a.initiative_id) a.initiative_id AS "initiativeId", a.file_id AS "fileId",
              f.kind, a.description
         FROM initiative_file a JOIN file f ON f.id = a.file_id
        WHERE a.initiative_id = ANY($1) AND f.kind = 'photo' ORDER BY a.initiative_id, a.place`,
      [[...initiativeIds]],
    );
    return new Map(rows.map(({ initiativeId, ...rest }) => [initiativeId, rest]));
  }

  /** The initiatives that show a file. */
  async initiativesOf(fileId: string): Promise<string[]> {
    const rows: { id: string }[] = await this.manager.query(
      'SELECT initiative_id AS id FROM initiative_file WHERE file_id = $1 ORDER BY initiative_id',
      [fileId],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Makes the list of an initiative just this one, in this order.
   *
   * @returns its new version
   * @throws {VersionMismatchError} when the list is not the version that was read
   */
  async replace(
    initiativeId: string,
    version: number,
    wanted: readonly Attachment[],
    { attachedBy, attachedAt }: Attached,
  ): Promise<number> {
    const next = await this.step(initiativeId, version);
    const fileIds = wanted.map(({ fileId }) => fileId);
    await this.manager.query(
      'DELETE FROM initiative_file WHERE initiative_id = $1 AND file_id <> ALL($2)',
      [initiativeId, fileIds],
    );
    const held = new Set((await this.all(initiativeId)).map(({ fileId }) => fileId));
    for (const [index, { fileId, description }] of wanted.entries()) {
      const values = [initiativeId, fileId, index + 1, description];
      await (held.has(fileId)
        ? this.manager.query(
            'UPDATE initiative_file SET place = $3, description = $4 WHERE initiative_id = $1 AND file_id = $2',
            values,
          )
        : this.manager.query(
            `INSERT INTO initiative_file (initiative_id, file_id, place, description, attached_by, attached_at)
             VALUES ($1, $2, $3, $4, $5, $6)`,
            [...values, attachedBy, attachedAt],
          ));
    }
    return next;
  }

  private async step(initiativeId: string, version: number): Promise<number> {
    const rows: { version: number }[] = await this.manager.query(
      version === 0
        ? `INSERT INTO initiative_file_list (initiative_id, version) VALUES ($1, $2::int + 1)
           ON CONFLICT DO NOTHING RETURNING version`
        : `WITH stepped AS (UPDATE initiative_file_list SET version = version + 1
             WHERE initiative_id = $1 AND version = $2 RETURNING version) SELECT version FROM stepped`,
      [initiativeId, version],
    );
    if (rows[0] === undefined) throw new VersionMismatchError();
    return rows[0].version;
  }
}

const SHOWN = `
  SELECT a.file_id AS "fileId", f.kind, a.description, a.place, f.file_name AS "fileName",
         f.media_type AS "mediaType", f.byte_count AS "byteCount", f.width_pixels AS "widthPixels",
         f.height_pixels AS "heightPixels", f.uploaded_by AS "uploadedBy", a.attached_at AS "attachedAt"
    FROM initiative_file a JOIN file f ON f.id = a.file_id`;
