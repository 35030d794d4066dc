import { ApiProperty } from '@nestjs/swagger';
import type { ChainFault } from '#domain';
import type { RecordedMinutes, SeatName } from '#persistence';

/** Who sat in a seat. */
export class SeatNameResponse {
  readonly label!: string;
  /** Only where its holder agreed to that. */
  @ApiProperty({ type: 'string', nullable: true })
  readonly name!: string | null;
}

/** A page of the minutes book of a wijkteam: the minutes of a meeting, or an addendum to them. */
export class MinutesResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  /** The place in the book, from 1. */
  @ApiProperty({ type: 'integer' })
  readonly number!: number;
  @ApiProperty({ enum: ['minutes', 'addendum'] })
  readonly kind!: string;
  @ApiProperty({ format: 'uuid' })
  readonly meetingId!: string;
  /** The minutes that an addendum is about. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly amendsId!: string | null;
  /** The text itself, as it was hashed: JSON with its names in order. */
  readonly text!: string;
  /** SHA-256 of the hash before, a line feed and the text. */
  readonly hash!: string;
  @ApiProperty({ type: 'string', nullable: true })
  readonly previousHash!: string | null;
  @ApiProperty({ format: 'date-time' })
  readonly madeAt!: string;
  /** The later meeting that approved it. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly approvedInId!: string | null;
  /** The seats that the text speaks of. */
  readonly seats!: SeatNameResponse[];

  static of(page: RecordedMinutes, seats: readonly SeatName[]): MinutesResponse {
    const { id, number, kind, meetingId, amendsId, text, hash, previousHash } = page;
    return {
      ...{ id, number, kind, meetingId, amendsId, text, hash, previousHash },
      madeAt: page.madeAt.toISOString(),
      approvedInId: page.approvedInId,
      seats: seats.map(({ label, name }) => ({ label, name })),
    };
  }
}

/** One thing that is wrong with a minutes book. */
export class MinutesFaultResponse {
  @ApiProperty({ type: 'integer' })
  readonly number!: number;
  /** `number`, `previous-hash`, `hash`, or `record`: what the meeting recorded gives another text. */
  readonly code!: string;
}

/** What came of computing a minutes book again. */
export class MinutesVerificationResponse {
  @ApiProperty({ type: 'integer' })
  readonly pageCount!: number;
  /** The hash of the last page: keep it, and nobody can change the book unseen. */
  @ApiProperty({ type: 'string', nullable: true })
  readonly lastHash!: string | null;
  readonly isSound!: boolean;
  readonly faults!: MinutesFaultResponse[];

  static of(
    pages: readonly RecordedMinutes[],
    faults: readonly ChainFault[],
  ): MinutesVerificationResponse {
    return {
      pageCount: pages.length,
      lastHash: pages.at(-1)?.hash ?? null,
      isSound: faults.length === 0,
      faults: faults.map(({ number, code }) => ({ number, code })),
    };
  }
}
