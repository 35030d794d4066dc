import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  APPLY_FUNCTION,
  CHECK_FUNCTIONS,
  LEAF_FUNCTION,
  POST_JOURNAL_FUNCTIONS,
} from './ledger-functions.js';

/**
 * The ledger: a transfer has one debit account, one credit account and one amount, so it cannot be
 * out of balance; a ceiling is a CHECK on the account; balances move only by a trigger; the
 * application role may read, and may call `post_journal` and `open_account`, and nothing else.
 */
export class Ledger1795305600002 implements MigrationInterface {
  name = 'Ledger1795305600002';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLES);
    await queryRunner.query(FLOWS);
    await queryRunner.query(LEAF_FUNCTION);
    await queryRunner.query(CHECK_FUNCTIONS);
    await queryRunner.query(APPLY_FUNCTION);
    await queryRunner.query(POST_JOURNAL_FUNCTIONS);
    await queryRunner.query(VIEWS);
    await queryRunner.query(TRIGGERS);
    await queryRunner.query(GRANTS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP SCHEMA ledger CASCADE');
  }
}

const TABLES = `
  CREATE SCHEMA ledger;

  -- Between which accounts each business event may move money, by which kind of transfer, and
  -- whether it takes another actor than the one who made the reservation.
  CREATE TABLE ledger.flow (
    code text CONSTRAINT flow_pkey PRIMARY KEY,
    kind text NOT NULL,
    debit_shape text NOT NULL,
    credit_shape text NOT NULL,
    needs_another_actor boolean NOT NULL,
    CONSTRAINT flow_kind UNIQUE (code, kind));

  CREATE TABLE ledger.account (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT account_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL CONSTRAINT account_municipality REFERENCES municipality (id),
    path text NOT NULL,
    currency char(3) NOT NULL DEFAULT 'EUR',
    has_ceiling boolean NOT NULL,
    debits_pending bigint NOT NULL DEFAULT 0,
    debits_posted bigint NOT NULL DEFAULT 0,
    credits_pending bigint NOT NULL DEFAULT 0,
    credits_posted bigint NOT NULL DEFAULT 0,
    CONSTRAINT account_path UNIQUE (municipality_id, path),
    CONSTRAINT account_within UNIQUE (municipality_id, id, currency),
    -- The chart of accounts. Ids in one spelling only: a second spelling would be a second ceiling.
    CONSTRAINT account_in_chart CHECK (path ~ '^(external:council|budget:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|initiative:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:(allocated|paid))$'),
    CONSTRAINT account_only_council_unbound CHECK (has_ceiling = (path NOT LIKE 'external:%')),
    CONSTRAINT account_currency CHECK (currency ~ '^[A-Z]{3}$'),
    CONSTRAINT account_counters CHECK (least(debits_pending, debits_posted, credits_pending, credits_posted) >= 0),
    -- A reservation counts at once: what is promised to one cannot be promised to another.
    CONSTRAINT account_ceiling CHECK (NOT has_ceiling OR debits_posted + debits_pending <= credits_posted)
  ) WITH (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.01);

  CREATE TABLE ledger.transfer (
    id uuid CONSTRAINT transfer_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL,
    kind text NOT NULL,
    pending_id uuid CONSTRAINT transfer_pending REFERENCES ledger.transfer (id),
    debit_id bigint NOT NULL,
    credit_id bigint NOT NULL,
    currency char(3) NOT NULL,
    amount bigint NOT NULL,
    code text NOT NULL,
    journal_id uuid NOT NULL,
    actor text NOT NULL,
    event_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT transfer_kind CHECK (kind IN ('posted', 'pending', 'post', 'void')),
    CONSTRAINT transfer_amount CHECK (amount BETWEEN 0 AND 1000000000000 AND (amount > 0) = (kind <> 'void')),
    CONSTRAINT transfer_two_accounts CHECK (debit_id <> credit_id),
    CONSTRAINT transfer_resolves CHECK ((kind IN ('post', 'void')) = (pending_id IS NOT NULL)),
    CONSTRAINT transfer_actor CHECK (actor = 'service' OR actor ~ '^(person|machine):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'),
    CONSTRAINT transfer_flow FOREIGN KEY (code, kind) REFERENCES ledger.flow (code, kind),
    CONSTRAINT transfer_debit FOREIGN KEY (municipality_id, debit_id, currency) REFERENCES ledger.account (municipality_id, id, currency),
    CONSTRAINT transfer_credit FOREIGN KEY (municipality_id, credit_id, currency) REFERENCES ledger.account (municipality_id, id, currency));
  -- A reservation is resolved at most once, by whatever number of hands at the same time.
  CREATE UNIQUE INDEX transfer_one_resolution ON ledger.transfer (pending_id) WHERE kind IN ('post', 'void');
  CREATE INDEX transfer_by_debit ON ledger.transfer (debit_id);
  CREATE INDEX transfer_by_credit ON ledger.transfer (credit_id);
  CREATE INDEX transfer_by_journal ON ledger.transfer (journal_id);
  CREATE INDEX transfer_by_time ON ledger.transfer (municipality_id, recorded_at, id);

  -- The feed of the tamper-evident log. It is sealed later, off the path of a payment.
  CREATE TABLE ledger.leaf (
    transfer_id uuid CONSTRAINT leaf_pkey PRIMARY KEY CONSTRAINT leaf_transfer REFERENCES ledger.transfer (id),
    municipality_id uuid NOT NULL,
    recorded_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
    leaf_hash bytea NOT NULL);`;

