/** What a mandate, its use, minutes and an allocation by a wijkteam have to be, beside the domain. */
export const MANDATE_CHECKS = `
  CREATE FUNCTION check_decision_use() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM team_decision d WHERE d.id = new.decision_id AND d.outcome = 'adopted' AND d.decided_at <= new.used_at
        AND (held_role_at(new.used_by, 'chair', d.wijkteam_id, new.used_at) OR held_role_at(new.used_by, 'secretary', d.wijkteam_id, new.used_at)
          OR held_role_at(new.used_by, 'treasurer', d.wijkteam_id, new.used_at) OR held_role_at(new.used_by, 'administrator', NULL, new.used_at))) THEN
      PERFORM refuse_row('team_decision_use_adopted', new.decision_id);
    END IF;
    RETURN new;
  END $$;

  CREATE FUNCTION mandate_in_force(mandate uuid, moment timestamptz) RETURNS boolean STABLE LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM mandate m WHERE m.id = mandate_in_force.mandate
      AND (moment AT TIME ZONE 'Europe/Amsterdam')::date BETWEEN m.valid_from_on AND m.valid_until_on
      AND NOT EXISTS (SELECT FROM mandate_revocation r WHERE r.mandate_id = m.id AND r.revoked_at <= moment))
  $$;

  -- A mandate is what the decision says that gave it, or a part of a mandate that allows it.
  CREATE FUNCTION check_mandate() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE p mandate;
  BEGIN
    IF new.decision_id IS NOT NULL AND NOT EXISTS (SELECT FROM team_decision d JOIN agenda_item a ON a.id = d.item_id
        WHERE d.id = new.decision_id AND d.wijkteam_id = new.wijkteam_id AND d.outcome = 'adopted' AND a.kind = 'give-mandate'
          AND a.content::jsonb -> 'mandate' = jsonb_build_object('form', new.form, 'decisionKind', new.decision_kind, 'holderId', new.holder_id,
            'ceilingCents', new.ceiling_cents::text, 'totalCents', new.total_cents::text, 'validFromOn', new.valid_from_on,
            'validUntilOn', new.valid_until_on, 'maySubMandate', new.may_sub_mandate, 'legalBasis', new.legal_basis)) THEN
      PERFORM refuse_row('mandate_as_decided', new.id);
    END IF;
    IF new.parent_id IS NOT NULL THEN
      SELECT * INTO p FROM mandate WHERE id = new.parent_id;
      IF NOT p.may_sub_mandate OR p.parent_id IS NOT NULL OR NOT mandate_in_force(p.id, new.given_at) OR new.wijkteam_id <> p.wijkteam_id
         OR new.decision_kind <> p.decision_kind OR new.form <> 'mandate' OR new.may_sub_mandate OR new.ceiling_cents > p.ceiling_cents
         OR new.total_cents > p.total_cents OR new.valid_from_on < p.valid_from_on OR new.valid_until_on > p.valid_until_on THEN
        PERFORM refuse_row('mandate_part_of_mandate', new.id);
      END IF;
    END IF;
    RETURN new;
  END $$;

  CREATE FUNCTION check_mandate_use() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE m mandate; t mandate; before mandate_use;
  BEGIN
    SELECT * INTO m FROM mandate WHERE id = new.mandate_id;
    SELECT * INTO t FROM mandate WHERE id = new.through_id;
    IF new.used_by <> t.holder_id OR NOT mandate_in_force(m.id, new.used_at) THEN PERFORM refuse_row('mandate_use_by_holder', m.id); END IF;
    IF m.id <> t.id AND t.parent_id IS DISTINCT FROM m.id
       OR m.id = t.id AND t.parent_id IS NOT NULL AND NOT EXISTS (SELECT FROM mandate_use u
            WHERE u.mandate_id = t.parent_id AND u.effect_id = new.effect_id AND u.through_id = t.id AND u.amount_cents = new.amount_cents) THEN
      PERFORM refuse_row('mandate_use_of_whole', m.id);
    END IF;
    SELECT * INTO before FROM mandate_use u WHERE u.mandate_id = m.id ORDER BY u.number DESC LIMIT 1;
    IF new.number <> coalesce(before.number, 0) + 1 OR new.used_cents <> coalesce(before.used_cents, 0) + new.amount_cents THEN
      PERFORM refuse_row('mandate_use_in_line', m.id);
    END IF;
    IF new.amount_cents > coalesce(m.ceiling_cents, 0) OR new.used_cents > coalesce(m.total_cents, 0) THEN
      PERFORM refuse_row('mandate_use_within', m.id);
    END IF;
    RETURN new;
  END $$;

  CREATE FUNCTION check_mandate_revocation() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM team_decision d JOIN agenda_item a ON a.id = d.item_id JOIN mandate m ON m.id = new.mandate_id
        WHERE d.id = new.decision_id AND d.outcome = 'adopted' AND d.wijkteam_id = m.wijkteam_id AND a.kind = 'revoke-mandate'
          AND a.content::jsonb ->> 'subjectId' = m.id::text) THEN
      PERFORM refuse_row('mandate_revocation_as_decided', new.mandate_id);
    END IF;
    RETURN new;
  END $$;

  -- The hash of each page goes into the next one, so that no page can be changed or left out unseen.
  CREATE FUNCTION check_minutes() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF new.number <> 1 + (SELECT count(*) FROM minutes p WHERE p.wijkteam_id = new.wijkteam_id)
       OR new.previous_hash IS DISTINCT FROM (SELECT p.hash FROM minutes p WHERE p.wijkteam_id = new.wijkteam_id ORDER BY p.number DESC LIMIT 1) THEN
      PERFORM refuse_row('minutes_follow', new.id);
    END IF;
    IF new.kind = 'minutes' AND (SELECT m.state FROM meeting m WHERE m.id = new.meeting_id) <> 'closed'
       OR new.kind = 'addendum' AND NOT EXISTS (SELECT FROM minutes p WHERE p.id = new.amends_id AND p.wijkteam_id = new.wijkteam_id AND p.kind = 'minutes') THEN
      PERFORM refuse_row('minutes_of_closed_meeting', new.id);
    END IF;
    RETURN new;
  END $$;

  CREATE FUNCTION check_minutes_approval() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM minutes p JOIN meeting m ON m.wijkteam_id = p.wijkteam_id
        WHERE p.id = new.minutes_id AND m.id = new.meeting_id AND m.state = 'open' AND m.id <> p.meeting_id AND m.opened_at >= p.made_at
          AND is_clerk_of_meeting(m.id, new.recorded_by)) THEN
      PERFORM refuse_row('minutes_approval_in_later_meeting', new.minutes_id);
    END IF;
    RETURN new;
  END $$;`;

