import type { EntityManager } from 'typeorm';
import { type FileKind, FileInUseError, NotFoundError, UploadQuotaError } from '#domain';
import { translating } from '../constraint-violation.js';
import type { Page, PageRequest } from '../page.js';

export type RenditionSize = 'original' | 'page' | 'thumbnail';

/** What is known of a file beside its bytes. */
export type StoredFile = {
  readonly id: string;
  readonly kind: FileKind;
  readonly fileName: string;
  readonly mediaType: string;
  readonly byteCount: number;
  /** The SHA-256 of what was sent. */
  readonly contentHash: string;
  readonly widthPixels: number | null;
  readonly heightPixels: number | null;
  /** The scanner that found nothing in it; null when the installation has none. */
  readonly scannedBy: string | null;
  readonly uploadedBy: string;
  readonly uploadedAt: Date;
};

/** Bytes of a file as they are served. */
export type Rendition = {
  readonly size: RenditionSize;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly contentHash: string;
  readonly widthPixels: number | null;
  readonly heightPixels: number | null;
};

/** A file, and whether everybody may see it: it is shown with something that is public. */
export type FileWithView = StoredFile & { readonly isPublic: boolean };

const QUOTA = {
  upload_day_tries_max: () => new UploadQuotaError(),
  upload_day_files_max: () => new UploadQuotaError(),
  upload_day_bytes_max: () => new UploadQuotaError(),
};

/** Photos and documents, and how much each person sent. */
export class FileStore {
  constructor(private readonly manager: EntityManager) {}

  /**
   * Counts a try to send a file, before anything of it is read.
   *
   * @throws {UploadQuotaError} when the person tried as often as one may in a day
   */
  async countTry(personId: string, at: Date): Promise<void> {
    await translating(QUOTA, () =>
      this.manager.query(
        `INSERT INTO upload_day (person_id, day, try_count) VALUES ($1, dutch_day($2), 1)
         ON CONFLICT (person_id, day) DO UPDATE SET try_count = upload_day.try_count + 1`,
        [personId, at],
      ),
    );
  }

  /** @throws {UploadQuotaError} when the person sent as much as one may in a day */
  async insert(file: StoredFile, renditions: readonly Rendition[]): Promise<void> {
    await translating(QUOTA, () =>
      this.manager.query(
        `INSERT INTO file (id, kind, file_name, media_type, byte_count, content_hash, width_pixels,
                           height_pixels, scanned_by, uploaded_by, uploaded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          file.id,
          file.kind,
          file.fileName,
          file.mediaType,
          file.byteCount,
          file.contentHash,
          file.widthPixels,
          file.heightPixels,
          file.scannedBy,
          file.uploadedBy,
          file.uploadedAt,
        ],
      ),
    );
    for (const each of renditions) await this.insertRendition(file.id, each);
  }

  /** @throws {NotFoundError} when there is no such file here */
  async get(fileId: string): Promise<FileWithView> {
    const rows: FileWithView[] = await this.manager.query(
      `${FILES}, (${IS_PUBLIC}) AS "isPublic" FROM file f WHERE f.id = $1`,
      [fileId],
    );
    if (rows[0] === undefined) throw new NotFoundError('file', fileId);
    return rows[0];
  }

  /** The files with these ids, as far as they are here. */
  getAll(fileIds: readonly string[]): Promise<StoredFile[]> {
    return this.manager.query(`${FILES} FROM file f WHERE f.id = ANY($1)`, [[...fileIds]]);
  }

  /** What a person sent, the last first. */
  async listOf(personId: string, { page, perPage }: PageRequest): Promise<Page<FileWithView>> {
    const counted: [{ count: number }] = await this.manager.query(
      'SELECT count(*)::int AS count FROM file WHERE uploaded_by = $1',
      [personId],
    );
    const items: FileWithView[] = await this.manager.query(
      `${FILES}, (${IS_PUBLIC}) AS "isPublic" FROM file f WHERE f.uploaded_by = $1
        ORDER BY f.uploaded_at DESC, f.id LIMIT $2 OFFSET $3`,
      [personId, perPage, (page - 1) * perPage],
    );
    return { items, totalCount: counted[0].count };
  }

  /** The hash of the bytes of one size of a file, and the bytes; null when it has no such size. */
  async findRendition(
    fileId: string,
    size: RenditionSize,
    mediaType: string,
  ): Promise<Rendition | null> {
    const rows: Rendition[] = await this.manager.query(
      `SELECT size, media_type AS "mediaType", bytes, content_hash AS "contentHash",
              width_pixels AS "widthPixels", height_pixels AS "heightPixels"
         FROM file_rendition WHERE file_id = $1 AND size = $2 AND media_type = $3`,
      [fileId, size, mediaType],
    );
    return rows[0] ?? null;
  }

  /**
   * Removes a file and its bytes.
   *
   * @throws {FileInUseError} while something shows it
   */
  async remove(fileId: string): Promise<void> {
    const inUse = (): Error => new FileInUseError(fileId);
    await translating({ initiative_file_file: inUse, progress_photo_file: inUse }, () =>
      this.manager.query('DELETE FROM file WHERE id = $1', [fileId]),
    );
  }

  private async insertRendition(fileId: string, each: Rendition): Promise<void> {
    await this.manager.query(
      `INSERT INTO file_rendition (file_id, size, media_type, bytes, content_hash, width_pixels, height_pixels)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        fileId,
        each.size,
        each.mediaType,
        each.bytes,
        each.contentHash,
        each.widthPixels,
        each.heightPixels,
      ],
    );
  }
}

const FILES = `
  SELECT f.id, f.kind, f.file_name AS "fileName", f.media_type AS "mediaType", f.byte_count AS "byteCount",
         f.content_hash AS "contentHash", f.width_pixels AS "widthPixels", f.height_pixels AS "heightPixels",
         f.scanned_by AS "scannedBy", f.uploaded_by AS "uploadedBy", f.uploaded_at AS "uploadedAt"`;

/** Shown with an initiative that was submitted, or in a report of progress that is not hidden. */
const IS_PUBLIC = `
  EXISTS (SELECT FROM initiative_file a JOIN initiative i ON i.id = a.initiative_id
           WHERE a.file_id = f.id AND i.submitted_at IS NOT NULL)
  OR EXISTS (SELECT FROM progress_photo p WHERE p.file_id = f.id
              AND NOT EXISTS (SELECT FROM progress_hiding h WHERE h.post_id = p.post_id))`;
