import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID } from 'class-validator';
import { type Moment, MOMENTS } from '#domain';
import { IsMoment } from '#platform';

export class PostponeRoundRequest {
  /** Which planned moment comes later, such as votingOpensAt. */
  @IsIn(MOMENTS)
  readonly moment!: Moment;

  /** When it is planned now; later than it was. */
  @IsMoment()
  readonly newMoment!: string;

  /** Whether the planned moments after it move along, as far by the clock on the wall. */
  @ApiPropertyOptional({ default: false })
  @IsBoolean()
  readonly shiftLater: boolean = false;

  /** Why, for everybody to read; at most 2,000 characters. */
  @IsString()
  readonly reason!: string;

  /** Where the decision can be found, such as the minutes of a meeting; at most 200 characters. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  readonly decisionReference: string | null = null;

  /** The decision of the wijkteam behind it, where the wijkteam takes such decisions. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsUUID()
  readonly teamDecisionId: string | null = null;

  /** The mandate by which it is done in the place of the wijkteam. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsUUID()
  readonly mandateId: string | null = null;
}
