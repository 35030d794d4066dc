/**
 * What a decision, a commitment, a payment and a settlement have to be, stated once more beside the
 * domain: each is exactly what the ledger recorded, and was made by somebody who held the office.
 *
 * The search path ends with pg_temp, so that nobody can slip a temporary table under a check.
 */
export const PAYMENT_FUNCTIONS = `
  CREATE FUNCTION refuse_row(rule text, id uuid) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN RAISE EXCEPTION '%: %', rule, id USING ERRCODE = '23514', CONSTRAINT = rule; END $$;

  -- Whether a person held a role at a moment; in a wijkteam, or (null) in the whole municipality.
  CREATE FUNCTION held_role_at(person uuid, held_role text, team uuid, moment timestamptz) RETURNS boolean
    STABLE LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM membership m WHERE m.person_id = person AND m.role = held_role AND m.wijkteam_id IS NOT DISTINCT FROM team
      AND (moment AT TIME ZONE 'Europe/Amsterdam')::date BETWEEN m.valid_from_on AND coalesce(m.valid_until_on, 'infinity'))
  $$;

  -- A residents' vote is followed as it was counted; every other decision is the wijkteam's own.
  CREATE FUNCTION check_allocation_decision() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
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

  CREATE FUNCTION check_commitment() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM ledger.transfer t
        JOIN ledger.account d ON d.id = t.debit_id JOIN ledger.account c ON c.id = t.credit_id JOIN round r ON r.id = new.round_id
        WHERE t.id = new.transfer_id AND t.code = 'allocation' AND t.amount = new.amount_cents
          AND d.path = 'budget:' || r.budget_id AND c.path = 'initiative:' || new.initiative_id || ':allocated') THEN
      PERFORM refuse_row('commitment_in_ledger', new.initiative_id);
    END IF;
    RETURN new;
  END $$;

  CREATE FUNCTION check_payment() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM ledger.transfer t JOIN ledger.account d ON d.id = t.debit_id
        WHERE t.id = new.id AND t.code = 'tranche' AND t.amount = new.amount_cents
          AND t.actor = 'person:' || new.prepared_by AND d.path = 'initiative:' || new.initiative_id || ':allocated') THEN
      PERFORM refuse_row('payment_in_ledger', new.id);
    END IF;
    IF NOT held_role_at(new.prepared_by, 'finance-officer', NULL, new.prepared_at) THEN
      PERFORM refuse_row('payment_by_officer', new.id);
    END IF;
    RETURN new;
  END $$;

  CREATE FUNCTION check_settlement() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF new.outcome = 'released' AND EXISTS (SELECT FROM payment WHERE id = new.payment_id AND prepared_by = new.settled_by) THEN
      PERFORM refuse_row('payment_settlement_four_eyes', new.payment_id);
    END IF;
    IF NOT EXISTS (SELECT FROM ledger.transfer t
        WHERE t.id = new.transfer_id AND t.pending_id = new.payment_id AND t.actor = 'person:' || new.settled_by
          AND t.code = CASE new.outcome WHEN 'released' THEN 'tranche-release' ELSE 'tranche-cancel' END) THEN
      PERFORM refuse_row('payment_settlement_in_ledger', new.payment_id);
    END IF;
    IF NOT held_role_at(new.settled_by, 'finance-officer', NULL, new.settled_at) THEN
      PERFORM refuse_row('payment_settlement_by_officer', new.payment_id);
    END IF;
    RETURN new;
  END $$;`;

export const PAYMENT_TRIGGERS = `
  CREATE TRIGGER allocation_decision_checked BEFORE INSERT ON allocation_decision FOR EACH ROW EXECUTE FUNCTION check_allocation_decision();
  CREATE TRIGGER commitment_checked BEFORE INSERT ON commitment FOR EACH ROW EXECUTE FUNCTION check_commitment();
  CREATE TRIGGER payment_checked BEFORE INSERT ON payment FOR EACH ROW EXECUTE FUNCTION check_payment();
  CREATE TRIGGER payment_settlement_checked BEFORE INSERT ON payment_settlement FOR EACH ROW EXECUTE FUNCTION check_settlement();

  DO $$
  DECLARE tab text;
  BEGIN
    FOREACH tab IN ARRAY ARRAY['allocation_decision', 'commitment', 'payment', 'payment_settlement'] LOOP
      EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', tab || '_append_only', tab);
      EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', tab || '_no_truncate', tab);
    END LOOP;
  END $$;`;
