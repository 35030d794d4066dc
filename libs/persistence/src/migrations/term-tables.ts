/** Clocks: the term of each application and of each advice, with everything that happened to it. */
export const TERM_TABLES = `
  CREATE TABLE term (
    id uuid CONSTRAINT term_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT term_municipality REFERENCES municipality (id),
    initiative_id uuid NOT NULL,
    kind text NOT NULL,
    advice_id uuid,
    -- The term runs from the day after this one.
    starts_after_on date NOT NULL,
    length_days int NOT NULL,
    -- The next four follow from the events; the trigger of the events keeps them.
    state text NOT NULL DEFAULT 'running',
    due_on date,
    complete_by_on date,
    passed_at timestamptz,
    CONSTRAINT term_within UNIQUE (municipality_id, id),
    CONSTRAINT term_of_advice UNIQUE (advice_id),
    CONSTRAINT term_initiative FOREIGN KEY (municipality_id, initiative_id) REFERENCES initiative (municipality_id, id),
    CONSTRAINT term_advice FOREIGN KEY (municipality_id, advice_id) REFERENCES screening_advice (municipality_id, id),
    CONSTRAINT term_kind CHECK (kind IN ('decision', 'advice') AND (kind = 'advice') = (advice_id IS NOT NULL)),
    CONSTRAINT term_state CHECK (state IN ('running', 'suspended', 'met', 'lapsed') AND (state = 'suspended') = (complete_by_on IS NOT NULL)),
    CONSTRAINT term_length CHECK (length_days BETWEEN 1 AND 366));
  CREATE UNIQUE INDEX term_of_application ON term (initiative_id) WHERE kind = 'decision';
  CREATE INDEX term_of_initiative ON term (initiative_id);
  CREATE INDEX term_due ON term (due_on, id) WHERE state = 'running' AND passed_at IS NULL;
  CREATE INDEX term_completion ON term (complete_by_on, id) WHERE state = 'suspended';

  CREATE TABLE term_event (
    term_id uuid NOT NULL,
    number int NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT term_event_municipality REFERENCES municipality (id),
    kind text NOT NULL,
    -- suspended: the day of the request. resumed: the first day that counts again. Others: the day it happened.
    on_day date NOT NULL,
    happened_at timestamptz NOT NULL,
    -- Null when the service did it.
    actor_id uuid,
    reason text,
    -- extended: how much longer. reminded: how long before the end, at most.
    days int,
    -- suspended: the last day to complete it.
    until_on date,
    -- resumed: whether it was completed.
    is_completed boolean,
    -- reminded, passed: the end that it is about.
    due_on date,
    escalated_to uuid,
    CONSTRAINT term_event_pkey PRIMARY KEY (term_id, number),
    CONSTRAINT term_event_term FOREIGN KEY (municipality_id, term_id) REFERENCES term (municipality_id, id),
    CONSTRAINT term_event_actor FOREIGN KEY (municipality_id, actor_id) REFERENCES person (municipality_id, id),
    CONSTRAINT term_event_escalated FOREIGN KEY (municipality_id, escalated_to) REFERENCES person (municipality_id, id),
    CONSTRAINT term_event_kind CHECK (kind IN ('started', 'suspended', 'resumed', 'extended', 'reminded', 'passed', 'met', 'lapsed')),
    CONSTRAINT term_event_reasoned CHECK (kind NOT IN ('suspended', 'extended') OR coalesce(length(trim(reason)), 0) > 0),
    CONSTRAINT term_event_reason CHECK (length(reason) <= 2000),
    CONSTRAINT term_event_days CHECK ((kind IN ('extended', 'reminded')) = (days IS NOT NULL) AND days BETWEEN 1 AND 91),
    CONSTRAINT term_event_until CHECK ((kind = 'suspended') = (until_on IS NOT NULL) AND until_on > on_day),
    CONSTRAINT term_event_completed CHECK ((kind = 'resumed') = (is_completed IS NOT NULL)),
    CONSTRAINT term_event_due CHECK ((kind IN ('reminded', 'passed')) = (due_on IS NOT NULL)),
    CONSTRAINT term_event_escalated_when_passed CHECK (escalated_to IS NULL OR kind = 'passed'));
  -- Once per passing, and once per reminder, however many workers look.
  CREATE UNIQUE INDEX term_event_passed_once ON term_event (term_id, due_on) WHERE kind = 'passed';
  CREATE UNIQUE INDEX term_event_reminded_once ON term_event (term_id, due_on, days) WHERE kind = 'reminded';
  CREATE UNIQUE INDEX term_event_once ON term_event (term_id, (CASE kind WHEN 'lapsed' THEN 'met' ELSE kind END)) WHERE kind IN ('started', 'met', 'lapsed', 'extended');`;

