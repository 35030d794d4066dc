import type { MigrationInterface, QueryRunner } from 'typeorm';
import { AWARD_FUNCTIONS, AWARD_TABLES } from './award-tables.js';
import { DUTCH_CALENDAR_FUNCTIONS } from './dutch-calendar-functions.js';
import { OBJECTION_FUNCTIONS, OBJECTION_TABLES } from './objection-tables.js';

/** Award letters and refusals, the mails about them, and objections with the steps of their handling. */
export class AwardsAndObjections1795305600017 implements MigrationInterface {
  name = 'AwardsAndObjections1795305600017';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DUTCH_CALENDAR_FUNCTIONS);
    await queryRunner.query(AWARD_TABLES);
    await queryRunner.query(AWARD_FUNCTIONS);
    await queryRunner.query(OBJECTION_TABLES);
    await queryRunner.query(OBJECTION_FUNCTIONS);
    await queryRunner.query(GUARDS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP VIEW objection_case;
      DROP TABLE letter_notice, objection_step, objection, award_letter;
      DROP FUNCTION check_objection_step(), had_hand_in_decision(uuid, uuid), check_objection(), keep_letter_notice(), check_award_letter(),
        last_day_of_weeks(date, int), is_non_working_day(date), easter_sunday(int), dutch_day(timestamptz);`);
  }
}

const GUARDS = `
  SELECT keep_within_municipality(tab::regclass) FROM unnest(ARRAY['award_letter', 'letter_notice', 'objection', 'objection_step']) AS tab;
  GRANT SELECT, INSERT ON award_letter, objection, objection_step TO wijkkas_app;
  GRANT SELECT, INSERT, UPDATE ON letter_notice TO wijkkas_app;
  GRANT SELECT ON objection_case TO wijkkas_app;

  DO $$
  DECLARE tab text;
  BEGIN
    FOREACH tab IN ARRAY ARRAY['award_letter', 'objection', 'objection_step'] LOOP
      EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', tab || '_append_only', tab);
      EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', tab || '_no_truncate', tab);
    END LOOP;
  END $$;`;
