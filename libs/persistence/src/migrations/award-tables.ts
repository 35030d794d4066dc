/** Letters that follow from an allocation decision, and the mails about them; each mail leaves once. */
export const AWARD_TABLES = `
  CREATE TABLE award_letter (
    id uuid CONSTRAINT award_letter_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT award_letter_municipality REFERENCES municipality (id),
    year int NOT NULL,
    sequence int NOT NULL,
    kind text NOT NULL,
    round_id uuid NOT NULL,
    initiative_id uuid NOT NULL,
    decision_id uuid NOT NULL,
    -- Whose letter it is; nobody's where the initiative was imported. Not public.
    addressee_id uuid,
    amount_cents bigint,
    announced_on date NOT NULL,
    objection_until_on date NOT NULL,
    facts text NOT NULL,
    text_nl text NOT NULL,
    text_en text NOT NULL,
    hash text NOT NULL,
    CONSTRAINT award_letter_within UNIQUE (municipality_id, id),
    CONSTRAINT award_letter_number UNIQUE (municipality_id, year, sequence),
    CONSTRAINT award_letter_once UNIQUE (decision_id, initiative_id),
    CONSTRAINT award_letter_decision FOREIGN KEY (municipality_id, round_id, decision_id) REFERENCES allocation_decision (municipality_id, round_id, id),
    CONSTRAINT award_letter_initiative FOREIGN KEY (municipality_id, round_id, initiative_id) REFERENCES initiative (municipality_id, round_id, id),
    CONSTRAINT award_letter_addressee FOREIGN KEY (municipality_id, addressee_id) REFERENCES person (municipality_id, id),
    CONSTRAINT award_letter_kind CHECK (kind IN ('award', 'refusal')),
    CONSTRAINT award_letter_amount CHECK ((kind = 'award') = (amount_cents IS NOT NULL) AND amount_cents > 0),
    CONSTRAINT award_letter_sequence CHECK (sequence > 0 AND year = extract(year FROM announced_on)),
    -- What is kept beside the facts is what they say.
    CONSTRAINT award_letter_facts CHECK ((facts::jsonb ->> 'number' = year || '-' || lpad(sequence::text, greatest(4, length(sequence::text)), '0')
      AND (facts::jsonb ->> 'kind', facts::jsonb ->> 'announcedOn', facts::jsonb ->> 'objectionUntilOn')
        = (kind, announced_on::text, objection_until_on::text)
      AND (facts::jsonb ->> 'amountCents') IS NOT DISTINCT FROM amount_cents::text) IS TRUE),
    CONSTRAINT award_letter_texts CHECK (length(trim(text_nl)) > 0 AND length(trim(text_en)) > 0),
    CONSTRAINT award_letter_hash CHECK (hash = encode(sha256(convert_to(facts || E'\\n' || text_nl || E'\\n' || text_en, 'UTF8')), 'hex')));
  CREATE INDEX award_letter_of_round ON award_letter (round_id, year, sequence);
  CREATE INDEX award_letter_of_initiative ON award_letter (initiative_id);

  CREATE TABLE letter_notice (
    id uuid CONSTRAINT letter_notice_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT letter_notice_municipality REFERENCES municipality (id),
    topic text NOT NULL,
    letter_id uuid,
    objection_id uuid,
    state text NOT NULL,
    requested_at timestamptz NOT NULL,
    -- Since when a worker has the mail in hand, so that no other one sends it too.
    in_hand_at timestamptz,
    sent_at timestamptz,
    CONSTRAINT letter_notice_once UNIQUE NULLS NOT DISTINCT (topic, letter_id, objection_id),
    CONSTRAINT letter_notice_letter FOREIGN KEY (municipality_id, letter_id) REFERENCES award_letter (municipality_id, id),
    CONSTRAINT letter_notice_topic CHECK (topic IN ('award', 'objection-receipt', 'objection-adjourned', 'objection-answer')),
    CONSTRAINT letter_notice_about CHECK (num_nonnulls(letter_id, objection_id) = 1 AND (topic = 'award') = (letter_id IS NOT NULL)),
    CONSTRAINT letter_notice_state CHECK (state IN ('pending', 'sent', 'no-address')),
    CONSTRAINT letter_notice_in_hand CHECK (in_hand_at IS NULL OR state = 'pending'),
    CONSTRAINT letter_notice_sent CHECK ((state = 'sent') = (sent_at IS NOT NULL)));
  CREATE INDEX letter_notice_of_letter ON letter_notice (letter_id);`;

export const AWARD_FUNCTIONS = `
  -- One row per initiative and decision, numbered without a gap, exactly what was decided and committed.
  CREATE FUNCTION check_award_letter() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE
    decided allocation_decision; committed commitment;
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(new.municipality_id::text, 78));
    IF new.sequence <> 1 + coalesce((SELECT max(sequence) FROM award_letter WHERE municipality_id = new.municipality_id AND year = new.year), 0) THEN
      PERFORM refuse_row('award_letter_without_gap', new.id);
    END IF;
    SELECT * INTO decided FROM allocation_decision WHERE id = new.decision_id;
    IF new.announced_on IS DISTINCT FROM dutch_day(decided.decided_at) OR new.objection_until_on IS DISTINCT FROM last_day_of_weeks(new.announced_on, 6) THEN
      PERFORM refuse_row('award_letter_term', new.id);
    END IF;
    SELECT * INTO committed FROM commitment WHERE initiative_id = new.initiative_id AND decision_id = new.decision_id;
    IF committed.amount_cents IS DISTINCT FROM new.amount_cents THEN
      PERFORM refuse_row('award_letter_of_commitment', new.id);
    END IF;
    IF new.facts::jsonb ->> 'initiativeId' IS DISTINCT FROM new.initiative_id::text OR NOT EXISTS (SELECT FROM initiative i WHERE i.id = new.initiative_id AND i.proposed_by IS NOT DISTINCT FROM new.addressee_id
        AND i.state = ANY (CASE new.kind WHEN 'award' THEN ARRAY['funded'] ELSE ARRAY['not-funded', 'rejected'] END)) THEN
      PERFORM refuse_row('award_letter_of_initiative', new.id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER award_letter_checked BEFORE INSERT ON award_letter FOR EACH ROW EXECUTE FUNCTION check_award_letter();

  -- A mail that left stays so, and what it is about stays as it is.
  CREATE FUNCTION keep_letter_notice() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF old.state <> 'pending' OR (new.id, new.municipality_id, new.topic, new.letter_id, new.objection_id, new.requested_at)
       IS DISTINCT FROM (old.id, old.municipality_id, old.topic, old.letter_id, old.objection_id, old.requested_at) THEN
      RAISE EXCEPTION 'letter_notice_fixed: %', old.id USING ERRCODE = '42501';
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER letter_notice_kept BEFORE UPDATE ON letter_notice FOR EACH ROW EXECUTE FUNCTION keep_letter_notice();`;
