import type { EntityManager } from 'typeorm';
import { CELL_THRESHOLD_MIN, type OpenDataSettings, VersionMismatchError } from '#domain';

export type KeptOpenDataSettings = OpenDataSettings & { readonly version: number };

/** How a municipality publishes its open data. */
export class OpenDataSettingsStore {
  constructor(private readonly manager: EntityManager) {}

  /** Null while nothing was set. */
  async find(): Promise<KeptOpenDataSettings | null> {
    const rows: KeptOpenDataSettings[] = await this.manager.query(
      `SELECT cell_threshold AS "cellThreshold", publisher_uri AS "publisherUri", contact_name AS "contactName",
              contact_email AS "contactEmail", contact_url AS "contactUrl", version
         FROM open_data_setting`,
    );
    return rows[0] ?? null;
  }

  /** Fewer people than this are not told. */
  async cellThreshold(): Promise<number> {
    return (await this.find())?.cellThreshold ?? CELL_THRESHOLD_MIN;
  }

  /**
   * @returns the new version
   * @throws {VersionMismatchError} when the settings are not the version that was read (0: none)
   */
  async save(settings: OpenDataSettings, version: number): Promise<number> {
    const { cellThreshold, publisherUri, contactName, contactEmail, contactUrl } = settings;
    const saved: { version: number }[] = await this.manager.query(
      `INSERT INTO open_data_setting (cell_threshold, publisher_uri, contact_name, contact_email, contact_url, version)
       SELECT $1, $2, $3, $4, $5, 1 WHERE $6 = 0 OR EXISTS (SELECT FROM open_data_setting WHERE version = $6)
       ON CONFLICT (municipality_id) DO UPDATE SET cell_threshold = $1, publisher_uri = $2, contact_name = $3, contact_email = $4,
         contact_url = $5, version = open_data_setting.version + 1 WHERE open_data_setting.version = $6
       RETURNING version`,
      [cellThreshold, publisherUri, contactName, contactEmail, contactUrl, version],
    );
    const [row] = saved;
    if (row === undefined) throw new VersionMismatchError();
    return row.version;
  }
}
