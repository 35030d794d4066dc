/** The route of a round once more, beside the domain's table. No way leads back into voting. */
export const ROUND_ROUTE = `
  CREATE OR REPLACE FUNCTION keep_round_route() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF NOT (CASE new.phase
      WHEN 'submission' THEN old.phase = 'draft'
      WHEN 'support' THEN old.phase = 'submission' AND new.mode <> 'first-come'
      WHEN 'screening' THEN old.phase IN ('submission', 'support') AND new.mode <> 'first-come'
      WHEN 'ballot-fixed' THEN old.phase = 'screening' AND new.mode = 'resident-vote'
      WHEN 'voting' THEN old.phase IN ('screening', 'ballot-fixed') AND new.mode = 'resident-vote'
      WHEN 'counting' THEN old.phase = 'voting' AND new.mode = 'resident-vote'
      WHEN 'counted' THEN old.phase = 'counting' AND new.mode = 'resident-vote'
      WHEN 'deciding' THEN CASE new.mode WHEN 'resident-vote' THEN old.phase = 'counted' WHEN 'first-come' THEN false ELSE old.phase = 'screening' END
      WHEN 'allocated' THEN CASE new.mode WHEN 'resident-vote' THEN old.phase IN ('counted', 'deciding') WHEN 'first-come' THEN false ELSE old.phase = 'deciding' END
      WHEN 'accounting' THEN old.phase = CASE new.mode WHEN 'first-come' THEN 'submission' ELSE 'allocated' END
      WHEN 'evaluating' THEN old.phase = 'accounting' OR (old.phase = 'allocated' AND new.mode <> 'first-come')
      WHEN 'closed' THEN old.phase IN ('accounting', 'evaluating', CASE new.mode WHEN 'first-come' THEN 'submission' ELSE 'allocated' END)
      WHEN 'cancelled' THEN old.phase IN ('draft', 'submission', 'support', 'screening', 'ballot-fixed')
      ELSE false END) THEN
      RAISE EXCEPTION 'phase_transition_refused: % to %', old.phase, new.phase USING ERRCODE = '23514', CONSTRAINT = 'round_route';
    END IF;
    -- Waits for ballots that are being cast; those that come after it find the phase changed.
    IF new.phase = 'counting' THEN PERFORM pg_advisory_xact_lock(hashtextextended(new.id::text, 77)); END IF;
    RETURN new;
  END $$;`;

/** The route as it was before this migration. */
export const ROUND_ROUTE_BEFORE = `
  CREATE OR REPLACE FUNCTION keep_round_route() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF NOT (CASE new.phase
      WHEN 'submission' THEN old.phase = 'draft'
      WHEN 'screening' THEN old.phase = 'submission' AND new.mode <> 'first-come'
      WHEN 'voting' THEN old.phase = 'screening' AND new.mode = 'resident-vote'
      WHEN 'counting' THEN old.phase = 'voting' AND new.mode = 'resident-vote'
      WHEN 'counted' THEN old.phase = 'counting' AND new.mode = 'resident-vote'
      WHEN 'deciding' THEN old.phase = 'screening' AND new.mode IN ('committee-advice', 'assembly')
      WHEN 'allocated' THEN old.phase = CASE new.mode WHEN 'resident-vote' THEN 'counted' WHEN 'first-come' THEN '' ELSE 'deciding' END
      WHEN 'closed' THEN old.phase = CASE new.mode WHEN 'first-come' THEN 'submission' ELSE 'allocated' END
      WHEN 'cancelled' THEN old.phase IN ('draft', 'submission', 'screening')
      ELSE false END) THEN
      RAISE EXCEPTION 'phase_transition_refused: % to %', old.phase, new.phase USING ERRCODE = '23514', CONSTRAINT = 'round_route';
    END IF;
    -- Waits for ballots that are being cast; those that come after it find the phase changed.
    IF new.phase = 'counting' THEN PERFORM pg_advisory_xact_lock(hashtextextended(new.id::text, 77)); END IF;
    RETURN new;
  END $$;`;

/**
 * Every change of a phase writes its own line: who moved the round says so in a setting of the
 * transaction, and what says nothing (SQL by hand) is written down all the same.
 */
export const PHASE_LOG = `
  CREATE FUNCTION log_phase_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DECLARE told jsonb := nullif(current_setting('wijkkas.phase_change', true), '')::jsonb;
  BEGIN
    IF (told ->> 'roundId', told ->> 'to') IS DISTINCT FROM (new.id::text, new.phase) THEN told := NULL; END IF;
    INSERT INTO round_phase_change (municipality_id, round_id, event, from_phase, to_phase, planned_at, happened_at, actor, origin, reason, round_version)
    VALUES (new.municipality_id, new.id, coalesce(told ->> 'event', event_into(new.phase)), old.phase, new.phase,
      (told ->> 'plannedAt')::timestamptz, coalesce((told ->> 'happenedAt')::timestamptz, clock_timestamp()),
      coalesce(told ->> 'actor', 'database'), coalesce(told ->> 'origin', 'sql'), told ->> 'reason', new.version);
    RETURN NULL;
  END $$;
  CREATE FUNCTION event_into(phase text) RETURNS text IMMUTABLE LANGUAGE sql AS $$
    SELECT CASE phase WHEN 'submission' THEN 'open-submission' WHEN 'support' THEN 'open-support' WHEN 'screening' THEN 'start-screening'
      WHEN 'ballot-fixed' THEN 'fix-ballot' WHEN 'voting' THEN 'open-voting' WHEN 'counting' THEN 'close-voting' WHEN 'counted' THEN 'record-tally'
      WHEN 'deciding' THEN 'start-deciding' WHEN 'allocated' THEN 'allocate' WHEN 'accounting' THEN 'start-accounting'
      WHEN 'evaluating' THEN 'start-evaluating' WHEN 'closed' THEN 'close' WHEN 'cancelled' THEN 'cancel' END $$;
  CREATE TRIGGER round_phase_logged AFTER UPDATE ON round FOR EACH ROW WHEN (old.phase <> new.phase) EXECUTE FUNCTION log_phase_change();`;

