/** The rules of a screening once more, beside the domain. */
export const SCREENING_FUNCTIONS = `
  CREATE FUNCTION check_screening() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE in_force screening_procedure := procedure_in_force(new.municipality_id);
  BEGIN
    IF in_force.id IS DISTINCT FROM new.procedure_id THEN PERFORM refuse_row('screening_by_procedure_in_force', new.initiative_id); END IF;
    IF (SELECT state FROM initiative WHERE id = new.initiative_id) IS DISTINCT FROM 'submitted' THEN
      PERFORM refuse_row('screening_of_submitted', new.initiative_id);
    END IF;
    IF is_initiator(new.opened_by, new.initiative_id) THEN PERFORM refuse_row('screening_four_eyes', new.initiative_id); END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER screening_checked BEFORE INSERT ON screening FOR EACH ROW EXECUTE FUNCTION check_screening();

  -- Holds what happens in one screening in a row; a screening that has its outcome is over.
  CREATE FUNCTION hold_open_screening(screening uuid, actor uuid) RETURNS uuid LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE initiative uuid;
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended($1::text, 2202));
    SELECT s.initiative_id INTO initiative FROM screening s WHERE s.id = $1;
    IF EXISTS (SELECT FROM screening_outcome o WHERE o.screening_id = $1) THEN PERFORM refuse_row('screening_over', $1); END IF;
    IF is_initiator(actor, initiative) THEN PERFORM refuse_row('screening_four_eyes', $1); END IF;
    RETURN initiative;
  END $$;

  CREATE FUNCTION check_screening_advice() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    PERFORM hold_open_screening(new.screening_id, new.asked_by);
    IF new.question IS NULL AND NOT EXISTS (SELECT FROM screening_item i JOIN screening s ON s.procedure_id = i.procedure_id
        WHERE s.id = new.screening_id AND i.department_id = new.department_id) THEN
      PERFORM refuse_row('screening_advice_on_something', new.id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER screening_advice_checked BEFORE INSERT ON screening_advice FOR EACH ROW EXECUTE FUNCTION check_screening_advice();

  CREATE FUNCTION check_advice_answer() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE advice screening_advice;
  BEGIN
    SELECT * INTO advice FROM screening_advice WHERE id = new.advice_id;
    PERFORM hold_open_screening(advice.screening_id, new.answered_by);
    IF NOT EXISTS (SELECT FROM department_member m WHERE m.department_id = advice.department_id AND m.person_id = new.answered_by
        AND m.joined_at <= new.answered_at AND (m.left_at IS NULL OR m.left_at > new.answered_at)) THEN
      PERFORM refuse_row('advice_answer_by_member', new.advice_id);
    END IF;
    IF NOT (new.code = 'question' AND advice.question IS NOT NULL) AND NOT EXISTS (SELECT FROM screening_item i JOIN screening s ON s.procedure_id = i.procedure_id
        WHERE s.id = advice.screening_id AND i.department_id = advice.department_id AND i.code = new.code) THEN
      PERFORM refuse_row('advice_answer_to_item', new.advice_id);
    END IF;
    IF new.number <> 1 + (SELECT count(*) FROM advice_answer WHERE advice_id = new.advice_id AND code = new.code) THEN
      PERFORM refuse_row('advice_answer_without_gap', new.advice_id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER advice_answer_checked BEFORE INSERT ON advice_answer FOR EACH ROW EXECUTE FUNCTION check_advice_answer();

  -- The compulsory items that nobody answered, whose department still has time or was not asked.
  CREATE FUNCTION open_screening_items(screening uuid, today date) RETURNS bigint STABLE LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT count(*) FROM screening s JOIN screening_item i ON i.procedure_id = s.procedure_id AND i.is_compulsory
      LEFT JOIN screening_advice a ON a.screening_id = s.id AND a.department_id = i.department_id
      LEFT JOIN term t ON t.advice_id = a.id
     WHERE s.id = $1 AND NOT EXISTS (SELECT FROM advice_answer w WHERE w.advice_id = a.id AND w.code = i.code)
       AND NOT coalesce(t.due_on < $2, false)
  $$;

  CREATE FUNCTION check_screening_finding() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE
    initiative uuid := hold_open_screening(new.screening_id, new.found_by);
    answer_days int; today date := dutch_day(new.found_at); resumed date;
  BEGIN
    IF new.number <> 1 + (SELECT count(*) FROM screening_finding WHERE screening_id = new.screening_id) THEN
      PERFORM refuse_row('screening_finding_without_gap', new.screening_id);
    END IF;
    SELECT p.answer_days INTO answer_days FROM screening s JOIN screening_procedure p ON p.id = s.procedure_id WHERE s.id = new.screening_id;
    IF new.answer_until_on <> moved_to_working_day(today + answer_days) THEN
      PERFORM refuse_row('screening_finding_answer_term', new.screening_id);
    END IF;
    IF new.result <> 'not-feasible' AND open_screening_items(new.screening_id, today) > 0 THEN
      PERFORM refuse_row('screening_finding_advised', new.screening_id);
    END IF;
    -- Only who let the time for completing it pass, and within four weeks after that (Awb 4:5).
    IF new.ground = 'incomplete' THEN
      SELECT e.on_day INTO resumed FROM term t JOIN term_event e ON e.term_id = t.id
       WHERE t.initiative_id = initiative AND t.kind = 'decision' AND e.kind = 'resumed' AND NOT e.is_completed ORDER BY e.number DESC LIMIT 1;
      IF resumed IS NULL OR today > last_day_of_weeks(resumed - 1, 4) THEN PERFORM refuse_row('screening_finding_incomplete', new.screening_id); END IF;
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER screening_finding_checked BEFORE INSERT ON screening_finding FOR EACH ROW EXECUTE FUNCTION check_screening_finding();

  CREATE FUNCTION check_finding_reply() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE
    found screening_finding; of_initiative uuid := hold_open_screening(new.screening_id, NULL);
  BEGIN
    SELECT * INTO found FROM screening_finding WHERE id = new.finding_id;
    IF EXISTS (SELECT FROM screening_finding WHERE screening_id = new.screening_id AND number > found.number)
       OR dutch_day(new.replied_at) > found.answer_until_on THEN
      PERFORM refuse_row('finding_reply_in_time', new.finding_id);
    END IF;
    -- Whoever has no account answers through a contact person.
    IF NOT is_initiator(new.replied_by, of_initiative) AND NOT (held_role_at(new.replied_by, 'contact-person', NULL, new.replied_at)
         AND (SELECT proposed_by IS NULL FROM initiative WHERE id = of_initiative)) THEN
      PERFORM refuse_row('finding_reply_by_initiator', new.finding_id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER finding_reply_checked BEFORE INSERT ON finding_reply FOR EACH ROW EXECUTE FUNCTION check_finding_reply();

  CREATE FUNCTION check_screening_outcome() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE found screening_finding;
  BEGIN
    PERFORM hold_open_screening(new.screening_id, new.decided_by);
    SELECT * INTO found FROM screening_finding WHERE id = new.finding_id;
    IF EXISTS (SELECT FROM screening_finding WHERE screening_id = new.screening_id AND number > found.number) THEN
      PERFORM refuse_row('screening_outcome_of_latest', new.screening_id);
    END IF;
    IF found.result <> 'feasible' AND dutch_day(new.decided_at) <= found.answer_until_on
       AND NOT EXISTS (SELECT FROM finding_reply WHERE finding_id = found.id) THEN
      PERFORM refuse_row('screening_outcome_after_answer', new.screening_id);
    END IF;
    IF new.decided_by = found.found_by AND EXISTS (SELECT FROM finding_reply WHERE finding_id = found.id AND is_contested) THEN
      PERFORM refuse_row('screening_outcome_four_eyes', new.screening_id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER screening_outcome_checked BEFORE INSERT ON screening_outcome FOR EACH ROW EXECUTE FUNCTION check_screening_outcome();

  -- Where a municipality has a procedure, an initiative is screened by it and in no other way.
  CREATE FUNCTION check_screened_by_procedure() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE
    in_force screening_procedure; result text; screening uuid;
  BEGIN
    SELECT s.id, f.result INTO screening, result FROM screening s LEFT JOIN screening_outcome o ON o.screening_id = s.id
      LEFT JOIN screening_finding f ON f.id = o.finding_id WHERE s.initiative_id = new.id;
    IF screening IS NULL THEN
      in_force := procedure_in_force(new.municipality_id);
      IF in_force.id IS NULL THEN RETURN new; END IF;
    END IF;
    IF result IS NULL OR (result = 'not-feasible') <> (new.state = 'rejected') THEN PERFORM refuse_row('initiative_screened_by_procedure', new.id); END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER initiative_screened_by_procedure BEFORE UPDATE ON initiative FOR EACH ROW
    WHEN (old.state = 'submitted' AND new.state IN ('eligible', 'rejected')) EXECUTE FUNCTION check_screened_by_procedure();`;
