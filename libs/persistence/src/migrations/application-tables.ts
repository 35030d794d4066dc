/** First come, first served: the place of each complete application in line, and what became of it. */
export const APPLICATION_TABLES = `
  CREATE TABLE application (
    initiative_id uuid CONSTRAINT application_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT application_municipality REFERENCES municipality (id),
    round_id uuid NOT NULL,
    place int NOT NULL,
    complete_at timestamptz NOT NULL,
    cost_cents bigint NOT NULL,
    CONSTRAINT application_within UNIQUE (municipality_id, round_id, initiative_id),
    CONSTRAINT application_place_once UNIQUE (round_id, place),
    CONSTRAINT application_initiative FOREIGN KEY (municipality_id, round_id, initiative_id) REFERENCES initiative (municipality_id, round_id, id),
    CONSTRAINT application_place CHECK (place > 0),
    CONSTRAINT application_cost CHECK (cost_cents > 0));

  -- All that happened in the line of a round, in order, with what was left before and after.
  CREATE TABLE application_step (
    round_id uuid NOT NULL,
    number int NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT application_step_municipality REFERENCES municipality (id),
    initiative_id uuid NOT NULL,
    kind text NOT NULL,
    left_before_cents bigint,
    left_after_cents bigint,
    transfer_id uuid CONSTRAINT application_step_transfer_once UNIQUE
      CONSTRAINT application_step_transfer REFERENCES ledger.transfer (id),
    happened_at timestamptz NOT NULL,
    CONSTRAINT application_step_pkey PRIMARY KEY (round_id, number),
    CONSTRAINT application_step_application FOREIGN KEY (municipality_id, round_id, initiative_id) REFERENCES application (municipality_id, round_id, initiative_id),
    CONSTRAINT application_step_kind CHECK (kind IN ('reserve', 'wait', 'promote', 'award', 'reject', 'withdraw', 'lapse')),
    CONSTRAINT application_step_figures CHECK ((left_before_cents IS NULL) = (left_after_cents IS NULL)),
    CONSTRAINT application_step_money_moves CHECK (CASE
      WHEN kind IN ('reserve', 'promote') THEN (transfer_id IS NOT NULL AND left_after_cents >= 0) IS TRUE
      WHEN kind = 'award' THEN transfer_id IS NOT NULL
      WHEN kind = 'wait' THEN transfer_id IS NULL ELSE true END));
  CREATE INDEX application_step_of_initiative ON application_step (initiative_id, number);

  SELECT keep_within_municipality(tab::regclass) FROM unnest(ARRAY['envelope', 'envelope_movement', 'carry_over', 'application', 'application_step']) AS tab;
  GRANT SELECT, INSERT ON envelope, envelope_movement, carry_over, application, application_step TO wijkkas_app;

  DO $$
  DECLARE tab text;
  BEGIN
    FOREACH tab IN ARRAY ARRAY['envelope', 'envelope_movement', 'carry_over', 'application', 'application_step'] LOOP
      EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', tab || '_append_only', tab);
      EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', tab || '_no_truncate', tab);
    END LOOP;
  END $$;`;

