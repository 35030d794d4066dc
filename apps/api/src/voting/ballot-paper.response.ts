import { ApiProperty } from '@nestjs/swagger';
import type { PublishedPaperLine } from '#persistence';
import { wireCents } from '#platform';

export class BallotPaperLineResponse {
  /** The place on the paper, from 1. */
  @ApiProperty({ type: 'integer' })
  readonly number!: number;
  /** The code that the count knows the initiative by. */
  readonly code!: string;
  @ApiProperty({ format: 'uuid' })
  readonly initiativeId!: string;
  readonly title!: string;
  readonly summary!: string;
  /** What it costs, in cents. */
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly costCents!: number;
}

export class BallotPaperResponse {
  @ApiProperty({ format: 'uuid' })
  readonly roundId!: string;
  /** The SHA-256 of `rulesDocument` in UTF-8, in hex. */
  readonly rulesHash!: string;
  /** The rules and this paper as one text, as they were frozen when voting opened. */
  readonly rulesDocument!: string;
  readonly lines!: BallotPaperLineResponse[];

  static of(
    roundId: string,
    frozen: { readonly rulesHash: string; readonly rulesDocument: string },
    lines: readonly PublishedPaperLine[],
  ): BallotPaperResponse {
    const { rulesHash, rulesDocument } = frozen;
    return {
      roundId,
      rulesHash,
      rulesDocument,
      lines: lines.map(({ number, code, initiativeId, title, summary, costCents }) => ({
        number,
        code,
        initiativeId,
        title,
        summary,
        costCents: wireCents(costCents),
      })),
    };
  }
}
