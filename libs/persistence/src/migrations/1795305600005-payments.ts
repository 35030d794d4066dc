import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PAYMENT_FUNCTIONS, PAYMENT_TRIGGERS } from './payment-functions.js';

/** Allocation decisions, commitments, and payments in tranches by two different officers. */
export class Payments1795305600005 implements MigrationInterface {
  name = 'Payments1795305600005';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(ALLOCATION_TABLES);
    await queryRunner.query(PAYMENT_TABLES);
    await queryRunner.query(PAYMENT_FUNCTIONS);
    await queryRunner.query(PAYMENT_TRIGGERS);
    await queryRunner.query(VIEWS);
    await queryRunner.query(GRANTS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP VIEW undocumented_transfer;
      DROP TABLE payment_notice, payment_settlement, payment, commitment, allocation_decision;
      DROP FUNCTION check_allocation_decision(), check_commitment(), check_payment(), check_settlement(),
        held_role_at(uuid, text, uuid, timestamptz), refuse_row(text, uuid);`);
  }
}

const ALLOCATION_TABLES = `
  CREATE TABLE allocation_decision (
    id uuid CONSTRAINT allocation_decision_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT allocation_decision_municipality REFERENCES municipality (id),
    round_id uuid NOT NULL,
    tally_run_id uuid,
    motivation text,
    decided_by uuid NOT NULL,
    decided_at timestamptz NOT NULL,
    CONSTRAINT allocation_decision_within UNIQUE (municipality_id, round_id, id),
    CONSTRAINT allocation_decision_once_per_tally UNIQUE (tally_run_id),
    CONSTRAINT allocation_decision_round FOREIGN KEY (municipality_id, round_id) REFERENCES round (municipality_id, id),
    CONSTRAINT allocation_decision_tally FOREIGN KEY (municipality_id, round_id, tally_run_id) REFERENCES tally_run (municipality_id, round_id, id),
    CONSTRAINT allocation_decision_person FOREIGN KEY (municipality_id, decided_by) REFERENCES person (municipality_id, id),
    CONSTRAINT allocation_decision_reasoned CHECK (tally_run_id IS NOT NULL OR coalesce(length(trim(motivation)), 0) > 0),
    CONSTRAINT allocation_decision_motivation CHECK (length(motivation) BETWEEN 1 AND 5000));
  -- A vote is followed by one decision, whichever of its counts that decision follows.
  CREATE UNIQUE INDEX allocation_decision_once_per_vote ON allocation_decision (round_id) WHERE tally_run_id IS NOT NULL;
  CREATE INDEX allocation_decision_of_round ON allocation_decision (round_id, decided_at);

  CREATE TABLE commitment (
    initiative_id uuid CONSTRAINT commitment_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT commitment_municipality REFERENCES municipality (id),
    round_id uuid NOT NULL,
    decision_id uuid NOT NULL,
    transfer_id uuid NOT NULL
      CONSTRAINT commitment_transfer_once UNIQUE
      CONSTRAINT commitment_transfer REFERENCES ledger.transfer (id),
    amount_cents bigint NOT NULL,
    CONSTRAINT commitment_within UNIQUE (municipality_id, initiative_id),
    CONSTRAINT commitment_initiative FOREIGN KEY (municipality_id, round_id, initiative_id) REFERENCES initiative (municipality_id, round_id, id),
    CONSTRAINT commitment_decision FOREIGN KEY (municipality_id, round_id, decision_id) REFERENCES allocation_decision (municipality_id, round_id, id),
    CONSTRAINT commitment_amount CHECK (amount_cents > 0));
  CREATE INDEX commitment_of_decision ON commitment (decision_id);
  CREATE INDEX commitment_of_round ON commitment (round_id);`;

const PAYMENT_TABLES = `
  CREATE TABLE payment (
    id uuid CONSTRAINT payment_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT payment_municipality REFERENCES municipality (id),
    initiative_id uuid NOT NULL,
    tranche_number int NOT NULL,
    amount_cents bigint NOT NULL,
    payee_name text NOT NULL,
    payee_iban text NOT NULL,
    payee_email text,
    description text NOT NULL,
    prepared_by uuid NOT NULL,
    prepared_at timestamptz NOT NULL,
    CONSTRAINT payment_within UNIQUE (municipality_id, id),
    CONSTRAINT payment_tranche UNIQUE (initiative_id, tranche_number),
    CONSTRAINT payment_commitment FOREIGN KEY (municipality_id, initiative_id) REFERENCES commitment (municipality_id, initiative_id),
    CONSTRAINT payment_transfer FOREIGN KEY (id) REFERENCES ledger.transfer (id),
    CONSTRAINT payment_officer FOREIGN KEY (municipality_id, prepared_by) REFERENCES person (municipality_id, id),
    CONSTRAINT payment_amount CHECK (amount_cents > 0),
    CONSTRAINT payment_tranche_number CHECK (tranche_number > 0),
    -- What a SEPA message has room for.
    CONSTRAINT payment_payee_name CHECK (length(trim(payee_name)) BETWEEN 1 AND 70),
    CONSTRAINT payment_description CHECK (length(trim(description)) BETWEEN 1 AND 140),
    CONSTRAINT payment_payee_email CHECK (length(payee_email) BETWEEN 3 AND 254),
    CONSTRAINT payment_iban CHECK (payee_iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$'));

  -- A payment is settled once: released by another officer, or cancelled.
  CREATE TABLE payment_settlement (
    payment_id uuid CONSTRAINT payment_settlement_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT payment_settlement_municipality REFERENCES municipality (id),
    outcome text NOT NULL,
    transfer_id uuid NOT NULL
      CONSTRAINT payment_settlement_transfer_once UNIQUE
      CONSTRAINT payment_settlement_transfer REFERENCES ledger.transfer (id),
    settled_by uuid NOT NULL,
    settled_at timestamptz NOT NULL,
    CONSTRAINT payment_settlement_payment FOREIGN KEY (municipality_id, payment_id) REFERENCES payment (municipality_id, id),
    CONSTRAINT payment_settlement_officer FOREIGN KEY (municipality_id, settled_by) REFERENCES person (municipality_id, id),
    CONSTRAINT payment_settlement_outcome CHECK (outcome IN ('released', 'cancelled')));

  CREATE TABLE payment_notice (
    payment_id uuid CONSTRAINT payment_notice_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT payment_notice_municipality REFERENCES municipality (id),
    state text NOT NULL,
    requested_at timestamptz NOT NULL,
    -- Since when a worker has the letter in hand, so that no other one sends it too.
    in_hand_at timestamptz,
    sent_at timestamptz,
    CONSTRAINT payment_notice_payment FOREIGN KEY (municipality_id, payment_id) REFERENCES payment (municipality_id, id),
    CONSTRAINT payment_notice_state CHECK (state IN ('pending', 'sent', 'no-address')),
    CONSTRAINT payment_notice_in_hand CHECK (in_hand_at IS NULL OR state = 'pending'),
    CONSTRAINT payment_notice_sent CHECK ((state = 'sent') = (sent_at IS NOT NULL)));`;

const VIEWS = `
  -- What the ledger moved without a grant, a commitment, a payment or a settlement to show for it. It must be empty.
  CREATE VIEW undocumented_transfer WITH (security_invoker = true) AS
    SELECT t.id, t.municipality_id FROM ledger.transfer t
     WHERE NOT EXISTS (SELECT FROM budget_grant d WHERE d.id = t.id)
       AND NOT EXISTS (SELECT FROM commitment d WHERE d.transfer_id = t.id)
       AND NOT EXISTS (SELECT FROM payment d WHERE d.id = t.id)
       AND NOT EXISTS (SELECT FROM payment_settlement d WHERE d.transfer_id = t.id);`;

const GRANTS = `
  SELECT keep_within_municipality(tab::regclass) FROM unnest(ARRAY['allocation_decision', 'commitment', 'payment', 'payment_settlement', 'payment_notice']) AS tab;
  GRANT SELECT, INSERT ON allocation_decision, commitment, payment, payment_settlement TO wijkkas_app;
  GRANT SELECT ON undocumented_transfer TO wijkkas_app;
  GRANT SELECT, INSERT, UPDATE ON payment_notice TO wijkkas_app;`;
