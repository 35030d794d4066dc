import { ApiProperty } from '@nestjs/swagger';
import type { ToldStory } from '#persistence';

const CENTS = { type: 'integer', format: 'int64' } as const;
const AT = { type: 'string', format: 'date-time', nullable: true } as const;

/** What a resident said and wanted to be published. */
export class PublicQuoteResponse {
  readonly text!: string;
  readonly saidBy!: string | null;
}

export class PublicPhotoResponse {
  @ApiProperty({ format: 'uuid' })
  readonly fileId!: string;
  readonly alternativeText!: string;
}

/** A story of what came of a plan, with the money as the ledger has it now. */
export class StoryResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid' })
  readonly initiativeId!: string;
  readonly initiativeTitle!: string;
  @ApiProperty({ format: 'uuid' })
  readonly wijkteamId!: string;
  /** Which of its texts this is. */
  @ApiProperty({ type: 'integer' })
  readonly number!: number;
  readonly title!: string;
  readonly body!: string;
  readonly quotes!: PublicQuoteResponse[];
  readonly photos!: PublicPhotoResponse[];
  @ApiProperty({ format: 'date-time' })
  readonly writtenAt!: string;
  /** Null while this text is not public. */
  @ApiProperty(AT)
  readonly publishedAt!: string | null;
  /** The day on which the initiative was finished. */
  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  readonly finishedOn!: string | null;
  @ApiProperty(CENTS)
  readonly requestedCents!: number;
  @ApiProperty(CENTS)
  readonly allocatedCents!: number;
  @ApiProperty(CENTS)
  readonly paidCents!: number;

  static of(story: ToldStory): StoryResponse {
    const { id, initiativeId, initiativeTitle, wijkteamId, number, title, body } = story;
    return {
      ...{ id, initiativeId, initiativeTitle, wijkteamId, number, title, body },
      // How and when somebody agreed is nobody else's business.
      quotes: story.quotes.map(({ text, saidBy }) => ({ text, saidBy })),
      photos: story.photos.map(({ fileId, alternativeText }) => ({ fileId, alternativeText })),
      writtenAt: new Date(story.writtenAt).toISOString(),
      publishedAt: story.publishedAt?.toISOString() ?? null,
      finishedOn: story.finishedOn,
      requestedCents: Number(story.requestedCents),
      allocatedCents: Number(story.allocatedCents),
      paidCents: Number(story.paidCents),
    };
  }
}
