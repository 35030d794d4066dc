import { ApiProperty } from '@nestjs/swagger';
import { REGROUPING_KINDS, type RegroupingKind } from '#domain';
import type { InitiativeLink } from '#persistence';

/** What an initiative came from, or went on in. */
export class InitiativeLinkResponse {
  /** from: this one came of that one. into: this one went on in that one. */
  @ApiProperty({ enum: ['from', 'into'] })
  readonly direction!: InitiativeLink['direction'];
  @ApiProperty({ enum: REGROUPING_KINDS })
  readonly kind!: RegroupingKind;
  @ApiProperty({ format: 'uuid' })
  readonly regroupingId!: string;
  /** The other initiative. */
  @ApiProperty({ format: 'uuid' })
  readonly initiativeId!: string;
  readonly title!: string;
  readonly reason!: string;
  @ApiProperty({ format: 'date-time' })
  readonly happenedAt!: string;

  static of({ happenedAt, ...rest }: InitiativeLink): InitiativeLinkResponse {
    return { ...rest, happenedAt: happenedAt.toISOString() };
  }
}
