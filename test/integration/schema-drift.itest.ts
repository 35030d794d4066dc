import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { migrationOptions } from '#persistence';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('the rows and the migrations', () => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await new DataSource(migrationOptions(database.ownerUrl)).initialize();
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  it('say the same about every table that has a row class', async () => {
    const drift = await dataSource.driver.createSchemaBuilder().log();

    expect(drift.upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('can be taken back and laid again', async () => {
    const count = dataSource.migrations.length;

    for (let undone = 0; undone < count; undone += 1) await dataSource.undoLastMigration();
    const left = await dataSource.query<{ tables: number }[]>(
      `SELECT count(*)::int AS tables FROM pg_tables WHERE schemaname IN ('public', 'ledger') AND tablename <> 'migrations'`,
    );
    const again = await dataSource.runMigrations();

    expect(left).toEqual([{ tables: 0 }]);
    expect(again).toHaveLength(count);
  });
});
