import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What committees advised and assemblies chose; and that what a wijkteam decides together rests on its decision. */
export class OutcomesAndGrounds1795305600018 implements MigrationInterface {
  name = 'OutcomesAndGrounds1795305600018';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLES);
    await queryRunner.query(RECORD_CHECKS);
    await queryRunner.query(ALLOCATION_CHECKS);
    await queryRunner.query(TRIGGERS);
    await queryRunner.query(GROUNDS);
    await queryRunner.query(GRANTS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER envelope_movement_grounded ON envelope_movement;
      DROP TRIGGER round_postponement_grounded ON round_postponement;
      DROP TRIGGER play_document_grounded ON play_document;
      DROP FUNCTION check_split_ground(), check_postponement_ground(), check_adoption_ground(), has_ground(uuid, uuid, timestamptz);
      DROP TRIGGER allocation_decision_follows_outcome ON allocation_decision;
      DROP TABLE allocation_outcome, outcome_confirmation, outcome_record;
      DROP FUNCTION check_outcome_followed(), check_allocation_outcome(), check_outcome_confirmation(), check_outcome_record(),
        may_record_outcome(uuid, uuid, timestamptz);`);
  }
}

const TABLES = `
  CREATE TABLE outcome_record (
    id uuid CONSTRAINT outcome_record_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT outcome_record_municipality REFERENCES municipality (id),
    round_id uuid NOT NULL,
    number int NOT NULL,
    document text NOT NULL,
    text_hash text NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT outcome_record_within UNIQUE (municipality_id, round_id, id),
    CONSTRAINT outcome_record_number_once UNIQUE (round_id, number),
    CONSTRAINT outcome_record_round FOREIGN KEY (municipality_id, round_id) REFERENCES round (municipality_id, id),
    CONSTRAINT outcome_record_person FOREIGN KEY (municipality_id, recorded_by) REFERENCES person (municipality_id, id),
    CONSTRAINT outcome_record_number CHECK (number > 0),
    CONSTRAINT outcome_record_hash CHECK (text_hash = encode(sha256(convert_to(document, 'UTF8')), 'hex')));

  CREATE TABLE outcome_confirmation (
    record_id uuid CONSTRAINT outcome_confirmation_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT outcome_confirmation_municipality REFERENCES municipality (id),
    round_id uuid NOT NULL,
    text_hash text NOT NULL,
    confirmed_by uuid NOT NULL,
    confirmed_at timestamptz NOT NULL,
    CONSTRAINT outcome_confirmation_record FOREIGN KEY (municipality_id, round_id, record_id) REFERENCES outcome_record (municipality_id, round_id, id),
    CONSTRAINT outcome_confirmation_person FOREIGN KEY (municipality_id, confirmed_by) REFERENCES person (municipality_id, id));

  -- Which record an allocation decision rests on, and why it leaves it where it does (Awb 3:50).
  CREATE TABLE allocation_outcome (
    decision_id uuid CONSTRAINT allocation_outcome_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT allocation_outcome_municipality REFERENCES municipality (id),
    round_id uuid NOT NULL,
    record_id uuid NOT NULL,
    deviations jsonb NOT NULL DEFAULT '[]',
    CONSTRAINT allocation_outcome_decision FOREIGN KEY (municipality_id, round_id, decision_id) REFERENCES allocation_decision (municipality_id, round_id, id),
    CONSTRAINT allocation_outcome_record FOREIGN KEY (municipality_id, round_id, record_id) REFERENCES outcome_record (municipality_id, round_id, id),
    CONSTRAINT allocation_outcome_deviations CHECK (jsonb_typeof(deviations) = 'array'
      AND NOT jsonb_path_exists(deviations, '$[*] ? (!(@.reason like_regex "^.{20}" flag "s"))')));
  CREATE INDEX allocation_outcome_of_record ON allocation_outcome (record_id);`;

const RECORD_CHECKS = `
  CREATE FUNCTION may_record_outcome(person uuid, in_round uuid, moment timestamptz) RETURNS boolean STABLE LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT held_role_at(person, 'contact-person', NULL, moment) OR held_role_at(person, 'administrator', NULL, moment)
        OR held_role_at(person, 'chair', r.wijkteam_id, moment) OR held_role_at(person, 'secretary', r.wijkteam_id, moment)
      FROM round r WHERE r.id = in_round
  $$;

  -- A record is of a round that is being decided; each eligible initiative stands in it once.
  CREATE FUNCTION check_outcome_record() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE r round; doc jsonb := new.document::jsonb;
  BEGIN
    SELECT * INTO r FROM round WHERE id = new.round_id FOR NO KEY UPDATE;
    IF r.mode NOT IN ('committee-advice', 'assembly') OR (doc ->> 'mode', doc ->> 'roundId', doc ->> 'format')
       IS DISTINCT FROM (r.mode, r.id::text, 'wijkkas-outcome/1') THEN
      PERFORM refuse_row('outcome_record_of_round', new.id);
    END IF;
    IF r.phase <> 'deciding' THEN PERFORM refuse_row('outcome_record_in_time', new.id); END IF;
    IF NOT may_record_outcome(new.recorded_by, r.id, new.recorded_at) THEN PERFORM refuse_row('outcome_record_by_role', new.id); END IF;
    IF new.number <> (SELECT coalesce(max(number), 0) + 1 FROM outcome_record WHERE round_id = r.id)
       OR (new.number > 1 AND coalesce(doc ->> 'correctionReason', '') = '') THEN
      PERFORM refuse_row('outcome_record_in_order', new.id);
    END IF;
    IF (doc ->> 'heldOn')::date > (new.recorded_at AT TIME ZONE 'Europe/Amsterdam')::date OR (doc ->> 'presentCount')::int < 1 THEN
      PERFORM refuse_row('outcome_record_possible', new.id);
    END IF;
    IF (SELECT coalesce(array_agg(l ->> 'initiativeId' ORDER BY l ->> 'initiativeId'), '{}') FROM jsonb_array_elements(doc -> 'lines') AS l)
       IS DISTINCT FROM (SELECT coalesce(array_agg(i.id::text ORDER BY i.id::text), '{}') FROM initiative i WHERE i.round_id = r.id AND i.state = 'eligible') THEN
      PERFORM refuse_row('outcome_record_complete', new.id);
    END IF;
    RETURN new;
  END $$;

  CREATE FUNCTION check_outcome_confirmation() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE o outcome_record; r round;
  BEGIN
    SELECT * INTO r FROM round WHERE id = new.round_id FOR NO KEY UPDATE;
    SELECT * INTO o FROM outcome_record WHERE id = new.record_id;
    IF r.phase <> 'deciding' OR EXISTS (SELECT FROM outcome_record later WHERE later.round_id = o.round_id AND later.number > o.number) THEN
      PERFORM refuse_row('outcome_confirmation_in_time', new.record_id);
    END IF;
    IF new.text_hash IS DISTINCT FROM o.text_hash THEN PERFORM refuse_row('outcome_confirmation_of_text', new.record_id); END IF;
    IF new.confirmed_by = o.recorded_by THEN PERFORM refuse_row('outcome_confirmation_four_eyes', new.record_id); END IF;
    IF NOT may_record_outcome(new.confirmed_by, r.id, new.confirmed_at) THEN PERFORM refuse_row('outcome_confirmation_by_role', new.record_id); END IF;
    RETURN new;
  END $$;`;

const ALLOCATION_CHECKS = `
  CREATE FUNCTION check_allocation_outcome() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE o outcome_record;
  BEGIN
    SELECT * INTO o FROM outcome_record WHERE id = new.record_id;
    IF NOT EXISTS (SELECT FROM outcome_confirmation WHERE record_id = o.id)
       OR EXISTS (SELECT FROM outcome_record later WHERE later.round_id = o.round_id AND later.number > o.number) THEN
      PERFORM refuse_row('allocation_outcome_holds', new.decision_id);
    END IF;
    RETURN new;
  END $$;

  -- At the end of the transaction: a decision after an advice or an assembly follows what was confirmed,
  -- and gives one reason for each initiative that it treats otherwise.
  CREATE FUNCTION check_outcome_followed() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE b allocation_outcome;
  BEGIN
    IF (SELECT mode FROM round WHERE id = new.round_id) NOT IN ('committee-advice', 'assembly') THEN RETURN NULL; END IF;
    SELECT * INTO b FROM allocation_outcome WHERE decision_id = new.id;
    IF NOT FOUND THEN PERFORM refuse_row('allocation_on_outcome', new.id); END IF;
    IF (SELECT coalesce(array_agg(id ORDER BY id), '{}') FROM (
          (SELECT l ->> 'initiativeId' AS id FROM outcome_record o, jsonb_array_elements(o.document::jsonb -> 'lines') AS l
            WHERE o.id = b.record_id AND l ->> 'opinion' = 'grant'
           EXCEPT SELECT initiative_id::text FROM commitment WHERE decision_id = new.id)
          UNION ALL
          (SELECT initiative_id::text FROM commitment WHERE decision_id = new.id
           EXCEPT SELECT l ->> 'initiativeId' FROM outcome_record o, jsonb_array_elements(o.document::jsonb -> 'lines') AS l
            WHERE o.id = b.record_id AND l ->> 'opinion' = 'grant')) AS differing)
       IS DISTINCT FROM (SELECT coalesce(array_agg(d ->> 'initiativeId' ORDER BY d ->> 'initiativeId'), '{}') FROM jsonb_array_elements(b.deviations) AS d) THEN
      PERFORM refuse_row('allocation_outcome_explained', new.id);
    END IF;
    RETURN NULL;
  END $$;`;

const TRIGGERS = `
  CREATE TRIGGER outcome_record_checked BEFORE INSERT ON outcome_record FOR EACH ROW EXECUTE FUNCTION check_outcome_record();
  CREATE TRIGGER outcome_confirmation_checked BEFORE INSERT ON outcome_confirmation FOR EACH ROW EXECUTE FUNCTION check_outcome_confirmation();
  CREATE TRIGGER allocation_outcome_checked BEFORE INSERT ON allocation_outcome FOR EACH ROW EXECUTE FUNCTION check_allocation_outcome();
  CREATE CONSTRAINT TRIGGER allocation_decision_follows_outcome AFTER INSERT ON allocation_decision
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_outcome_followed();

  DO $$
  DECLARE tab text;
  BEGIN
    FOREACH tab IN ARRAY ARRAY['outcome_record', 'outcome_confirmation', 'allocation_outcome'] LOOP
      EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', tab || '_append_only', tab);
      EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', tab || '_no_truncate', tab);
    END LOOP;
  END $$;`;

/** What a wijkteam with decision rules decides together cannot be written without that decision. */
const GROUNDS = `
  -- Whether an effect rests on a decision of the wijkteam or on a mandate, where its rules ask for one.
  CREATE FUNCTION has_ground(team uuid, effect uuid, moment timestamptz) RETURNS boolean STABLE LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT team_decision_rules(team, moment) IS NULL
        OR EXISTS (SELECT FROM team_decision_use u JOIN team_decision d ON d.id = u.decision_id WHERE u.effect_id = effect AND d.wijkteam_id = team)
        OR EXISTS (SELECT FROM mandate_use u JOIN mandate m ON m.id = u.mandate_id WHERE u.effect_id = effect AND m.wijkteam_id = team)
  $$;

  CREATE FUNCTION check_split_ground() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF NOT has_ground((SELECT wijkteam_id FROM envelope WHERE id = new.envelope_id), new.batch_id, new.moved_at) THEN
      PERFORM refuse_row('envelope_movement_grounded', new.id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER envelope_movement_grounded BEFORE INSERT ON envelope_movement FOR EACH ROW WHEN (new.kind = 'split')
    EXECUTE FUNCTION check_split_ground();

  CREATE FUNCTION check_postponement_ground() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF NOT has_ground((SELECT wijkteam_id FROM round WHERE id = new.round_id), new.id, new.postponed_at) THEN
      PERFORM refuse_row('round_postponement_grounded', new.id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER round_postponement_grounded BEFORE INSERT ON round_postponement FOR EACH ROW
    EXECUTE FUNCTION check_postponement_ground();

  -- By the rules that held until then: the first rules are adopted by the chair alone.
  CREATE FUNCTION check_adoption_ground() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF NOT has_ground(new.wijkteam_id, new.id, new.adopted_at) THEN PERFORM refuse_row('play_document_grounded', new.id); END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER play_document_grounded BEFORE UPDATE ON play_document FOR EACH ROW
    WHEN (new.state = 'adopted' AND old.state <> 'adopted') EXECUTE FUNCTION check_adoption_ground();`;

const GRANTS = `
  SELECT keep_within_municipality(tab::regclass) FROM unnest(ARRAY['outcome_record', 'outcome_confirmation', 'allocation_outcome']) AS tab;
  GRANT SELECT, INSERT ON outcome_record, outcome_confirmation, allocation_outcome TO wijkkas_app;`;
