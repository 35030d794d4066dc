/** One contact person for each initiative, and who was it before. */
export const CONTACT_TABLES = `
  CREATE TABLE contact_assignment (
    initiative_id uuid NOT NULL,
    number int NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT contact_assignment_municipality REFERENCES municipality (id),
    person_id uuid NOT NULL,
    way text NOT NULL,
    reason text,
    -- Null when the service did it.
    assigned_by uuid,
    assigned_at timestamptz NOT NULL,
    CONSTRAINT contact_assignment_pkey PRIMARY KEY (initiative_id, number),
    CONSTRAINT contact_assignment_initiative FOREIGN KEY (municipality_id, initiative_id) REFERENCES initiative (municipality_id, id),
    CONSTRAINT contact_assignment_person FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    CONSTRAINT contact_assignment_assigner FOREIGN KEY (municipality_id, assigned_by) REFERENCES person (municipality_id, id),
    CONSTRAINT contact_assignment_way CHECK (way IN ('hand', 'rule')),
    CONSTRAINT contact_assignment_reasoned CHECK (number = 1 OR coalesce(length(trim(reason)), 0) > 0),
    CONSTRAINT contact_assignment_reason CHECK (length(reason) <= 1000));

  -- Who it is now: one row for each initiative, so never two people.
  CREATE TABLE initiative_contact (
    initiative_id uuid CONSTRAINT initiative_contact_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT initiative_contact_municipality REFERENCES municipality (id),
    person_id uuid NOT NULL,
    since_at timestamptz NOT NULL,
    CONSTRAINT initiative_contact_initiative FOREIGN KEY (municipality_id, initiative_id) REFERENCES initiative (municipality_id, id),
    CONSTRAINT initiative_contact_person FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id));
  CREATE INDEX initiative_contact_of_person ON initiative_contact (person_id, initiative_id);

  CREATE FUNCTION check_contact_assignment() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(new.initiative_id::text, 2203));
    IF new.number <> 1 + (SELECT count(*) FROM contact_assignment WHERE initiative_id = new.initiative_id) THEN
      PERFORM refuse_row('contact_assignment_without_gap', new.initiative_id);
    END IF;
    IF NOT held_role_at(new.person_id, 'contact-person', NULL, new.assigned_at) THEN
      PERFORM refuse_row('contact_assignment_office', new.initiative_id);
    END IF;
    IF is_initiator(new.person_id, new.initiative_id) THEN PERFORM refuse_row('contact_assignment_four_eyes', new.initiative_id); END IF;
    IF new.person_id = (SELECT person_id FROM initiative_contact WHERE initiative_id = new.initiative_id) THEN
      PERFORM refuse_row('contact_assignment_other', new.initiative_id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER contact_assignment_checked BEFORE INSERT ON contact_assignment FOR EACH ROW EXECUTE FUNCTION check_contact_assignment();

  CREATE FUNCTION follow_contact_assignment() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    INSERT INTO initiative_contact (initiative_id, municipality_id, person_id, since_at)
    VALUES (new.initiative_id, new.municipality_id, new.person_id, new.assigned_at)
    ON CONFLICT (initiative_id) DO UPDATE SET person_id = excluded.person_id, since_at = excluded.since_at;
    RETURN NULL;
  END $$;
  CREATE TRIGGER contact_assignment_followed AFTER INSERT ON contact_assignment FOR EACH ROW EXECUTE FUNCTION follow_contact_assignment();
  CREATE TRIGGER initiative_contact_by_assignment BEFORE INSERT OR UPDATE ON initiative_contact FOR EACH ROW
    WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER initiative_contact_no_delete BEFORE DELETE ON initiative_contact FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER initiative_contact_no_truncate BEFORE TRUNCATE ON initiative_contact FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

  -- What is not over yet, which is what somebody has on the desk.
  CREATE FUNCTION is_open_case(state text) RETURNS boolean IMMUTABLE PARALLEL SAFE LANGUAGE sql
    AS $$ SELECT state IN ('submitted', 'eligible', 'funded') $$;`;
