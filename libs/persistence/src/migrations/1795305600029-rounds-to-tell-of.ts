import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether it was told who took part in a round stands with the round, so that the clock looks at no other. */
export class RoundsToTellOf1795305600029 implements MigrationInterface {
  name = 'RoundsToTellOf1795305600029';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE round ADD COLUMN is_participation_told boolean NOT NULL DEFAULT false;
      UPDATE round SET is_participation_told = true WHERE id IN (SELECT round_id FROM participation_publication);
      CREATE INDEX round_participation_to_tell ON round (municipality_id, created_at, id)
        WHERE NOT is_participation_told AND NOT is_imported AND phase IN ('counted', 'deciding', 'allocated', 'accounting', 'evaluating', 'closed');

      CREATE FUNCTION mark_participation_told() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        UPDATE round SET is_participation_told = true WHERE id = new.round_id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER participation_publication_marked AFTER INSERT ON participation_publication
        FOR EACH ROW EXECUTE FUNCTION mark_participation_told();

      -- The mark says what is so, and nothing else: with it a round would be passed over for good.
      CREATE FUNCTION check_participation_told() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        IF new.is_participation_told <> EXISTS (SELECT FROM participation_publication WHERE round_id = new.id) THEN
          PERFORM refuse_row('round_participation_told', new.id);
        END IF;
        RETURN new;
      END $$;
      CREATE TRIGGER round_new_participation_told BEFORE INSERT ON round FOR EACH ROW
        WHEN (new.is_participation_told) EXECUTE FUNCTION check_participation_told();
      CREATE TRIGGER round_participation_told BEFORE UPDATE ON round FOR EACH ROW
        WHEN (new.is_participation_told <> old.is_participation_told) EXECUTE FUNCTION check_participation_told();`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER participation_publication_marked ON participation_publication;
      DROP FUNCTION mark_participation_told();
      DROP TRIGGER round_participation_told ON round;
      DROP TRIGGER round_new_participation_told ON round;
      DROP FUNCTION check_participation_told();
      ALTER TABLE round DROP COLUMN is_participation_told;`);
  }
}
