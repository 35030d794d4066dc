import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The outbox, the answers kept per Idempotency-Key, and the audit trail. */
export class Plumbing1795305600006 implements MigrationInterface {
  name = 'Plumbing1795305600006';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLES);
    await queryRunner.query(GRANTS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE audit_entry, idempotency_key, outbox');
  }
}

const TABLES = `
  -- Holds ids only; the relay reads it for all municipalities at once.
  CREATE TABLE outbox (
    id uuid CONSTRAINT outbox_pkey PRIMARY KEY,
    job_name text NOT NULL,
    payload jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    relayed_at timestamptz);
  CREATE INDEX outbox_unrelayed ON outbox (created_at, id) WHERE relayed_at IS NULL;

  CREATE TABLE idempotency_key (
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT idempotency_key_municipality REFERENCES municipality (id),
    actor_ref text NOT NULL,
    key text NOT NULL,
    request_hash text NOT NULL,
    response jsonb,
    created_on date NOT NULL,
    CONSTRAINT idempotency_key_pkey PRIMARY KEY (municipality_id, actor_ref, key));
  CREATE INDEX idempotency_key_age ON idempotency_key (created_on);

  CREATE TABLE audit_entry (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT audit_entry_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT audit_entry_municipality REFERENCES municipality (id),
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    action text NOT NULL,
    subject_type text NOT NULL,
    subject_id text NOT NULL,
    origin text NOT NULL,
    details jsonb NOT NULL DEFAULT '{}');
  CREATE INDEX audit_entry_of_subject ON audit_entry (subject_id, id);`;

const GRANTS = `
  SELECT keep_within_municipality(tab::regclass) FROM unnest(ARRAY['idempotency_key', 'audit_entry']) AS tab;
  GRANT SELECT, INSERT, UPDATE, DELETE ON outbox, idempotency_key TO wijkkas_app;
  GRANT SELECT, INSERT ON audit_entry TO wijkkas_app;
  CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();`;
