import type { MigrationInterface, QueryRunner } from 'typeorm';
import { FILE_FUNCTIONS, FILE_TABLES } from './file-tables.js';

/** Photos and documents: what is kept of an upload, how much a person may send, and what it is attached to. */
export class Files1795305600024 implements MigrationInterface {
  name = 'Files1795305600024';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(FILE_TABLES);
    await queryRunner.query(FILE_FUNCTIONS);
    await queryRunner.query(GRANTS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE initiative_file, initiative_file_list, upload_day, file_rendition, file;
      DROP FUNCTION count_file(), keep_upload_day(), keep_initiative_file(), check_initiative_file();`);
  }
}

const GRANTS = `
  SELECT keep_within_municipality(tab::regclass) FROM unnest(ARRAY['file', 'file_rendition', 'upload_day',
    'initiative_file_list', 'initiative_file']) AS tab;
  GRANT SELECT, INSERT, DELETE ON file, file_rendition TO wijkkas_app;
  GRANT SELECT, INSERT, UPDATE ON upload_day, initiative_file_list TO wijkkas_app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON initiative_file TO wijkkas_app;`;
