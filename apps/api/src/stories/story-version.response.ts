import { ApiProperty } from '@nestjs/swagger';
import { type Consent, CONSENTS } from '#domain';
import type { StoryVersion } from '#persistence';
import { PublicPhotoResponse } from './story.response.js';

export class StoryQuoteResponse {
  readonly text!: string;
  readonly saidBy!: string | null;
  @ApiProperty({ enum: CONSENTS })
  readonly consentGiven!: Consent;
  @ApiProperty({ format: 'date' })
  readonly consentOn!: string;
}

/** A text of a story as it was written. */
export class StoryVersionResponse {
  @ApiProperty({ type: 'integer' })
  readonly number!: number;
  readonly title!: string;
  readonly body!: string;
  readonly quotes!: StoryQuoteResponse[];
  readonly photos!: PublicPhotoResponse[];
  @ApiProperty({ format: 'date-time' })
  readonly writtenAt!: string;

  static of({
    number,
    title,
    body,
    quotes,
    photos,
    writtenAt,
  }: StoryVersion): StoryVersionResponse {
    return {
      ...{ number, title, body },
      quotes: quotes.map((quote) => ({ ...quote })),
      photos: photos.map((photo) => ({ ...photo })),
      writtenAt: writtenAt.toISOString(),
    };
  }
}
