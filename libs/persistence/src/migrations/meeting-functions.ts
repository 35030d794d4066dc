/**
 * What a meeting, a vote and a decision have to be, stated once more beside the domain. The outcome of a
 * decision is counted again from the votes, by the rules that were fixed when the meeting opened.
 */
export const MEETING_FUNCTIONS = `
  CREATE FUNCTION team_seats_at(team uuid, moment timestamptz, decision_rules jsonb) RETURNS TABLE (person_id uuid, role text, is_voting boolean)
    STABLE LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT DISTINCT ON (m.person_id) m.person_id, m.role, m.role <> 'professional' OR (decision_rules ->> 'professionalsVote')::boolean
      FROM membership m
     WHERE m.wijkteam_id = team AND m.role = ANY (ARRAY['chair', 'secretary', 'treasurer', 'member', 'sub-representative', 'professional'])
       AND (moment AT TIME ZONE 'Europe/Amsterdam')::date BETWEEN m.valid_from_on AND coalesce(m.valid_until_on, 'infinity')
     ORDER BY m.person_id, array_position(ARRAY['chair', 'secretary', 'treasurer', 'member', 'sub-representative', 'professional'], m.role)
  $$;

  CREATE FUNCTION is_clerk_of_meeting(meeting uuid, person uuid) RETURNS boolean STABLE LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM meeting_seat s WHERE s.meeting_id = meeting AND s.person_id = person AND s.role IN ('chair', 'secretary'))
  $$;

  CREATE FUNCTION is_present(meeting uuid, person uuid) RETURNS boolean STABLE LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT coalesce((SELECT p.event = 'arrived' FROM meeting_presence p WHERE p.meeting_id = meeting AND p.person_id = person ORDER BY p.seq DESC LIMIT 1), false)
  $$;

  -- Who proposed an initiative that wins or loses money by what is put to the vote.
  CREATE FUNCTION interested_in(item uuid) RETURNS SETOF uuid STABLE LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT DISTINCT i.proposed_by FROM agenda_item a JOIN initiative i ON i.id::text IN (
             SELECT jsonb_path_query(a.content::jsonb, '$.lines[*].subjectId') #>> '{}'
             UNION SELECT jsonb_path_query(a.content::jsonb, '$.deviations[*].initiativeId') #>> '{}')
     WHERE a.id = item AND a.kind IN ('allocate', 'ratify-tally') AND i.proposed_by IS NOT NULL
  $$;

  CREATE FUNCTION count_team_votes(item uuid) RETURNS jsonb STABLE LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE
    m meeting; seats int; present int; needed int; pro int; contra int; blank int; chairs text[]; result text; casting boolean := false;
  BEGIN
    SELECT x.* INTO m FROM meeting x JOIN agenda_item a ON a.meeting_id = x.id WHERE a.id = item;
    WITH counted AS (
      SELECT s.person_id, s.role, r.person_id IS NOT NULL AS is_recused, v.choice,
             CASE m.kind WHEN 'written' THEN v.choice IS NOT NULL OR r.person_id IS NOT NULL ELSE is_present(m.id, s.person_id) END AS is_here
        FROM meeting_seat s
        LEFT JOIN recusal r ON r.item_id = item AND r.person_id = s.person_id
        LEFT JOIN team_vote v ON v.item_id = item AND v.person_id = s.person_id
       WHERE s.meeting_id = m.id AND s.is_voting)
    SELECT count(*) FILTER (WHERE NOT is_recused OR (m.rules ->> 'recusedCountInQuorum')::boolean),
           count(*) FILTER (WHERE is_here AND (NOT is_recused OR (m.rules ->> 'recusedCountInQuorum')::boolean)),
           count(*) FILTER (WHERE NOT is_recused AND choice = 'for'),
           count(*) FILTER (WHERE NOT is_recused AND choice = 'against'),
           count(*) FILTER (WHERE NOT is_recused AND choice = 'abstain'),
           coalesce(array_agg(choice) FILTER (WHERE NOT is_recused AND role = 'chair' AND choice IN ('for', 'against')), '{}')
      INTO seats, present, pro, contra, blank, chairs FROM counted;
    needed := greatest(
      coalesce(ceil(seats * (m.rules #>> '{quorum,numerator}')::numeric / (m.rules #>> '{quorum,denominator}')::numeric), 0),
      coalesce((m.rules ->> 'quorumMin')::int, 0));
    IF present < needed THEN result := 'no-quorum';
    ELSIF m.rules ->> 'form' = 'votes' AND m.rules ->> 'majority' = 'simple' AND pro = contra AND pro > 0 THEN
      casting := (m.rules ->> 'castingVote')::boolean AND cardinality(chairs) = 1;
      result := CASE WHEN NOT casting THEN 'tied' WHEN chairs[1] = 'for' THEN 'adopted' ELSE 'rejected' END;
    ELSIF pro > 0 AND (CASE WHEN m.rules ->> 'form' = 'consent' OR m.rules ->> 'majority' = 'unanimous' THEN contra = 0
                           WHEN m.rules ->> 'majority' = 'two-thirds' THEN 3 * pro >= 2 * (pro + contra)
                           ELSE pro > contra END) THEN result := 'adopted';
    ELSE result := 'rejected';
    END IF;
    RETURN jsonb_build_array(result, seats, present, needed, pro, contra, blank, casting);
  END $$;`;

