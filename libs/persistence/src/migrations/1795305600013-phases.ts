import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  PHASE_LOG,
  ROUND_ROUTE,
  ROUND_ROUTE_BEFORE,
  TIMELINE_FUNCTIONS,
} from './phase-functions.js';

/** The whole route of a round with a planned moment for each step, and a log of every change. */
export class Phases1795305600013 implements MigrationInterface {
  name = 'Phases1795305600013';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(COLUMNS);
    await queryRunner.query(TABLES);
    await queryRunner.query(ROUND_ROUTE);
    await queryRunner.query(PHASE_LOG);
    await queryRunner.query(TIMELINE_FUNCTIONS);
    // Fires the trigger that knows the next moment of each round.
    await queryRunner.query('UPDATE round SET id = id');
    await queryRunner.query(CHECKS);
    await queryRunner.query(GRANTS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
    await queryRunner.query(ROUND_ROUTE_BEFORE);
  }
}

const COLUMNS = `
  ALTER TABLE round
    ADD COLUMN support_closes_at timestamptz,
    ADD COLUMN ballot_fixed_at timestamptz,
    ADD COLUMN deciding_opens_at timestamptz,
    ADD COLUMN accounting_opens_at timestamptz,
    ADD COLUMN evaluating_opens_at timestamptz,
    ADD COLUMN closes_at timestamptz,
    ADD COLUMN next_due_at timestamptz,
    DROP CONSTRAINT round_phase,
    DROP CONSTRAINT round_phase_of_mode,
    DROP CONSTRAINT round_frozen_when_voting,
    ADD CONSTRAINT round_phase CHECK (phase IN ('draft', 'submission', 'support', 'screening', 'ballot-fixed', 'voting', 'counting', 'counted', 'deciding', 'allocated', 'accounting', 'evaluating', 'closed', 'cancelled')),
    ADD CONSTRAINT round_phase_of_mode CHECK ((mode = 'resident-vote' OR phase NOT IN ('ballot-fixed', 'voting', 'counting', 'counted')) AND (mode <> 'first-come' OR phase NOT IN ('support', 'screening', 'deciding', 'allocated'))),
    ADD CONSTRAINT round_frozen_when_voting CHECK (phase NOT IN ('ballot-fixed', 'voting', 'counting', 'counted') OR rules_hash IS NOT NULL),
    ADD CONSTRAINT round_moments_of_mode CHECK ((mode = 'resident-vote' OR coalesce(ballot_fixed_at, voting_opens_at, voting_closes_at) IS NULL) AND (mode <> 'first-come' OR coalesce(support_closes_at, deciding_opens_at) IS NULL));
  DROP INDEX round_due;
  CREATE INDEX round_due ON round (next_due_at) WHERE next_due_at IS NOT NULL;`;

