import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import {
  DRAWN_ROLES,
  type DrawnRole,
  PUBLIC_VALUE_FORMS,
  type PublicValueForm,
  STRATA_MAX,
} from '#domain';

export class StratumRequest {
  /** The name of the group, such as a buurt or an age group. */
  @IsString()
  @Length(1, 80)
  readonly stratum!: string;

  /** How many people there are in the group; the seats are divided by it. */
  @IsOptional()
  @IsInt()
  readonly population?: number | null;

  /** How many seats the group has, where populations do not divide them. */
  @IsOptional()
  @IsInt()
  readonly seats?: number | null;
}

export class AnnounceDrawRequest {
  /** The wijkteam that gets its seats filled. */
  @IsUUID()
  readonly wijkteamId!: string;

  /** What the draw is called. */
  @IsString()
  @Length(1, 120)
  readonly title!: string;

  /** What those who are drawn become: member or sub-representative. A member unless sent. */
  @IsOptional()
  @IsIn(DRAWN_ROLES)
  readonly role?: DrawnRole;

  /** How many seats there are to fill. */
  @IsInt()
  readonly seats!: number;

  /** The groups that are drawn from, each by itself; none unless sent. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(STRATA_MAX)
  @ValidateNested({ each: true })
  @Type(() => StratumRequest)
  readonly strata?: StratumRequest[];

  /** How many days somebody who is drawn has to answer; 14 unless sent. */
  @IsOptional()
  @IsInt()
  readonly answerDays?: number;

  /** The SHA-256 of a secret that is shown at the draw: 64 hexadecimal digits. */
  @IsString()
  @Length(64, 64)
  readonly seal!: string;

  /** Which public value decides together with the secret: which lottery, beacon or notary, in words. */
  @IsString()
  @Length(1, 500)
  readonly publicSource!: string;

  /** How the public value is written: digits, sorted-numbers or hex. */
  @IsIn(PUBLIC_VALUE_FORMS)
  readonly publicForm!: PublicValueForm;

  /** From this moment on everybody can know the public value. The list is frozen before it. */
  @IsISO8601({ strict: true })
  @Matches(/^2\d{3}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/, {
    message: '$property must be a date and a time with Z or an offset',
  })
  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly publicAt!: string;
}
