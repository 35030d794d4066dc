/** The canonical bytes of a transfer, hashed. */
export const LEAF_FUNCTION = `
  -- Never change this: give a new format a new first word. Accounts go in by their paths: the
  -- numbers mean nothing outside this database, and would not show it when two accounts were swapped.
  CREATE FUNCTION ledger.leaf_hash_of(t ledger.transfer) RETURNS bytea STABLE LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    SELECT sha256('\\x00'::bytea || convert_to(concat_ws('|', 'wijkkas-ledger/1', t.id, t.municipality_id, t.kind, coalesce(t.pending_id::text, '-'),
      (SELECT path FROM ledger.account WHERE id = t.debit_id), (SELECT path FROM ledger.account WHERE id = t.credit_id), t.currency, t.amount, t.code, t.journal_id, encode(sha256(convert_to(t.actor, 'UTF8')), 'hex'),
      to_char(t.event_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
      to_char(t.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')), 'UTF8'))
  $$;`;

/** What has to hold for each transfer, whoever writes it. */
export const CHECK_FUNCTIONS = `
  CREATE FUNCTION ledger.refuse(rule text, subject text) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN RAISE EXCEPTION '%: %', rule, subject USING ERRCODE = '23514', CONSTRAINT = rule; END $$;

  -- The accounts have to be those of the flow; money of an initiative stays with that initiative.
  CREATE FUNCTION ledger.check_flow(t ledger.transfer) RETURNS void LANGUAGE plpgsql SET search_path = ledger, pg_temp AS $$
  DECLARE debit_path text; credit_path text;
  BEGIN
    SELECT path INTO debit_path FROM account WHERE id = t.debit_id;
    SELECT path INTO credit_path FROM account WHERE id = t.credit_id;
    IF NOT EXISTS (SELECT FROM flow f WHERE f.code = t.code AND debit_path ~ f.debit_shape AND credit_path ~ f.credit_shape)
       OR (debit_path LIKE 'initiative:%' AND split_part(debit_path, ':', 2) <> split_part(credit_path, ':', 2)) THEN
      PERFORM refuse('transfer_follows_flow', format('%s from %s to %s', t.code, debit_path, credit_path));
    END IF;
  END $$;

  -- A resolution is of a reservation, between its accounts, within its amount, by the actor that the flow asks for.
  CREATE FUNCTION ledger.check_resolution(t ledger.transfer) RETURNS void LANGUAGE plpgsql SET search_path = ledger, pg_temp AS $$
  DECLARE p ledger.transfer;
  BEGIN
    SELECT * INTO p FROM transfer WHERE id = t.pending_id;
    IF p.kind IS DISTINCT FROM 'pending' THEN PERFORM refuse('transfer_resolves_reservation', t.pending_id::text); END IF;
    IF (p.debit_id, p.credit_id, p.currency, p.municipality_id) IS DISTINCT FROM (t.debit_id, t.credit_id, t.currency, t.municipality_id) THEN
      PERFORM refuse('transfer_resolves_accounts', t.pending_id::text);
    END IF;
    IF t.amount > p.amount THEN PERFORM refuse('transfer_within_reservation', t.pending_id::text); END IF;
    IF t.actor = p.actor AND EXISTS (SELECT FROM flow f WHERE f.code = t.code AND f.needs_another_actor) THEN
      PERFORM refuse('transfer_four_eyes', t.pending_id::text);
    END IF;
  END $$;

  CREATE FUNCTION ledger.check_transfer() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
  BEGIN
    PERFORM check_flow(new);
    IF new.pending_id IS NOT NULL THEN PERFORM check_resolution(new); END IF;
    RETURN new;
  END $$;`;

/** What each transfer does to its two accounts, and the leaf it leaves for the log. */
export const APPLY_FUNCTION = `
  CREATE FUNCTION ledger.apply() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
  DECLARE reserved bigint := 0; moved bigint := 0; account_id bigint;
  BEGIN
    IF new.kind = 'pending' THEN reserved := new.amount; END IF;
    IF new.kind IN ('post', 'void') THEN SELECT -amount INTO reserved FROM transfer WHERE id = new.pending_id; END IF;
    IF new.kind IN ('posted', 'post') THEN moved := new.amount; END IF;
    -- Lower id first, so that two transfers cannot wait for each other.
    FOREACH account_id IN ARRAY ARRAY[least(new.debit_id, new.credit_id), greatest(new.debit_id, new.credit_id)] LOOP
      UPDATE account SET
        debits_pending = debits_pending + CASE WHEN account_id = new.debit_id THEN reserved ELSE 0 END,
        debits_posted = debits_posted + CASE WHEN account_id = new.debit_id THEN moved ELSE 0 END,
        credits_pending = credits_pending + CASE WHEN account_id = new.credit_id THEN reserved ELSE 0 END,
        credits_posted = credits_posted + CASE WHEN account_id = new.credit_id THEN moved ELSE 0 END
      WHERE id = account_id;
    END LOOP;
    INSERT INTO leaf (transfer_id, municipality_id, leaf_hash) VALUES (new.id, new.municipality_id, leaf_hash_of(new));
    RETURN NULL;
  END $$;`;

