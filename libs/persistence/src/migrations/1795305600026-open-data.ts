import type { MigrationInterface, QueryRunner } from 'typeorm';
import { OPEN_DATA_FUNCTIONS, STORY_FUNCTIONS } from './open-data-functions.js';
import { OPEN_DATA_TABLES, PARTICIPATION_TABLES, STORY_TABLES } from './open-data-tables.js';

/** Figures about areas for everybody: population, who takes part where, and stories of what came of plans. */
export class OpenData1795305600026 implements MigrationInterface {
  name = 'OpenData1795305600026';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(OPEN_DATA_TABLES);
    await queryRunner.query(PARTICIPATION_TABLES);
    await queryRunner.query(STORY_TABLES);
    await queryRunner.query(OPEN_DATA_FUNCTIONS);
    await queryRunner.query(STORY_FUNCTIONS);
    await queryRunner.query(GUARDS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE story_publication, story_version, story, participation_cell, participation_publication, area_population,
        population_import, person_area, open_data_setting;
      DROP FUNCTION check_story_publication(), check_story_version(), may_tell_story(uuid, uuid, timestamptz), keep_story(), check_story(),
        check_participation_cell(), check_participation_whole(), check_participation_publication(), check_area_population(),
        check_population_import(), check_person_area();`);
  }
}

const GUARDS = `
  SELECT keep_within_municipality(tab::regclass) FROM unnest(ARRAY['open_data_setting', 'person_area', 'population_import', 'area_population',
    'participation_publication', 'participation_cell', 'story', 'story_version', 'story_publication']) AS tab;
  GRANT SELECT, INSERT, UPDATE ON open_data_setting, story TO wijkkas_app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON person_area TO wijkkas_app;
  GRANT SELECT, INSERT ON population_import, area_population, participation_publication, participation_cell, story_version, story_publication TO wijkkas_app;

  DO $$
  DECLARE tab text;
  BEGIN
    FOREACH tab IN ARRAY ARRAY['population_import', 'area_population', 'participation_publication', 'participation_cell', 'story_version', 'story_publication'] LOOP
      EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', tab || '_append_only', tab);
      EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', tab || '_no_truncate', tab);
    END LOOP;
  END $$;`;