export const ALLOCATION_CHECKS = `
  -- That the ground is there, of this wijkteam, and never removed, the triggers see to.
  ALTER TABLE allocation_decision
    ADD COLUMN team_decision_id uuid,
    ADD COLUMN mandate_id uuid,
    ADD CONSTRAINT allocation_decision_once_per_team_decision UNIQUE (team_decision_id),
    ADD CONSTRAINT allocation_decision_one_ground CHECK (team_decision_id IS NULL OR mandate_id IS NULL);

  -- A residents' vote is followed as it was counted, unless the wijkteam decided otherwise with reasons. A
  -- wijkteam with decision rules decides together, or leaves it to the holder of a mandate.
  CREATE OR REPLACE FUNCTION check_allocation_decision() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE r round; wanted_kind text; by_chair boolean; by_secretary boolean;
  BEGIN
    SELECT * INTO r FROM round WHERE id = new.round_id;
    wanted_kind := CASE r.mode WHEN 'resident-vote' THEN 'ratify-tally' ELSE 'allocate' END;
    IF (r.mode = 'resident-vote') IS DISTINCT FROM (new.tally_run_id IS NOT NULL) THEN
      PERFORM refuse_row('allocation_decision_basis', new.id);
    END IF;
    by_chair := held_role_at(new.decided_by, 'chair', r.wijkteam_id, new.decided_at);
    by_secretary := held_role_at(new.decided_by, 'secretary', r.wijkteam_id, new.decided_at);
    IF new.mandate_id IS NOT NULL THEN
      IF NOT EXISTS (SELECT FROM mandate_use u JOIN mandate m ON m.id = u.mandate_id WHERE u.mandate_id = new.mandate_id AND u.effect_id = new.id
          AND u.through_id = m.id AND m.holder_id = new.decided_by AND m.wijkteam_id = r.wijkteam_id AND m.decision_kind = wanted_kind) THEN
        PERFORM refuse_row('allocation_decision_by_mandate', new.id);
      END IF;
    ELSIF new.team_decision_id IS NOT NULL THEN
      IF NOT (by_chair OR by_secretary) OR NOT EXISTS (SELECT FROM team_decision d JOIN agenda_item a ON a.id = d.item_id
          JOIN team_decision_use u ON u.decision_id = d.id AND u.effect_id = new.id
          WHERE d.id = new.team_decision_id AND d.wijkteam_id = r.wijkteam_id AND a.kind = wanted_kind AND a.content::jsonb ->> 'subjectId' = r.id::text
            AND a.content::jsonb ->> 'tallyRunId' IS NOT DISTINCT FROM new.tally_run_id::text) THEN
        PERFORM refuse_row('allocation_decision_by_team', new.id);
      END IF;
    ELSIF team_decision_rules(r.wijkteam_id, new.decided_at) IS NOT NULL THEN PERFORM refuse_row('allocation_decision_grounded', new.id);
    ELSIF NOT by_chair THEN PERFORM refuse_row('allocation_decision_by_chair', new.id);
    END IF;
    IF new.mandate_id IS NULL AND EXISTS (SELECT FROM mandate m WHERE m.wijkteam_id = r.wijkteam_id AND m.form = 'delegation'
        AND m.decision_kind = wanted_kind AND mandate_in_force(m.id, new.decided_at)) THEN
      PERFORM refuse_row('allocation_decision_not_delegated', new.id);
    END IF;
    RETURN new;
  END $$;

  -- At the end of the transaction: the money goes to whom the ground names, all of them and nobody else.
  CREATE FUNCTION check_allocation_lines() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE d allocation_decision; wanted jsonb; total bigint;
  BEGIN
    SELECT * INTO d FROM allocation_decision WHERE id = coalesce(to_jsonb(new) ->> 'decision_id', to_jsonb(new) ->> 'id')::uuid;
    IF d.team_decision_id IS NOT NULL THEN
      SELECT a.content::jsonb -> 'lines' INTO wanted FROM team_decision t JOIN agenda_item a ON a.id = t.item_id WHERE t.id = d.team_decision_id;
      IF EXISTS ((SELECT c.initiative_id::text, c.amount_cents::text FROM commitment c WHERE c.decision_id = d.id
                  EXCEPT SELECT l ->> 'subjectId', l ->> 'amountCents' FROM jsonb_array_elements(wanted) AS l)
                 UNION ALL (SELECT l ->> 'subjectId', l ->> 'amountCents' FROM jsonb_array_elements(wanted) AS l
                  EXCEPT SELECT c.initiative_id::text, c.amount_cents::text FROM commitment c WHERE c.decision_id = d.id)) THEN
        PERFORM refuse_row('allocation_as_decided', d.id);
      END IF;
      -- For each difference from the count there is a reason, and for nothing else.
      IF d.tally_run_id IS NOT NULL AND (
          SELECT coalesce(array_agg(DISTINCT x ->> 'initiativeId' ORDER BY x ->> 'initiativeId'), '{}') FROM team_decision t JOIN agenda_item a ON a.id = t.item_id,
                 jsonb_array_elements(a.content::jsonb -> 'deviations') AS x WHERE t.id = d.team_decision_id)
        IS DISTINCT FROM (
          SELECT coalesce(array_agg(id ORDER BY id), '{}') FROM (
            SELECT id FROM (SELECT w ->> 'initiativeId' AS id FROM tally_run t, jsonb_array_elements(t.result -> 'winners') AS w WHERE t.id = d.tally_run_id
                            UNION ALL SELECT l ->> 'subjectId' FROM jsonb_array_elements(wanted) AS l) AS both_sides
             GROUP BY id HAVING count(*) = 1) AS differing) THEN
        PERFORM refuse_row('allocation_deviates_silently', d.id);
      END IF;
    END IF;
    IF d.mandate_id IS NOT NULL THEN
      SELECT coalesce(sum(c.amount_cents), 0) INTO total FROM commitment c WHERE c.decision_id = d.id;
      IF total <> (SELECT u.amount_cents FROM mandate_use u WHERE u.mandate_id = d.mandate_id AND u.effect_id = d.id)
         OR EXISTS (SELECT FROM commitment c JOIN initiative i ON i.id = c.initiative_id WHERE c.decision_id = d.id AND i.proposed_by = d.decided_by) THEN
        PERFORM refuse_row('allocation_within_mandate', d.id);
      END IF;
    END IF;
    RETURN NULL;
  END $$;
  -- The winners of the count and nobody else, unless the wijkteam decided otherwise; in any case what it costs on the paper.
  CREATE OR REPLACE FUNCTION check_commitment_won() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF EXISTS (SELECT FROM allocation_decision d JOIN tally_run t ON t.id = d.tally_run_id
        WHERE d.id = new.decision_id AND NOT ((d.team_decision_id IS NOT NULL
            OR t.result -> 'winners' @> jsonb_build_array(jsonb_build_object('initiativeId', new.initiative_id)))
          AND t.result -> 'initiatives' @> jsonb_build_array(jsonb_build_object('initiativeId', new.initiative_id, 'costCents', new.amount_cents::text)))) THEN
      PERFORM refuse_row('commitment_won', new.initiative_id);
    END IF;
    RETURN new;
  END $$;
  CREATE OR REPLACE FUNCTION check_decision_complete() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF new.team_decision_id IS NULL AND (SELECT jsonb_array_length(t.result -> 'winners') FROM tally_run t WHERE t.id = new.tally_run_id)
       <> (SELECT count(*) FROM commitment c WHERE c.decision_id = new.id) THEN
      PERFORM refuse_row('allocation_decision_complete', new.id);
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER allocation_decision_lines AFTER INSERT ON allocation_decision DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION check_allocation_lines();
  CREATE CONSTRAINT TRIGGER commitment_lines AFTER INSERT ON commitment DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION check_allocation_lines();`;

