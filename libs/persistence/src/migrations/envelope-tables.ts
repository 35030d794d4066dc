/** Envelopes, what moves in and out of them, and what is carried over to a later year. */
export const ENVELOPE_TABLES = `
  ALTER TABLE ledger.account DROP CONSTRAINT account_in_chart;
  ALTER TABLE ledger.account ADD CONSTRAINT account_in_chart CHECK (path ~ '^(external:council|(budget|envelope):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|initiative:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:(allocated|paid))$');
  UPDATE ledger.flow SET debit_shape = '^(budget|envelope):' WHERE code = 'allocation';
  INSERT INTO ledger.flow (code, kind, debit_shape, credit_shape, needs_another_actor) VALUES
    ('carry-over', 'posted', '^budget:', '^budget:', false),
    ('envelope-split', 'posted', '^budget:', '^envelope:', false),
    ('envelope-return', 'posted', '^envelope:', '^budget:', false),
    ('application-reserve', 'pending', '^(budget|envelope):', '^initiative:[^:]+:allocated$', false),
    ('application-award', 'post', '^(budget|envelope):', '^initiative:[^:]+:allocated$', false),
    ('application-release', 'void', '^(budget|envelope):', '^initiative:[^:]+:allocated$', false);

  -- Holds an account until the transaction ends, and says how it stands: what is decided on these
  -- figures is still right when it is written. No row when it was never opened.
  CREATE FUNCTION ledger.hold_account(account_path text) RETURNS TABLE (credits bigint, debits bigint, pending bigint)
    LANGUAGE sql SECURITY DEFINER SET search_path = ledger, public, pg_temp AS $$
    SELECT a.credits_posted, a.debits_posted, a.debits_pending FROM account a
     WHERE a.municipality_id = current_municipality() AND a.path = account_path FOR NO KEY UPDATE
  $$;
  REVOKE ALL ON FUNCTION ledger.hold_account(text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION ledger.hold_account(text) TO wijkkas_app;

  CREATE TABLE envelope (
    id uuid CONSTRAINT envelope_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT envelope_municipality REFERENCES municipality (id),
    budget_id uuid NOT NULL,
    wijkteam_id uuid NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    area_id uuid,
    created_at timestamptz NOT NULL,
    CONSTRAINT envelope_within UNIQUE (municipality_id, id),
    CONSTRAINT envelope_of_budget UNIQUE (municipality_id, id, budget_id),
    CONSTRAINT envelope_of_team UNIQUE (municipality_id, id, wijkteam_id),
    CONSTRAINT envelope_name_once UNIQUE (budget_id, name),
    CONSTRAINT envelope_budget FOREIGN KEY (municipality_id, budget_id, wijkteam_id) REFERENCES budget (municipality_id, id, wijkteam_id),
    CONSTRAINT envelope_area FOREIGN KEY (municipality_id, area_id) REFERENCES area (municipality_id, id),
    CONSTRAINT envelope_kind CHECK (kind IN ('round', 'theme', 'area')),
    CONSTRAINT envelope_area_of_kind CHECK ((kind = 'area') = (area_id IS NOT NULL)),
    CONSTRAINT envelope_name_length CHECK (length(name) BETWEEN 1 AND 200));

  -- The document behind each movement between a budget and its envelopes; its id is that of its transfer.
  CREATE TABLE envelope_movement (
    id uuid CONSTRAINT envelope_movement_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT envelope_movement_municipality REFERENCES municipality (id),
    envelope_id uuid NOT NULL,
    kind text NOT NULL,
    amount_cents bigint NOT NULL,
    decision_reference text NOT NULL,
    team_decision_id uuid,
    -- What was decided at once, such as the split of a budget into five.
    batch_id uuid NOT NULL,
    moved_by uuid NOT NULL,
    moved_at timestamptz NOT NULL,
    CONSTRAINT envelope_movement_envelope FOREIGN KEY (municipality_id, envelope_id) REFERENCES envelope (municipality_id, id),
    CONSTRAINT envelope_movement_transfer FOREIGN KEY (id) REFERENCES ledger.transfer (id),
    CONSTRAINT envelope_movement_person FOREIGN KEY (municipality_id, moved_by) REFERENCES person (municipality_id, id),
    CONSTRAINT envelope_movement_kind CHECK (kind IN ('split', 'return')),
    CONSTRAINT envelope_movement_amount CHECK (amount_cents > 0),
    CONSTRAINT envelope_movement_decision_length CHECK (length(decision_reference) BETWEEN 1 AND 200));
  CREATE INDEX envelope_movement_of_envelope ON envelope_movement (envelope_id, moved_at);

  CREATE TABLE carry_over (
    id uuid CONSTRAINT carry_over_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT carry_over_municipality REFERENCES municipality (id),
    from_budget_id uuid NOT NULL,
    to_budget_id uuid NOT NULL,
    amount_cents bigint NOT NULL,
    decision_reference text NOT NULL,
    carried_by uuid NOT NULL,
    carried_at timestamptz NOT NULL,
    CONSTRAINT carry_over_from FOREIGN KEY (municipality_id, from_budget_id) REFERENCES budget (municipality_id, id),
    CONSTRAINT carry_over_to FOREIGN KEY (municipality_id, to_budget_id) REFERENCES budget (municipality_id, id),
    CONSTRAINT carry_over_transfer FOREIGN KEY (id) REFERENCES ledger.transfer (id),
    CONSTRAINT carry_over_officer FOREIGN KEY (municipality_id, carried_by) REFERENCES person (municipality_id, id),
    CONSTRAINT carry_over_amount CHECK (amount_cents > 0),
    CONSTRAINT carry_over_decision_length CHECK (length(decision_reference) BETWEEN 1 AND 200));
  CREATE INDEX carry_over_out ON carry_over (from_budget_id, carried_at);
  CREATE INDEX carry_over_in ON carry_over (to_budget_id, carried_at);

  ALTER TABLE round ADD COLUMN envelope_id uuid;
  ALTER TABLE round
    ADD CONSTRAINT round_envelope FOREIGN KEY (municipality_id, envelope_id, wijkteam_id) REFERENCES envelope (municipality_id, id, wijkteam_id),
    -- Where a round names both, the one is a part of the other.
    ADD CONSTRAINT round_envelope_in_budget FOREIGN KEY (municipality_id, envelope_id, budget_id) REFERENCES envelope (municipality_id, id, budget_id);`;