const TABLES = `
  CREATE TABLE round_phase_change (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT round_phase_change_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT round_phase_change_municipality REFERENCES municipality (id),
    round_id uuid NOT NULL,
    event text NOT NULL,
    from_phase text NOT NULL,
    to_phase text NOT NULL,
    planned_at timestamptz,
    happened_at timestamptz NOT NULL,
    actor text NOT NULL,
    origin text NOT NULL,
    reason text,
    round_version int NOT NULL,
    CONSTRAINT round_phase_change_round FOREIGN KEY (municipality_id, round_id) REFERENCES round (municipality_id, id),
    CONSTRAINT round_phase_change_moves CHECK (from_phase <> to_phase));
  CREATE INDEX round_phase_change_of_round ON round_phase_change (round_id, id);
  CREATE TRIGGER round_phase_change_append_only BEFORE UPDATE OR DELETE ON round_phase_change FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER round_phase_change_kept BEFORE TRUNCATE ON round_phase_change FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

  CREATE TABLE round_postponement (
    id uuid CONSTRAINT round_postponement_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT round_postponement_municipality REFERENCES municipality (id),
    round_id uuid NOT NULL,
    moment text NOT NULL,
    planned_at timestamptz NOT NULL,
    new_planned_at timestamptz NOT NULL,
    moved jsonb NOT NULL,
    reason text NOT NULL,
    decision_reference text,
    team_decision_id uuid,
    postponed_by text NOT NULL,
    postponed_at timestamptz NOT NULL,
    round_version int NOT NULL,
    CONSTRAINT round_postponement_round FOREIGN KEY (municipality_id, round_id) REFERENCES round (municipality_id, id),
    CONSTRAINT round_postponement_version UNIQUE (round_id, round_version),
    CONSTRAINT round_postponement_moment CHECK (moment IN ('submissionOpensAt', 'submissionClosesAt', 'supportClosesAt', 'ballotFixedAt', 'votingOpensAt', 'votingClosesAt', 'decidingOpensAt', 'accountingOpensAt', 'evaluatingOpensAt', 'closesAt')),
    CONSTRAINT round_postponement_later CHECK (new_planned_at > planned_at),
    CONSTRAINT round_postponement_not_passed CHECK (planned_at > postponed_at),
    CONSTRAINT round_postponement_reason CHECK (length(reason) BETWEEN 1 AND 2000),
    CONSTRAINT round_postponement_moved CHECK (jsonb_typeof(moved) = 'array' AND jsonb_array_length(moved) > 0),
    CONSTRAINT round_postponement_reference CHECK (length(decision_reference) BETWEEN 1 AND 200));
  CREATE TRIGGER round_postponement_append_only BEFORE UPDATE OR DELETE ON round_postponement FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER round_postponement_kept BEFORE TRUNCATE ON round_postponement FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

  CREATE TABLE round_obstacle (
    round_id uuid CONSTRAINT round_obstacle_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT round_obstacle_municipality REFERENCES municipality (id),
    moment text NOT NULL,
    planned_at timestamptz NOT NULL,
    code text NOT NULL,
    noticed_at timestamptz NOT NULL,
    look_again_at timestamptz NOT NULL,
    CONSTRAINT round_obstacle_round FOREIGN KEY (municipality_id, round_id) REFERENCES round (municipality_id, id),
    CONSTRAINT round_obstacle_due CHECK (planned_at <= noticed_at),
    CONSTRAINT round_obstacle_later CHECK (look_again_at > noticed_at));`;

const CHECKS = `
  ALTER TABLE round ADD CONSTRAINT round_timeline_order CHECK (are_in_order(submission_opens_at, submission_closes_at, support_closes_at, ballot_fixed_at,
    voting_opens_at, voting_closes_at, deciding_opens_at, accounting_opens_at, evaluating_opens_at, closes_at));`;

const GRANTS = `
  SELECT keep_within_municipality(tab::regclass) FROM unnest(ARRAY['round_phase_change', 'round_postponement', 'round_obstacle']) AS tab;
  -- The log has no INSERT: its trigger writes it with the rights of the owner, so nobody makes up a change.
  GRANT SELECT ON round_phase_change TO wijkkas_app;
  GRANT SELECT, INSERT ON round_postponement TO wijkkas_app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON round_obstacle TO wijkkas_app;`;

const DOWN = `
  DROP TRIGGER round_phase_logged ON round;
  DROP TRIGGER round_next_due ON round;
  DROP TRIGGER round_obstacle_gone ON round;
  DROP TRIGGER round_timeline_frozen ON round;
  DROP FUNCTION log_phase_change(), event_into(text), keep_next_due(), forget_obstacle(), keep_timeline(), timeline_of(round);
  DROP TABLE round_obstacle, round_postponement, round_phase_change;
  DROP INDEX round_due;
  ALTER TABLE round
    DROP CONSTRAINT round_timeline_order,
    DROP CONSTRAINT round_moments_of_mode,
    DROP CONSTRAINT round_frozen_when_voting,
    DROP CONSTRAINT round_phase_of_mode,
    DROP CONSTRAINT round_phase,
    DROP COLUMN support_closes_at,
    DROP COLUMN ballot_fixed_at,
    DROP COLUMN deciding_opens_at,
    DROP COLUMN accounting_opens_at,
    DROP COLUMN evaluating_opens_at,
    DROP COLUMN closes_at,
    DROP COLUMN next_due_at,
    ADD CONSTRAINT round_phase CHECK (phase IN ('draft', 'submission', 'screening', 'voting', 'counting', 'counted', 'deciding', 'allocated', 'closed', 'cancelled')),
    ADD CONSTRAINT round_phase_of_mode CHECK (mode = 'resident-vote' OR phase NOT IN ('voting', 'counting', 'counted')),
    ADD CONSTRAINT round_frozen_when_voting CHECK (phase NOT IN ('voting', 'counting', 'counted') OR rules_hash IS NOT NULL);
  DROP FUNCTION are_in_order(timestamptz[]);
  CREATE INDEX round_due ON round (voting_closes_at) WHERE phase IN ('screening', 'voting');`;