/** The only doors for the application: whole journals or nothing, and only in its own municipality. */
export const POST_JOURNAL_FUNCTIONS = `
  CREATE FUNCTION ledger.open_account(account_path text) RETURNS void LANGUAGE sql
    SECURITY DEFINER SET search_path = ledger, public, pg_temp AS $$
    INSERT INTO account (municipality_id, path, has_ceiling) VALUES (current_municipality(), account_path, account_path NOT LIKE 'external:%')
    ON CONFLICT ON CONSTRAINT account_path DO NOTHING
  $$;

  -- All accounts of a journal, in the order of their ids: two journals cannot wait for each other.
  CREATE FUNCTION ledger.lock_accounts(items jsonb) RETURNS void LANGUAGE plpgsql SET search_path = ledger, public, pg_temp AS $$
  BEGIN
    PERFORM FROM account a
      WHERE a.municipality_id = current_municipality() AND (
        a.path IN (SELECT unnest(ARRAY[x ->> 'debit', x ->> 'credit']) FROM jsonb_array_elements(items) x)
        OR a.id IN (SELECT unnest(ARRAY[t.debit_id, t.credit_id]) FROM transfer t JOIN jsonb_array_elements(items) x ON t.id = (x ->> 'pendingId')::uuid))
      ORDER BY a.id FOR NO KEY UPDATE;
  END $$;

  -- The transfer that an item asks for, within the municipality. A resolution takes over what it resolves.
  CREATE FUNCTION ledger.transfer_of(item jsonb) RETURNS ledger.transfer LANGUAGE plpgsql SET search_path = ledger, public, pg_temp AS $$
  DECLARE t ledger.transfer; p ledger.transfer;
  BEGIN
    t.id := item ->> 'id';
    t.municipality_id := current_municipality();
    t.kind := item ->> 'kind';
    t.code := item ->> 'code';
    IF t.kind IN ('post', 'void') THEN
      SELECT * INTO p FROM transfer WHERE id = (item ->> 'pendingId')::uuid AND municipality_id = t.municipality_id;
      IF NOT FOUND THEN PERFORM refuse('transfer_pending', item ->> 'pendingId'); END IF;
      t.pending_id := p.id;
      t.debit_id := p.debit_id;
      t.credit_id := p.credit_id;
      t.currency := p.currency;
      t.amount := CASE t.kind WHEN 'void' THEN 0 ELSE p.amount END;
    ELSE
      SELECT id, currency INTO t.debit_id, t.currency FROM account WHERE municipality_id = t.municipality_id AND path = item ->> 'debit';
      SELECT id INTO t.credit_id FROM account WHERE municipality_id = t.municipality_id AND path = item ->> 'credit';
      IF t.debit_id IS NULL OR t.credit_id IS NULL THEN PERFORM refuse('transfer_accounts', item::text); END IF;
      t.amount := (item ->> 'amount')::bigint;
    END IF;
    RETURN t;
  END $$;

  -- Whether the transfer is there already; one with the same id and another content is refused.
  CREATE FUNCTION ledger.is_recorded(t ledger.transfer) RETURNS boolean LANGUAGE plpgsql SET search_path = ledger, pg_temp AS $$
  DECLARE old ledger.transfer;
  BEGIN
    SELECT * INTO old FROM transfer WHERE id = t.id;
    IF NOT FOUND THEN RETURN false; END IF;
    IF (old.municipality_id, old.kind, old.pending_id, old.debit_id, old.credit_id, old.currency, old.amount, old.code, old.actor)
       IS DISTINCT FROM (t.municipality_id, t.kind, t.pending_id, t.debit_id, t.credit_id, t.currency, t.amount, t.code, t.actor) THEN
      PERFORM refuse('transfer_same_content', t.id::text);
    END IF;
    RETURN true;
  END $$;

  -- Records a journal, all of it or nothing, and says how many of its transfers are new.
  CREATE FUNCTION ledger.post_journal(journal uuid, by_actor text, happened_at timestamptz, items jsonb) RETURNS int
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, public, pg_temp AS $$
  DECLARE item jsonb; t ledger.transfer; created int := 0;
  BEGIN
    IF current_municipality() IS NULL THEN PERFORM refuse('journal_within_municipality', journal::text); END IF;
    IF current_setting('synchronous_commit') = 'off' THEN PERFORM refuse('journal_is_durable', journal::text); END IF;
    IF jsonb_typeof(items) IS DISTINCT FROM 'array' OR jsonb_array_length(items) NOT BETWEEN 1 AND 10000 THEN
      PERFORM refuse('journal_items', journal::text);
    END IF;
    PERFORM lock_accounts(items);
    FOR item IN SELECT * FROM jsonb_array_elements(items) LOOP
      t := transfer_of(item);
      t.journal_id := journal;
      t.actor := by_actor;
      t.event_at := happened_at;
      t.recorded_at := clock_timestamp();
      IF NOT is_recorded(t) THEN
        INSERT INTO transfer SELECT (t).*;
        created := created + 1;
      END IF;
    END LOOP;
    RETURN created;
  END $$;`;
