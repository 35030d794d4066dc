import pg from 'pg';
import { APPLICATION_ROLE } from '#persistence';
import type { TestApi } from './api.js';

export type Outcome =
  /** The code by which PostgreSQL said no. */
  | { readonly refused: string }
  /** How many rows were read or written. */
  | { readonly refused: null; readonly rowCount: number };

/** Somebody who holds the connection of api and worker, and can send any SQL over it. */
export class ServiceLogin {
  private constructor(private readonly client: pg.Client) {}

  static async connect(api: Pick<TestApi, 'database'>): Promise<ServiceLogin> {
    const options = `-c role=${APPLICATION_ROLE}`;
    const client = new pg.Client({ connectionString: api.database.url, options });
    await client.connect();
    return new ServiceLogin(client);
  }

  /** Tries something for a municipality, or ('') for none; and takes it back. */
  async attempt(
    municipalityId: string,
    sql: string,
    values: readonly unknown[] = [],
  ): Promise<Outcome> {
    await this.client.query('BEGIN');
    try {
      await this.client.query(`SELECT set_config('wijkkas.municipality_id', $1, true)`, [
        municipalityId,
      ]);
      const { rowCount } = await this.client.query(sql, [...values]);
      return { refused: null, rowCount: rowCount ?? 0 };
    } catch (error) {
      return { refused: (error as pg.DatabaseError).code ?? 'unknown' };
    } finally {
      await this.client.query('ROLLBACK');
    }
  }

  /** How many rows something reaches; 0 when it is refused. */
  async reach(
    municipalityId: string,
    sql: string,
    values: readonly unknown[] = [],
  ): Promise<number> {
    const outcome = await this.attempt(municipalityId, sql, values);
    return outcome.refused === null ? outcome.rowCount : 0;
  }

  end(): Promise<void> {
    return this.client.end();
  }
}
