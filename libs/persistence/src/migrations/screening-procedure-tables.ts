/** Departments that advise, and how a municipality screens: versions that are never changed. */
export const SCREENING_PROCEDURE_TABLES = `
  CREATE TABLE department (
    id uuid CONSTRAINT department_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT department_municipality REFERENCES municipality (id),
    name text NOT NULL,
    -- A mailbox of the department, never of a person.
    contact_email text NOT NULL,
    -- The wijkteam that it serves; null for all of the municipality.
    wijkteam_id uuid,
    created_at timestamptz NOT NULL,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT department_within UNIQUE (municipality_id, id),
    CONSTRAINT department_wijkteam FOREIGN KEY (municipality_id, wijkteam_id) REFERENCES wijkteam (municipality_id, id),
    CONSTRAINT department_name CHECK (length(trim(name)) BETWEEN 1 AND 120),
    CONSTRAINT department_contact CHECK (length(contact_email) BETWEEN 3 AND 254 AND position('@' IN contact_email) > 1));
  CREATE UNIQUE INDEX department_name_once ON department (municipality_id, lower(name));
  CREATE INDEX department_of_wijkteam ON department (wijkteam_id) WHERE wijkteam_id IS NOT NULL;

  CREATE TABLE department_member (
    department_id uuid NOT NULL,
    person_id uuid NOT NULL,
    joined_at timestamptz NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT department_member_municipality REFERENCES municipality (id),
    left_at timestamptz,
    CONSTRAINT department_member_pkey PRIMARY KEY (department_id, person_id, joined_at),
    CONSTRAINT department_member_department FOREIGN KEY (municipality_id, department_id) REFERENCES department (municipality_id, id),
    CONSTRAINT department_member_person FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    CONSTRAINT department_member_left CHECK (left_at >= joined_at));
  CREATE UNIQUE INDEX department_member_once ON department_member (department_id, person_id) WHERE left_at IS NULL;
  CREATE INDEX department_member_of_person ON department_member (person_id) WHERE left_at IS NULL;

  CREATE TABLE screening_procedure (
    id uuid CONSTRAINT screening_procedure_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT screening_procedure_municipality REFERENCES municipality (id),
    number int NOT NULL,
    is_active boolean NOT NULL,
    -- Null: the municipality sets no term, so the eight weeks of Awb 4:13 hold.
    decision_weeks int,
    advice_days int NOT NULL,
    answer_days int NOT NULL,
    extension_weeks_max int NOT NULL,
    remind_days int[] NOT NULL,
    escalation_person_id uuid,
    opens_itself boolean NOT NULL,
    assigns_itself boolean NOT NULL,
    adopted_by uuid NOT NULL,
    adopted_at timestamptz NOT NULL,
    CONSTRAINT screening_procedure_within UNIQUE (municipality_id, id),
    CONSTRAINT screening_procedure_number_once UNIQUE (municipality_id, number),
    CONSTRAINT screening_procedure_escalation FOREIGN KEY (municipality_id, escalation_person_id) REFERENCES person (municipality_id, id),
    CONSTRAINT screening_procedure_adopter FOREIGN KEY (municipality_id, adopted_by) REFERENCES person (municipality_id, id),
    CONSTRAINT screening_procedure_terms CHECK (decision_weeks BETWEEN 1 AND 26 AND advice_days BETWEEN 1 AND 84
      AND answer_days BETWEEN 1 AND 84 AND extension_weeks_max BETWEEN 0 AND 13),
    CONSTRAINT screening_procedure_remind CHECK (cardinality(remind_days) <= 5 AND 0 < ALL (remind_days) AND 60 >= ALL (remind_days)));

  CREATE TABLE screening_item (
    procedure_id uuid NOT NULL,
    code text NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT screening_item_municipality REFERENCES municipality (id),
    number int NOT NULL,
    topic text NOT NULL,
    question_nl text NOT NULL,
    question_en text,
    is_compulsory boolean NOT NULL,
    department_id uuid NOT NULL,
    CONSTRAINT screening_item_pkey PRIMARY KEY (procedure_id, code),
    CONSTRAINT screening_item_number_once UNIQUE (procedure_id, number),
    CONSTRAINT screening_item_procedure FOREIGN KEY (municipality_id, procedure_id) REFERENCES screening_procedure (municipality_id, id),
    CONSTRAINT screening_item_department FOREIGN KEY (municipality_id, department_id) REFERENCES department (municipality_id, id),
    CONSTRAINT screening_item_code CHECK (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(code) <= 60 AND code <> 'question'),
    CONSTRAINT screening_item_topic CHECK (topic IN ('authority', 'land', 'permits', 'running-costs', 'safety', 'privacy', 'fees', 'other')),
    CONSTRAINT screening_item_questions CHECK (length(trim(question_nl)) BETWEEN 1 AND 500 AND length(trim(question_en)) BETWEEN 1 AND 500));`;