export const MEETING_CHECKS = `
  CREATE FUNCTION keep_meeting() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF tg_op = 'INSERT' THEN
      IF new.state <> 'draft' OR NOT (held_role_at(new.created_by, 'chair', new.wijkteam_id, new.created_at)
          OR held_role_at(new.created_by, 'secretary', new.wijkteam_id, new.created_at)) THEN
        PERFORM refuse_row('meeting_begins_as_draft', new.id);
      END IF;
      RETURN new;
    END IF;
    IF (new.id, new.municipality_id, new.wijkteam_id, new.kind, new.title, new.place, new.starts_at, new.closes_at, new.created_by, new.created_at)
         IS DISTINCT FROM (old.id, old.municipality_id, old.wijkteam_id, old.kind, old.title, old.place, old.starts_at, old.closes_at, old.created_by, old.created_at)
       OR (old.rules IS NOT NULL AND (new.rules, new.opened_at) IS DISTINCT FROM (old.rules, old.opened_at))
       OR (old.state, new.state) NOT IN (('draft', 'convened'), ('draft', 'cancelled'), ('convened', 'open'), ('convened', 'cancelled'), ('open', 'closed')) THEN
      PERFORM refuse_row('meeting_keeps_its_course', new.id);
    END IF;
    IF new.state = 'open' AND (jsonb_strip_nulls(new.rules) IS DISTINCT FROM jsonb_strip_nulls(coalesce(team_decision_rules(new.wijkteam_id, new.opened_at), new.rules))
        OR (new.kind = 'written' AND NOT (new.rules ->> 'writtenProcedure')::boolean)) THEN
      PERFORM refuse_row('meeting_by_the_rules', new.id);
    END IF;
    RETURN new;
  END $$;

  -- At the end of the transaction: the seats are those of the day, and a closed meeting has its minutes.
  CREATE FUNCTION check_meeting_complete() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE m meeting;
  BEGIN
    SELECT * INTO m FROM meeting WHERE id = coalesce(to_jsonb(new) ->> 'meeting_id', to_jsonb(new) ->> 'id')::uuid;
    IF m.state IN ('draft', 'convened', 'cancelled') AND EXISTS (SELECT FROM meeting_seat s WHERE s.meeting_id = m.id)
       OR m.state IN ('open', 'closed') AND (tg_table_name = 'meeting_seat' OR m.state = 'open')
          AND EXISTS ((SELECT s.person_id, s.role, s.is_voting FROM meeting_seat s WHERE s.meeting_id = m.id
                       EXCEPT SELECT * FROM team_seats_at(m.wijkteam_id, m.opened_at, m.rules))
                      UNION ALL (SELECT * FROM team_seats_at(m.wijkteam_id, m.opened_at, m.rules)
                       EXCEPT SELECT s.person_id, s.role, s.is_voting FROM meeting_seat s WHERE s.meeting_id = m.id)) THEN
      PERFORM refuse_row('meeting_seats_of_the_day', m.id);
    END IF;
    IF m.state = 'closed' AND NOT EXISTS (SELECT FROM minutes p WHERE p.meeting_id = m.id AND p.kind = 'minutes') THEN
      PERFORM refuse_row('meeting_has_minutes', m.id);
    END IF;
    RETURN NULL;
  END $$;

  CREATE FUNCTION check_agenda_item() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE m meeting;
  BEGIN
    SELECT * INTO m FROM meeting WHERE id = new.meeting_id FOR NO KEY UPDATE;
    IF m.state NOT IN ('draft', 'convened') OR new.number <> 1 + (SELECT count(*) FROM agenda_item WHERE meeting_id = m.id) THEN
      PERFORM refuse_row('agenda_item_before_opening', new.id);
    END IF;
    IF new.repeats_item_id IS NOT NULL AND NOT EXISTS (SELECT FROM agenda_item a JOIN team_decision d ON d.item_id = a.id
        WHERE a.id = new.repeats_item_id AND a.content_hash = new.content_hash AND d.wijkteam_id = m.wijkteam_id AND d.outcome IN ('no-quorum', 'tied')) THEN
      PERFORM refuse_row('agenda_item_repeats_open', new.id);
    END IF;
    RETURN new;
  END $$;

  -- What is written down about an item or a presence is written while the meeting is open and the item undecided.
  CREATE FUNCTION check_meeting_record() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE m meeting; j jsonb := to_jsonb(new); item uuid := (j ->> 'item_id')::uuid; who uuid := (j ->> 'person_id')::uuid;
    by_whom uuid := coalesce(j ->> 'cast_by', j ->> 'recorded_by', j ->> 'written_by')::uuid;
    moment timestamptz := coalesce(j ->> 'cast_at', j ->> 'recorded_at', j ->> 'written_at', j ->> 'at')::timestamptz;
  BEGIN
    SELECT x.* INTO m FROM meeting x
     WHERE x.id = coalesce((j ->> 'meeting_id')::uuid, (SELECT a.meeting_id FROM agenda_item a WHERE a.id = item)) FOR NO KEY UPDATE;
    IF m.state IS DISTINCT FROM 'open' OR moment < m.opened_at OR (tg_table_name <> 'agenda_note' AND EXISTS (SELECT FROM team_decision d WHERE d.item_id = item)) THEN
      PERFORM refuse_row(tg_table_name || '_while_open', coalesce(item, m.id));
    END IF;
    IF who IS NOT NULL AND NOT EXISTS (SELECT FROM meeting_seat s WHERE s.meeting_id = m.id AND s.person_id = who) THEN
      PERFORM refuse_row(tg_table_name || '_of_seat', who);
    END IF;
    IF by_whom IS DISTINCT FROM who AND NOT (by_whom IS NULL AND j ->> 'ground' = 'initiator' AND who IN (SELECT interested_in(item)))
       AND NOT is_clerk_of_meeting(m.id, by_whom) THEN
      PERFORM refuse_row(tg_table_name || '_by_clerk', coalesce(who, item));
    END IF;
    RETURN new;
  END $$;

  CREATE FUNCTION check_team_vote() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE m meeting;
  BEGIN
    SELECT x.* INTO m FROM meeting x JOIN agenda_item a ON a.meeting_id = x.id WHERE a.id = new.item_id AND a.content IS NOT NULL;
    IF m.id IS NULL OR new.cast_at >= m.closes_at THEN PERFORM refuse_row('team_vote_in_time', new.item_id); END IF;
    IF NOT EXISTS (SELECT FROM meeting_seat s JOIN team_seats_at(m.wijkteam_id, new.cast_at, m.rules) t USING (person_id)
        WHERE s.meeting_id = m.id AND s.person_id = new.person_id AND s.is_voting AND t.is_voting) THEN
      PERFORM refuse_row('team_vote_by_seat', new.person_id);
    END IF;
    IF EXISTS (SELECT FROM recusal r WHERE r.item_id = new.item_id AND r.person_id = new.person_id) OR new.person_id IN (SELECT interested_in(new.item_id)) THEN
      PERFORM refuse_row('team_vote_not_recused', new.person_id);
    END IF;
    IF m.kind <> 'written' AND NOT is_present(m.id, new.person_id) THEN PERFORM refuse_row('team_vote_present', new.person_id); END IF;
    IF new.cast_by <> new.person_id AND m.kind <> 'in-person' THEN PERFORM refuse_row('team_vote_personal', new.person_id); END IF;
    IF m.rules ->> 'form' = 'consent' AND new.choice = 'against' AND length(new.reason) < 10 THEN
      PERFORM refuse_row('team_vote_objection_reasoned', new.person_id);
    END IF;
    RETURN new;
  END $$;

  CREATE FUNCTION check_team_decision() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE m meeting; a agenda_item;
  BEGIN
    SELECT * INTO a FROM agenda_item WHERE id = new.item_id;
    SELECT * INTO m FROM meeting WHERE id = new.meeting_id FOR NO KEY UPDATE;
    IF m.state <> 'open' OR a.meeting_id <> m.id OR a.content IS NULL OR NOT is_clerk_of_meeting(m.id, new.recorded_by) THEN
      PERFORM refuse_row('team_decision_in_meeting', new.id);
    END IF;
    IF new.decided_at < m.closes_at AND EXISTS (SELECT FROM meeting_seat s WHERE s.meeting_id = m.id AND s.is_voting
        AND NOT EXISTS (SELECT FROM recusal r WHERE r.item_id = a.id AND r.person_id = s.person_id)
        AND NOT EXISTS (SELECT FROM team_vote v WHERE v.item_id = a.id AND v.person_id = s.person_id)) THEN
      PERFORM refuse_row('team_decision_after_closing', new.id);
    END IF;
    IF EXISTS (SELECT FROM meeting_seat s WHERE s.meeting_id = m.id AND s.person_id IN (SELECT interested_in(a.id))
        AND NOT EXISTS (SELECT FROM recusal r WHERE r.item_id = a.id AND r.person_id = s.person_id)) THEN
      PERFORM refuse_row('team_decision_without_interest', new.id);
    END IF;
    IF count_team_votes(a.id) <> jsonb_build_array(new.outcome, new.seat_count, new.present_count, new.quorum_needed,
        new.for_count, new.against_count, new.abstain_count, new.is_by_casting_vote) THEN
      PERFORM refuse_row('team_decision_as_voted', new.id);
    END IF;
    RETURN new;
  END $$;`;