/** As the migrations of payments and of tally tasks made it. */
export const ALLOCATION_CHECKS_DOWN = `
  DROP TRIGGER commitment_lines ON commitment;
  DROP TRIGGER allocation_decision_lines ON allocation_decision;
  DROP FUNCTION check_allocation_lines();
  ALTER TABLE allocation_decision DROP COLUMN team_decision_id, DROP COLUMN mandate_id;
  CREATE OR REPLACE FUNCTION check_allocation_decision() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE r round;
  BEGIN
    SELECT * INTO r FROM round WHERE id = new.round_id;
    IF (r.mode = 'resident-vote') IS DISTINCT FROM (new.tally_run_id IS NOT NULL) THEN
      PERFORM refuse_row('allocation_decision_basis', new.id);
    END IF;
    IF NOT held_role_at(new.decided_by, 'chair', r.wijkteam_id, new.decided_at) THEN
      PERFORM refuse_row('allocation_decision_by_chair', new.id);
    END IF;
    RETURN new;
  END $$;
  CREATE OR REPLACE FUNCTION check_commitment_won() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF EXISTS (SELECT FROM allocation_decision d JOIN tally_run t ON t.id = d.tally_run_id
        WHERE d.id = new.decision_id AND NOT (t.result -> 'winners' @> jsonb_build_array(jsonb_build_object('initiativeId', new.initiative_id))
          AND t.result -> 'initiatives' @> jsonb_build_array(jsonb_build_object('initiativeId', new.initiative_id, 'costCents', new.amount_cents::text)))) THEN
      PERFORM refuse_row('commitment_won', new.initiative_id);
    END IF;
    RETURN new;
  END $$;
  CREATE OR REPLACE FUNCTION check_decision_complete() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF (SELECT jsonb_array_length(t.result -> 'winners') FROM tally_run t WHERE t.id = new.tally_run_id)
       <> (SELECT count(*) FROM commitment c WHERE c.decision_id = new.id) THEN
      PERFORM refuse_row('allocation_decision_complete', new.id);
    END IF;
    RETURN NULL;
  END $$;`;