/** When the clock has to look at a round again, and the order that its moments keep. */
export const TIMELINE_FUNCTIONS = `
  -- NULLs are moments that are not planned.
  CREATE FUNCTION are_in_order(VARIADIC moments timestamptz[]) RETURNS boolean IMMUTABLE PARALLEL SAFE LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT coalesce(bool_and(before < at), true)
      FROM (SELECT at, lag(at) OVER (ORDER BY place) AS before FROM unnest(moments) WITH ORDINALITY AS m (at, place) WHERE at IS NOT NULL) AS planned $$;

  -- The first planned moment that lies ahead, once more beside the domain.
  CREATE FUNCTION keep_next_due() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    new.next_due_at := CASE
      WHEN new.phase = 'draft' AND new.submission_opens_at IS NOT NULL THEN new.submission_opens_at
      WHEN new.phase IN ('draft', 'submission') AND new.mode <> 'first-come' AND new.submission_closes_at IS NOT NULL THEN new.submission_closes_at
      WHEN new.phase IN ('draft', 'submission', 'support') AND new.support_closes_at IS NOT NULL THEN new.support_closes_at
      WHEN new.phase IN ('draft', 'submission', 'support', 'screening') AND new.ballot_fixed_at IS NOT NULL THEN new.ballot_fixed_at
      WHEN new.phase IN ('draft', 'submission', 'support', 'screening', 'ballot-fixed') AND new.voting_opens_at IS NOT NULL THEN new.voting_opens_at
      WHEN new.phase IN ('draft', 'submission', 'support', 'screening', 'ballot-fixed', 'voting') AND new.voting_closes_at IS NOT NULL THEN new.voting_closes_at
      WHEN new.phase NOT IN ('deciding', 'allocated', 'accounting', 'evaluating', 'closed', 'cancelled') AND new.deciding_opens_at IS NOT NULL THEN new.deciding_opens_at
      WHEN new.phase NOT IN ('accounting', 'evaluating', 'closed', 'cancelled') AND new.accounting_opens_at IS NOT NULL THEN new.accounting_opens_at
      WHEN new.phase NOT IN ('evaluating', 'closed', 'cancelled') AND new.evaluating_opens_at IS NOT NULL THEN new.evaluating_opens_at
      WHEN new.phase NOT IN ('closed', 'cancelled') THEN new.closes_at END;
    RETURN new;
  END $$;
  CREATE TRIGGER round_next_due BEFORE INSERT OR UPDATE ON round FOR EACH ROW EXECUTE FUNCTION keep_next_due();

  -- What held a round up is told of no longer once it moved, or its plan changed.
  CREATE FUNCTION forget_obstacle() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN DELETE FROM round_obstacle WHERE round_id = new.id; RETURN NULL; END $$;
  CREATE TRIGGER round_obstacle_gone AFTER UPDATE ON round FOR EACH ROW
    WHEN ((old.phase, old.next_due_at) IS DISTINCT FROM (new.phase, new.next_due_at)) EXECUTE FUNCTION forget_obstacle();

  -- Once people vote or decide, a planned moment moves to a later one only, and only by a postponement.
  CREATE FUNCTION keep_timeline() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM round_postponement WHERE round_id = old.id AND round_version = new.version)
       OR EXISTS (SELECT FROM jsonb_each_text(timeline_of(old)) AS o JOIN jsonb_each_text(timeline_of(new)) AS n USING (key)
                   WHERE n.value IS DISTINCT FROM o.value AND (n.value::timestamptz > o.value::timestamptz) IS NOT TRUE) THEN
      RAISE EXCEPTION 'timeline_frozen: round %', old.id USING ERRCODE = '42501';
    END IF;
    RETURN new;
  END $$;
  CREATE FUNCTION timeline_of(r round) RETURNS jsonb STABLE LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT jsonb_build_object('submissionOpensAt', r.submission_opens_at, 'submissionClosesAt', r.submission_closes_at, 'supportClosesAt', r.support_closes_at,
      'ballotFixedAt', r.ballot_fixed_at, 'votingOpensAt', r.voting_opens_at, 'votingClosesAt', r.voting_closes_at, 'decidingOpensAt', r.deciding_opens_at,
      'accountingOpensAt', r.accounting_opens_at, 'evaluatingOpensAt', r.evaluating_opens_at, 'closesAt', r.closes_at) $$;
  CREATE TRIGGER round_timeline_frozen BEFORE UPDATE ON round FOR EACH ROW
    WHEN (old.phase = new.phase AND old.phase NOT IN ('draft', 'submission', 'support', 'screening', 'ballot-fixed')
      AND (old.submission_opens_at, old.submission_closes_at, old.support_closes_at, old.ballot_fixed_at, old.voting_opens_at,
           old.voting_closes_at, old.deciding_opens_at, old.accounting_opens_at, old.evaluating_opens_at, old.closes_at)
      IS DISTINCT FROM (new.submission_opens_at, new.submission_closes_at, new.support_closes_at, new.ballot_fixed_at, new.voting_opens_at,
           new.voting_closes_at, new.deciding_opens_at, new.accounting_opens_at, new.evaluating_opens_at, new.closes_at))
    EXECUTE FUNCTION keep_timeline();`;
