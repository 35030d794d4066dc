/** The rules of commenting and of moderating, once more beside the domain. */
export const COMMENT_FUNCTIONS = `
  CREATE FUNCTION wijkteam_of_initiative(initiative uuid) RETURNS uuid STABLE LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT r.wijkteam_id FROM initiative i JOIN round r ON r.id = i.round_id WHERE i.id = $1
  $$;

  CREATE FUNCTION check_comment() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE above comment;
  BEGIN
    -- One at a time for each writer, so that two at once count each other.
    PERFORM pg_advisory_xact_lock(hashtextextended(new.written_by::text, 91));
    IF (SELECT count(*) FILTER (WHERE written_at > new.written_at - interval '1 hour') >= 10 OR count(*) >= 30
          FROM comment WHERE written_by = new.written_by AND written_at > new.written_at - interval '24 hours') THEN
      PERFORM refuse_row('comment_rate', new.id);
    END IF;
    IF new.state <> 'shown' OR new.edited_at IS NOT NULL
       OR (SELECT submitted_at IS NULL OR state IN ('withdrawn', 'merged', 'split') FROM initiative WHERE id = new.initiative_id) THEN
      PERFORM refuse_row('comment_on_public', new.id);
    END IF;
    IF new.parent_id IS NOT NULL THEN
      SELECT * INTO above FROM comment WHERE id = new.parent_id FOR SHARE;
      IF above.parent_id IS NOT NULL OR above.state <> 'shown' THEN PERFORM refuse_row('comment_one_level_deep', new.id); END IF;
      IF (SELECT count(*) >= 50 FROM comment WHERE parent_id = new.parent_id) THEN PERFORM refuse_row('comment_answers_max', new.id); END IF;
    END IF;
    IF new.answered_as IS DISTINCT FROM (CASE WHEN new.kind <> 'answer' OR above.kind <> 'question' THEN NULL
         WHEN makes_initiative(new.written_by, new.initiative_id) THEN 'initiator'
         WHEN held_role_at(new.written_by, 'contact-person', NULL, new.written_at) THEN 'contact-person' END) THEN
      PERFORM refuse_row('comment_answered_by', new.id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER comment_checked BEFORE INSERT ON comment FOR EACH ROW EXECUTE FUNCTION check_comment();

  -- A text is edited for a quarter of an hour; hiding and showing go by what was decided; removing is for good.
  CREATE FUNCTION keep_comment() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE decided text;
  BEGIN
    SELECT kind INTO decided FROM comment_moderation WHERE comment_id = old.id AND kind IN ('hidden', 'appeal-granted') ORDER BY number DESC LIMIT 1;
    IF old.state = 'removed' OR new.version <> old.version + 1
       OR (new.id, new.municipality_id, new.initiative_id, new.parent_id, new.kind, new.answered_as, new.written_by, new.written_at)
         IS DISTINCT FROM (old.id, old.municipality_id, old.initiative_id, old.parent_id, old.kind, old.answered_as, old.written_by, old.written_at) THEN
      RAISE EXCEPTION 'comment_kept: %', old.id USING ERRCODE = '42501';
    END IF;
    IF new.text IS NOT NULL AND new.text <> old.text AND NOT coalesce(old.state = 'shown' AND new.state = 'shown'
         AND new.edited_at <= old.written_at + interval '15 minutes'
         AND EXISTS (SELECT FROM comment_edit e WHERE e.comment_id = old.id AND e.earlier_text = old.text AND e.edited_at = new.edited_at), false) THEN
      PERFORM refuse_row('comment_edited_in_time', old.id);
    END IF;
    IF (new.state = 'hidden' AND old.state = 'shown' AND decided IS DISTINCT FROM 'hidden')
       OR (new.state = 'shown' AND old.state = 'hidden' AND decided IS DISTINCT FROM 'appeal-granted') THEN
      PERFORM refuse_row('comment_as_moderated', old.id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER comment_kept BEFORE UPDATE ON comment FOR EACH ROW EXECUTE FUNCTION keep_comment();

  -- What was written before goes only with the comment.
  CREATE FUNCTION keep_comment_edit() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF (SELECT state FROM comment WHERE id = old.comment_id) <> 'removed' THEN
      RAISE EXCEPTION 'comment_edit_kept: %', old.comment_id USING ERRCODE = '42501';
    END IF;
    RETURN old;
  END $$;
  CREATE TRIGGER comment_edit_kept BEFORE DELETE ON comment_edit FOR EACH ROW EXECUTE FUNCTION keep_comment_edit();
  CREATE TRIGGER comment_edit_unchanged BEFORE UPDATE ON comment_edit FOR EACH ROW EXECUTE FUNCTION refuse_change();

  CREATE FUNCTION check_comment_report() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE c comment;
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(new.reported_by::text, 92));
    SELECT * INTO c FROM comment WHERE id = new.comment_id;
    IF c.written_by = new.reported_by OR c.state <> 'shown' THEN PERFORM refuse_row('comment_report_of_other', new.comment_id); END IF;
    IF (SELECT count(*) >= 20 FROM comment_report WHERE reported_by = new.reported_by AND reported_at > new.reported_at - interval '24 hours') THEN
      PERFORM refuse_row('comment_report_rate', new.comment_id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER comment_report_checked BEFORE INSERT ON comment_report FOR EACH ROW EXECUTE FUNCTION check_comment_report();

  -- Nobody judges what they wrote or what is said about an initiative of theirs, and who hid it does not judge the appeal.
  CREATE FUNCTION check_comment_moderation() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE c comment; team uuid; hider uuid; kinds text[];
  BEGIN
    SELECT * INTO c FROM comment WHERE id = new.comment_id FOR NO KEY UPDATE;
    SELECT coalesce(array_agg(kind ORDER BY number), '{}') INTO kinds FROM comment_moderation WHERE comment_id = new.comment_id;
    SELECT taken_by INTO hider FROM comment_moderation WHERE comment_id = new.comment_id AND kind = 'hidden' ORDER BY number DESC LIMIT 1;
    IF new.number <> cardinality(kinds) + 1 OR NOT coalesce(CASE new.kind
         WHEN 'appealed' THEN c.state = 'hidden' AND kinds[cardinality(kinds)] = 'hidden' AND NOT 'appealed' = ANY (kinds)
         WHEN 'appeal-granted' THEN c.state = 'hidden' AND kinds[cardinality(kinds)] = 'appealed'
         WHEN 'appeal-refused' THEN c.state = 'hidden' AND kinds[cardinality(kinds)] = 'appealed'
         ELSE c.state = 'shown' END, false) THEN
      PERFORM refuse_row('comment_moderation_route', new.comment_id);
    END IF;
    IF new.kind = 'appealed' THEN
      IF new.taken_by <> c.written_by THEN PERFORM refuse_row('comment_moderation_own_appeal', new.comment_id); END IF;
      RETURN new;
    END IF;
    IF new.taken_by = c.written_by OR makes_initiative(new.taken_by, c.initiative_id)
       OR (new.kind LIKE 'appeal-%' AND new.taken_by = hider) THEN
      PERFORM refuse_row('comment_moderation_apart', new.comment_id);
    END IF;
    team := wijkteam_of_initiative(c.initiative_id);
    IF NOT (held_role_at(new.taken_by, 'contact-person', NULL, new.taken_at) OR held_role_at(new.taken_by, 'administrator', NULL, new.taken_at)
         OR held_role_at(new.taken_by, 'chair', team, new.taken_at) OR held_role_at(new.taken_by, 'secretary', team, new.taken_at)) THEN
      PERFORM refuse_row('comment_moderation_by_role', new.comment_id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER comment_moderation_checked BEFORE INSERT ON comment_moderation FOR EACH ROW EXECUTE FUNCTION check_comment_moderation();`;
