import type { MigrationInterface, QueryRunner } from 'typeorm';
import { COMMENT_FUNCTIONS } from './comment-functions.js';
import { COMMENT_TABLES } from './comment-tables.js';
import { SUPPORT_FUNCTIONS, SUPPORT_GUARDS } from './support-functions.js';
import { SIGNATURE_TABLES, SUPPORT_TABLES, SUPPORTER_TABLES } from './support-tables.js';

/** Who supports initiatives (by account, code or on paper), who follows them, and what is said and asked about them. */
export class SupportAndComments1795305600021 implements MigrationInterface {
  name = 'SupportAndComments1795305600021';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(SUPPORT_TABLES);
    await queryRunner.query(SIGNATURE_TABLES);
    await queryRunner.query(SUPPORTER_TABLES);
    await queryRunner.query(COMMENT_TABLES);
    await queryRunner.query(SUPPORT_FUNCTIONS);
    await queryRunner.query(SUPPORT_GUARDS);
    await queryRunner.query(COMMENT_FUNCTIONS);
    await queryRunner.query(GRANTS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER round_support_counted ON round;
      DROP TABLE comment_moderation, comment_report, comment_edit, comment, initiative_follow, support_outcome, support,
        signature_line, signature_sheet, support_code, support_code_batch, support_register_tie, support_register_entry, support_register;
      DROP FUNCTION check_comment_moderation(), check_comment_report(), keep_comment_edit(), keep_comment(), check_comment(), wijkteam_of_initiative(uuid),
        check_initiative_follow(), keep_support_code(), check_support_ended(), check_support_outcome(), keep_signature_line(), check_signature_sheet(),
        keep_support(), check_support(), support_needed(uuid, timestamptz), may_verify_support(uuid, timestamptz), lives_in_wijk(uuid, uuid, timestamptz),
        takes_support(uuid, timestamptz), makes_initiative(uuid, uuid);`);
  }
}

const GRANTS = `
  SELECT keep_within_municipality(tab::regclass) FROM unnest(ARRAY['support_register', 'support_register_entry', 'support_register_tie',
    'support_code_batch', 'support_code', 'signature_sheet', 'signature_line', 'support', 'support_outcome', 'initiative_follow',
    'comment', 'comment_edit', 'comment_report', 'comment_moderation']) AS tab;
  GRANT SELECT, INSERT, UPDATE ON support_register, support_code, signature_sheet, signature_line, support, comment TO wijkkas_app;
  GRANT SELECT, INSERT, DELETE ON support_register_entry, initiative_follow, comment_edit TO wijkkas_app;
  GRANT SELECT, INSERT ON support_register_tie, support_code_batch, support_outcome, comment_report, comment_moderation TO wijkkas_app;

  DO $$
  DECLARE tab text;
  BEGIN
    FOREACH tab IN ARRAY ARRAY['support_register_tie', 'support_code_batch', 'support_outcome', 'comment_report', 'comment_moderation'] LOOP
      EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', tab || '_append_only', tab);
    END LOOP;
    FOREACH tab IN ARRAY ARRAY['support_code', 'signature_sheet', 'signature_line', 'support', 'comment'] LOOP
      EXECUTE format('CREATE TRIGGER %I BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', tab || '_not_deleted', tab);
    END LOOP;
    FOREACH tab IN ARRAY ARRAY['support_register_tie', 'support_code_batch', 'support_code', 'signature_sheet', 'signature_line', 'support', 'support_outcome',
        'comment', 'comment_edit', 'comment_report', 'comment_moderation'] LOOP
      EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', tab || '_no_truncate', tab);
    END LOOP;
  END $$;`;