export const SCREENING_PROCEDURE_FUNCTIONS = `
  -- Takes over what a table of the initiators knows beside the proposer, where there is one.
  CREATE FUNCTION is_initiator(person uuid, initiative uuid) RETURNS boolean STABLE LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE found boolean;
  BEGIN
    IF EXISTS (SELECT FROM initiative i WHERE i.id = $2 AND i.proposed_by = $1) THEN RETURN true; END IF;
    IF to_regclass('public.co_initiator') IS NULL THEN RETURN false; END IF;
    EXECUTE 'SELECT EXISTS (SELECT FROM co_initiator WHERE initiative_id = $2 AND person_id = $1 AND confirmed_at IS NOT NULL AND left_at IS NULL)'
      INTO found USING $1, $2;
    RETURN found;
  END $$;

  -- The procedure that a municipality screens by; none until it sets one, or when it set it aside.
  CREATE FUNCTION procedure_in_force(municipality uuid) RETURNS screening_procedure STABLE LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE latest screening_procedure;
  BEGIN
    SELECT * INTO latest FROM screening_procedure p WHERE p.municipality_id = $1 ORDER BY p.number DESC LIMIT 1;
    IF latest.is_active THEN RETURN latest; END IF;
    RETURN NULL;
  END $$;

  CREATE FUNCTION check_department_member() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF NOT held_role_at(new.person_id, 'contact-person', NULL, new.joined_at) THEN
      PERFORM refuse_row('department_member_contact_person', new.department_id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER department_member_checked BEFORE INSERT ON department_member FOR EACH ROW EXECUTE FUNCTION check_department_member();

  CREATE FUNCTION keep_department_member() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF old.left_at IS NOT NULL OR (to_jsonb(new) - 'left_at') <> (to_jsonb(old) - 'left_at') THEN
      RAISE EXCEPTION 'append_only: department_member' USING ERRCODE = '42501';
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER department_member_kept BEFORE UPDATE ON department_member FOR EACH ROW EXECUTE FUNCTION keep_department_member();

  CREATE FUNCTION check_screening_procedure() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(new.municipality_id::text, 2201));
    IF new.number <> 1 + coalesce((SELECT max(number) FROM screening_procedure WHERE municipality_id = new.municipality_id), 0) THEN
      PERFORM refuse_row('screening_procedure_without_gap', new.id);
    END IF;
    IF NOT held_role_at(new.adopted_by, 'administrator', NULL, new.adopted_at) THEN
      PERFORM refuse_row('screening_procedure_by_administrator', new.id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER screening_procedure_checked BEFORE INSERT ON screening_procedure FOR EACH ROW EXECUTE FUNCTION check_screening_procedure();

  -- A checklist is written with its procedure, and is as it was once anything was screened by it.
  CREATE FUNCTION check_screening_item() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF EXISTS (SELECT FROM screening s WHERE s.procedure_id = new.procedure_id) THEN
      PERFORM refuse_row('screening_item_settled', new.procedure_id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER screening_item_checked BEFORE INSERT ON screening_item FOR EACH ROW EXECUTE FUNCTION check_screening_item();`;
