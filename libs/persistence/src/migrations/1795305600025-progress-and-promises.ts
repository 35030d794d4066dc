import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PROGRESS_FUNCTIONS, PROGRESS_TABLES } from './progress-tables.js';
import { PROMISE_FUNCTIONS, PROMISE_TABLES } from './promise-tables.js';

/** After the decision: milestones, reports with photos, the end, residents' judgement; and promises. */
export class ProgressAndPromises1795305600025 implements MigrationInterface {
  name = 'ProgressAndPromises1795305600025';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(PROGRESS_TABLES);
    await queryRunner.query(PROGRESS_FUNCTIONS);
    await queryRunner.query(PROMISE_TABLES);
    await queryRunner.query(PROMISE_FUNCTIONS);
    await queryRunner.query(GUARDS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE promise_outcome, promise, progress_hiding, judgement, initiative_finish, progress_photo, progress_post,
        milestone_step, milestone;
      DROP FUNCTION check_promise_outcome(), check_promise(), check_judgement(), check_progress_photo(),
        check_milestone_step(), check_progress();`);
  }
}

/** All of it is record: what was wrong is said again, what may not be shown is hidden with a reason. */
const GUARDS = `
  DO $$
  DECLARE tab text;
  BEGIN
    FOREACH tab IN ARRAY ARRAY['milestone', 'milestone_step', 'progress_post', 'progress_photo', 'initiative_finish',
        'judgement', 'progress_hiding', 'promise', 'promise_outcome'] LOOP
      PERFORM keep_within_municipality(tab::regclass);
      EXECUTE format('GRANT SELECT, INSERT ON %I TO wijkkas_app', tab);
      EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', tab || '_append_only', tab);
      EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', tab || '_no_truncate', tab);
    END LOOP;
  END $$;`;
