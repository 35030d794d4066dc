import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import {
  PROMISE_OUTCOMES,
  PROMISE_OWNER_ROLES,
  PROMISE_SOURCE_NOTE_LENGTH_MAX,
  PROMISE_SOURCES,
  PROMISE_STATES,
  PROMISE_TEXT_LENGTH_MAX,
  type PromiseOutcome,
  type PromiseSource,
  type PromiseState,
  type PromiseTerms,
  PROGRESS_REASON_LENGTH_MAX,
  type Role,
  tidyLine,
  tidyText,
} from '#domain';
import { PageQuery } from '#platform';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A promise to a wijk. */
export class MakePromiseRequest {
  @IsUUID()
  readonly wijkteamId!: string;

  /** The initiative that it is about; null when it is about none. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid', nullable: true })
  @IsOptional()
  @IsUUID()
  readonly initiativeId: string | null = null;

  /** What is promised, for everybody to read. */
  @IsString()
  @MaxLength(PROMISE_TEXT_LENGTH_MAX)
  readonly text!: string;

  /** Who sees to it: a person with the role beside it. */
  @IsUUID()
  readonly ownerId!: string;

  /** The role in which the owner sees to it; this is public, the person is not. */
  @IsIn(PROMISE_OWNER_ROLES)
  readonly ownerRole!: Role;

  @ApiProperty({ type: 'string', format: 'date' })
  @Matches(DAY)
  readonly madeOn!: string;

  /** The last day by which it is kept. */
  @ApiProperty({ type: 'string', format: 'date' })
  @Matches(DAY)
  readonly dueOn!: string;

  /** Where it was said. */
  @IsIn(PROMISE_SOURCES)
  readonly source!: PromiseSource;

  /** Which conversation, meeting or decision it was. */
  @ApiPropertyOptional()
  @IsString()
  @MaxLength(PROMISE_SOURCE_NOTE_LENGTH_MAX)
  readonly sourceNote: string = '';
}

/** Whether a promise was kept. */
export class SettlePromiseRequest {
  @IsIn(PROMISE_OUTCOMES)
  readonly outcome!: PromiseOutcome;

  /** Why it was broken, or what was done, for everybody to read. */
  @ApiPropertyOptional()
  @IsString()
  @MaxLength(PROGRESS_REASON_LENGTH_MAX)
  readonly reason: string = '';

  /** The new date, where a broken promise is made again. */
  @ApiPropertyOptional({ type: 'string', format: 'date', nullable: true })
  @IsOptional()
  @Matches(DAY)
  readonly newDueOn: string | null = null;
}

/** Which promises to list. */
export class PromisesPageQuery extends PageQuery {
  /** Only those to this wijkteam. */
  @IsOptional()
  @IsUUID()
  readonly wijkteamId?: string;

  /** Only those about this initiative. */
  @IsOptional()
  @IsUUID()
  readonly initiativeId?: string;

  /** Only those that stand so. */
  @IsOptional()
  @IsIn(PROMISE_STATES)
  readonly state?: PromiseState;
}

export function termsOf(request: MakePromiseRequest): PromiseTerms {
  const { text, madeOn, dueOn, source, sourceNote } = request;
  return { text: tidyLine(text), madeOn, dueOn, source, sourceNote: tidyText(sourceNote) };
}
