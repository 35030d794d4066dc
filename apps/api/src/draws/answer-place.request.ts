import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { PLACE_ANSWERS, type PlaceAnswer } from '#domain';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class AnswerPlaceRequest {
  /** accepted, declined, or lapsed when nobody answered by the last day. */
  @IsIn(PLACE_ANSWERS)
  readonly answer!: PlaceAnswer;

  /** Whose lot it is, when it is accepted and the list does not say so. */
  @IsOptional()
  @IsUUID()
  readonly personId?: string;

  /** The first day of the membership; today unless sent. */
  @IsOptional()
  @Matches(DAY)
  @ApiProperty({ type: 'string', format: 'date' })
  readonly validFromOn?: string;

  /** The last day of the membership; none unless sent. */
  @IsOptional()
  @Matches(DAY)
  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  readonly validUntilOn?: string | null;

  /** The buurt of a sub-representative. */
  @IsOptional()
  @IsUUID()
  readonly areaId?: string;

  /** Whether this person agreed that the name stands on the public page; not unless sent. */
  @IsOptional()
  @IsBoolean()
  readonly isNamePublic?: boolean;
}
