import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The seats in a wijkteam besides chair and member. */
export class TeamSeats1795305600010 implements MigrationInterface {
  name = 'TeamSeats1795305600010';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE membership DROP CONSTRAINT membership_role, DROP CONSTRAINT membership_scope;
      ALTER TABLE membership
        ADD CONSTRAINT membership_role CHECK (role IN ('resident', 'member', 'chair', 'secretary', 'treasurer', 'professional', 'sub-representative', 'contact-person', 'counter-clerk', 'finance-officer', 'auditor', 'administrator')),
        ADD CONSTRAINT membership_scope CHECK ((role IN ('resident', 'member', 'chair', 'secretary', 'treasurer', 'professional', 'sub-representative')) = (wijkteam_id IS NOT NULL));`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE membership DROP CONSTRAINT membership_role, DROP CONSTRAINT membership_scope;
      ALTER TABLE membership
        ADD CONSTRAINT membership_role CHECK (role IN ('resident', 'member', 'chair', 'contact-person', 'counter-clerk', 'finance-officer', 'auditor', 'administrator')),
        ADD CONSTRAINT membership_scope CHECK ((role IN ('resident', 'member', 'chair')) = (wijkteam_id IS NOT NULL));`);
  }
}
