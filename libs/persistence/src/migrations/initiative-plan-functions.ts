/** What a plan costs and asks for, kept by the database itself, so that no list has to add up lines. */
export const PLAN_FUNCTIONS = `
  -- Costs + unforeseen - own contribution - other funding. Whatever is written there, this is what it becomes.
  CREATE FUNCTION keep_cost_of_plan() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    new.cost_cents := (SELECT coalesce(sum(amount_cents), 0) FROM cost_line WHERE initiative_id = new.id);
    new.requested_cents := new.cost_cents + new.unforeseen_cents - coalesce(new.own_contribution_cents, 0) - new.other_funding_cents;
    RETURN new;
  END $$;
  CREATE TRIGGER initiative_cost BEFORE INSERT OR UPDATE OF cost_cents, requested_cents, unforeseen_cents, own_contribution_cents, other_funding_cents
    ON initiative FOR EACH ROW EXECUTE FUNCTION keep_cost_of_plan();

  CREATE FUNCTION add_up_plan() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    UPDATE initiative SET cost_cents = cost_cents WHERE id IN (SELECT initiative_id FROM touched);
    RETURN NULL;
  END $$;
  CREATE TRIGGER cost_line_added AFTER INSERT ON cost_line REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION add_up_plan();
  CREATE TRIGGER cost_line_removed AFTER DELETE ON cost_line REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION add_up_plan();
  CREATE TRIGGER cost_line_moved_from AFTER UPDATE ON cost_line REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION add_up_plan();
  CREATE TRIGGER cost_line_moved_to AFTER UPDATE ON cost_line REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION add_up_plan();

  -- What is public asks for something. Looked at when all of it is written.
  CREATE FUNCTION check_asks() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF EXISTS (SELECT FROM initiative WHERE id = new.id AND submitted_at IS NOT NULL AND state <> 'withdrawn' AND requested_cents <= 0) THEN
      PERFORM refuse_row('initiative_asks', new.id);
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER initiative_asks AFTER UPDATE ON initiative DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (new.submitted_at IS NOT NULL AND (old.submitted_at IS NULL OR old.requested_cents <> new.requested_cents))
    EXECUTE FUNCTION check_asks();

  -- What people vote on asks for what the paper says.
  CREATE FUNCTION keep_asked_on_paper() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF EXISTS (SELECT FROM ballot_paper_line WHERE initiative_id = new.id) THEN
      RAISE EXCEPTION 'cost_on_paper: initiative %', new.id USING ERRCODE = '42501';
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER initiative_on_paper BEFORE UPDATE ON initiative FOR EACH ROW
    WHEN ((old.own_contribution_cents, old.other_funding_cents, old.unforeseen_cents)
      IS DISTINCT FROM (new.own_contribution_cents, new.other_funding_cents, new.unforeseen_cents))
    EXECUTE FUNCTION keep_asked_on_paper();

  CREATE TRIGGER initiative_entered_by_fixed BEFORE UPDATE ON initiative FOR EACH ROW
    WHEN (old.entered_by IS DISTINCT FROM new.entered_by) EXECUTE FUNCTION keep_proposer();

  -- A place lies in the wijk of the wijkteam, as far as a box can tell; the service looks at the border itself.
  CREATE FUNCTION check_place_in_wijk() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF EXISTS (SELECT FROM round r JOIN wijkteam w ON w.id = r.wijkteam_id JOIN area a ON a.id = w.area_id
        WHERE r.id = new.round_id AND NOT r.is_imported AND a.geometry IS NOT NULL
          AND NOT (new.longitude BETWEEN a.west - 0.00001 AND a.east + 0.00001 AND new.latitude BETWEEN a.south - 0.00001 AND a.north + 0.00001)) THEN
      PERFORM refuse_row('initiative_in_wijk', new.id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER initiative_in_wijk BEFORE INSERT OR UPDATE OF longitude, latitude ON initiative FOR EACH ROW
    WHEN (new.longitude IS NOT NULL) EXECUTE FUNCTION check_place_in_wijk();`;

