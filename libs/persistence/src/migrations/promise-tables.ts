/** What the municipality and the wijkteam promised, to whom it falls, and whether it was kept. */
export const PROMISE_TABLES = `
  CREATE TABLE promise (
    id uuid CONSTRAINT promise_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT promise_municipality REFERENCES municipality (id),
    wijkteam_id uuid NOT NULL,
    initiative_id uuid,
    text text NOT NULL,
    owner_id uuid NOT NULL,
    -- In which role the owner promised: the role is public, the person is not.
    owner_role text NOT NULL,
    made_on date NOT NULL,
    due_on date NOT NULL,
    source text NOT NULL,
    source_note text NOT NULL,
    -- The broken promise that this one takes the place of.
    follows_id uuid CONSTRAINT promise_follows_once UNIQUE,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT promise_within UNIQUE (municipality_id, wijkteam_id, id),
    CONSTRAINT promise_wijkteam FOREIGN KEY (municipality_id, wijkteam_id) REFERENCES wijkteam (municipality_id, id),
    CONSTRAINT promise_initiative FOREIGN KEY (municipality_id, initiative_id) REFERENCES initiative (municipality_id, id),
    CONSTRAINT promise_owner FOREIGN KEY (municipality_id, owner_id) REFERENCES person (municipality_id, id),
    CONSTRAINT promise_recorder FOREIGN KEY (municipality_id, recorded_by) REFERENCES person (municipality_id, id),
    CONSTRAINT promise_follows FOREIGN KEY (municipality_id, wijkteam_id, follows_id) REFERENCES promise (municipality_id, wijkteam_id, id),
    CONSTRAINT promise_text CHECK (length(trim(text)) BETWEEN 10 AND 1000),
    CONSTRAINT promise_days CHECK (made_on <= dutch_day(recorded_at) AND due_on >= made_on),
    CONSTRAINT promise_source CHECK (source IN ('conversation', 'meeting', 'decision')),
    CONSTRAINT promise_source_note CHECK (length(source_note) <= 500),
    CONSTRAINT promise_not_after_itself CHECK (follows_id <> id));
  CREATE INDEX promise_of_wijkteam ON promise (wijkteam_id, due_on, id);
  CREATE INDEX promise_of_initiative ON promise (initiative_id, due_on, id) WHERE initiative_id IS NOT NULL;

  CREATE TABLE promise_outcome (
    promise_id uuid CONSTRAINT promise_outcome_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT promise_outcome_municipality REFERENCES municipality (id),
    wijkteam_id uuid NOT NULL,
    outcome text NOT NULL,
    reason text,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT promise_outcome_promise FOREIGN KEY (municipality_id, wijkteam_id, promise_id) REFERENCES promise (municipality_id, wijkteam_id, id),
    CONSTRAINT promise_outcome_recorder FOREIGN KEY (municipality_id, recorded_by) REFERENCES person (municipality_id, id),
    CONSTRAINT promise_outcome_outcome CHECK (outcome IN ('kept', 'broken')),
    CONSTRAINT promise_outcome_reason CHECK ((outcome = 'kept' OR reason IS NOT NULL) AND length(trim(reason)) BETWEEN 10 AND 1000));`;

export const PROMISE_FUNCTIONS = `
  -- The owner holds the role; an initiative is of the wijkteam; only a broken promise has a successor.
  CREATE FUNCTION check_promise() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF NOT held_role_at(new.owner_id, new.owner_role, new.wijkteam_id, new.recorded_at)
       AND NOT held_role_at(new.owner_id, new.owner_role, NULL, new.recorded_at) THEN
      PERFORM refuse_row('promise_owner_in_role', new.id);
    END IF;
    IF new.initiative_id IS NOT NULL AND NOT EXISTS (SELECT FROM initiative i JOIN round r ON r.id = i.round_id
         WHERE i.id = new.initiative_id AND r.wijkteam_id = new.wijkteam_id AND i.submitted_at IS NOT NULL) THEN
      PERFORM refuse_row('promise_initiative_of_wijkteam', new.id);
    END IF;
    IF new.follows_id IS NOT NULL AND NOT EXISTS (SELECT FROM promise_outcome o JOIN promise p ON p.id = o.promise_id
         WHERE o.promise_id = new.follows_id AND o.outcome = 'broken' AND p.initiative_id IS NOT DISTINCT FROM new.initiative_id) THEN
      PERFORM refuse_row('promise_follows_broken', new.id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER promise_checked BEFORE INSERT ON promise FOR EACH ROW EXECUTE FUNCTION check_promise();

  -- Nobody says of a promise of their own that it was kept.
  CREATE FUNCTION check_promise_outcome() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF new.outcome = 'kept' AND new.recorded_by = (SELECT owner_id FROM promise WHERE id = new.promise_id) THEN
      PERFORM refuse_row('promise_outcome_four_eyes', new.promise_id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER promise_outcome_checked BEFORE INSERT ON promise_outcome FOR EACH ROW EXECUTE FUNCTION check_promise_outcome();`;
