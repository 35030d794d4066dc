import { ApiProperty } from '@nestjs/swagger';
import {
  type ObjectionOutcome,
  type ObjectionState,
  objectionState,
  type ObjectionStep,
  type ObjectionStepKind,
} from '#domain';
import type { Objection, ObjectionCase } from '#persistence';

const DAY = { type: 'string', format: 'date' } as const;
const OUTCOME = { type: 'string', enum: ['inadmissible', 'unfounded', 'founded'] } as const;

/** An objection as everybody may know of it: its number and what came of it. */
export class ObjectionEntryResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  /** `B`, the year and a number in it, such as `B2026-0001`. */
  readonly number!: string;
  @ApiProperty({ format: 'uuid' })
  readonly letterId!: string;
  /** The number of the letter that it is against. */
  readonly letterNumber!: string;
  @ApiProperty(DAY)
  readonly receivedOn!: string;
  readonly status!: ObjectionState['status'];
  /** The last day to decide on it in time (Awb 7:10). */
  @ApiProperty(DAY)
  readonly decideByOn!: string;
  @ApiProperty({ ...OUTCOME, nullable: true })
  readonly outcome!: ObjectionOutcome | null;
  /** When it was decided or withdrawn. */
  @ApiProperty({ ...DAY, nullable: true })
  readonly endedOn!: string | null;

  static entryOf(found: ObjectionCase): ObjectionEntryResponse {
    return entryFields(found);
  }
}

/** An objection as its handlers see it in a list. */
export class ObjectionCaseResponse extends ObjectionEntryResponse {
  /** Whether it was received after its term; the handler judges whether that can be excused. */
  readonly isLate!: boolean;
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly handlerId!: string | null;

  static of(found: ObjectionCase): ObjectionCaseResponse {
    const { isLate, handlerId } = found;
    return { ...entryFields(found), isLate, handlerId };
  }
}

export class ObjectionStepResponse {
  readonly number!: number;
  readonly kind!: ObjectionStepKind;
  @ApiProperty({ format: 'date-time' })
  readonly takenAt!: string;
  @ApiProperty({ format: 'uuid' })
  readonly takenBy!: string;
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly handlerId!: string | null;
  readonly reasons!: string | null;
  /** Whether being late is excused (Awb 6:11). */
  readonly isExcused!: boolean | null;
  @ApiProperty({ ...OUTCOME, nullable: true })
  readonly outcome!: ObjectionOutcome | null;
  /** What is decided instead, of a founded objection. */
  readonly newDecision!: string | null;
  /** Whether the wijkteam will decide again on the money. */
  readonly leadsToAllocation!: boolean;

  static of({ at, by, ...step }: ObjectionStep): ObjectionStepResponse {
    return { ...step, takenAt: new Date(at).toISOString(), takenBy: by };
  }
}

/** An objection in full, for who made it and who deals with it. */
export class ObjectionResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  readonly number!: string;
  @ApiProperty({ format: 'uuid' })
  readonly letterId!: string;
  readonly letterNumber!: string;
  readonly grounds!: string;
  /** The person who objects; null where a desk officer wrote for somebody. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly objectorId!: string | null;
  readonly objectorName!: string | null;
  readonly objectorAddress!: string | null;
  readonly objectorEmail!: string | null;
  @ApiProperty(DAY)
  readonly receivedOn!: string;
  @ApiProperty({ ...DAY, nullable: true })
  readonly postedOn!: string | null;
  /** The last day on which an objection to this letter is in time. */
  @ApiProperty(DAY)
  readonly termEndedOn!: string;
  readonly isLate!: boolean;
  readonly status!: ObjectionState['status'];
  @ApiProperty(DAY)
  readonly decideByOn!: string;
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly handlerId!: string | null;
  @ApiProperty({ ...OUTCOME, nullable: true })
  readonly outcome!: ObjectionOutcome | null;
  /** Always false: a decision stays in force while an objection is dealt with (Awb 6:16). */
  readonly isSuspending!: boolean;
  readonly steps!: ObjectionStepResponse[];

  static of(objection: Objection): ObjectionResponse {
    const { id, number, letter, grounds, receivedOn, postedOn, termEndedOn, isLate } = objection;
    const { objectorId, objectorName, objectorAddress, objectorEmail, steps } = objection;
    const { status, decideByOn, handlerId, outcome } = objectionState(objection);
    return {
      ...{ id, number, letterId: letter.id, letterNumber: letter.number, grounds },
      ...{ objectorId, objectorName, objectorAddress, objectorEmail },
      ...{ receivedOn, postedOn, termEndedOn, isLate, status, decideByOn, handlerId, outcome },
      isSuspending: false,
      steps: steps.map((step) => ObjectionStepResponse.of(step)),
    };
  }
}

function entryFields(found: ObjectionCase) {
  const { id, number, letterId, letterNumber, receivedOn, status } = found;
  const { decideByOn, outcome, endedOn } = found;
  return {
    ...{ id, number, letterId, letterNumber, receivedOn, status },
    ...{ decideByOn, outcome, endedOn },
  };
}
