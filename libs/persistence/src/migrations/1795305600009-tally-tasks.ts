import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counts at work, for people to follow and to cancel; the sealed record of each count; what explains it. */
export class TallyTasks1795305600009 implements MigrationInterface {
  name = 'TallyTasks1795305600009';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(RECORD);
    await queryRunner.query(FOLLOWED);
    await queryRunner.query(TASKS);
    await queryRunner.query(CHECKS);
    await queryRunner.query(EXPLANATIONS);
    await queryRunner.query(GRANTS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE tally_explanation, tally_task;
      DROP FUNCTION check_explanation(), keep_tally_task();
      DROP TRIGGER allocation_decision_complete ON allocation_decision;
      DROP TRIGGER commitment_won ON commitment;
      DROP FUNCTION check_decision_complete(), check_commitment_won();
      ALTER TABLE tally_run DROP CONSTRAINT tally_run_record_seal, DROP CONSTRAINT tally_run_record_pair,
        DROP COLUMN record_hash, DROP COLUMN record_text;`);
  }
}

const RECORD = `
  -- Counts from before there were records have none.
  ALTER TABLE tally_run
    ADD COLUMN record_text text,
    ADD COLUMN record_hash text,
    ADD CONSTRAINT tally_run_record_pair CHECK ((record_text IS NULL) = (record_hash IS NULL)),
    -- The seal is the hash of the text without itself; and the record is one of this very count. A quote
    -- within a text is escaped in JSON, so what is taken out can only be the key itself.
    ADD CONSTRAINT tally_run_record_seal CHECK (record_text IS NULL OR (
      record_hash = encode(sha256(convert_to(replace(record_text, ',"recordHash":"' || record_hash || '"', ''), 'UTF8')), 'hex')
      AND (record_text::jsonb ->> 'recordHash', record_text::jsonb ->> 'inputHash', record_text::jsonb ->> 'rulesHash', record_text::jsonb ->> 'engine', (record_text::jsonb -> 'ballotCount')::int)
        = (record_hash, input_hash, rules_hash, engine_version, ballot_count)) IS TRUE
      AND (record_text::jsonb -> 'winners' = jsonb_path_query_array(result, '$.winners[*].code')) IS TRUE);`;

const FOLLOWED = `
  -- A decision that names a count gives its winners what they cost, all of them and nobody else. Another
  -- outcome would be an act of its own, with its reasons.
  CREATE FUNCTION check_commitment_won() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF EXISTS (SELECT FROM allocation_decision d JOIN tally_run t ON t.id = d.tally_run_id
        WHERE d.id = new.decision_id AND NOT (t.result -> 'winners' @> jsonb_build_array(jsonb_build_object('initiativeId', new.initiative_id))
          AND t.result -> 'initiatives' @> jsonb_build_array(jsonb_build_object('initiativeId', new.initiative_id, 'costCents', new.amount_cents::text)))) THEN
      PERFORM refuse_row('commitment_won', new.initiative_id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER commitment_won BEFORE INSERT ON commitment FOR EACH ROW EXECUTE FUNCTION check_commitment_won();

  CREATE FUNCTION check_decision_complete() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF (SELECT jsonb_array_length(t.result -> 'winners') FROM tally_run t WHERE t.id = new.tally_run_id)
       <> (SELECT count(*) FROM commitment c WHERE c.decision_id = new.id) THEN
      PERFORM refuse_row('allocation_decision_complete', new.id);
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER allocation_decision_complete AFTER INSERT ON allocation_decision
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_decision_complete();`;

const TASKS = `
  CREATE TABLE tally_task (
    id uuid CONSTRAINT tally_task_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT tally_task_municipality REFERENCES municipality (id),
    round_id uuid NOT NULL,
    kind text NOT NULL,
    state text NOT NULL DEFAULT 'queued',
    stage text,
    progress int NOT NULL DEFAULT 0,
    tally_run_id uuid,
    -- A person, a machine, or the service by itself, as the audit trail names them.
    requested_by text NOT NULL,
    requested_at timestamptz NOT NULL,
    started_at timestamptz,
    finished_at timestamptz,
    cancel_requested_at timestamptz,
    parameters jsonb NOT NULL DEFAULT '{}',
    result jsonb,
    failure_code text,
    CONSTRAINT tally_task_round FOREIGN KEY (municipality_id, round_id) REFERENCES round (municipality_id, id),
    CONSTRAINT tally_task_run FOREIGN KEY (municipality_id, round_id, tally_run_id) REFERENCES tally_run (municipality_id, round_id, id),
    CONSTRAINT tally_task_kind CHECK (kind IN ('count', 'recount', 'simulation', 'explanation')),
    CONSTRAINT tally_task_state CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
    CONSTRAINT tally_task_stage CHECK (stage IN ('reading', 'hashing', 'counting', 'certifying', 'explaining', 'resampling', 'storing')),
    CONSTRAINT tally_task_progress CHECK (progress BETWEEN 0 AND 100 AND (progress = 100) = (state = 'done')),
    CONSTRAINT tally_task_started CHECK (state NOT IN ('running', 'done') OR started_at IS NOT NULL),
    CONSTRAINT tally_task_ended CHECK ((finished_at IS NOT NULL) = (state IN ('done', 'failed', 'cancelled'))),
    CONSTRAINT tally_task_failure CHECK ((failure_code IS NOT NULL) = (state = 'failed')),
    CONSTRAINT tally_task_result CHECK (result IS NULL OR state = 'done'),
    CONSTRAINT tally_task_run_known CHECK (kind NOT IN ('recount', 'explanation') OR tally_run_id IS NOT NULL));
  CREATE INDEX tally_task_of_round ON tally_task (round_id, requested_at);
  -- A count is explained once; another task for it may follow one that came to nothing.
  CREATE UNIQUE INDEX tally_task_explains_once ON tally_task (tally_run_id) WHERE kind = 'explanation' AND state NOT IN ('failed', 'cancelled');`;

const CHECKS = `
  -- What was asked, and how it ended, stays as it is.
  CREATE FUNCTION keep_tally_task() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF old.finished_at IS NOT NULL THEN
      RAISE EXCEPTION 'tally_task_ended: task %', old.id USING ERRCODE = '42501';
    END IF;
    IF (new.id, new.municipality_id, new.round_id, new.kind, new.requested_by, new.requested_at, new.parameters)
       IS DISTINCT FROM (old.id, old.municipality_id, old.round_id, old.kind, old.requested_by, old.requested_at, old.parameters)
       OR (old.tally_run_id IS NOT NULL AND new.tally_run_id IS DISTINCT FROM old.tally_run_id) THEN
      RAISE EXCEPTION 'tally_task_fixed: task %', old.id USING ERRCODE = '42501';
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER tally_task_kept BEFORE UPDATE ON tally_task FOR EACH ROW EXECUTE FUNCTION keep_tally_task();`;

const EXPLANATIONS = `
  CREATE TABLE tally_explanation (
    tally_run_id uuid CONSTRAINT tally_explanation_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT tally_explanation_municipality REFERENCES municipality (id),
    round_id uuid NOT NULL,
    document jsonb NOT NULL,
    explained_at timestamptz NOT NULL,
    CONSTRAINT tally_explanation_run FOREIGN KEY (municipality_id, round_id, tally_run_id) REFERENCES tally_run (municipality_id, round_id, id),
    CONSTRAINT tally_explanation_format CHECK ((document ->> 'format' = 'wijkkas-tally-explanation/1') IS TRUE));

  -- It explains this very count: the same input, and the same winners.
  CREATE FUNCTION check_explanation() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM tally_run t WHERE t.id = new.tally_run_id AND t.input_hash = new.document ->> 'inputHash'
        AND jsonb_path_query_array(t.result, '$.winners[*].code') = new.document -> 'winners') THEN
      RAISE EXCEPTION 'tally_explanation_of_run: run %', new.tally_run_id USING ERRCODE = '23514';
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER tally_explanation_of_run BEFORE INSERT ON tally_explanation FOR EACH ROW EXECUTE FUNCTION check_explanation();
  CREATE TRIGGER tally_explanation_append_only BEFORE UPDATE OR DELETE ON tally_explanation FOR EACH ROW EXECUTE FUNCTION refuse_change();`;

const GRANTS = `
  SELECT keep_within_municipality(tab::regclass) FROM unnest(ARRAY['tally_task', 'tally_explanation']) AS tab;
  GRANT SELECT, INSERT, UPDATE ON tally_task TO wijkkas_app;
  GRANT SELECT, INSERT ON tally_explanation TO wijkkas_app;`;
