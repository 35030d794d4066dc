import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The end of the support rejects what has too little of it, also where a municipality screens by a procedure. */
export class SupportEndsBeforeScreening1795305600028 implements MigrationInterface {
  name = 'SupportEndsBeforeScreening1795305600028';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      checkScreened(`
    -- That is no screening: it was counted, and nobody judged it.
    IF new.state = 'rejected' AND new.screened_by IS NULL AND EXISTS (SELECT FROM support_outcome o JOIN round r ON r.id = o.round_id
        WHERE o.initiative_id = new.id AND NOT o.is_reached AND r.phase = 'support') THEN RETURN new; END IF;`),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(checkScreened(''));
  }
}

/** Where a municipality has a procedure, an initiative is screened by it and in no other way. */
const checkScreened = (before: string): string => `
  CREATE OR REPLACE FUNCTION check_screened_by_procedure() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE
    in_force screening_procedure; result text; screening uuid;
  BEGIN${before}
    SELECT s.id, f.result INTO screening, result FROM screening s LEFT JOIN screening_outcome o ON o.screening_id = s.id
      LEFT JOIN screening_finding f ON f.id = o.finding_id WHERE s.initiative_id = new.id;
    IF screening IS NULL THEN
      in_force := procedure_in_force(new.municipality_id);
      IF in_force.id IS NULL THEN RETURN new; END IF;
    END IF;
    IF result IS NULL OR (result = 'not-feasible') <> (new.state = 'rejected') THEN PERFORM refuse_row('initiative_screened_by_procedure', new.id); END IF;
    RETURN new;
  END $$;`;
