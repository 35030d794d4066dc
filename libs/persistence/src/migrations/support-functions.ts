/** The rules of supporting, once more beside the domain. */
export const SUPPORT_FUNCTIONS = `
  -- Whether somebody is one of those whose initiative it is: its proposer, or a confirmed co-initiator.
  CREATE FUNCTION makes_initiative(person uuid, initiative uuid) RETURNS boolean STABLE LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM initiative i WHERE i.id = $2 AND i.proposed_by = $1)
        OR EXISTS (SELECT FROM co_initiator c WHERE c.initiative_id = $2 AND c.person_id = $1 AND c.confirmed_at IS NOT NULL AND c.left_at IS NULL)
  $$;

  -- Whether an initiative takes support at a moment. Holds the initiative, so that its state stays.
  CREATE FUNCTION takes_support(initiative uuid, moment timestamptz) RETURNS boolean VOLATILE LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE state text; r round;
  BEGIN
    SELECT i.state INTO state FROM initiative i WHERE i.id = $1 FOR SHARE;
    SELECT o.* INTO r FROM round o JOIN initiative i ON i.round_id = o.id WHERE i.id = $1 FOR SHARE OF o;
    RETURN coalesce(state = 'submitted' AND r.phase IN ('submission', 'support')
      AND $2 < coalesce(r.support_closes_at, r.submission_closes_at, 'infinity'), false);
  END $$;

  CREATE FUNCTION lives_in_wijk(person uuid, team uuid, moment timestamptz) RETURNS boolean STABLE LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM membership m WHERE m.person_id = $1 AND m.wijkteam_id = $2 AND m.role <> 'professional'
      AND dutch_day($3) BETWEEN m.valid_from_on AND coalesce(m.valid_until_on, 'infinity'))
  $$;

  CREATE FUNCTION may_verify_support(person uuid, moment timestamptz) RETURNS boolean STABLE LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT held_role_at($1, 'contact-person', NULL, $2) OR held_role_at($1, 'counter-clerk', NULL, $2) OR held_role_at($1, 'administrator', NULL, $2)
  $$;

  -- How many supporters the rules of play of a round ask for, or null.
  CREATE FUNCTION support_needed(round uuid, moment timestamptz) RETURNS int STABLE LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT (rule -> 'parameters' ->> 'count')::int FROM play_document d, jsonb_array_elements(d.rules) WITH ORDINALITY AS r (rule, place)
     WHERE d.id = play_rules_in_force($1, $2) AND rule ->> 'kind' = 'support-needed' ORDER BY place LIMIT 1
  $$;

  CREATE FUNCTION check_support() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE team uuid;
  BEGIN
    IF NOT takes_support(new.initiative_id, new.supported_at) THEN PERFORM refuse_row('support_in_time', new.initiative_id); END IF;
    IF new.person_id IS NOT NULL AND makes_initiative(new.person_id, new.initiative_id) THEN PERFORM refuse_row('support_not_own', new.initiative_id); END IF;
    SELECT r.wijkteam_id INTO team FROM initiative i JOIN round r ON r.id = i.round_id WHERE i.id = new.initiative_id;
    IF new.channel = 'account' AND NOT lives_in_wijk(new.person_id, team, new.supported_at) THEN
      PERFORM refuse_row('support_of_resident', new.initiative_id);
    END IF;
    IF new.channel = 'paper' AND NOT EXISTS (SELECT FROM signature_sheet s JOIN signature_line l ON l.sheet_id = s.id
         WHERE s.id = new.sheet_id AND s.initiative_id = new.initiative_id AND s.checked_by IS NOT NULL
           AND l.number = new.line_number AND l.finding = 'accepted') THEN
      PERFORM refuse_row('support_checked_by_two', new.initiative_id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER support_checked BEFORE INSERT ON support FOR EACH ROW EXECUTE FUNCTION check_support();

  -- A support is taken back once, in time; and its reference follows the account when that is tied to the register.
  CREATE FUNCTION keep_support() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF old.withdrawn_at IS NOT NULL OR (new.id, new.municipality_id, new.initiative_id, new.channel, new.sheet_id, new.line_number, new.supported_at)
         IS DISTINCT FROM (old.id, old.municipality_id, old.initiative_id, old.channel, old.sheet_id, old.line_number, old.supported_at)
       OR (new.person_id IS DISTINCT FROM old.person_id AND old.person_id IS NOT NULL)
       OR (new.resident_ref <> old.resident_ref AND new.person_id IS NULL) THEN
      RAISE EXCEPTION 'support_kept: %', old.id USING ERRCODE = '42501';
    END IF;
    IF new.withdrawn_at IS NOT NULL AND NOT takes_support(new.initiative_id, new.withdrawn_at) THEN
      PERFORM refuse_row('support_in_time', new.initiative_id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER support_kept BEFORE UPDATE ON support FOR EACH ROW EXECUTE FUNCTION keep_support();`;