/** The calendar and the route of a term, once more beside the domain. */
export const TERM_FUNCTIONS = `
  CREATE FUNCTION moved_to_working_day(d date) RETURNS date IMMUTABLE LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    WHILE is_non_working_day(d) LOOP d := d + 1; END LOOP;
    RETURN d;
  END $$;

  -- The last day of a term; null while it stands still. One of more than twelve weeks ends where it ends (Algemene termijnenwet, article 4).
  CREATE FUNCTION term_last_day(starts_after date, length_days int, stood_still_days int, longer_days int, is_still boolean) RETURNS date
    IMMUTABLE LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT CASE WHEN is_still THEN NULL WHEN length_days + longer_days > 84 THEN starts_after + length_days + stood_still_days + longer_days
      ELSE moved_to_working_day(starts_after + length_days + stood_still_days + longer_days) END
  $$;

  -- The day on which a term ends by its events.
  CREATE FUNCTION term_due_on(term uuid) RETURNS date STABLE LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT term_last_day(t.starts_after_on, t.length_days, coalesce(e.still, 0)::int, coalesce(e.longer, 0)::int, coalesce(e.asked > e.resumed, false))
      FROM term t LEFT JOIN LATERAL (
        SELECT sum(greatest(0, r.on_day - s.on_day - 1)) AS still, count(*) FILTER (WHERE s.kind = 'suspended') AS asked,
               count(r.on_day) AS resumed, sum(s.days) FILTER (WHERE s.kind = 'extended') AS longer
          FROM term_event s LEFT JOIN LATERAL (SELECT on_day FROM term_event r WHERE r.term_id = s.term_id AND r.kind = 'resumed'
            AND s.kind = 'suspended' AND r.number > s.number ORDER BY r.number LIMIT 1) r ON true
         WHERE s.term_id = t.id AND s.kind IN ('suspended', 'extended')) e ON true
     WHERE t.id = $1
  $$;

  CREATE FUNCTION check_term_event() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE t term; last_number int;
  BEGIN
    SELECT * INTO t FROM term WHERE id = new.term_id FOR NO KEY UPDATE;
    SELECT coalesce(max(number), 0) INTO last_number FROM term_event WHERE term_id = new.term_id;
    IF new.number <> last_number + 1 OR (new.kind = 'started') <> (new.number = 1) THEN PERFORM refuse_row('term_event_without_gap', new.term_id); END IF;
    IF NOT (CASE new.kind
      WHEN 'started' THEN true
      WHEN 'resumed' THEN t.state = 'suspended'
      WHEN 'suspended' THEN t.state = 'running' AND t.kind = 'decision' AND t.passed_at IS NULL AND new.on_day <= t.due_on
      WHEN 'extended' THEN t.state = 'running' AND t.passed_at IS NULL AND new.on_day <= t.due_on
      WHEN 'reminded' THEN t.state = 'running' AND new.due_on = t.due_on AND dutch_day(new.happened_at) BETWEEN t.due_on - new.days AND t.due_on
      WHEN 'passed' THEN t.state = 'running' AND new.due_on = t.due_on AND dutch_day(new.happened_at) > t.due_on
      ELSE t.state IN ('running', 'suspended') END) THEN
      PERFORM refuse_row('term_event_route', new.term_id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER term_event_checked BEFORE INSERT ON term_event FOR EACH ROW EXECUTE FUNCTION check_term_event();

  CREATE FUNCTION follow_term_event() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    UPDATE term SET
      state = CASE WHEN new.kind IN ('suspended', 'met', 'lapsed') THEN new.kind WHEN new.kind IN ('started', 'resumed', 'extended') THEN 'running' ELSE state END,
      complete_by_on = CASE WHEN new.kind IN ('reminded', 'passed') THEN complete_by_on ELSE new.until_on END,
      due_on = CASE WHEN new.kind IN ('reminded', 'passed', 'met', 'lapsed') THEN due_on ELSE term_due_on(new.term_id) END,
      passed_at = CASE new.kind WHEN 'passed' THEN new.happened_at ELSE passed_at END
    WHERE id = new.term_id;
    RETURN NULL;
  END $$;
  CREATE TRIGGER term_event_followed AFTER INSERT ON term_event FOR EACH ROW EXECUTE FUNCTION follow_term_event();
  -- Inside the trigger of an event the depth is more than 0; whoever edits a term by hand is at 0.
  CREATE TRIGGER term_moves_by_event BEFORE UPDATE ON term FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER term_no_delete BEFORE DELETE ON term FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER term_no_truncate BEFORE TRUNCATE ON term FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();`;

