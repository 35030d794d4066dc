import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MAILING_FUNCTIONS, MAILING_TABLES } from './mailing-tables.js';
import { NOTICE_FUNCTIONS, NOTICE_TABLES } from './notice-tables.js';

/** What people are told: announcements, inboxes, mail and letters, bounces, and what people chose. */
export class Notices1795305600023 implements MigrationInterface {
  name = 'Notices1795305600023';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(NOTICE_TABLES);
    await queryRunner.query(NOTICE_FUNCTIONS);
    await queryRunner.query(MAILING_TABLES);
    await queryRunner.query(MAILING_FUNCTIONS);
    await queryRunner.query(GUARDS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX membership_told;
      DROP TABLE notice_preference, person_mail_settings, mail_bounce, mail_address, mailing_notice, mailing, notice, announcement_spread, announcement;
      DROP FUNCTION check_mailing_notice(), check_mailing(), keep_mailing(), keep_notice(), keep_announcement_spread();`);
  }
}

const GUARDS = `
  -- People are told in the order of their ids, so that the telling can stop and go on.
  CREATE INDEX membership_told ON membership (wijkteam_id, role, person_id);

  SELECT keep_within_municipality(tab::regclass) FROM unnest(ARRAY['announcement', 'announcement_spread', 'notice', 'mailing',
    'mailing_notice', 'mail_address', 'mail_bounce', 'person_mail_settings', 'notice_preference']) AS tab;
  GRANT SELECT, INSERT ON announcement, mailing_notice, mail_bounce TO wijkkas_app;
  GRANT SELECT, INSERT, UPDATE ON announcement_spread, notice, mailing, mail_address, person_mail_settings, notice_preference TO wijkkas_app;

  DO $$
  DECLARE tab text;
  BEGIN
    FOREACH tab IN ARRAY ARRAY['announcement', 'mailing_notice', 'mail_bounce'] LOOP
      EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', tab || '_append_only', tab);
      EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', tab || '_no_truncate', tab);
    END LOOP;
  END $$;`;
