/** What becomes of an initiative that got money: milestones, reports, its end, and how residents judge it. */
export const PROGRESS_TABLES = `
  CREATE TABLE milestone (
    id uuid CONSTRAINT milestone_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT milestone_municipality REFERENCES municipality (id),
    initiative_id uuid NOT NULL,
    title text NOT NULL,
    -- A month or a day: who plans a year ahead knows the month at best.
    planned_on text NOT NULL,
    planned_by uuid NOT NULL,
    planned_at timestamptz NOT NULL,
    CONSTRAINT milestone_within UNIQUE (municipality_id, id),
    CONSTRAINT milestone_initiative FOREIGN KEY (municipality_id, initiative_id) REFERENCES initiative (municipality_id, id),
    CONSTRAINT milestone_planner FOREIGN KEY (municipality_id, planned_by) REFERENCES person (municipality_id, id),
    CONSTRAINT milestone_title CHECK (length(trim(title)) BETWEEN 1 AND 200),
    CONSTRAINT milestone_planned CHECK (planned_on ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])(-[0-3][0-9])?$'));
  CREATE INDEX milestone_of_initiative ON milestone (initiative_id, planned_at, id);

  CREATE TABLE milestone_step (
    milestone_id uuid NOT NULL,
    number int NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT milestone_step_municipality REFERENCES municipality (id),
    kind text NOT NULL,
    reached_on date,
    planned_on text,
    reason text,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT milestone_step_pkey PRIMARY KEY (milestone_id, number),
    CONSTRAINT milestone_step_milestone FOREIGN KEY (municipality_id, milestone_id) REFERENCES milestone (municipality_id, id),
    CONSTRAINT milestone_step_person FOREIGN KEY (municipality_id, recorded_by) REFERENCES person (municipality_id, id),
    CONSTRAINT milestone_step_number CHECK (number BETWEEN 1 AND 100),
    CONSTRAINT milestone_step_kind CHECK (kind IN ('reached', 'moved', 'dropped')),
    CONSTRAINT milestone_step_reached CHECK ((kind = 'reached') = (reached_on IS NOT NULL) AND reached_on <= dutch_day(recorded_at)),
    CONSTRAINT milestone_step_moved CHECK ((kind = 'moved') = (planned_on IS NOT NULL) AND planned_on ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])(-[0-3][0-9])?$'),
    CONSTRAINT milestone_step_reason CHECK ((kind = 'reached' OR reason IS NOT NULL) AND length(trim(reason)) BETWEEN 10 AND 1000));

  CREATE TABLE progress_post (
    id uuid CONSTRAINT progress_post_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT progress_post_municipality REFERENCES municipality (id),
    initiative_id uuid NOT NULL,
    body text NOT NULL,
    posted_by uuid NOT NULL,
    posted_at timestamptz NOT NULL,
    CONSTRAINT progress_post_within UNIQUE (municipality_id, id),
    CONSTRAINT progress_post_initiative FOREIGN KEY (municipality_id, initiative_id) REFERENCES initiative (municipality_id, id),
    CONSTRAINT progress_post_person FOREIGN KEY (municipality_id, posted_by) REFERENCES person (municipality_id, id),
    CONSTRAINT progress_post_body CHECK (length(trim(body)) BETWEEN 1 AND 5000));
  CREATE INDEX progress_post_of_initiative ON progress_post (initiative_id, posted_at DESC, id);

  CREATE TABLE progress_photo (
    post_id uuid NOT NULL,
    file_id uuid NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT progress_photo_municipality REFERENCES municipality (id),
    place int NOT NULL,
    description text NOT NULL,
    CONSTRAINT progress_photo_pkey PRIMARY KEY (post_id, file_id),
    CONSTRAINT progress_photo_place_once UNIQUE (post_id, place),
    CONSTRAINT progress_photo_post FOREIGN KEY (municipality_id, post_id) REFERENCES progress_post (municipality_id, id),
    CONSTRAINT progress_photo_file FOREIGN KEY (municipality_id, file_id) REFERENCES file (municipality_id, id),
    CONSTRAINT progress_photo_place CHECK (place BETWEEN 1 AND 10),
    CONSTRAINT progress_photo_description CHECK (length(trim(description)) BETWEEN 3 AND 300));
  CREATE INDEX progress_photo_of_file ON progress_photo (file_id);

  CREATE TABLE initiative_finish (
    initiative_id uuid CONSTRAINT initiative_finish_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT initiative_finish_municipality REFERENCES municipality (id),
    finished_on date NOT NULL,
    summary text NOT NULL,
    declared_by uuid NOT NULL,
    declared_at timestamptz NOT NULL,
    CONSTRAINT initiative_finish_within UNIQUE (municipality_id, initiative_id),
    CONSTRAINT initiative_finish_initiative FOREIGN KEY (municipality_id, initiative_id) REFERENCES initiative (municipality_id, id),
    CONSTRAINT initiative_finish_person FOREIGN KEY (municipality_id, declared_by) REFERENCES person (municipality_id, id),
    CONSTRAINT initiative_finish_summary CHECK (length(trim(summary)) BETWEEN 20 AND 5000),
    CONSTRAINT initiative_finish_day CHECK (finished_on <= dutch_day(declared_at)));

  -- Who judged is kept so that each person does once; it is shown to nobody.
  CREATE TABLE judgement (
    id uuid CONSTRAINT judgement_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT judgement_municipality REFERENCES municipality (id),
    initiative_id uuid NOT NULL,
    number int NOT NULL,
    person_id uuid NOT NULL,
    as_promised int NOT NULL,
    useful int NOT NULL,
    well_handled int NOT NULL,
    words text NOT NULL,
    given_at timestamptz NOT NULL,
    CONSTRAINT judgement_within UNIQUE (municipality_id, id),
    CONSTRAINT judgement_once UNIQUE (initiative_id, person_id),
    CONSTRAINT judgement_number_once UNIQUE (initiative_id, number),
    CONSTRAINT judgement_finish FOREIGN KEY (municipality_id, initiative_id) REFERENCES initiative_finish (municipality_id, initiative_id),
    CONSTRAINT judgement_person FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    CONSTRAINT judgement_number CHECK (number > 0),
    CONSTRAINT judgement_scores CHECK (as_promised BETWEEN 1 AND 5 AND useful BETWEEN 1 AND 5 AND well_handled BETWEEN 1 AND 5),
    CONSTRAINT judgement_words CHECK (length(words) <= 500));

  -- What was said in public and is not shown any more, with the reason, which is.
  CREATE TABLE progress_hiding (
    id uuid CONSTRAINT progress_hiding_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT progress_hiding_municipality REFERENCES municipality (id),
    post_id uuid CONSTRAINT progress_hiding_post_once UNIQUE,
    judgement_id uuid CONSTRAINT progress_hiding_judgement_once UNIQUE,
    reason text NOT NULL,
    hidden_by uuid NOT NULL,
    hidden_at timestamptz NOT NULL,
    CONSTRAINT progress_hiding_post FOREIGN KEY (municipality_id, post_id) REFERENCES progress_post (municipality_id, id),
    CONSTRAINT progress_hiding_judgement FOREIGN KEY (municipality_id, judgement_id) REFERENCES judgement (municipality_id, id),
    CONSTRAINT progress_hiding_person FOREIGN KEY (municipality_id, hidden_by) REFERENCES person (municipality_id, id),
    CONSTRAINT progress_hiding_of_one CHECK (num_nonnulls(post_id, judgement_id) = 1),
    CONSTRAINT progress_hiding_reason CHECK (length(trim(reason)) BETWEEN 10 AND 1000));`;

