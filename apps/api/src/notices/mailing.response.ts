import { ApiProperty } from '@nestjs/swagger';
import { MAILING_STATES, type MailingState, NOTICE_KINDS } from '#domain';
import type { MailingEntry } from '#persistence';

const MOMENT = { type: 'string', format: 'date-time' } as const;

/** A mail or a letter, as staff see it: what it is about and where it stands, never an address. */
export class MailingResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ enum: MAILING_STATES })
  readonly state!: MailingState;
  /** Whom it is for; null where only the code of a letter is known. */
  @ApiProperty({ type: 'string', nullable: true })
  readonly name!: string | null;
  /** What it tells. */
  @ApiProperty({ enum: NOTICE_KINDS, isArray: true })
  readonly kinds!: readonly string[];
  @ApiProperty(MOMENT)
  readonly createdAt!: string;
  @ApiProperty({ ...MOMENT, nullable: true })
  readonly settledAt!: string | null;
  /** The member of staff who posted it or decided about it; null where nobody had to. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly settledBy!: string | null;
  /** How often a mail server was asked to take it. */
  @ApiProperty({ type: 'integer' })
  readonly attempts!: number;
  /** What the mail server said last; null where nothing was said. */
  @ApiProperty({ type: 'string', nullable: true })
  readonly answer!: string | null;

  static of(entry: MailingEntry): MailingResponse {
    const { id, state, name, kinds, createdAt, settledAt, settledBy, attempts, answer } = entry;
    return {
      ...{ id, state, name, kinds, settledBy, attempts, answer },
      createdAt: createdAt.toISOString(),
      settledAt: settledAt?.toISOString() ?? null,
    };
  }
}

/** What was read in a returned mail. */
export class BounceResponse {
  /**
   * hard: the address takes no mail, and letters take its place. soft: this mail did not arrive.
   * delayed: it may still arrive. unknown: it is about no mail of ours, or no bad news.
   */
  @ApiProperty({ enum: ['hard', 'soft', 'delayed', 'unknown'] })
  readonly kind!: 'hard' | 'soft' | 'delayed' | 'unknown';
  /** Whether it was known before; then nothing changed. */
  readonly isRepeated!: boolean;
}
