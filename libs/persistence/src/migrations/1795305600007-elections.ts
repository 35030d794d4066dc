import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The header lines of imported elections, so that a file comes back as it was. */
export class Elections1795305600007 implements MigrationInterface {
  name = 'Elections1795305600007';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLES);
    await queryRunner.query(GRANTS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE imported_election');
  }
}

const TABLES = `
  CREATE TABLE imported_election (
    round_id uuid CONSTRAINT imported_election_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT imported_election_municipality REFERENCES municipality (id),
    project_columns text[] NOT NULL,
    vote_columns text[] NOT NULL,
    CONSTRAINT imported_election_round FOREIGN KEY (municipality_id, round_id) REFERENCES round (municipality_id, id));
  CREATE TRIGGER imported_election_append_only BEFORE UPDATE OR DELETE ON imported_election FOR EACH ROW EXECUTE FUNCTION refuse_change();`;

const GRANTS = `
  SELECT keep_within_municipality('imported_election');
  GRANT SELECT, INSERT ON imported_election TO wijkkas_app;`;
