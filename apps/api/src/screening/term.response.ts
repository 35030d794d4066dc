import { ApiProperty } from '@nestjs/swagger';
import type { TermState } from '#domain';
import type { InitiativeTerm } from '#persistence';

const DAY = { type: 'string', format: 'date', nullable: true } as const;

/** The term in which an application is answered. */
export class TermResponse {
  @ApiProperty({ enum: ['running', 'suspended', 'met', 'lapsed'] })
  readonly state!: TermState;
  /** The day after which it runs. */
  @ApiProperty({ type: 'string', format: 'date' })
  readonly startsAfterOn!: string;
  /** The last day; null while it stands still. */
  @ApiProperty(DAY)
  readonly dueOn!: string | null;
  /** The last day to complete the application; null unless it stands still. */
  @ApiProperty(DAY)
  readonly completeByOn!: string | null;
  readonly isExtended!: boolean;
  readonly isPassed!: boolean;

  static of(term: InitiativeTerm): TermResponse {
    const { state, startsAfterOn, dueOn, completeByOn, isExtended, passedAt } = term;
    return { state, startsAfterOn, dueOn, completeByOn, isExtended, isPassed: passedAt !== null };
  }
}
