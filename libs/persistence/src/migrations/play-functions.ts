/** Which document of rules of play holds for a round. */
export const PLAY_IN_FORCE = `
  -- The ballot form and the tally rule in a list of rules, as a round keeps them; null when there are none.
  CREATE FUNCTION play_vote(rules jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
    SELECT jsonb_build_array(form, jsonb_path_query_first(rules, '$[*] ? (@.kind == "tally-rule").parameters.tally'))
      FROM jsonb_path_query_first(rules, '$[*] ? (@.kind == "ballot-form").parameters.ballot') AS form WHERE form IS NOT NULL
  $$;

  -- What was settled when the round opened; before that its own adopted rules, or else the standing rules of that day.
  CREATE FUNCTION play_rules_in_force(round uuid, at timestamptz) RETURNS uuid LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT CASE WHEN s.round_id IS NOT NULL THEN s.document_id ELSE (
        SELECT d.id FROM play_document d
         WHERE d.wijkteam_id = r.wijkteam_id AND d.municipality_id = r.municipality_id
           AND (d.round_id = r.id AND d.state = 'adopted'
             OR d.round_id IS NULL AND d.adopted_at IS NOT NULL AND d.valid_from_on <= ($2 AT TIME ZONE 'Europe/Amsterdam')::date)
         ORDER BY d.round_id IS NULL, d.number DESC LIMIT 1) END
      FROM round r LEFT JOIN round_play_rules s ON s.round_id = r.id WHERE r.id = $1
  $$;

  -- Settles for good what a round is held under. What was being written for it comes too late. Once is enough.
  CREATE FUNCTION settle_play_rules(round uuid, at timestamptz) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    INSERT INTO round_play_rules (round_id, municipality_id, document_id, settled_at)
      SELECT r.id, r.municipality_id, play_rules_in_force(r.id, $2), $2 FROM round r WHERE r.id = $1
      ON CONFLICT (round_id) DO NOTHING;
    UPDATE play_document SET state = 'lapsed', version = version + 1 WHERE round_id = $1 AND state IN ('draft', 'consultation');
  END $$;`;

/** What can happen to a document and to a comment, and what cannot happen any more. */
export const PLAY_CHECKS = `
  CREATE FUNCTION begin_play_document() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF new.state <> 'draft' OR new.consultation_opens_at IS NOT NULL THEN
      RAISE EXCEPTION 'play_document_begins_as_draft: %', new.id USING ERRCODE = '23514', CONSTRAINT = 'play_document_begins_as_draft';
    END IF;
    IF new.round_id IS NOT NULL AND NOT EXISTS (SELECT FROM round WHERE id = new.round_id AND wijkteam_id = new.wijkteam_id AND phase = 'draft') THEN
      RAISE EXCEPTION 'play_document_round_settled: %', new.round_id USING ERRCODE = '23514', CONSTRAINT = 'play_document_round_settled';
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER play_document_begins BEFORE INSERT ON play_document FOR EACH ROW EXECUTE FUNCTION begin_play_document();

  CREATE FUNCTION keep_play_document() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF tg_op = 'DELETE' THEN
      IF old.state <> 'draft' THEN RAISE EXCEPTION 'play_document_frozen: %', old.id USING ERRCODE = '42501'; END IF;
      RETURN old;
    END IF;
    -- Frozen: nothing but the note that a later version took its place.
    IF old.state IN ('adopted', 'superseded', 'lapsed') AND NOT (old.state = 'adopted' AND new.state = 'superseded'
        AND to_jsonb(new) - ARRAY['state', 'version'] = to_jsonb(old) - ARRAY['state', 'version'] AND new.version = old.version + 1) THEN
      RAISE EXCEPTION 'play_document_frozen: %', old.id USING ERRCODE = '42501';
    END IF;
    IF (new.id, new.municipality_id, new.wijkteam_id, new.round_id, new.number, new.created_at)
       IS DISTINCT FROM (old.id, old.municipality_id, old.wijkteam_id, old.round_id, old.number, old.created_at)
       OR (old.state = 'consultation' AND (new.consultation_opens_at, new.consultation_closes_at)
       IS DISTINCT FROM (old.consultation_opens_at, old.consultation_closes_at)) THEN
      RAISE EXCEPTION 'play_document_origin_fixed: %', old.id USING ERRCODE = '42501';
    END IF;
    IF new.state <> old.state AND NOT (CASE new.state WHEN 'consultation' THEN old.state = 'draft'
        WHEN 'superseded' THEN old.state = 'adopted' ELSE old.state IN ('draft', 'consultation') AND new.state <> 'draft' END) THEN
      RAISE EXCEPTION 'play_document_route: % to %', old.state, new.state USING ERRCODE = '23514', CONSTRAINT = 'play_document_route';
    END IF;
    -- What people are reading stays as it is while they read.
    IF old.state = 'consultation' AND (((new.title, new.legal_basis, new.valid_from_on, new.rules)
        IS DISTINCT FROM (old.title, old.legal_basis, old.valid_from_on, old.rules) AND new.changed_at < old.consultation_closes_at)
        OR new.adopted_at < old.consultation_closes_at) THEN
      RAISE EXCEPTION 'play_document_consulted_on: %', old.id USING ERRCODE = '23514', CONSTRAINT = 'play_document_consulted_on';
    END IF;
    IF new.state = 'adopted' AND old.state <> 'adopted' THEN
      IF EXISTS (SELECT FROM play_comment WHERE document_id = new.id AND answered_at IS NULL) THEN
        RAISE EXCEPTION 'play_document_comments_open: %', new.id USING ERRCODE = '23514', CONSTRAINT = 'play_document_comments_open';
      END IF;
      IF new.round_id IS NOT NULL AND NOT EXISTS (SELECT FROM round WHERE id = new.round_id AND phase = 'draft') THEN
        RAISE EXCEPTION 'play_document_round_settled: %', new.round_id USING ERRCODE = '23514', CONSTRAINT = 'play_document_round_settled';
      END IF;
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER play_document_kept BEFORE UPDATE OR DELETE ON play_document FOR EACH ROW EXECUTE FUNCTION keep_play_document();
  CREATE TRIGGER play_document_whole BEFORE TRUNCATE ON play_document FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

  CREATE FUNCTION keep_play_comment() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE doc play_document;
  BEGIN
    SELECT * INTO doc FROM play_document WHERE id = new.document_id FOR KEY SHARE;
    IF tg_op = 'INSERT' AND (doc.state <> 'consultation' OR new.written_at >= doc.consultation_closes_at OR new.answered_at IS NOT NULL) THEN
      RAISE EXCEPTION 'play_comment_too_late: %', new.document_id USING ERRCODE = '23514', CONSTRAINT = 'play_comment_in_time';
    END IF;
    -- The one thing that can happen to a comment is that it gets its answer.
    IF tg_op = 'UPDATE' AND (old.answered_at IS NOT NULL OR doc.state <> 'consultation'
        OR (new.id, new.municipality_id, new.document_id, new.written_by, new.text, new.written_at)
           IS DISTINCT FROM (old.id, old.municipality_id, old.document_id, old.written_by, old.text, old.written_at)) THEN
      RAISE EXCEPTION 'play_comment_kept: %', old.id USING ERRCODE = '42501';
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER play_comment_kept BEFORE INSERT OR UPDATE ON play_comment FOR EACH ROW EXECUTE FUNCTION keep_play_comment();
  CREATE TRIGGER play_comment_stays BEFORE DELETE ON play_comment FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER play_comment_whole BEFORE TRUNCATE ON play_comment FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();`;

