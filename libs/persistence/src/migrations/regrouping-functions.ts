/** The rules of merging and splitting once more, beside the domain's. */
export const REGROUPING_FUNCTIONS = `
  -- While initiatives are shaped, and never in a line of first come, first served: a place in it is of one application.
  CREATE FUNCTION can_regroup_in(in_round uuid) RETURNS boolean STABLE LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT mode <> 'first-come' AND phase IN ('submission', 'support', 'screening') AND paper_size = 0 FROM round WHERE id = in_round
  $$;

  -- Whether an answer can still be given on a day.
  CREATE FUNCTION regrouping_is_open(asked uuid, on_day date) RETURNS boolean STABLE LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT r.answer_by_on >= on_day AND NOT EXISTS (SELECT FROM regrouping_settlement s WHERE s.regrouping_id = r.id)
      FROM regrouping r WHERE r.id = asked
  $$;

  CREATE FUNCTION check_regrouping() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    PERFORM FROM round WHERE id = new.round_id FOR KEY SHARE;
    IF NOT can_regroup_in(new.round_id) THEN PERFORM refuse_row('regrouping_in_time', new.id); END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER regrouping_checked BEFORE INSERT ON regrouping FOR EACH ROW EXECUTE FUNCTION check_regrouping();

  -- An initiative is in one open proposal at a time; its row is held, so two at once do not both think so.
  CREATE FUNCTION check_regrouping_source() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE g regrouping;
  BEGIN
    SELECT * INTO g FROM regrouping WHERE id = new.regrouping_id;
    PERFORM FROM initiative WHERE id = new.initiative_id AND state IN ('submitted', 'eligible') FOR NO KEY UPDATE;
    IF NOT FOUND THEN PERFORM refuse_row('regrouping_source_public', new.initiative_id); END IF;
    IF EXISTS (SELECT FROM regrouping_source s WHERE s.initiative_id = new.initiative_id AND s.regrouping_id <> new.regrouping_id
                 AND regrouping_is_open(s.regrouping_id, dutch_day(g.proposed_at))) THEN
      PERFORM refuse_row('regrouping_source_once', new.initiative_id);
    END IF;
    IF g.kind = 'split' AND EXISTS (SELECT FROM regrouping_source s WHERE s.regrouping_id = g.id) THEN
      PERFORM refuse_row('regrouping_source_count', new.initiative_id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER regrouping_source_checked BEFORE INSERT ON regrouping_source FOR EACH ROW EXECUTE FUNCTION check_regrouping_source();

  CREATE FUNCTION check_regrouping_answer() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF NOT regrouping_is_open(new.regrouping_id, dutch_day(new.answered_at)) THEN PERFORM refuse_row('regrouping_answer_in_time', new.regrouping_id); END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER regrouping_answer_checked BEFORE INSERT ON regrouping_answer FOR EACH ROW EXECUTE FUNCTION check_regrouping_answer();

  -- Carried out with the consent of all, refused by at least one.
  CREATE FUNCTION check_regrouping_settlement() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF NOT regrouping_is_open(new.regrouping_id, dutch_day(new.settled_at)) THEN PERFORM refuse_row('regrouping_settled_in_time', new.regrouping_id); END IF;
    IF new.outcome = 'carried-out' AND EXISTS (SELECT FROM regrouping_asked a WHERE a.regrouping_id = new.regrouping_id AND NOT EXISTS (
         SELECT FROM regrouping_answer w WHERE w.regrouping_id = a.regrouping_id AND w.person_id = a.person_id AND w.answer = 'consent')) THEN
      PERFORM refuse_row('regrouping_with_consent', new.regrouping_id);
    END IF;
    IF (new.outcome = 'refused') <> EXISTS (SELECT FROM regrouping_answer w WHERE w.regrouping_id = new.regrouping_id AND w.answer = 'refuse') THEN
      PERFORM refuse_row('regrouping_refused_by_somebody', new.regrouping_id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER regrouping_settlement_checked BEFORE INSERT ON regrouping_settlement FOR EACH ROW EXECUTE FUNCTION check_regrouping_settlement();

  -- At the end of the transaction: the old ones ended in it, and the new ones are what was consented to.
  CREATE FUNCTION check_regrouping_carried_out() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE g regrouping;
  BEGIN
    SELECT * INTO g FROM regrouping WHERE id = new.regrouping_id;
    IF new.outcome <> 'carried-out' THEN
      IF EXISTS (SELECT FROM regrouping_result WHERE regrouping_id = g.id) THEN PERFORM refuse_row('regrouping_result_of_outcome', g.id); END IF;
      RETURN NULL;
    END IF;
    IF NOT can_regroup_in(g.round_id) THEN PERFORM refuse_row('regrouping_in_time', g.id); END IF;
    IF (SELECT count(*) FROM regrouping_source WHERE regrouping_id = g.id) < (CASE g.kind WHEN 'merge' THEN 2 ELSE 1 END)
       OR EXISTS (SELECT FROM regrouping_source s JOIN initiative i ON i.id = s.initiative_id
                   WHERE s.regrouping_id = g.id AND i.state <> CASE g.kind WHEN 'merge' THEN 'merged' ELSE 'split' END) THEN
      PERFORM refuse_row('regrouping_sources_ended', g.id);
    END IF;
    IF (SELECT coalesce(array_agg(ARRAY[i.title, (SELECT coalesce(sum(c.amount_cents), 0)::text FROM cost_line c WHERE c.initiative_id = i.id)] ORDER BY r.number), '{}')
          FROM regrouping_result r JOIN initiative i ON i.id = r.initiative_id WHERE r.regrouping_id = g.id)
       IS DISTINCT FROM (SELECT coalesce(array_agg(ARRAY[p.part ->> 'title', (SELECT coalesce(sum((l ->> 'amountCents')::bigint), 0)::text
          FROM jsonb_array_elements(p.part -> 'costLines') AS l)] ORDER BY p.place), '{}') FROM jsonb_array_elements(g.parts) WITH ORDINALITY AS p (part, place)) THEN
      PERFORM refuse_row('regrouping_result_as_proposed', g.id);
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER regrouping_carried_out AFTER INSERT ON regrouping_settlement
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_regrouping_carried_out();

  -- An initiative that went on in another one stays as it ended.
  CREATE FUNCTION keep_regrouped_state() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN RAISE EXCEPTION 'initiative_regrouped_for_good: initiative %', old.id USING ERRCODE = '42501'; END $$;
  CREATE TRIGGER initiative_regrouped_for_good BEFORE UPDATE ON initiative FOR EACH ROW
    WHEN (old.state IN ('merged', 'split') AND new.state <> old.state) EXECUTE FUNCTION keep_regrouped_state();

  CREATE FUNCTION check_regrouped_state() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM regrouping_source s JOIN regrouping g ON g.id = s.regrouping_id JOIN regrouping_settlement e ON e.regrouping_id = g.id
                    WHERE s.initiative_id = new.id AND e.outcome = 'carried-out' AND g.kind = CASE new.state WHEN 'merged' THEN 'merge' ELSE 'split' END) THEN
      PERFORM refuse_row('initiative_regrouped', new.id);
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER initiative_regrouped AFTER INSERT OR UPDATE OF state ON initiative DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (new.state IN ('merged', 'split')) EXECUTE FUNCTION check_regrouped_state();`;
