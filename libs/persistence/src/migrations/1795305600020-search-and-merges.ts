import type { MigrationInterface, QueryRunner } from 'typeorm';
import { REGROUPING_FUNCTIONS } from './regrouping-functions.js';
import { REGROUPING_GUARDS, REGROUPING_TABLES } from './regrouping-tables.js';
import { SEARCH_FUNCTIONS, SEARCH_TABLES, SIMILAR_FUNCTIONS } from './search-tables.js';

/** Finding initiatives by their words, near in place or alike; and merging and splitting them with consent. */
export class SearchAndMerges1795305600020 implements MigrationInterface {
  name = 'SearchAndMerges1795305600020';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(STATES);
    await queryRunner.query(SEARCH_TABLES);
    await queryRunner.query(SEARCH_FUNCTIONS);
    await queryRunner.query(SIMILAR_FUNCTIONS);
    await queryRunner.query(REGROUPING_TABLES);
    await queryRunner.query(REGROUPING_FUNCTIONS);
    await queryRunner.query(REGROUPING_GUARDS);
    await queryRunner.query('SELECT keep_initiative_words(i) FROM initiative i');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER initiative_regrouped ON initiative;
      DROP TRIGGER initiative_regrouped_for_good ON initiative;
      DROP TABLE regrouping_result, regrouping_settlement, regrouping_answer, regrouping_asked, regrouping_source, regrouping;
      DROP FUNCTION check_regrouped_state(), keep_regrouped_state(), check_regrouping_carried_out(), check_regrouping_settlement(),
        check_regrouping_answer(), check_regrouping_source(), check_regrouping(), regrouping_is_open(uuid, date), can_regroup_in(uuid);
      DROP TRIGGER initiative_begins_in_words ON initiative;
      DROP TRIGGER initiative_in_words ON initiative;
      DROP TRIGGER area_in_words ON area;
      DROP FUNCTION similar_initiatives(text[], text[], uuid, int), search_initiatives(text[], jsonb, int, int), search_query(text[]), words_like(text),
        follow_initiative(), follow_area_name(), keep_initiative_words(initiative), theme_words(text);
      DROP TABLE initiative_text, initiative_word;
      DROP INDEX initiative_newest, initiative_on_map;
      DROP TEXT SEARCH CONFIGURATION wijkkas_dutch;
      DROP TEXT SEARCH CONFIGURATION wijkkas_words;
      DROP EXTENSION btree_gin;
      DROP EXTENSION pg_trgm;
      DROP EXTENSION unaccent;
      ALTER TABLE initiative DROP CONSTRAINT initiative_state, ADD CONSTRAINT initiative_state
        CHECK (state IN ('draft', 'submitted', 'eligible', 'rejected', 'withdrawn', 'funded', 'not-funded'));`);
  }
}

const STATES = `
  ALTER TABLE initiative DROP CONSTRAINT initiative_state, ADD CONSTRAINT initiative_state
    CHECK (state IN ('draft', 'submitted', 'eligible', 'rejected', 'withdrawn', 'funded', 'not-funded', 'merged', 'split'));`;