export const SUPPORT_GUARDS = `
  CREATE FUNCTION check_signature_sheet() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE person uuid; moment timestamptz;
  BEGIN
    IF tg_op = 'INSERT' THEN
      IF new.checked_by IS NOT NULL THEN PERFORM refuse_row('signature_sheet_four_eyes', new.id); END IF;
      person := new.entered_by; moment := new.entered_at;
      IF NOT takes_support(new.initiative_id, moment) THEN PERFORM refuse_row('support_in_time', new.initiative_id); END IF;
    ELSE
      IF old.checked_by IS NOT NULL OR new.checked_by IS NULL OR new.version <> old.version + 1
         OR (new.id, new.initiative_id, new.scan_reference, new.entered_by, new.entered_at)
           IS DISTINCT FROM (old.id, old.initiative_id, old.scan_reference, old.entered_by, old.entered_at) THEN
        RAISE EXCEPTION 'signature_sheet_kept: %', old.id USING ERRCODE = '42501';
      END IF;
      person := new.checked_by; moment := new.checked_at;
    END IF;
    IF NOT may_verify_support(person, moment) THEN PERFORM refuse_row('signature_sheet_by_role', new.id); END IF;
    IF makes_initiative(person, new.initiative_id) THEN PERFORM refuse_row('signature_sheet_not_own', new.id); END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER signature_sheet_checking BEFORE INSERT OR UPDATE ON signature_sheet FOR EACH ROW EXECUTE FUNCTION check_signature_sheet();

  -- Lines come with the sheet; with its check they get their finding, and lose address and day of birth.
  CREATE FUNCTION keep_signature_line() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE is_checked boolean;
  BEGIN
    is_checked := (SELECT checked_by IS NOT NULL FROM signature_sheet WHERE id = new.sheet_id);
    IF tg_op = 'INSERT' THEN
      IF is_checked OR new.born_on IS NULL OR new.finding IN ('accepted', 'signature-missing', 'not-as-on-paper') THEN
        PERFORM refuse_row('signature_line_before_check', new.sheet_id);
      END IF;
    ELSIF NOT is_checked OR old.born_on IS NULL OR new.born_on IS NOT NULL OR new.finding = 'matched'
       OR (new.finding = 'accepted' AND old.finding <> 'matched')
       OR (new.sheet_id, new.number, new.name) IS DISTINCT FROM (old.sheet_id, old.number, old.name) THEN
      RAISE EXCEPTION 'signature_line_kept: %', old.sheet_id USING ERRCODE = '42501';
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER signature_line_kept BEFORE INSERT OR UPDATE ON signature_line FOR EACH ROW EXECUTE FUNCTION keep_signature_line();

  CREATE FUNCTION check_support_outcome() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF new.needed_count IS DISTINCT FROM support_needed(new.round_id, new.decided_at)
       OR new.found_count <> (SELECT count(*) FROM support WHERE initiative_id = new.initiative_id AND withdrawn_at IS NULL) THEN
      PERFORM refuse_row('support_outcome_as_counted', new.initiative_id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER support_outcome_checked BEFORE INSERT ON support_outcome FOR EACH ROW EXECUTE FUNCTION check_support_outcome();

  -- When the support ends, whatever goes on to the screening has the support that the rules of play ask for.
  CREATE FUNCTION check_support_ended() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF NOT new.is_imported AND support_needed(new.id, coalesce(new.support_closes_at, now())) IS NOT NULL AND EXISTS (
         SELECT FROM initiative i LEFT JOIN support_outcome o ON o.initiative_id = i.id
          WHERE i.round_id = new.id AND i.state = 'submitted' AND o.is_reached IS NOT TRUE) THEN
      PERFORM refuse_row('round_support_counted', new.id);
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER round_support_counted AFTER UPDATE ON round DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (old.phase = 'support' AND new.phase = 'screening') EXECUTE FUNCTION check_support_ended();

  CREATE FUNCTION keep_support_code() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF old.is_revoked OR (new.code_hash, new.batch_id, new.wijkteam_id, new.resident_ref)
         IS DISTINCT FROM (old.code_hash, old.batch_id, old.wijkteam_id, old.resident_ref) THEN
      RAISE EXCEPTION 'support_code_kept' USING ERRCODE = '42501';
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER support_code_kept BEFORE UPDATE ON support_code FOR EACH ROW EXECUTE FUNCTION keep_support_code();

  CREATE FUNCTION check_initiative_follow() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF (SELECT submitted_at IS NULL FROM initiative WHERE id = new.initiative_id) THEN PERFORM refuse_row('initiative_follow_public', new.initiative_id); END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER initiative_follow_public BEFORE INSERT ON initiative_follow FOR EACH ROW EXECUTE FUNCTION check_initiative_follow();`;
