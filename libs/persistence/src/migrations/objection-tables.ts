/** Objections to letters, and the steps in their handling. Neither is ever changed. */
export const OBJECTION_TABLES = `
  CREATE TABLE objection (
    id uuid CONSTRAINT objection_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT objection_municipality REFERENCES municipality (id),
    letter_id uuid NOT NULL,
    year int NOT NULL,
    sequence int NOT NULL,
    -- Either the addressee, or somebody for whom a desk officer writes. Not public.
    objector_id uuid,
    objector_name text,
    objector_address text,
    objector_email text,
    registered_by uuid,
    grounds text NOT NULL,
    received_on date NOT NULL,
    posted_on date,
    registered_at timestamptz NOT NULL,
    term_ended_on date NOT NULL,
    is_late boolean NOT NULL,
    CONSTRAINT objection_within UNIQUE (municipality_id, id),
    CONSTRAINT objection_number UNIQUE (municipality_id, year, sequence),
    CONSTRAINT objection_letter FOREIGN KEY (municipality_id, letter_id) REFERENCES award_letter (municipality_id, id),
    CONSTRAINT objection_objector FOREIGN KEY (municipality_id, objector_id) REFERENCES person (municipality_id, id),
    CONSTRAINT objection_registrar FOREIGN KEY (municipality_id, registered_by) REFERENCES person (municipality_id, id),
    CONSTRAINT objection_origin CHECK (num_nonnulls(objector_id, registered_by) = 1),
    CONSTRAINT objection_objector_named CHECK ((objector_id IS NULL) = (objector_name IS NOT NULL AND objector_address IS NOT NULL) AND (objector_id IS NULL OR objector_email IS NULL)),
    CONSTRAINT objection_objector_sizes CHECK (length(objector_name) BETWEEN 1 AND 120 AND length(objector_address) BETWEEN 1 AND 300 AND length(objector_email) BETWEEN 3 AND 254),
    CONSTRAINT objection_grounds CHECK (length(grounds) BETWEEN 1 AND 10000),
    CONSTRAINT objection_posted CHECK (posted_on <= received_on AND (posted_on IS NULL OR registered_by IS NOT NULL)),
    CONSTRAINT objection_sequence CHECK (sequence > 0),
    -- In time by the day of receipt, or posted in time and received within a week (Awb 6:9).
    CONSTRAINT objection_late CHECK (is_late = NOT (received_on <= term_ended_on
      OR coalesce(posted_on <= term_ended_on AND received_on <= term_ended_on + 7, false))));
  CREATE INDEX objection_of_letter ON objection (letter_id);
  ALTER TABLE letter_notice
    ADD CONSTRAINT letter_notice_objection FOREIGN KEY (municipality_id, objection_id) REFERENCES objection (municipality_id, id);

  CREATE TABLE objection_step (
    objection_id uuid NOT NULL,
    number int NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT objection_step_municipality REFERENCES municipality (id),
    kind text NOT NULL,
    taken_at timestamptz NOT NULL,
    taken_by uuid NOT NULL,
    handler_id uuid,
    reasons text,
    is_excused boolean,
    outcome text,
    new_decision text,
    leads_to_allocation boolean NOT NULL DEFAULT false,
    CONSTRAINT objection_step_pkey PRIMARY KEY (objection_id, number),
    CONSTRAINT objection_step_objection FOREIGN KEY (municipality_id, objection_id) REFERENCES objection (municipality_id, id),
    CONSTRAINT objection_step_person FOREIGN KEY (municipality_id, taken_by) REFERENCES person (municipality_id, id),
    CONSTRAINT objection_step_handler FOREIGN KEY (municipality_id, handler_id) REFERENCES person (municipality_id, id),
    CONSTRAINT objection_step_kind CHECK (kind IN ('assigned', 'committee-asked', 'lateness-judged', 'hearing-held', 'hearing-waived', 'adjourned', 'withdrawn', 'decided')),
    CONSTRAINT objection_step_assigned CHECK ((kind = 'assigned') = (handler_id IS NOT NULL)),
    CONSTRAINT objection_step_excused CHECK ((kind = 'lateness-judged') = (is_excused IS NOT NULL)),
    CONSTRAINT objection_step_outcome CHECK ((kind = 'decided') = (outcome IS NOT NULL) AND outcome IN ('inadmissible', 'unfounded', 'founded')),
    CONSTRAINT objection_step_new_decision CHECK ((outcome IS NOT DISTINCT FROM 'founded') = (new_decision IS NOT NULL) AND (outcome IS NOT DISTINCT FROM 'founded' OR NOT leads_to_allocation)),
    CONSTRAINT objection_step_reasoned CHECK (kind IN ('assigned', 'committee-asked', 'withdrawn') OR coalesce(length(trim(reasons)), 0) > 0),
    CONSTRAINT objection_step_sizes CHECK (length(reasons) <= 10000 AND length(new_decision) <= 10000));
  -- What happens once in the handling of an objection.
  CREATE UNIQUE INDEX objection_step_once ON objection_step (objection_id, (CASE kind WHEN 'hearing-waived' THEN 'hearing-held' WHEN 'withdrawn' THEN 'decided' ELSE kind END)) WHERE kind <> 'assigned';`;

