import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from './migrations/index.js';

/** Whether the database is there, as new as this build, and guarded as it has to be. */
@Injectable()
export class DatabaseHealth {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The names of the migrations that this build has and the database has not. */
  async missingMigrations(): Promise<readonly string[]> {
    const rows: { name: string }[] = await this.dataSource.query('SELECT name FROM migrations');
    const applied = new Set(rows.map(({ name }) => name));
    return MIGRATIONS.map(({ name }) => name).filter((name) => !applied.has(name));
  }

  /**
   * What this connection could do and must not be able to; nothing, in a sound installation.
   * Asked at start, so that a wrong grant is found before money moves.
   */
  async dangerousRights(): Promise<readonly string[]> {
    const rows: { right: string }[] = await this.dataSource.query(`
      SELECT format('%s on %s', privilege, tab) AS right
        FROM unnest(ARRAY['ledger.transfer', 'ledger.account', 'ledger.leaf', 'ballot_paper_line', 'ballot', 'roll_mark', 'tally_run', 'allocation_decision', 'commitment', 'payment', 'payment_settlement', 'audit_entry']) AS tab,
             unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) AS privilege
       WHERE has_table_privilege(current_user, tab, privilege)
      UNION ALL
      SELECT 'bypassing row-level security' FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)`);
    return rows.map(({ right }) => right);
  }
}
