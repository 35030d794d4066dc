import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DRAW_RULES, OUTCOME_RULES } from './draw-functions.js';
import { DRAW_GRANTS, DRAW_TABLES, DRAWS_UNDONE } from './draw-tables.js';
import { SEAT_CHECKS, SEAT_COLUMNS, SEATS_UNDONE } from './seat-rules.js';

/** How people came to their seat in a wijkteam, one chair at a time; and the drawing of lots. */
export class TeamsAndDraws1795305600012 implements MigrationInterface {
  name = 'TeamsAndDraws1795305600012';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(SEAT_COLUMNS);
    await queryRunner.query(SEAT_CHECKS);
    await queryRunner.query(DRAW_TABLES);
    await queryRunner.query(DRAW_RULES);
    await queryRunner.query(OUTCOME_RULES);
    await queryRunner.query(DRAW_GRANTS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DRAWS_UNDONE);
    await queryRunner.query(SEATS_UNDONE);
  }
}