export const PROGRESS_FUNCTIONS = `
  -- Progress is reported of what got money.
  CREATE FUNCTION check_progress() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF (SELECT state FROM initiative WHERE id = new.initiative_id) IS DISTINCT FROM 'funded' THEN
      PERFORM refuse_row('progress_of_funded', new.initiative_id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER milestone_checked BEFORE INSERT ON milestone FOR EACH ROW EXECUTE FUNCTION check_progress();
  CREATE TRIGGER progress_post_checked BEFORE INSERT ON progress_post FOR EACH ROW EXECUTE FUNCTION check_progress();
  CREATE TRIGGER initiative_finish_checked BEFORE INSERT ON initiative_finish FOR EACH ROW EXECUTE FUNCTION check_progress();

  -- Steps follow one another without a gap, and nothing follows the end of a milestone.
  CREATE FUNCTION check_milestone_step() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE last milestone_step;
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(new.milestone_id::text, 27));
    SELECT * INTO last FROM milestone_step WHERE milestone_id = new.milestone_id ORDER BY number DESC LIMIT 1;
    IF new.number <> coalesce(last.number, 0) + 1 THEN PERFORM refuse_row('milestone_step_in_order', new.milestone_id); END IF;
    IF last.kind IN ('reached', 'dropped') THEN PERFORM refuse_row('milestone_step_after_end', new.milestone_id); END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER milestone_step_checked BEFORE INSERT ON milestone_step FOR EACH ROW EXECUTE FUNCTION check_milestone_step();

  -- A photo of a report is of who reports, and comes with the report.
  CREATE FUNCTION check_progress_photo() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM file f JOIN progress_post p ON p.id = new.post_id
                    WHERE f.id = new.file_id AND f.kind = 'photo' AND f.uploaded_by = p.posted_by) THEN
      PERFORM refuse_row('progress_photo_own', new.file_id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER progress_photo_checked BEFORE INSERT ON progress_photo FOR EACH ROW EXECUTE FUNCTION check_progress_photo();

  -- Numbered in the order in which they came, by somebody who belongs to the wijk on that day.
  CREATE FUNCTION check_judgement() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(new.initiative_id::text, 25));
    IF new.number <> 1 + coalesce((SELECT max(number) FROM judgement WHERE initiative_id = new.initiative_id), 0) THEN
      PERFORM refuse_row('judgement_in_order', new.initiative_id);
    END IF;
    IF NOT EXISTS (SELECT FROM initiative i JOIN round r ON r.id = i.round_id JOIN membership m ON m.wijkteam_id = r.wijkteam_id
         WHERE i.id = new.initiative_id AND m.person_id = new.person_id AND m.role <> 'professional'
           AND dutch_day(new.given_at) BETWEEN m.valid_from_on AND coalesce(m.valid_until_on, 'infinity')) THEN
      PERFORM refuse_row('judgement_of_wijk', new.initiative_id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER judgement_checked BEFORE INSERT ON judgement FOR EACH ROW EXECUTE FUNCTION check_judgement();`;