/** An application that is handed in starts its clock, and one that is answered or gone stops it, whoever does that. */
export const APPLICATION_CLOCKS = `
  -- Where people hand in until a day, the term runs from the end of that; else from the day of receipt (Awb 4:13).
  CREATE FUNCTION start_application_terms(initiatives uuid[]) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    WITH started AS (
      INSERT INTO term (id, municipality_id, initiative_id, kind, starts_after_on, length_days)
      SELECT gen_random_uuid(), i.municipality_id, i.id, 'decision',
             greatest(dutch_day(i.submitted_at), CASE WHEN r.mode <> 'first-come' THEN dutch_day(r.submission_closes_at) END),
             7 * coalesce(p.decision_weeks, 8)
        FROM initiative i JOIN round r ON r.id = i.round_id
        LEFT JOIN LATERAL (SELECT CASE WHEN l.is_active THEN l.decision_weeks END AS decision_weeks FROM screening_procedure l
          WHERE l.municipality_id = i.municipality_id ORDER BY l.number DESC LIMIT 1) p ON true
       WHERE i.id = ANY (initiatives) AND i.submitted_at IS NOT NULL ON CONFLICT DO NOTHING
      RETURNING id, municipality_id, initiative_id)
    INSERT INTO term_event (term_id, number, municipality_id, kind, on_day, happened_at)
    SELECT s.id, 1, s.municipality_id, 'started', dutch_day(i.submitted_at), i.submitted_at FROM started s JOIN initiative i ON i.id = s.initiative_id;
  END $$;

  CREATE FUNCTION start_terms_of_new() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    PERFORM start_application_terms(ARRAY(SELECT id FROM added WHERE state = 'submitted'));
    RETURN NULL;
  END $$;
  CREATE TRIGGER initiative_terms_started AFTER INSERT ON initiative REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION start_terms_of_new();

  CREATE FUNCTION turn_application_clock() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF new.state = 'submitted' THEN
      PERFORM start_application_terms(ARRAY[new.id]);
    ELSE
      INSERT INTO term_event (term_id, number, municipality_id, kind, on_day, happened_at, actor_id)
      SELECT t.id, (SELECT max(number) + 1 FROM term_event WHERE term_id = t.id), t.municipality_id,
             CASE WHEN t.kind = 'decision' AND new.state IN ('eligible', 'rejected') THEN 'met' ELSE 'lapsed' END,
             dutch_day(clock_timestamp()), clock_timestamp(), CASE WHEN new.state IN ('eligible', 'rejected') THEN new.screened_by END
        FROM term t
       WHERE t.initiative_id = new.id AND t.state IN ('running', 'suspended');
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER initiative_clock_turned AFTER UPDATE ON initiative FOR EACH ROW
    WHEN (old.state <> new.state AND 'submitted' IN (old.state, new.state)) EXECUTE FUNCTION turn_application_clock();`;
