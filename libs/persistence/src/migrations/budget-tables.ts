/** Budgets and the grants that fill them; the first part of the migration of rounds. */
export const BUDGET_TABLES = `
  CREATE TABLE budget (
    id uuid CONSTRAINT budget_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT budget_municipality REFERENCES municipality (id),
    wijkteam_id uuid NOT NULL,
    year int NOT NULL,
    CONSTRAINT budget_within UNIQUE (municipality_id, id),
    CONSTRAINT budget_of_team UNIQUE (municipality_id, id, wijkteam_id),
    CONSTRAINT budget_year_once UNIQUE (wijkteam_id, year),
    CONSTRAINT budget_wijkteam FOREIGN KEY (municipality_id, wijkteam_id) REFERENCES wijkteam (municipality_id, id),
    CONSTRAINT budget_year CHECK (year BETWEEN 2000 AND 2100));

  -- A budget is not a number that somebody edits: each grant is a row, and a transfer in the ledger.
  CREATE TABLE budget_grant (
    id uuid CONSTRAINT budget_grant_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT budget_grant_municipality REFERENCES municipality (id),
    budget_id uuid NOT NULL,
    amount_cents bigint NOT NULL,
    decision_reference text NOT NULL,
    granted_by uuid NOT NULL,
    granted_at timestamptz NOT NULL,
    CONSTRAINT budget_grant_budget FOREIGN KEY (municipality_id, budget_id) REFERENCES budget (municipality_id, id),
    CONSTRAINT budget_grant_transfer FOREIGN KEY (id) REFERENCES ledger.transfer (id),
    CONSTRAINT budget_grant_officer FOREIGN KEY (municipality_id, granted_by) REFERENCES person (municipality_id, id),
    CONSTRAINT budget_grant_amount CHECK (amount_cents > 0),
    CONSTRAINT budget_grant_decision_length CHECK (length(decision_reference) BETWEEN 1 AND 200));
  CREATE INDEX budget_grant_of_budget ON budget_grant (budget_id, granted_at);

  -- A grant is what the ledger says, and was made by somebody who held the office on that day.
  CREATE FUNCTION keep_grant_sound() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM ledger.transfer t JOIN ledger.account a ON a.id = t.credit_id
        WHERE t.id = new.id AND t.municipality_id = new.municipality_id AND t.code = 'budget-grant'
          AND t.amount = new.amount_cents AND t.actor = 'person:' || new.granted_by AND a.path = 'budget:' || new.budget_id) THEN
      RAISE EXCEPTION 'grant_without_transfer: %', new.id USING ERRCODE = '23514', CONSTRAINT = 'budget_grant_is_transfer';
    END IF;
    IF NOT EXISTS (SELECT FROM membership m WHERE m.person_id = new.granted_by AND m.role = 'finance-officer'
        AND (new.granted_at AT TIME ZONE 'Europe/Amsterdam')::date BETWEEN m.valid_from_on AND coalesce(m.valid_until_on, 'infinity')) THEN
      RAISE EXCEPTION 'grant_by_no_officer: %', new.id USING ERRCODE = '42501', CONSTRAINT = 'budget_grant_by_officer';
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER budget_grant_sound BEFORE INSERT ON budget_grant FOR EACH ROW EXECUTE FUNCTION keep_grant_sound();
  CREATE TRIGGER budget_grant_append_only BEFORE UPDATE OR DELETE ON budget_grant FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER budget_grant_no_truncate BEFORE TRUNCATE ON budget_grant FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();`;
