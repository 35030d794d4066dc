import { ApiProperty } from '@nestjs/swagger';
import { type Initiative, stateAfter } from '#domain';
import type { PlacedAnswer } from '#persistence';
import { wireCents } from '#platform';
import { InitiativeResponse } from './initiative.response.js';

const LEFT = { type: 'integer', format: 'int64', nullable: true } as const;

/** What a complete application is told in a first-come round. */
export class ApplicationAnswerResponse {
  /** Its place in line; 1 for the first that was complete. */
  @ApiProperty({ type: 'integer' })
  readonly place!: number;
  /** Since when it is complete. */
  @ApiProperty({ format: 'date-time' })
  readonly completeAt!: string;
  /** What it asks for, in euro cents. */
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly costCents!: number;
  /** reserved: the money is set aside. waiting: it did not suffice, or none is linked yet. */
  @ApiProperty({ enum: ['reserved', 'waiting'] })
  readonly state!: string;
  /** What was left just before, in euro cents; null while no money is linked to the round. */
  @ApiProperty(LEFT)
  readonly leftBeforeCents!: number | null;
  /** What was left just after, in euro cents; null while no money is linked to the round. */
  @ApiProperty(LEFT)
  readonly leftAfterCents!: number | null;

  static of(answer: PlacedAnswer): ApplicationAnswerResponse {
    const { place, completeAt, costCents, kind, leftBeforeCents, leftAfterCents } = answer;
    return {
      place,
      completeAt: completeAt.toISOString(),
      costCents: wireCents(costCents),
      state: stateAfter(kind),
      leftBeforeCents: leftBeforeCents === null ? null : wireCents(leftBeforeCents),
      leftAfterCents: leftAfterCents === null ? null : wireCents(leftAfterCents),
    };
  }
}

/** An initiative after a step, with what it was told in line where that is how money is given. */
export class SteppedInitiativeResponse extends InitiativeResponse {
  /** The place in line that a submission took; null in other modes, and for other steps. */
  @ApiProperty({ type: ApplicationAnswerResponse, nullable: true })
  readonly application!: ApplicationAnswerResponse | null;

  static told(initiative: Initiative, answer: PlacedAnswer | null): SteppedInitiativeResponse {
    const application = answer === null ? null : ApplicationAnswerResponse.of(answer);
    return Object.assign(InitiativeResponse.of(initiative), { application });
  }
}