/** What rules of play and rounds mean for each other. */
export const PLAY_ROUND_CHECKS = `
  CREATE FUNCTION check_round_play_rules() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF new.document_id IS DISTINCT FROM play_rules_in_force(new.round_id, new.settled_at) THEN
      RAISE EXCEPTION 'round_play_rules_in_force: round %', new.round_id USING ERRCODE = '23514', CONSTRAINT = 'round_play_rules_in_force';
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER round_play_rules_in_force BEFORE INSERT ON round_play_rules FOR EACH ROW EXECUTE FUNCTION check_round_play_rules();
  CREATE TRIGGER round_play_rules_append_only BEFORE UPDATE OR DELETE ON round_play_rules FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER round_play_rules_whole BEFORE TRUNCATE ON round_play_rules FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

  -- Whoever opens a round settles its rules of play, whatever way they take.
  CREATE FUNCTION settle_play_rules_of_round() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN PERFORM settle_play_rules(new.id, coalesce(new.submission_opens_at, clock_timestamp())); RETURN NULL; END $$;
  CREATE TRIGGER round_play_rules_settled AFTER UPDATE OF phase ON round FOR EACH ROW
    WHEN (old.phase = 'draft' AND new.phase <> 'draft') EXECUTE FUNCTION settle_play_rules_of_round();

  -- How a round votes and counts is what its adopted document says.
  CREATE FUNCTION keep_round_vote() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF EXISTS (SELECT FROM play_document d WHERE d.round_id = new.id AND d.state = 'adopted' AND play_vote(d.rules) IS NOT NULL
        AND play_vote(d.rules) IS DISTINCT FROM jsonb_build_array(new.rules -> 'ballot', new.rules -> 'tally')) THEN
      RAISE EXCEPTION 'round_vote_as_in_play_rules: round %', new.id USING ERRCODE = '23514', CONSTRAINT = 'round_vote_as_in_play_rules';
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER round_vote_as_in_play_rules BEFORE UPDATE OF rules ON round FOR EACH ROW EXECUTE FUNCTION keep_round_vote();

  CREATE FUNCTION check_round_takes_over() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF play_vote(new.rules) IS NOT NULL AND NOT EXISTS (SELECT FROM round r WHERE r.id = new.round_id
        AND jsonb_build_array(r.rules -> 'ballot', r.rules -> 'tally') = play_vote(new.rules)) THEN
      RAISE EXCEPTION 'round_takes_over_vote: round %', new.round_id USING ERRCODE = '23514', CONSTRAINT = 'round_takes_over_vote';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER play_document_taken_over AFTER UPDATE ON play_document DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (new.state = 'adopted' AND old.state <> 'adopted' AND new.round_id IS NOT NULL) EXECUTE FUNCTION check_round_takes_over();`;
