import { ApiProperty } from '@nestjs/swagger';
import { type DrawHolder, type DrawPlace, PLACE_STATES, type PlaceState } from '#domain';

/** A code at its place in the drawn order. Nothing in it tells whose lot it is. */
export class DrawPlaceResponse {
  readonly code!: string;
  /** The group that it was drawn in; empty in a draw without groups. */
  readonly stratum!: string;
  /** From 1 in each group. */
  @ApiProperty({ type: 'integer' })
  readonly place!: number;
  /** reserve, invited, accepted, declined, or lapsed: nobody answered in time. */
  @ApiProperty({ enum: PLACE_STATES })
  readonly state!: PlaceState;
  /** The last day to answer on, for somebody who was invited. */
  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  readonly answerByOn!: string | null;

  static of({ code, stratum, place, state, answerByOn }: DrawPlace): DrawPlaceResponse {
    return { code, stratum, place, state, answerByOn };
  }
}

/** Whose lot a code is. */
export class DrawHolderResponse {
  readonly code!: string;
  @ApiProperty({ format: 'uuid' })
  readonly personId!: string;

  static of({ code, personId }: DrawHolder): DrawHolderResponse {
    return { code, personId };
  }
}