/** The line's own rules once more, beside the domain. */
export const APPLICATION_FUNCTIONS = `
  -- The account that pays a round: its envelope's, or else its budget's.
  CREATE FUNCTION money_source(r round) RETURNS text IMMUTABLE LANGUAGE sql AS $$
    SELECT CASE WHEN r.envelope_id IS NOT NULL THEN 'envelope:' || r.envelope_id ELSE 'budget:' || r.budget_id END
  $$;

  -- How an application stands, by the last of its steps; null for none.
  CREATE FUNCTION application_state(initiative uuid) RETURNS text STABLE LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT kind FROM application_step WHERE initiative_id = initiative ORDER BY number DESC LIMIT 1
  $$;

  -- Places have no gaps and moments never go back: who is complete first stands first.
  CREATE FUNCTION check_application() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE last application;
  BEGIN
    IF (SELECT mode FROM round WHERE id = new.round_id) <> 'first-come' THEN
      PERFORM refuse_row('application_first_come', new.initiative_id);
    END IF;
    SELECT * INTO last FROM application WHERE round_id = new.round_id ORDER BY place DESC LIMIT 1;
    IF new.place <> coalesce(last.place, 0) + 1 OR new.complete_at < last.complete_at THEN
      PERFORM refuse_row('application_in_order', new.initiative_id);
    END IF;
    IF new.cost_cents IS DISTINCT FROM (SELECT sum(amount_cents) FROM cost_line WHERE initiative_id = new.initiative_id) THEN
      PERFORM refuse_row('application_cost_of_plan', new.initiative_id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER application_checked BEFORE INSERT ON application FOR EACH ROW EXECUTE FUNCTION check_application();

  -- What is reserved or awarded in a round is never more than the round divides.
  CREATE FUNCTION taken_in_line(line_round uuid) RETURNS bigint STABLE LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT coalesce((SELECT sum(amount_cents) FROM commitment WHERE round_id = line_round), 0)::bigint
         + coalesce((SELECT sum(a.cost_cents) FROM application a
                      WHERE a.round_id = line_round AND application_state(a.initiative_id) IN ('reserve', 'promote')), 0)::bigint
  $$;

  CREATE FUNCTION application_transfer_fits(s application_step, before text) RETURNS boolean STABLE LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT CASE
      WHEN s.kind IN ('reserve', 'promote') THEN EXISTS (
        SELECT FROM ledger.transfer t JOIN ledger.account d ON d.id = t.debit_id JOIN ledger.account c ON c.id = t.credit_id
          JOIN round r ON r.id = s.round_id JOIN application a ON a.initiative_id = s.initiative_id
         WHERE t.id = s.transfer_id AND t.code = 'application-reserve' AND t.amount = a.cost_cents
           AND d.path = money_source(r) AND c.path = 'initiative:' || s.initiative_id || ':allocated')
      WHEN before IN ('reserve', 'promote') THEN EXISTS (
        SELECT FROM ledger.transfer t JOIN application_step p ON p.transfer_id = t.pending_id
         WHERE t.id = s.transfer_id AND p.initiative_id = s.initiative_id
           AND t.code = CASE s.kind WHEN 'award' THEN 'application-award' ELSE 'application-release' END)
      ELSE s.transfer_id IS NULL END
  $$;

  CREATE FUNCTION check_application_step() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE before text := coalesce(application_state(new.initiative_id), 'none');
  BEGIN
    IF new.number <> coalesce((SELECT max(number) FROM application_step WHERE round_id = new.round_id), 0) + 1 THEN
      PERFORM refuse_row('application_step_in_order', new.initiative_id);
    END IF;
    IF NOT (before = 'none' AND new.kind IN ('reserve', 'wait')
            OR before = 'wait' AND new.kind IN ('promote', 'reject', 'withdraw', 'lapse')
            OR before IN ('reserve', 'promote') AND new.kind IN ('award', 'reject', 'withdraw', 'lapse')) THEN
      PERFORM refuse_row('application_step_route', new.initiative_id);
    END IF;
    IF NOT application_transfer_fits(new, before) THEN
      PERFORM refuse_row('application_step_in_ledger', new.initiative_id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER application_step_checked BEFORE INSERT ON application_step FOR EACH ROW EXECUTE FUNCTION check_application_step();

  CREATE FUNCTION keep_line_under_ceiling() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF taken_in_line(new.round_id) > (SELECT (rules ->> 'budgetCents')::bigint FROM round WHERE id = new.round_id) THEN
      PERFORM refuse_row('application_under_ceiling', new.initiative_id);
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER application_under_ceiling AFTER INSERT ON application_step FOR EACH ROW
    WHEN (new.kind IN ('reserve', 'promote')) EXECUTE FUNCTION keep_line_under_ceiling();

  -- What an application asks for stays what it was at its place in line.
  CREATE FUNCTION keep_cost_in_line() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE touched uuid := coalesce(new.initiative_id, old.initiative_id);
  BEGIN
    IF EXISTS (SELECT FROM application a WHERE a.initiative_id = touched
        AND a.cost_cents IS DISTINCT FROM (SELECT sum(amount_cents) FROM cost_line WHERE initiative_id = touched)) THEN
      PERFORM refuse_row('cost_line_in_line', touched);
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER cost_line_in_line AFTER INSERT OR UPDATE OR DELETE ON cost_line
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_cost_in_line();

  -- While money of a round is reserved, it stays the money of that round, and enough of it.
  CREATE FUNCTION keep_line_paid() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF money_source(new) IS DISTINCT FROM money_source(old) AND EXISTS (SELECT FROM application a
        WHERE a.round_id = new.id AND application_state(a.initiative_id) IN ('reserve', 'promote')) THEN
      PERFORM refuse_row('round_line_source', new.id);
    END IF;
    IF new.mode = 'first-come' AND (new.rules ->> 'budgetCents')::bigint < (old.rules ->> 'budgetCents')::bigint
       AND (new.rules ->> 'budgetCents')::bigint < taken_in_line(new.id) THEN
      PERFORM refuse_row('round_line_ceiling', new.id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER round_line_paid BEFORE UPDATE ON round FOR EACH ROW
    WHEN ((old.budget_id, old.envelope_id, old.rules) IS DISTINCT FROM (new.budget_id, new.envelope_id, new.rules))
    EXECUTE FUNCTION keep_line_paid();`;
