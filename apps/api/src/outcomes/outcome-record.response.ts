import { ApiProperty } from '@nestjs/swagger';
import { type Opinion, OPINIONS, OUTCOME_MODES, type OutcomeMode } from '#domain';
import type { KeptOutcome } from '#persistence';

export class OutcomeLineResponse {
  @ApiProperty({ format: 'uuid' })
  readonly initiativeId!: string;
  @ApiProperty({ enum: OPINIONS })
  readonly opinion!: Opinion;
  /** Null where no votes were counted. */
  @ApiProperty({ type: 'integer', nullable: true })
  readonly votes!: number | null;
  readonly reasons!: string | null;
}

/** What a committee advised or an assembly chose. It names nobody. */
export class OutcomeRecordResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid' })
  readonly roundId!: string;
  /** From 1; the highest of a round is the one that holds. */
  @ApiProperty({ type: 'integer' })
  readonly number!: number;
  @ApiProperty({ enum: OUTCOME_MODES })
  readonly mode!: OutcomeMode;
  @ApiProperty({ format: 'date' })
  readonly heldOn!: string;
  readonly place!: string;
  @ApiProperty({ type: 'integer' })
  readonly presentCount!: number;
  @ApiProperty({ type: 'integer' })
  readonly recusedCount!: number;
  @ApiProperty({ type: 'integer', nullable: true })
  readonly votesEachMax!: number | null;
  readonly minutes!: string;
  /** Every eligible initiative, the most preferred first. */
  readonly lines!: OutcomeLineResponse[];
  /** Why it took the place of the record before it. */
  readonly correctionReason!: string | null;
  /** The text that the hash is of. */
  readonly document!: string;
  /** The SHA-256 of the text, in hex. */
  readonly textHash!: string;
  @ApiProperty({ format: 'date-time' })
  readonly recordedAt!: string;
  /** When a second person confirmed it; only then can a decision rest on it. */
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly confirmedAt!: string | null;

  static of(kept: KeptOutcome): OutcomeRecordResponse {
    const { record } = kept;
    return {
      id: kept.id,
      roundId: kept.roundId,
      number: kept.number,
      mode: record.mode,
      heldOn: record.heldOn,
      place: record.place,
      presentCount: record.presentCount,
      recusedCount: record.recusedCount,
      votesEachMax: record.votesEachMax,
      minutes: record.minutes,
      lines: record.lines.map(({ initiativeId, opinion, votes, reasons }) => ({
        initiativeId,
        opinion,
        votes,
        reasons,
      })),
      correctionReason: record.correctionReason,
      document: kept.document,
      textHash: kept.textHash,
      recordedAt: kept.recordedAt.toISOString(),
      confirmedAt: kept.confirmedAt?.toISOString() ?? null,
    };
  }
}
