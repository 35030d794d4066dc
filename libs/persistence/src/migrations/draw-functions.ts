/** Every rule of a draw once more, for whoever writes past the service. */
export const DRAW_RULES = `
  -- The list as it is published: the same text as the domain makes of it.
  CREATE FUNCTION frozen_list_of(of_draw uuid) RETURNS text STABLE LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT E'code,stratum\\n' || coalesce(string_agg(code || ',' || stratum || E'\\n', '' ORDER BY code COLLATE "C"), '')
      FROM draw_entry WHERE draw_id = of_draw
  $$;

  CREATE FUNCTION is_public_value(value text, form text) RETURNS boolean IMMUTABLE LANGUAGE sql AS $$
    SELECT CASE form WHEN 'digits' THEN value ~ '^[0-9]+$' WHEN 'hex' THEN value ~ '^[0-9a-f]+$'
      ELSE value ~ '^(0|[1-9][0-9]{0,8})( (0|[1-9][0-9]{0,8}))*$'
        AND value = (SELECT string_agg(n, ' ' ORDER BY n::int) FROM unnest(string_to_array(value, ' ')) AS n) END
  $$;

  -- Nobody runs a draw that he or she stands in.
  CREATE FUNCTION refuse_own_draw(of_draw uuid, actor text) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF EXISTS (SELECT FROM draw_entry WHERE draw_id = of_draw AND 'person:' || person_id = actor) THEN
      RAISE EXCEPTION 'own_draw: draw %', of_draw USING ERRCODE = '23514', CONSTRAINT = 'draw_own';
    END IF;
  END $$;

  CREATE FUNCTION keep_draw() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE document jsonb;
  BEGIN
    IF (old.state, new.state) NOT IN (('announced', 'frozen'), ('announced', 'cancelled'), ('frozen', 'drawn'), ('frozen', 'cancelled')) THEN
      RAISE EXCEPTION 'draw_step: draw % from % to %', old.id, old.state, new.state USING ERRCODE = '42501';
    END IF;
    IF (new.id, new.municipality_id, new.wijkteam_id, new.title, new.role, new.strata, new.answer_days, new.seal, new.public_source, new.public_form, new.public_at, new.announced_by, new.announced_at)
       IS DISTINCT FROM (old.id, old.municipality_id, old.wijkteam_id, old.title, old.role, old.strata, old.answer_days, old.seal, old.public_source, old.public_form, old.public_at, old.announced_by, old.announced_at)
       OR (new.state <> 'frozen' AND (new.frozen_by, new.frozen_at, new.list_text, new.announcement_text) IS DISTINCT FROM (old.frozen_by, old.frozen_at, old.list_text, old.announcement_text)) THEN
      RAISE EXCEPTION 'draw_fixed: draw %', old.id USING ERRCODE = '42501';
    END IF;
    IF new.state = 'frozen' THEN
      document := new.announcement_text::jsonb;
      PERFORM refuse_own_draw(new.id, new.frozen_by);
      IF clock_timestamp() >= new.public_at THEN
        RAISE EXCEPTION 'draw_too_late: draw %', new.id USING ERRCODE = '23514', CONSTRAINT = 'draw_too_late';
      END IF;
      IF new.list_text <> frozen_list_of(new.id)
         OR (document ->> 'listHash', document ->> 'seal', document ->> 'publicForm', (document ->> 'publicAt')::timestamptz) IS DISTINCT FROM (new.list_hash, new.seal, new.public_form, new.public_at)
         OR (SELECT jsonb_agg(jsonb_build_object('stratum', s -> 'stratum', 'seats', s -> 'seats') ORDER BY n) FROM jsonb_array_elements(document -> 'strata') WITH ORDINALITY AS t (s, n))
            IS DISTINCT FROM (SELECT jsonb_agg(jsonb_build_object('stratum', s -> 'stratum', 'seats', s -> 'seats') ORDER BY n) FROM jsonb_array_elements(new.strata) WITH ORDINALITY AS t (s, n)) THEN
        RAISE EXCEPTION 'draw_announcement: draw %', new.id USING ERRCODE = '23514', CONSTRAINT = 'draw_announcement';
      END IF;
      IF EXISTS (SELECT FROM jsonb_array_elements(new.strata) AS s
          WHERE (s ->> 'seats')::int > (SELECT count(*) FROM draw_entry e WHERE e.draw_id = new.id AND e.stratum = s ->> 'stratum'))
         OR EXISTS (SELECT FROM draw_entry e WHERE e.draw_id = new.id AND NOT new.strata @> jsonb_build_array(jsonb_build_object('stratum', e.stratum))) THEN
        RAISE EXCEPTION 'draw_strata: draw %', new.id USING ERRCODE = '23514', CONSTRAINT = 'draw_entries_fit';
      END IF;
    ELSIF new.state = 'drawn' AND NOT EXISTS (SELECT FROM draw_outcome WHERE draw_id = new.id) THEN
      RAISE EXCEPTION 'draw_without_outcome: draw %', new.id USING ERRCODE = '23514', CONSTRAINT = 'draw_has_outcome';
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER draw_kept BEFORE UPDATE ON draw FOR EACH ROW EXECUTE FUNCTION keep_draw();
  CREATE TRIGGER draw_stays BEFORE DELETE ON draw FOR EACH ROW EXECUTE FUNCTION refuse_change();

  CREATE FUNCTION keep_draw_list() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE entry draw_entry := CASE tg_op WHEN 'DELETE' THEN old ELSE new END;
  BEGIN
    -- Freezing waits for whoever writes on the list, and the reverse.
    PERFORM FROM draw WHERE id = entry.draw_id AND state = 'announced' FOR SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'draw_list_frozen: draw %', entry.draw_id USING ERRCODE = '42501';
    END IF;
    RETURN entry;
  END $$;
  CREATE TRIGGER draw_entry_frozen BEFORE INSERT OR DELETE ON draw_entry FOR EACH ROW EXECUTE FUNCTION keep_draw_list();
  CREATE TRIGGER draw_entry_unchanged BEFORE UPDATE ON draw_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER draw_entry_kept BEFORE TRUNCATE ON draw_entry EXECUTE FUNCTION refuse_change();`;

