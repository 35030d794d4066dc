import { ApiProperty } from '@nestjs/swagger';
import type { BoundaryAnswer, BoundaryState } from '#domain';
import { squareMetresOf } from '#geography';
import type { AnonymousResponse, BoundaryDetail, BoundarySummary } from '#persistence';

/** A boundary that residents drew: how many stand behind it, never who. */
export class BoundaryResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid' })
  readonly areaId!: string;
  readonly name!: string;
  /** Why the border lies there. */
  readonly reason!: string;
  /** superseded: adopted, and another one was adopted later. */
  @ApiProperty({ enum: ['open', 'adopted', 'rejected', 'superseded'] })
  readonly state!: BoundaryState;
  /** How many confirm it, beside the one who drew it. */
  @ApiProperty({ type: 'integer' })
  readonly confirmCount!: number;
  /** How many object to it. */
  @ApiProperty({ type: 'integer' })
  readonly objectCount!: number;
  readonly drawnAt!: Date;
  /** Why it was adopted or rejected; null while it is open. */
  readonly decisionReason!: string | null;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly decidedAt!: Date | null;

  static of(boundary: BoundarySummary): BoundaryResponse {
    const { id, areaId, name, reason, state, confirmCount, objectCount } = boundary;
    const { drawnAt, decisionReason, decidedAt } = boundary;
    const counts = { confirmCount, objectCount };
    return { id, areaId, name, reason, state, ...counts, drawnAt, decisionReason, decidedAt };
  }
}

/** A boundary that residents drew, with its lines. */
export class DrawnBoundaryResponse extends BoundaryResponse {
  /** A Polygon or a MultiPolygon of GeoJSON, in degrees (CRS84). */
  @ApiProperty({
    type: 'object',
    properties: {
      type: { type: 'string', enum: ['Polygon', 'MultiPolygon'] },
      coordinates: { type: 'array', items: {} },
    },
  })
  readonly geometry!: object;
  /** How large it is, in whole square metres. */
  @ApiProperty({ type: 'integer' })
  readonly squareMetres!: number;

  static ofDetail(boundary: BoundaryDetail): DrawnBoundaryResponse {
    const { geometry } = boundary;
    const squareMetres = Math.round(squareMetresOf(geometry));
    return Object.assign(BoundaryResponse.of(boundary), { geometry, squareMetres });
  }
}

/** An answer to a boundary, without who gave it. */
export class BoundaryAnswerResponse {
  @ApiProperty({ enum: ['confirm', 'object'] })
  readonly answer!: BoundaryAnswer;
  readonly reason!: string;
  readonly respondedAt!: Date;

  static of({ answer, reason, respondedAt }: AnonymousResponse): BoundaryAnswerResponse {
    return { answer, reason, respondedAt };
  }
}
