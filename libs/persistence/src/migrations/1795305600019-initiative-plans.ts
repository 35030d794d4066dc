import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  CO_INITIATOR_FUNCTIONS,
  PLAN_FUNCTIONS,
  VERSION_FUNCTIONS,
} from './initiative-plan-functions.js';
import { CO_INITIATOR_TABLES, PLAN_COLUMNS, VERSION_TABLES } from './initiative-plan-tables.js';

/** Whole plans of initiatives, what they ask for, who makes them together, and every version of them. */
export class InitiativePlans1795305600019 implements MigrationInterface {
  name = 'InitiativePlans1795305600019';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(PLAN_COLUMNS);
    await queryRunner.query(PLAN_FUNCTIONS);
    await queryRunner.query(CO_INITIATOR_TABLES);
    await queryRunner.query(CO_INITIATOR_FUNCTIONS);
    await queryRunner.query(VERSION_TABLES);
    await queryRunner.query(VERSION_FUNCTIONS);
    await queryRunner.query(ASKED_IN_LINE);
    await queryRunner.query(GUARDS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

/** An application stands in line with what its plan asks for, and keeps asking for that. */
const lineFunctions = (asked: (initiative: string) => string): string => `
  CREATE OR REPLACE FUNCTION check_application() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE last application;
  BEGIN
    IF (SELECT mode FROM round WHERE id = new.round_id) <> 'first-come' THEN
      PERFORM refuse_row('application_first_come', new.initiative_id);
    END IF;
    SELECT * INTO last FROM application WHERE round_id = new.round_id ORDER BY place DESC LIMIT 1;
    IF new.place <> coalesce(last.place, 0) + 1 OR new.complete_at < last.complete_at THEN
      PERFORM refuse_row('application_in_order', new.initiative_id);
    END IF;
    IF new.cost_cents IS DISTINCT FROM (${asked('new.initiative_id')}) THEN
      PERFORM refuse_row('application_cost_of_plan', new.initiative_id);
    END IF;
    RETURN new;
  END $$;

  CREATE OR REPLACE FUNCTION keep_cost_in_line() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE
    old_row jsonb := to_jsonb(old);
    new_row jsonb := to_jsonb(new);
    touched uuid := coalesce(new_row ->> 'initiative_id', old_row ->> 'initiative_id', new_row ->> 'id')::uuid;
  BEGIN
    IF EXISTS (SELECT FROM application a WHERE a.initiative_id = touched
        AND a.cost_cents IS DISTINCT FROM (${asked('touched')})) THEN
      PERFORM refuse_row('cost_line_in_line', touched);
    END IF;
    RETURN NULL;
  END $$;`;

const ASKED_IN_LINE = `
  ${lineFunctions((id) => `SELECT requested_cents FROM initiative WHERE id = ${id}`)}
  CREATE CONSTRAINT TRIGGER initiative_in_line AFTER UPDATE ON initiative DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (old.requested_cents <> new.requested_cents) EXECUTE FUNCTION keep_cost_in_line();`;

const GUARDS = `
  SELECT keep_within_municipality(tab::regclass)
    FROM unnest(ARRAY['initiative_on_behalf', 'co_initiator_invitation', 'co_initiator', 'initiative_version']) AS tab;
  GRANT SELECT, INSERT ON initiative_on_behalf, initiative_version TO wijkkas_app;
  GRANT SELECT, INSERT, UPDATE ON co_initiator_invitation, co_initiator TO wijkkas_app;

  DO $$
  DECLARE tab text;
  BEGIN
    FOREACH tab IN ARRAY ARRAY['initiative_on_behalf', 'initiative_version'] LOOP
      EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', tab || '_append_only', tab);
      EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', tab || '_no_truncate', tab);
    END LOOP;
    FOREACH tab IN ARRAY ARRAY['co_initiator_invitation', 'co_initiator'] LOOP
      EXECUTE format('CREATE TRIGGER %I BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', tab || '_stays', tab);
      EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', tab || '_no_truncate', tab);
    END LOOP;
  END $$;`;

const DOWN = `
  DROP TRIGGER initiative_in_line ON initiative;
  ${lineFunctions((id) => `SELECT sum(amount_cents) FROM cost_line WHERE initiative_id = ${id}`)}
  DROP TRIGGER initiative_has_version ON initiative;
  DROP TRIGGER cost_line_version_kept ON cost_line;
  DROP TABLE initiative_version;
  DROP FUNCTION check_initiative_version(), keep_versions(), initiative_plan(uuid);
  DROP TRIGGER commitment_four_eyes ON commitment;
  DROP TRIGGER initiative_co_four_eyes ON initiative;
  CREATE OR REPLACE FUNCTION interested_in(item uuid) RETURNS SETOF uuid STABLE LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT DISTINCT i.proposed_by FROM agenda_item a JOIN initiative i ON i.id::text IN (
             SELECT jsonb_path_query(a.content::jsonb, '$.lines[*].subjectId') #>> '{}'
             UNION SELECT jsonb_path_query(a.content::jsonb, '$.deviations[*].initiativeId') #>> '{}')
     WHERE a.id = item AND a.kind IN ('allocate', 'ratify-tally') AND i.proposed_by IS NOT NULL
  $$;
  DROP TABLE co_initiator, co_initiator_invitation, initiative_on_behalf;
  DROP FUNCTION check_co_initiator(), check_invitation(), check_on_behalf(), keep_co_four_eyes(), check_commitment_four_eyes(),
    initiators_ever(uuid);
  DROP TRIGGER cost_line_added ON cost_line;
  DROP TRIGGER cost_line_removed ON cost_line;
  DROP TRIGGER cost_line_moved_from ON cost_line;
  DROP TRIGGER cost_line_moved_to ON cost_line;
  DROP TRIGGER initiative_cost ON initiative;
  DROP TRIGGER initiative_asks ON initiative;
  DROP TRIGGER initiative_on_paper ON initiative;
  DROP TRIGGER initiative_entered_by_fixed ON initiative;
  DROP TRIGGER initiative_in_wijk ON initiative;
  DROP FUNCTION add_up_plan(), keep_cost_of_plan(), check_asks(), keep_asked_on_paper(), check_place_in_wijk();
  DROP INDEX initiative_of_proposer;
  ALTER TABLE cost_line DROP COLUMN quantity_hundredths, DROP COLUMN unit, DROP COLUMN rate_cents, DROP COLUMN category;
  ALTER TABLE initiative DROP COLUMN for_whom, DROP COLUMN carried_out_by, DROP COLUMN applicant_kind, DROP COLUMN theme,
    DROP COLUMN aims, DROP COLUMN starts_on, DROP COLUMN ends_on, DROP COLUMN own_contribution_cents,
    DROP COLUMN other_funding_cents, DROP COLUMN unforeseen_cents, DROP COLUMN cost_cents, DROP COLUMN requested_cents,
    DROP COLUMN entered_by, DROP COLUMN saved_at, DROP COLUMN withdrawal_reason;`;
