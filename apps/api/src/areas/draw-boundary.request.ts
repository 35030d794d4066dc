import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsObject, IsOptional, IsString, Length } from 'class-validator';
import {
  BOUNDARY_ANSWERS,
  BOUNDARY_OUTCOMES,
  BOUNDARY_REASON_LENGTH_MAX,
  type BoundaryAnswer,
  type BoundaryOutcome,
  NAME_LENGTH_MAX,
} from '#domain';

export class DrawBoundaryRequest {
  /** What the drawing is called. */
  @IsString()
  @Length(1, NAME_LENGTH_MAX)
  readonly name!: string;

  /** Why the border lies there. Everybody can read it. */
  @IsString()
  @Length(1, BOUNDARY_REASON_LENGTH_MAX)
  readonly reason!: string;

  /** The borders as residents see them: a Polygon or a MultiPolygon of GeoJSON, in degrees (CRS84). */
  @IsObject()
  @ApiProperty({
    type: 'object',
    selfRequired: true,
    required: ['type', 'coordinates'],
    properties: {
      type: { type: 'string', enum: ['Polygon', 'MultiPolygon'] },
      coordinates: { type: 'array', items: {} },
    },
  })
  readonly geometry!: object;
}

export class RespondToBoundaryRequest {
  /** Whether this is the border, as you see it. */
  @IsIn(BOUNDARY_ANSWERS)
  readonly answer!: BoundaryAnswer;

  /** Why; an objection needs a reason. */
  @IsOptional()
  @IsString()
  @Length(0, BOUNDARY_REASON_LENGTH_MAX)
  readonly reason?: string;
}

export class DecideOnBoundaryRequest {
  /** Whether this becomes the residents' boundary of the area. */
  @IsIn(BOUNDARY_OUTCOMES)
  readonly outcome!: BoundaryOutcome;

  /** Why; a rejection needs a reason. Everybody can read it. */
  @IsOptional()
  @IsString()
  @Length(0, BOUNDARY_REASON_LENGTH_MAX)
  readonly reason?: string;
}
