import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CONTACT_TABLES } from './contact-tables.js';
import { SCREENING_FUNCTIONS } from './screening-functions.js';
import {
  SCREENING_PROCEDURE_FUNCTIONS,
  SCREENING_PROCEDURE_TABLES,
} from './screening-procedure-tables.js';
import { SCREENING_TABLES } from './screening-tables.js';
import { APPLICATION_CLOCKS, TERM_FUNCTIONS, TERM_TABLES } from './term-tables.js';

/** Screening by a checklist with advice of departments, one contact person, and the clocks of the law. */
export class Screening1795305600022 implements MigrationInterface {
  name = 'Screening1795305600022';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(SCREENING_PROCEDURE_TABLES);
    await queryRunner.query(SCREENING_TABLES);
    await queryRunner.query(TERM_TABLES);
    await queryRunner.query(SCREENING_PROCEDURE_FUNCTIONS);
    await queryRunner.query(TERM_FUNCTIONS);
    await queryRunner.query(SCREENING_FUNCTIONS);
    await queryRunner.query(CONTACT_TABLES);
    await queryRunner.query(APPLICATION_CLOCKS);
    await queryRunner.query(GUARDS);
    // Applications that are waiting when this comes have their clock too.
    await queryRunner.query(
      `SELECT start_application_terms(ARRAY(SELECT id FROM initiative WHERE state = 'submitted'))`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER initiative_screened_by_procedure ON initiative;
      DROP TRIGGER initiative_terms_started ON initiative;
      DROP TRIGGER initiative_clock_turned ON initiative;
      DROP TABLE initiative_contact, contact_assignment, term_event, term, charge_settlement, initiative_charge, screening_outcome, finding_reply,
        screening_finding, cost_estimate, screening_note, advice_answer, screening_advice, screening, screening_item, department_member, department;
      DROP FUNCTION procedure_in_force(uuid);
      DROP TABLE screening_procedure;
      DROP FUNCTION is_open_case(text), follow_contact_assignment(), check_contact_assignment(), turn_application_clock(), start_terms_of_new(),
        start_application_terms(uuid[]), follow_term_event(), check_term_event(), term_due_on(uuid), term_last_day(date, int, int, int, boolean),
        check_screened_by_procedure(), check_screening_outcome(), check_finding_reply(), check_screening_finding(), open_screening_items(uuid, date),
        moved_to_working_day(date), check_advice_answer(), check_screening_advice(), hold_open_screening(uuid, uuid), check_screening(),
        check_screening_item(), check_screening_procedure(), keep_department_member(), check_department_member(), is_initiator(uuid, uuid);`);
  }
}

const GUARDS = `
  SELECT keep_within_municipality(tab::regclass) FROM unnest(ARRAY['department', 'department_member', 'screening_procedure', 'screening_item', 'screening',
    'screening_advice', 'advice_answer', 'screening_note', 'cost_estimate', 'screening_finding', 'finding_reply', 'screening_outcome', 'initiative_charge',
    'charge_settlement', 'term', 'term_event', 'contact_assignment', 'initiative_contact']) AS tab;
  GRANT SELECT, INSERT ON screening_procedure, screening_item, screening, screening_advice, advice_answer, screening_note, cost_estimate,
    screening_finding, finding_reply, screening_outcome, initiative_charge, charge_settlement, term_event, contact_assignment TO wijkkas_app;
  GRANT SELECT, INSERT, UPDATE ON department, department_member, term, initiative_contact TO wijkkas_app;

  DO $$
  DECLARE tab text;
  BEGIN
    FOREACH tab IN ARRAY ARRAY['screening_procedure', 'screening_item', 'screening', 'screening_advice', 'advice_answer', 'screening_note', 'cost_estimate',
      'screening_finding', 'finding_reply', 'screening_outcome', 'initiative_charge', 'charge_settlement', 'term_event', 'contact_assignment'] LOOP
      EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', tab || '_append_only', tab);
      EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', tab || '_no_truncate', tab);
    END LOOP;
    FOREACH tab IN ARRAY ARRAY['department', 'department_member'] LOOP
      EXECUTE format('CREATE TRIGGER %I BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', tab || '_no_delete', tab);
      EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', tab || '_no_truncate', tab);
    END LOOP;
  END $$;`;
