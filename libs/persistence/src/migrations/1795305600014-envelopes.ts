import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPLICATION_FUNCTIONS, APPLICATION_TABLES } from './application-tables.js';
import { ENVELOPE_FUNCTIONS, ENVELOPE_TABLES } from './envelope-tables.js';

/** Envelopes, carry-over to a later year, and the line of first come, first served. */
export class Envelopes1795305600014 implements MigrationInterface {
  name = 'Envelopes1795305600014';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(ENVELOPE_TABLES);
    await queryRunner.query(ENVELOPE_FUNCTIONS);
    await queryRunner.query(APPLICATION_TABLES);
    await queryRunner.query(APPLICATION_FUNCTIONS);
    await queryRunner.query(
      commitmentCheck(
        `t.code = CASE WHEN EXISTS (SELECT FROM application WHERE initiative_id = new.initiative_id) THEN 'application-award' ELSE 'allocation' END
          AND t.amount = new.amount_cents AND d.path = money_source(r)`,
      ),
    );
    await queryRunner.query(undocumented(['envelope_movement d WHERE d.id', ...LATER_DOCUMENTS]));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(undocumented([]));
    await queryRunner.query(
      commitmentCheck(
        `t.code = 'allocation' AND t.amount = new.amount_cents AND d.path = 'budget:' || r.budget_id`,
      ),
    );
    await queryRunner.query(DOWN);
  }
}

const LATER_DOCUMENTS = ['carry_over d WHERE d.id', 'application_step d WHERE d.transfer_id'];

/** A commitment is what the ledger says; `rule` tells which transfer it may be. */
function commitmentCheck(rule: string): string {
  return `
  CREATE OR REPLACE FUNCTION check_commitment() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM ledger.transfer t
        JOIN ledger.account d ON d.id = t.debit_id JOIN ledger.account c ON c.id = t.credit_id JOIN round r ON r.id = new.round_id
        WHERE t.id = new.transfer_id AND ${rule}
          AND c.path = 'initiative:' || new.initiative_id || ':allocated') THEN
      PERFORM refuse_row('commitment_in_ledger', new.initiative_id);
    END IF;
    RETURN new;
  END $$;`;
}

/** What the ledger moved without a document to show for it. It must be empty. */
function undocumented(more: readonly string[]): string {
  const others = more.map((each) => `AND NOT EXISTS (SELECT FROM ${each} = t.id)`);
  return `
  CREATE OR REPLACE VIEW undocumented_transfer WITH (security_invoker = true) AS
    SELECT t.id, t.municipality_id FROM ledger.transfer t
     WHERE NOT EXISTS (SELECT FROM budget_grant d WHERE d.id = t.id)
       AND NOT EXISTS (SELECT FROM commitment d WHERE d.transfer_id = t.id)
       AND NOT EXISTS (SELECT FROM payment d WHERE d.id = t.id)
       AND NOT EXISTS (SELECT FROM payment_settlement d WHERE d.transfer_id = t.id)
       ${others.join('\n       ')};`;
}

const DOWN = `
  DROP TRIGGER round_line_paid ON round;
  DROP TRIGGER round_envelope_new ON round;
  DROP TRIGGER round_envelope_changed ON round;
  DROP TRIGGER cost_line_in_line ON cost_line;
  DROP TABLE application_step, application CASCADE;
  DROP FUNCTION check_application(), check_application_step(), keep_line_under_ceiling(), keep_cost_in_line(),
    keep_line_paid(), taken_in_line(uuid), application_state(uuid), money_source(round);
  ALTER TABLE round DROP COLUMN envelope_id;
  DROP TABLE carry_over, envelope_movement, envelope;
  DROP FUNCTION check_envelope(), check_envelope_movement(), check_carry_over(), check_round_envelope(), ledger.hold_account(text);
  DELETE FROM ledger.flow WHERE code IN ('carry-over', 'envelope-split', 'envelope-return', 'application-reserve', 'application-award', 'application-release');
  UPDATE ledger.flow SET debit_shape = '^budget:' WHERE code = 'allocation';
  ALTER TABLE ledger.account DROP CONSTRAINT account_in_chart;
  ALTER TABLE ledger.account ADD CONSTRAINT account_in_chart CHECK (path ~ '^(external:council|budget:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|initiative:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:(allocated|paid))$');`;