/** What an envelope, a movement and a carry-over have to be, whoever writes them. */
export const ENVELOPE_FUNCTIONS = `
  -- An envelope for a buurt is for one of the wijk of the team.
  CREATE FUNCTION check_envelope() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF new.area_id IS NOT NULL AND NOT EXISTS (SELECT FROM area a JOIN wijkteam w ON w.area_id = a.parent_id
        WHERE a.id = new.area_id AND a.kind = 'buurt' AND w.id = new.wijkteam_id) THEN
      PERFORM refuse_row('envelope_buurt_of_wijk', new.id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER envelope_checked BEFORE INSERT ON envelope FOR EACH ROW EXECUTE FUNCTION check_envelope();

  CREATE FUNCTION check_envelope_movement() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE e envelope; budget_path text; envelope_path text;
  BEGIN
    SELECT * INTO e FROM envelope WHERE id = new.envelope_id;
    budget_path := 'budget:' || e.budget_id;
    envelope_path := 'envelope:' || e.id;
    IF NOT EXISTS (SELECT FROM ledger.transfer t JOIN ledger.account d ON d.id = t.debit_id JOIN ledger.account c ON c.id = t.credit_id
        WHERE t.id = new.id AND t.amount = new.amount_cents AND t.actor = 'person:' || new.moved_by
          AND t.code = 'envelope-' || new.kind
          AND (d.path, c.path) = (CASE new.kind WHEN 'split' THEN budget_path ELSE envelope_path END,
                                  CASE new.kind WHEN 'split' THEN envelope_path ELSE budget_path END)) THEN
      PERFORM refuse_row('envelope_movement_in_ledger', new.id);
    END IF;
    IF NOT (held_role_at(new.moved_by, 'chair', e.wijkteam_id, new.moved_at) OR held_role_at(new.moved_by, 'treasurer', e.wijkteam_id, new.moved_at)) THEN
      PERFORM refuse_row('envelope_movement_by_team', new.id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER envelope_movement_checked BEFORE INSERT ON envelope_movement FOR EACH ROW EXECUTE FUNCTION check_envelope_movement();

  CREATE FUNCTION check_carry_over() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM budget f JOIN budget l ON l.wijkteam_id = f.wijkteam_id AND l.year > f.year
        WHERE f.id = new.from_budget_id AND l.id = new.to_budget_id) THEN
      PERFORM refuse_row('carry_over_forward', new.id);
    END IF;
    IF NOT EXISTS (SELECT FROM ledger.transfer t JOIN ledger.account d ON d.id = t.debit_id JOIN ledger.account c ON c.id = t.credit_id
        WHERE t.id = new.id AND t.code = 'carry-over' AND t.amount = new.amount_cents AND t.actor = 'person:' || new.carried_by
          AND d.path = 'budget:' || new.from_budget_id AND c.path = 'budget:' || new.to_budget_id) THEN
      PERFORM refuse_row('carry_over_in_ledger', new.id);
    END IF;
    IF NOT held_role_at(new.carried_by, 'finance-officer', NULL, new.carried_at) THEN
      PERFORM refuse_row('carry_over_by_officer', new.id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER carry_over_checked BEFORE INSERT ON carry_over FOR EACH ROW EXECUTE FUNCTION check_carry_over();

  -- What is set apart for one round pays one round.
  CREATE FUNCTION check_round_envelope() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(new.envelope_id::text, 79));
    IF EXISTS (SELECT FROM envelope WHERE id = new.envelope_id AND kind = 'round')
       AND EXISTS (SELECT FROM round WHERE envelope_id = new.envelope_id AND id <> new.id AND phase <> 'cancelled') THEN
      PERFORM refuse_row('round_envelope_once', new.id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER round_envelope_new BEFORE INSERT ON round FOR EACH ROW WHEN (new.envelope_id IS NOT NULL) EXECUTE FUNCTION check_round_envelope();
  CREATE TRIGGER round_envelope_changed BEFORE UPDATE ON round FOR EACH ROW
    WHEN (new.envelope_id IS NOT NULL AND new.envelope_id IS DISTINCT FROM old.envelope_id) EXECUTE FUNCTION check_round_envelope();`;
