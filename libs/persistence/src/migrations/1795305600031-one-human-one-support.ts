import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One human, one support: over merges, for who joins, and when a signature on paper is taken back. */
export class OneHumanOneSupport1795305600031 implements MigrationInterface {
  name = 'OneHumanOneSupport1795305600031';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(MOVED);
    await queryRunner.query(keepSupport(KEPT_WITH_MAKERS));
    await queryRunner.query(JOINED);
    await queryRunner.query(WITHDRAWN);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE signature_withdrawal;
      DROP FUNCTION check_signature_withdrawal(), makes_one_in_round(uuid, uuid);
      DROP TRIGGER co_initiator_supports_not ON co_initiator;
      DROP FUNCTION check_co_initiator_supports();`);
    await queryRunner.query(keepSupport(KEPT_BEFORE));
    await queryRunner.query(`
      DROP TRIGGER support_moved ON support;
      DROP TRIGGER support_checked ON support;
      DROP FUNCTION check_moved_support();
      DROP INDEX support_moved_once;
      ALTER TABLE support DROP CONSTRAINT support_moved_from, DROP COLUMN moved_from, DROP CONSTRAINT support_within;`);
    await queryRunner.query(IS_MOVED_SUPPORT);
  }
}

/**
 * What is moved says from which support, once for each initiative that it goes on in, and has a
 * reference of its own there: that is the one that the human would support it with, so the keys see
 * a second time.
 */
const MOVED = `
  ALTER TABLE support ADD CONSTRAINT support_within UNIQUE (municipality_id, id);
  ALTER TABLE support ADD COLUMN moved_from uuid;
  ALTER TABLE support ADD CONSTRAINT support_moved_from FOREIGN KEY (municipality_id, moved_from) REFERENCES support (municipality_id, id);
  CREATE UNIQUE INDEX support_moved_once ON support (initiative_id, moved_from);

  DROP TRIGGER support_checked ON support;
  DROP FUNCTION is_moved_support(support);
  CREATE TRIGGER support_checked BEFORE INSERT ON support FOR EACH ROW WHEN (new.moved_from IS NULL) EXECUTE FUNCTION check_support();