/** Initiators: who proposed it, and who joined. Whoever ever was one never judges it. */
export const CO_INITIATOR_FUNCTIONS = `
  CREATE FUNCTION initiators_ever(initiative uuid) RETURNS SETOF uuid STABLE LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT proposed_by FROM initiative i WHERE i.id = initiative AND proposed_by IS NOT NULL
    UNION SELECT person_id FROM co_initiator c WHERE c.initiative_id = initiative
  $$;

  -- An invitation is only answered, once, by time.
  CREATE FUNCTION check_invitation() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF old.answer IS NOT NULL OR new.answered_at < old.invited_at
       OR (old.id, old.municipality_id, old.initiative_id, old.invitee_id, old.email, old.invited_by, old.invited_at)
          IS DISTINCT FROM (new.id, new.municipality_id, new.initiative_id, new.invitee_id, new.email, new.invited_by, new.invited_at) THEN
      PERFORM refuse_row('co_initiator_invitation_once', old.id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER co_initiator_invitation_changed BEFORE UPDATE ON co_initiator_invitation FOR EACH ROW EXECUTE FUNCTION check_invitation();

  -- Who joins was asked to, did not propose or screen it, and nobody joins as number twelve. The initiative is
  -- locked, so that nobody screens it meanwhile.
  CREATE FUNCTION check_co_initiator() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE i initiative;
  BEGIN
    SELECT * INTO i FROM initiative WHERE id = new.initiative_id FOR NO KEY UPDATE;
    IF tg_op = 'UPDATE' AND (old.initiative_id, old.person_id, old.municipality_id) IS DISTINCT FROM (new.initiative_id, new.person_id, new.municipality_id) THEN
      PERFORM refuse_row('co_initiator_fixed', new.initiative_id);
    END IF;
    IF new.left_at IS NOT NULL THEN RETURN new; END IF;
    IF new.person_id IN (i.proposed_by, i.screened_by) THEN
      PERFORM refuse_row('co_initiator_four_eyes', new.initiative_id);
    END IF;
    IF NOT EXISTS (SELECT FROM co_initiator_invitation v JOIN person p ON p.id = new.person_id
        WHERE v.initiative_id = new.initiative_id AND coalesce(v.answer, 'accepted') = 'accepted' AND (v.invitee_id = p.id OR v.email = p.email)) THEN
      PERFORM refuse_row('co_initiator_invited', new.initiative_id);
    END IF;
    IF (SELECT count(*) FROM co_initiator c WHERE c.initiative_id = new.initiative_id AND c.left_at IS NULL AND c.person_id <> new.person_id) >= 10 THEN
      PERFORM refuse_row('co_initiator_few', new.initiative_id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER co_initiator_checked BEFORE INSERT OR UPDATE ON co_initiator FOR EACH ROW EXECUTE FUNCTION check_co_initiator();

  CREATE FUNCTION keep_co_four_eyes() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF EXISTS (SELECT FROM co_initiator c WHERE c.initiative_id = new.id AND c.person_id = new.screened_by) THEN
      PERFORM refuse_row('initiative_co_four_eyes', new.id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER initiative_co_four_eyes BEFORE INSERT OR UPDATE OF screened_by ON initiative FOR EACH ROW
    WHEN (new.screened_by IS NOT NULL) EXECUTE FUNCTION keep_co_four_eyes();

  CREATE OR REPLACE FUNCTION interested_in(item uuid) RETURNS SETOF uuid STABLE LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT DISTINCT initiators_ever(i.id) FROM agenda_item a JOIN initiative i ON i.id::text IN (
             SELECT jsonb_path_query(a.content::jsonb, '$.lines[*].subjectId') #>> '{}'
             UNION SELECT jsonb_path_query(a.content::jsonb, '$.deviations[*].initiativeId') #>> '{}')
     WHERE a.id = item AND a.kind IN ('allocate', 'ratify-tally')
  $$;

  -- Whoever decides alone by a mandate gives nothing to what is one's own.
  CREATE FUNCTION check_commitment_four_eyes() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF EXISTS (SELECT FROM allocation_decision d JOIN co_initiator c ON c.person_id = d.decided_by
        WHERE d.id = new.decision_id AND d.mandate_id IS NOT NULL AND c.initiative_id = new.initiative_id) THEN
      PERFORM refuse_row('allocation_within_mandate', new.initiative_id);
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER commitment_four_eyes AFTER INSERT ON commitment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    EXECUTE FUNCTION check_commitment_four_eyes();

  CREATE FUNCTION check_on_behalf() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF new.recorded_by IS DISTINCT FROM (SELECT entered_by FROM initiative WHERE id = new.initiative_id) THEN
      PERFORM refuse_row('initiative_on_behalf_recorded', new.initiative_id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER initiative_on_behalf_checked BEFORE INSERT ON initiative_on_behalf FOR EACH ROW EXECUTE FUNCTION check_on_behalf();`;

