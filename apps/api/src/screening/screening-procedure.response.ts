import { ApiProperty } from '@nestjs/swagger';
import { SCREENING_TOPICS, type ScreeningTopic } from '#domain';
import type { AdoptedProcedure } from '#persistence';

export class ScreeningItemResponse {
  readonly code!: string;
  @ApiProperty({ enum: SCREENING_TOPICS })
  readonly topic!: ScreeningTopic;
  readonly questionNl!: string;
  readonly questionEn!: string | null;
  readonly isCompulsory!: boolean;
  @ApiProperty({ format: 'uuid' })
  readonly departmentId!: string;
}

/** How a municipality screens initiatives. */
export class ScreeningProcedureResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  /** From 1; the highest is the one that holds. */
  @ApiProperty({ type: 'integer' })
  readonly number!: number;
  readonly isActive!: boolean;
  /** null: eight weeks, as the law says (Awb 4:13). */
  @ApiProperty({ type: 'integer', nullable: true })
  readonly decisionWeeks!: number | null;
  @ApiProperty({ type: 'integer' })
  readonly adviceDays!: number;
  @ApiProperty({ type: 'integer' })
  readonly answerDays!: number;
  @ApiProperty({ type: 'integer' })
  readonly extensionWeeksMax!: number;
  @ApiProperty({ type: 'array', items: { type: 'integer' } })
  readonly remindDays!: readonly number[];
  readonly opensItself!: boolean;
  readonly assignsItself!: boolean;
  @ApiProperty({ format: 'date-time' })
  readonly adoptedAt!: string;
  @ApiProperty({ type: [ScreeningItemResponse] })
  readonly items!: readonly ScreeningItemResponse[];

  /** Who hears of terms that passed is told to nobody outside. */
  static of(procedure: AdoptedProcedure): ScreeningProcedureResponse {
    const { id, number, isActive, decisionWeeks, adviceDays, answerDays, adoptedAt } = procedure;
    const { extensionWeeksMax, remindDays, opensItself, assignsItself, items } = procedure;
    return {
      ...{ id, number, isActive, decisionWeeks, adviceDays, answerDays },
      ...{ extensionWeeksMax, remindDays, opensItself, assignsItself, items },
      adoptedAt: adoptedAt.toISOString(),
    };
  }
}
