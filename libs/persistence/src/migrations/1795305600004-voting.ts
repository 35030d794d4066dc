import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who voted (the roll), what was voted (ballots, without a voter), and the record of each count. */
export class Voting1795305600004 implements MigrationInterface {
  name = 'Voting1795305600004';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLES);
    await queryRunner.query(CHECKS);
    await queryRunner.query(GRANTS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE tally_run, ballot, roll_mark;
      DROP FUNCTION check_ballot();`);
  }
}

const TABLES = `
  CREATE TABLE roll_mark (
    round_id uuid NOT NULL,
    voter_ref text NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT roll_mark_municipality REFERENCES municipality (id),
    -- One ballot per voter per round: this key is the rule.
    CONSTRAINT roll_mark_pkey PRIMARY KEY (round_id, voter_ref),
    CONSTRAINT roll_mark_round FOREIGN KEY (municipality_id, round_id) REFERENCES round (municipality_id, id));

  -- No voter, no time, no sequence: nothing here says whose it is or which came first.
  CREATE TABLE ballot (
    id uuid CONSTRAINT ballot_pkey PRIMARY KEY,
    round_id uuid NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT ballot_municipality REFERENCES municipality (id),
    choices int[] NOT NULL,
    points numeric[],
    imported_fields jsonb,
    CONSTRAINT ballot_round FOREIGN KEY (municipality_id, round_id) REFERENCES round (municipality_id, id),
    CONSTRAINT ballot_points_per_choice CHECK (cardinality(points) = cardinality(choices)));
  CREATE INDEX ballot_of_round ON ballot (round_id, id);

  CREATE TABLE tally_run (
    id uuid CONSTRAINT tally_run_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT tally_run_municipality REFERENCES municipality (id),
    round_id uuid NOT NULL,
    rule text NOT NULL,
    engine_version text NOT NULL,
    rules_hash text NOT NULL,
    input_hash text NOT NULL,
    ballot_count int NOT NULL,
    result jsonb NOT NULL,
    counted_at timestamptz NOT NULL,
    CONSTRAINT tally_run_within UNIQUE (municipality_id, round_id, id),
    -- Counting the same ballots under the same rules again finds the record that is there.
    CONSTRAINT tally_run_once UNIQUE (round_id, rule, engine_version, input_hash),
    CONSTRAINT tally_run_round FOREIGN KEY (municipality_id, round_id) REFERENCES round (municipality_id, id),
    CONSTRAINT tally_run_hashes CHECK (rules_hash ~ '^[0-9a-f]{64}$' AND input_hash ~ '^[0-9a-f]{64}$'),
    CONSTRAINT tally_run_ballots CHECK (ballot_count >= 0));`;

const CHECKS = `
  -- States the rules of a ballot once more, beside the domain: phase, window, number, range, repeats,
  -- cost and points. Scalars, not the whole row: the frozen document in it is long.
  CREATE FUNCTION check_ballot() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE phase text; size int; imported boolean; opens timestamptz; closes timestamptz; b jsonb; cost bigint;
  BEGIN
    -- Whoever closes the voting holds this lock alone, so the phase read next cannot be old.
    PERFORM pg_advisory_xact_lock_shared(hashtextextended(new.round_id::text, 77));
    SELECT r.phase, r.paper_size, r.is_imported, r.voting_opens_at, r.voting_closes_at, r.rules -> 'ballot'
      INTO phase, size, imported, opens, closes, b FROM round r WHERE r.id = new.round_id;
    IF phase IS DISTINCT FROM 'voting' THEN RAISE EXCEPTION 'voting_closed'; END IF;
    IF (SELECT count(DISTINCT c) <> cardinality(new.choices) OR min(c) < 1 OR max(c) > size FROM unnest(new.choices) AS c) THEN
      RAISE EXCEPTION 'ballot_choices_refused';
    END IF;
    -- An imported election is kept as it was held, with the ballots that its own city let pass.
    IF imported THEN RETURN new; END IF;
    IF clock_timestamp() < opens OR clock_timestamp() >= closes THEN RAISE EXCEPTION 'voting_closed'; END IF;
    IF new.imported_fields IS NOT NULL THEN RAISE EXCEPTION 'ballot_carries_fields'; END IF;
    IF cardinality(new.choices) < (b ->> 'choicesMin')::int OR cardinality(new.choices) > (b ->> 'choicesMax')::int THEN
      RAISE EXCEPTION 'ballot_length_refused';
    END IF;
    IF b ->> 'costMaxCents' IS NOT NULL THEN
      SELECT sum(cost_cents) INTO cost FROM ballot_paper_line WHERE round_id = new.round_id AND number = ANY (new.choices);
      IF cost > (b ->> 'costMaxCents')::bigint THEN RAISE EXCEPTION 'ballot_cost_refused'; END IF;
    END IF;
    IF (new.points IS NOT NULL) <> (b ->> 'type' IN ('cumulative', 'scoring')) OR (SELECT bool_or(p IS NULL OR p < 1 OR p <> trunc(p) OR p > (b ->> 'pointsMax')::numeric)
         OR sum(p) > (b ->> 'pointsTotalMax')::numeric FROM unnest(new.points) AS p) THEN
      RAISE EXCEPTION 'ballot_points_refused';
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER ballot_follows_rules BEFORE INSERT ON ballot FOR EACH ROW EXECUTE FUNCTION check_ballot();
  CREATE TRIGGER ballot_append_only BEFORE UPDATE OR DELETE ON ballot FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER roll_mark_append_only BEFORE UPDATE OR DELETE ON roll_mark FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER tally_run_append_only BEFORE UPDATE OR DELETE ON tally_run FOR EACH ROW EXECUTE FUNCTION refuse_change();`;

const GRANTS = `
  SELECT keep_within_municipality(tab::regclass) FROM unnest(ARRAY['roll_mark', 'ballot', 'tally_run']) AS tab;
  GRANT SELECT, INSERT ON roll_mark, ballot, tally_run TO wijkkas_app;`;
