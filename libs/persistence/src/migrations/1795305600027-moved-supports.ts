import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When initiatives are merged or split, what was supported goes on: those supports were checked when they were given. */
export class MovedSupports1795305600027 implements MigrationInterface {
  name = 'MovedSupports1795305600027';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- The same support of one of the initiatives that this one comes of, in the transaction that makes it.
      CREATE FUNCTION is_moved_support(s support) RETURNS boolean STABLE LANGUAGE sql SET search_path = public, pg_temp AS $$
        SELECT EXISTS (SELECT FROM regrouping_result r
          JOIN regrouping_source o ON o.regrouping_id = r.regrouping_id
          JOIN support k ON k.initiative_id = o.initiative_id AND k.withdrawn_at IS NULL
         WHERE r.initiative_id = s.initiative_id AND NOT EXISTS (SELECT FROM regrouping_settlement e WHERE e.regrouping_id = r.regrouping_id)
           AND (k.channel, k.resident_ref, k.person_id, k.sheet_id, k.line_number, k.age_at_least, k.supported_at)
             IS NOT DISTINCT FROM (s.channel, s.resident_ref, s.person_id, s.sheet_id, s.line_number, s.age_at_least, s.supported_at))
      $$;
      DROP TRIGGER support_checked ON support;
      CREATE TRIGGER support_checked BEFORE INSERT ON support FOR EACH ROW WHEN (NOT is_moved_support(new)) EXECUTE FUNCTION check_support();`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER support_checked ON support;
      CREATE TRIGGER support_checked BEFORE INSERT ON support FOR EACH ROW EXECUTE FUNCTION check_support();
      DROP FUNCTION is_moved_support(support);`);
  }
}