/** What a public plan says, it says in a version too. */
export const VERSION_FUNCTIONS = `
  CREATE FUNCTION initiative_plan(initiative uuid) RETURNS jsonb STABLE LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT jsonb_build_object('title', i.title, 'summary', i.summary, 'forWhom', i.for_whom, 'carriedOutBy', i.carried_out_by,
      'applicantKind', i.applicant_kind, 'theme', i.theme, 'aims', to_jsonb(i.aims), 'startsOn', i.starts_on, 'endsOn', i.ends_on,
      'location', CASE WHEN i.longitude IS NULL THEN NULL ELSE jsonb_build_object('longitude', i.longitude, 'latitude', i.latitude) END,
      'areaId', i.area_id, 'ownContributionCents', i.own_contribution_cents, 'otherFundingCents', i.other_funding_cents,
      'unforeseenCents', i.unforeseen_cents,
      'costLines', coalesce((SELECT jsonb_agg(jsonb_build_object('description', l.description, 'quantityHundredths', l.quantity_hundredths,
          'unit', l.unit, 'rateCents', l.rate_cents, 'category', l.category, 'amountCents', l.amount_cents) ORDER BY l.number)
        FROM cost_line l WHERE l.initiative_id = i.id), '[]'))
      FROM initiative i WHERE i.id = initiative
  $$;

  -- A version is what the plan says at that moment, and not what somebody says that it said.
  CREATE FUNCTION check_initiative_version() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE last initiative_version;
  BEGIN
    PERFORM FROM initiative WHERE id = new.initiative_id FOR NO KEY UPDATE;
    SELECT * INTO last FROM initiative_version WHERE initiative_id = new.initiative_id ORDER BY number DESC LIMIT 1;
    IF new.number <> coalesce(last.number, 0) + 1 OR new.changed_at < last.changed_at THEN
      PERFORM refuse_row('initiative_version_in_order', new.initiative_id);
    END IF;
    new.plan := initiative_plan(new.initiative_id);
    RETURN new;
  END $$;
  CREATE TRIGGER initiative_version_checked BEFORE INSERT ON initiative_version FOR EACH ROW EXECUTE FUNCTION check_initiative_version();

  -- Whoever makes a plan public, or changes one that is, writes a version of it.
  CREATE FUNCTION keep_versions() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE
    old_row jsonb := to_jsonb(old);
    new_row jsonb := to_jsonb(new);
    touched uuid := coalesce(new_row ->> 'initiative_id', old_row ->> 'initiative_id', new_row ->> 'id')::uuid;
    last jsonb := (SELECT plan FROM initiative_version WHERE initiative_id = touched ORDER BY number DESC LIMIT 1);
  BEGIN
    -- What came in another way than by submitting has no versions until it changes.
    IF last IS NULL AND tg_table_name = 'cost_line' THEN RETURN NULL; END IF;
    IF EXISTS (SELECT FROM initiative WHERE id = touched AND submitted_at IS NOT NULL AND last IS DISTINCT FROM initiative_plan(touched)) THEN
      PERFORM refuse_row('initiative_has_version', touched);
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER initiative_has_version AFTER UPDATE ON initiative DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (new.submitted_at IS NOT NULL AND (old.submitted_at IS NULL
      OR (old.title, old.summary, old.for_whom, old.carried_out_by, old.applicant_kind, old.theme, old.aims, old.starts_on, old.ends_on,
          old.longitude, old.latitude, old.area_id, old.own_contribution_cents, old.other_funding_cents, old.unforeseen_cents)
        IS DISTINCT FROM (new.title, new.summary, new.for_whom, new.carried_out_by, new.applicant_kind, new.theme, new.aims, new.starts_on,
          new.ends_on, new.longitude, new.latitude, new.area_id, new.own_contribution_cents, new.other_funding_cents, new.unforeseen_cents)))
    EXECUTE FUNCTION keep_versions();
  CREATE CONSTRAINT TRIGGER cost_line_version_kept AFTER INSERT OR UPDATE OR DELETE ON cost_line DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION keep_versions();`;