export const OUTCOME_RULES = `
  CREATE FUNCTION check_draw_outcome() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE of_draw draw;
  BEGIN
    SELECT * INTO of_draw FROM draw WHERE id = new.draw_id FOR UPDATE;
    IF of_draw.state <> 'frozen' OR clock_timestamp() < of_draw.public_at THEN
      RAISE EXCEPTION 'draw_too_early: draw %', new.draw_id USING ERRCODE = '23514', CONSTRAINT = 'draw_too_early';
    END IF;
    PERFORM refuse_own_draw(new.draw_id, new.drawn_by);
    IF encode(sha256(convert_to(new.secret, 'UTF8')), 'hex') <> of_draw.seal OR NOT is_public_value(new.public_value, of_draw.public_form)
       OR new.seed <> encode(sha256(convert_to(concat_ws(E'\\n', 'wijkkas-draw-seed/1', of_draw.list_hash, new.secret, new.public_value, ''), 'UTF8')), 'hex')
       OR (new.record_text::jsonb ->> 'secret', new.record_text::jsonb ->> 'publicValue', new.record_text::jsonb ->> 'seed', new.record_text::jsonb -> 'announcement')
          IS DISTINCT FROM (new.secret, new.public_value, new.seed, of_draw.announcement_text::jsonb) THEN
      RAISE EXCEPTION 'draw_seed: draw %', new.draw_id USING ERRCODE = '23514', CONSTRAINT = 'draw_outcome_follows';
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER draw_outcome_follows BEFORE INSERT ON draw_outcome FOR EACH ROW EXECUTE FUNCTION check_draw_outcome();

  -- At the end of the transaction the places are the draw, done once more here; and the record tells them.
  CREATE FUNCTION check_drawn_places() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF EXISTS (
        WITH again AS (SELECT code, stratum, (row_number() OVER (PARTITION BY stratum
              ORDER BY encode(sha256(convert_to(new.seed || E'\\n' || code, 'UTF8')), 'hex') COLLATE "C", code COLLATE "C"))::int AS place
            FROM draw_entry WHERE draw_id = new.draw_id)
        SELECT FROM again FULL JOIN (SELECT * FROM draw_place WHERE draw_id = new.draw_id) p USING (code, stratum, place)
         WHERE again.code IS NULL OR p.code IS NULL OR p.draw_id IS NULL)
       OR EXISTS (
        SELECT FROM jsonb_array_elements(new.record_text::jsonb -> 'strata') AS s
         WHERE (s -> 'drawn') || (s -> 'reserves') IS DISTINCT FROM coalesce((SELECT jsonb_agg(p.code ORDER BY p.place) FROM draw_place p WHERE p.draw_id = new.draw_id AND p.stratum = s ->> 'stratum'), '[]')
            OR jsonb_array_length(s -> 'drawn') <> (s ->> 'seats')::int)
       OR (SELECT jsonb_agg(jsonb_build_object('stratum', s -> 'stratum', 'seats', s -> 'seats') ORDER BY n) FROM jsonb_array_elements(new.record_text::jsonb -> 'strata') WITH ORDINALITY AS t (s, n))
          IS DISTINCT FROM (SELECT jsonb_agg(jsonb_build_object('stratum', s -> 'stratum', 'seats', s -> 'seats') ORDER BY n) FROM draw d, jsonb_array_elements(d.strata) WITH ORDINALITY AS t (s, n) WHERE d.id = new.draw_id) THEN
      RAISE EXCEPTION 'draw_places: draw %', new.draw_id USING ERRCODE = '23514', CONSTRAINT = 'draw_places_follow';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER draw_places_follow AFTER INSERT ON draw_outcome
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_drawn_places();

  CREATE FUNCTION check_place_event() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE of_draw draw; own draw_place; seats int; today date := (now() AT TIME ZONE 'Europe/Amsterdam')::date;
  BEGIN
    -- One at a time: two reserves are not invited for one seat.
    SELECT * INTO of_draw FROM draw WHERE id = new.draw_id FOR UPDATE;
    SELECT * INTO own FROM draw_place WHERE draw_id = new.draw_id AND code = new.code;
    SELECT (s ->> 'seats')::int INTO seats FROM jsonb_array_elements(of_draw.strata) AS s WHERE s ->> 'stratum' = own.stratum;
    PERFORM refuse_own_draw(new.draw_id, new.recorded_by);
    IF new.kind = 'invited' THEN
      IF new.answer_by_on <> today + of_draw.answer_days
         OR EXISTS (SELECT FROM draw_place p WHERE p.draw_id = new.draw_id AND p.stratum = own.stratum AND p.place < own.place
             AND NOT EXISTS (SELECT FROM draw_place_event e WHERE e.draw_id = p.draw_id AND e.code = p.code))
         OR seats <= (SELECT count(DISTINCT p.code) FROM draw_place p JOIN draw_place_event e ON e.draw_id = p.draw_id AND e.code = p.code
             WHERE p.draw_id = new.draw_id AND p.stratum = own.stratum AND NOT EXISTS (SELECT FROM draw_place_event x
               WHERE x.draw_id = p.draw_id AND x.code = p.code AND x.kind IN ('declined', 'lapsed'))) THEN
        RAISE EXCEPTION 'draw_invitation: % of draw %', new.code, new.draw_id USING ERRCODE = '23514', CONSTRAINT = 'draw_invitation_in_order';
      END IF;
    ELSIF NOT EXISTS (SELECT FROM draw_place_event e WHERE e.draw_id = new.draw_id AND e.code = new.code AND e.kind = 'invited'
        AND (new.kind <> 'lapsed' OR e.answer_by_on < today)) THEN
      RAISE EXCEPTION 'draw_answer: % of draw %', new.code, new.draw_id USING ERRCODE = '23514', CONSTRAINT = 'draw_answer_due';
    END IF;
    IF new.kind = 'accepted' AND NOT EXISTS (SELECT FROM membership m JOIN draw_entry e ON e.draw_id = new.draw_id AND e.code = new.code
        WHERE m.id = new.membership_id AND m.came_in = 'lot' AND (m.wijkteam_id, m.role) = (of_draw.wijkteam_id, of_draw.role)
          AND coalesce(e.person_id, m.person_id) = m.person_id) THEN
      RAISE EXCEPTION 'draw_membership: % of draw %', new.code, new.draw_id USING ERRCODE = '23514', CONSTRAINT = 'draw_membership_by_lot';
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER draw_place_event_in_order BEFORE INSERT ON draw_place_event FOR EACH ROW EXECUTE FUNCTION check_place_event();

  CREATE TRIGGER draw_outcome_append_only BEFORE UPDATE OR DELETE ON draw_outcome FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER draw_outcome_kept BEFORE TRUNCATE ON draw_outcome EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER draw_place_append_only BEFORE UPDATE OR DELETE ON draw_place FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER draw_place_kept BEFORE TRUNCATE ON draw_place EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER draw_place_event_append_only BEFORE UPDATE OR DELETE ON draw_place_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER draw_place_event_kept BEFORE TRUNCATE ON draw_place_event EXECUTE FUNCTION refuse_change();`;