const FLOWS = `
  INSERT INTO ledger.flow (code, kind, debit_shape, credit_shape, needs_another_actor) VALUES
    ('budget-grant', 'posted', '^external:council$', '^budget:', false),
    ('allocation', 'posted', '^budget:', '^initiative:[^:]+:allocated$', false),
    ('tranche', 'pending', '^initiative:[^:]+:allocated$', '^initiative:[^:]+:paid$', false),
    ('tranche-release', 'post', '^initiative:[^:]+:allocated$', '^initiative:[^:]+:paid$', true),
    ('tranche-cancel', 'void', '^initiative:[^:]+:allocated$', '^initiative:[^:]+:paid$', false);`;

// Security invoker: a reader sees through a view only what it may see of the tables below it.
const VIEWS = `
  CREATE VIEW ledger.entry WITH (security_invoker = true) AS
    SELECT id AS transfer_id, municipality_id, debit_id AS account_id, -amount AS amount FROM ledger.transfer WHERE kind IN ('posted', 'post')
    UNION ALL
    SELECT id, municipality_id, credit_id, amount FROM ledger.transfer WHERE kind IN ('posted', 'post');

  CREATE VIEW ledger.open_reservation WITH (security_invoker = true) AS
    SELECT p.id AS transfer_id, p.municipality_id, p.debit_id, p.credit_id, p.amount FROM ledger.transfer p
     WHERE p.kind = 'pending' AND NOT EXISTS (SELECT FROM ledger.transfer r WHERE r.pending_id = p.id);

  -- The proof: no row means that the balances are exactly what the transfers say, and the transfers
  -- exactly what their leaves say.
  CREATE VIEW ledger.proof WITH (security_invoker = true) AS
    SELECT 'posted' AS fault, a.path AS subject, a.municipality_id FROM ledger.account a
      LEFT JOIN (SELECT account_id, sum(greatest(-amount, 0)) AS d, sum(greatest(amount, 0)) AS c FROM ledger.entry GROUP BY 1) e ON e.account_id = a.id
     WHERE a.debits_posted <> coalesce(e.d, 0) OR a.credits_posted <> coalesce(e.c, 0)
    UNION ALL
    SELECT 'pending', a.path, a.municipality_id FROM ledger.account a
      LEFT JOIN (SELECT debit_id, sum(amount) AS s FROM ledger.open_reservation GROUP BY 1) d ON d.debit_id = a.id
      LEFT JOIN (SELECT credit_id, sum(amount) AS s FROM ledger.open_reservation GROUP BY 1) c ON c.credit_id = a.id
     WHERE a.debits_pending <> coalesce(d.s, 0) OR a.credits_pending <> coalesce(c.s, 0)
    UNION ALL
    SELECT 'sum', currency, municipality_id FROM ledger.account GROUP BY municipality_id, currency
    HAVING sum(debits_posted) <> sum(credits_posted) OR sum(debits_pending) <> sum(credits_pending)
    UNION ALL
    SELECT 'leaf', coalesce(t.id, l.transfer_id)::text, coalesce(t.municipality_id, l.municipality_id)
      FROM ledger.transfer t FULL JOIN ledger.leaf l ON l.transfer_id = t.id
     WHERE t.id IS NULL OR l.leaf_hash IS DISTINCT FROM ledger.leaf_hash_of(t);`;

const TRIGGERS = `
  CREATE TRIGGER transfer_checked BEFORE INSERT ON ledger.transfer FOR EACH ROW EXECUTE FUNCTION ledger.check_transfer();
  CREATE TRIGGER transfer_apply AFTER INSERT ON ledger.transfer FOR EACH ROW EXECUTE FUNCTION ledger.apply();
  CREATE TRIGGER transfer_append_only BEFORE UPDATE OR DELETE ON ledger.transfer FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER transfer_no_truncate BEFORE TRUNCATE ON ledger.transfer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER leaf_append_only BEFORE UPDATE OR DELETE ON ledger.leaf FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER leaf_no_truncate BEFORE TRUNCATE ON ledger.leaf FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
  -- Inside the trigger of a transfer the depth is 1; whoever edits a balance by hand is at 0.
  CREATE TRIGGER account_moves_by_transfer BEFORE UPDATE ON ledger.account FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER account_no_delete BEFORE DELETE ON ledger.account FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER account_no_truncate BEFORE TRUNCATE ON ledger.account FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();`;

const GRANTS = `
  SELECT keep_within_municipality(tab::regclass) FROM unnest(ARRAY['ledger.account', 'ledger.transfer', 'ledger.leaf']) AS tab;
  REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ledger FROM PUBLIC;
  GRANT USAGE ON SCHEMA ledger TO wijkkas_app;
  GRANT SELECT ON ALL TABLES IN SCHEMA ledger TO wijkkas_app;
  GRANT EXECUTE ON FUNCTION ledger.open_account(text), ledger.post_journal(uuid, text, timestamptz, jsonb), ledger.leaf_hash_of(ledger.transfer) TO wijkkas_app;`;