export const OBJECTION_FUNCTIONS = `
  CREATE FUNCTION check_objection() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE
    letter award_letter; left_on date;
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(new.municipality_id::text, 79));
    IF new.year <> extract(year FROM dutch_day(new.registered_at))
       OR new.sequence <> 1 + coalesce((SELECT max(sequence) FROM objection WHERE municipality_id = new.municipality_id AND year = new.year), 0) THEN
      PERFORM refuse_row('objection_without_gap', new.id);
    END IF;
    SELECT * INTO letter FROM award_letter WHERE id = new.letter_id;
    SELECT dutch_day(sent_at) INTO left_on FROM letter_notice WHERE letter_id = new.letter_id;
    IF new.term_ended_on IS DISTINCT FROM last_day_of_weeks(greatest(letter.announced_on, left_on), 6) OR new.received_on > dutch_day(new.registered_at) THEN
      PERFORM refuse_row('objection_term', new.id);
    END IF;
    IF new.objector_id <> letter.addressee_id OR (new.objector_id IS NOT NULL AND letter.addressee_id IS NULL) THEN
      PERFORM refuse_row('objection_by_addressee', new.id);
    END IF;
    IF new.registered_by IS NOT NULL AND NOT held_role_at(new.registered_by, 'contact-person', NULL, new.registered_at)
       AND NOT held_role_at(new.registered_by, 'administrator', NULL, new.registered_at) THEN
      PERFORM refuse_row('objection_by_desk', new.id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER objection_checked BEFORE INSERT ON objection FOR EACH ROW EXECUTE FUNCTION check_objection();

  -- Whether a person had a hand in the decision that an objection is about (Awb 7:5, 10:3).
  CREATE FUNCTION had_hand_in_decision(person uuid, objection uuid) RETURNS boolean STABLE LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM objection o JOIN award_letter l ON l.id = o.letter_id JOIN allocation_decision d ON d.id = l.decision_id
      JOIN initiative i ON i.id = l.initiative_id JOIN round r ON r.id = l.round_id
      WHERE o.id = $2 AND ($1 IN (d.decided_by, i.screened_by, l.addressee_id, o.objector_id)
        OR EXISTS (SELECT FROM membership m WHERE m.person_id = $1 AND m.wijkteam_id = r.wijkteam_id AND m.role <> 'resident'
          AND dutch_day(d.decided_at) BETWEEN m.valid_from_on AND coalesce(m.valid_until_on, 'infinity'))))
  $$;

  CREATE FUNCTION check_objection_step() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE
    o objection; handler uuid; kinds text[]; excused boolean; decide_by date;
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(new.objection_id::text, 80));
    SELECT * INTO o FROM objection WHERE id = new.objection_id;
    SELECT coalesce(array_agg(kind), '{}'), bool_or(is_excused) INTO kinds, excused FROM objection_step WHERE objection_id = new.objection_id;
    SELECT handler_id INTO handler FROM objection_step WHERE objection_id = new.objection_id AND kind = 'assigned' ORDER BY number DESC LIMIT 1;
    IF new.number <> 1 + cardinality(kinds) OR 'decided' = ANY (kinds) OR 'withdrawn' = ANY (kinds) THEN
      PERFORM refuse_row('objection_step_route', new.objection_id);
    END IF;
    IF new.kind = 'assigned' AND (had_hand_in_decision(new.handler_id, new.objection_id) OR NOT (held_role_at(new.handler_id, 'contact-person', NULL, new.taken_at)
         OR held_role_at(new.handler_id, 'administrator', NULL, new.taken_at))) THEN
      PERFORM refuse_row('objection_step_handler_apart', new.objection_id);
    END IF;
    IF new.kind <> 'assigned' AND new.taken_by IS DISTINCT FROM handler AND NOT (new.kind = 'withdrawn' AND new.taken_by IS NOT DISTINCT FROM o.objector_id) THEN
      PERFORM refuse_row('objection_step_by_handler', new.objection_id);
    END IF;
    IF new.kind = 'lateness-judged' AND NOT o.is_late THEN
      PERFORM refuse_row('objection_step_route', new.objection_id);
    END IF;
    decide_by := last_day_of_weeks(o.term_ended_on, CASE WHEN 'committee-asked' = ANY (kinds) THEN 12 ELSE 6 END);
    IF new.kind = 'adjourned' AND dutch_day(new.taken_at) > decide_by THEN
      PERFORM refuse_row('objection_step_route', new.objection_id);
    END IF;
    IF new.kind = 'decided' AND (NOT kinds && ARRAY['hearing-held', 'hearing-waived'] OR (o.is_late AND excused IS NULL)
        OR (o.is_late AND NOT excused AND new.outcome <> 'inadmissible')) THEN
      PERFORM refuse_row('objection_step_route', new.objection_id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER objection_step_checked BEFORE INSERT ON objection_step FOR EACH ROW EXECUTE FUNCTION check_objection_step();

  -- Where each objection stands, for lists.
  CREATE VIEW objection_case WITH (security_invoker = true) AS
    SELECT o.id, o.municipality_id, o.letter_id, o.year, o.sequence, o.received_on, o.is_late, o.term_ended_on, h.handler_id, e.outcome,
           CASE WHEN e.kind IS NOT NULL THEN e.kind WHEN h.handler_id IS NOT NULL THEN 'in-handling' ELSE 'received' END AS status,
           dutch_day(e.taken_at) AS ended_on,
           last_day_of_weeks(o.term_ended_on, 6 + CASE WHEN s.kinds @> '{committee-asked}' THEN 6 ELSE 0 END + CASE WHEN s.kinds @> '{adjourned}' THEN 6 ELSE 0 END) AS decide_by_on
      FROM objection o
      LEFT JOIN LATERAL (SELECT array_agg(kind) AS kinds FROM objection_step WHERE objection_id = o.id) s ON true
      LEFT JOIN LATERAL (SELECT handler_id FROM objection_step WHERE objection_id = o.id AND kind = 'assigned' ORDER BY number DESC LIMIT 1) h ON true
      LEFT JOIN LATERAL (SELECT kind, outcome, taken_at FROM objection_step WHERE objection_id = o.id AND kind IN ('decided', 'withdrawn')) e ON true;`;