  -- A standing support of one of the initiatives that this one comes of, in the transaction that makes it.
  CREATE FUNCTION check_moved_support() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF new.person_id IS NOT NULL AND makes_initiative(new.person_id, new.initiative_id) THEN PERFORM refuse_row('support_not_own', new.initiative_id); END IF;
    IF new.withdrawn_at IS NOT NULL OR NOT EXISTS (
         SELECT FROM regrouping_result r JOIN regrouping_source o ON o.regrouping_id = r.regrouping_id
           JOIN support k ON k.initiative_id = o.initiative_id AND k.withdrawn_at IS NULL
          WHERE r.initiative_id = new.initiative_id AND k.id = new.moved_from AND k.resident_ref <> new.resident_ref
            AND NOT EXISTS (SELECT FROM regrouping_settlement e WHERE e.regrouping_id = r.regrouping_id)
            AND (k.channel, k.person_id, k.sheet_id, k.line_number, k.age_at_least, k.supported_at)
              IS NOT DISTINCT FROM (new.channel, new.person_id, new.sheet_id, new.line_number, new.age_at_least, new.supported_at)) THEN
      PERFORM refuse_row('support_moved_as_given', new.initiative_id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER support_moved BEFORE INSERT ON support FOR EACH ROW WHEN (new.moved_from IS NOT NULL) EXECUTE FUNCTION check_moved_support();`;

const IS_MOVED_SUPPORT = `
  CREATE FUNCTION is_moved_support(s support) RETURNS boolean STABLE LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM regrouping_result r
      JOIN regrouping_source o ON o.regrouping_id = r.regrouping_id
      JOIN support k ON k.initiative_id = o.initiative_id AND k.withdrawn_at IS NULL
     WHERE r.initiative_id = s.initiative_id AND NOT EXISTS (SELECT FROM regrouping_settlement e WHERE e.regrouping_id = r.regrouping_id)
       AND (k.channel, k.resident_ref, k.person_id, k.sheet_id, k.line_number, k.age_at_least, k.supported_at)
         IS NOT DISTINCT FROM (s.channel, s.resident_ref, s.person_id, s.sheet_id, s.line_number, s.age_at_least, s.supported_at))
  $$;
  CREATE TRIGGER support_checked BEFORE INSERT ON support FOR EACH ROW WHEN (NOT is_moved_support(new)) EXECUTE FUNCTION check_support();`;

type Kept = { readonly columns: readonly string[]; readonly rules: string };

const COLUMNS = [
  'id',
  'municipality_id',
  'initiative_id',
  'channel',
  'sheet_id',
  'line_number',
  'supported_at',
];

const KEPT_BEFORE: Kept = {
  columns: COLUMNS,
  rules: `
    IF new.withdrawn_at IS NOT NULL AND NOT takes_support(new.initiative_id, new.withdrawn_at) THEN
      PERFORM refuse_row('support_in_time', new.initiative_id);
    END IF;`,
};

/**
 * The support of who makes an initiative ends at any time, and no support comes to stand for a maker.
 * Whether somebody makes it is asked first: whether it takes support holds the round, and who joins
 * holds the initiative already.
 */
const KEPT_WITH_MAKERS: Kept = {
  columns: [...COLUMNS, 'moved_from'],
  rules: `
    IF new.person_id IS NOT NULL AND makes_initiative(new.person_id, new.initiative_id) THEN
      IF new.withdrawn_at IS NULL THEN PERFORM refuse_row('support_not_own', new.initiative_id); END IF;
    ELSIF new.withdrawn_at IS NOT NULL THEN
      IF NOT takes_support(new.initiative_id, new.withdrawn_at) THEN PERFORM refuse_row('support_in_time', new.initiative_id); END IF;
    END IF;`,
};

function keepSupport({ columns, rules }: Kept): string {
  const rowOf = (which: string): string => columns.map((column) => `${which}.${column}`).join(', ');
  return `
  CREATE OR REPLACE FUNCTION keep_support() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF old.withdrawn_at IS NOT NULL OR (${rowOf('new')}) IS DISTINCT FROM (${rowOf('old')})
       OR (new.person_id IS DISTINCT FROM old.person_id AND old.person_id IS NOT NULL)
       OR (new.resident_ref <> old.resident_ref AND new.person_id IS NULL) THEN
      RAISE EXCEPTION 'support_kept: %', old.id USING ERRCODE = '42501';
    END IF;${rules}
    RETURN new;
  END $$;`;
}

const JOINED = `
  -- At the end of the transaction: whoever joined supports it no more.
  CREATE FUNCTION check_co_initiator_supports() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF EXISTS (SELECT FROM co_initiator c JOIN support s ON s.initiative_id = c.initiative_id AND s.person_id = c.person_id AND s.withdrawn_at IS NULL
                WHERE c.initiative_id = new.initiative_id AND c.person_id = new.person_id AND c.left_at IS NULL) THEN
      PERFORM refuse_row('co_initiator_supports_not', new.initiative_id);
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER co_initiator_supports_not AFTER INSERT OR UPDATE ON co_initiator DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (new.left_at IS NULL) EXECUTE FUNCTION check_co_initiator_supports();`;

const WITHDRAWN = `
  -- Why a signature on paper was taken back for its signer, and by whom.
  CREATE TABLE signature_withdrawal (
    support_id uuid CONSTRAINT signature_withdrawal_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT signature_withdrawal_municipality REFERENCES municipality (id),
    reason text NOT NULL,
    withdrawn_by uuid NOT NULL,
    withdrawn_at timestamptz NOT NULL,
    CONSTRAINT signature_withdrawal_support FOREIGN KEY (municipality_id, support_id) REFERENCES support (municipality_id, id),
    CONSTRAINT signature_withdrawal_person FOREIGN KEY (municipality_id, withdrawn_by) REFERENCES person (municipality_id, id),
    CONSTRAINT signature_withdrawal_reason CHECK (length(reason) BETWEEN 1 AND 500));

  -- Initiatives of one round compete for one budget.
  CREATE FUNCTION makes_one_in_round(person uuid, in_round uuid) RETURNS boolean STABLE LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM initiative i WHERE i.round_id = in_round AND i.proposed_by = person)
        OR EXISTS (SELECT FROM co_initiator c JOIN initiative i ON i.id = c.initiative_id
                    WHERE i.round_id = in_round AND c.person_id = person AND c.left_at IS NULL)
  $$;

  CREATE FUNCTION check_signature_withdrawal() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE s support;
  BEGIN
    SELECT * INTO s FROM support WHERE id = new.support_id;
    IF s.channel IS DISTINCT FROM 'paper' OR s.withdrawn_at IS DISTINCT FROM new.withdrawn_at THEN
      PERFORM refuse_row('signature_withdrawal_of_paper', new.support_id);
    END IF;
    IF NOT may_verify_support(new.withdrawn_by, new.withdrawn_at) THEN PERFORM refuse_row('signature_withdrawal_by_role', new.support_id); END IF;
    IF makes_one_in_round(new.withdrawn_by, (SELECT round_id FROM initiative WHERE id = s.initiative_id)) THEN
      PERFORM refuse_row('signature_withdrawal_not_own', new.support_id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER signature_withdrawal_checked BEFORE INSERT ON signature_withdrawal FOR EACH ROW EXECUTE FUNCTION check_signature_withdrawal();

  SELECT keep_within_municipality('signature_withdrawal'::regclass);
  GRANT SELECT, INSERT ON signature_withdrawal TO wijkkas_app;
  CREATE TRIGGER signature_withdrawal_append_only BEFORE UPDATE OR DELETE ON signature_withdrawal FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER signature_withdrawal_no_truncate BEFORE TRUNCATE ON signature_withdrawal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();`;
