import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  type Consent,
  CONSENTS,
  STORY_BODY_LENGTH_MAX,
  STORY_PHOTOS_MAX,
  STORY_QUOTES_MAX,
  STORY_STEPS,
  STORY_TITLE_LENGTH_MAX,
  type StoryStep,
  type StoryText,
  tidyLine,
  tidyText,
} from '#domain';

export class StoryQuoteRequest {
  /** In the resident's own words. */
  @IsString()
  @Length(1, 1_000)
  readonly text!: string;

  /** As the resident wants to be named; null for without a name. */
  @IsOptional()
  @IsString()
  @Length(1, 80)
  readonly saidBy?: string | null;

  /** How the resident agreed that it is published. */
  @IsIn(CONSENTS)
  readonly consentGiven!: Consent;

  /** When. */
  @ApiProperty({ format: 'date' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  readonly consentOn!: string;
}

export class StoryPhotoRequest {
  /** A photo that everybody sees already with the initiative or its reports. */
  @IsUUID()
  readonly fileId!: string;

  /** What is to be seen on it, for who cannot see it. */
  @IsString()
  @Length(1, 300)
  readonly alternativeText!: string;
}

/** The text of a story, whole. Figures are not in it: they come from the ledger. */
export class StoryTextRequest {
  @IsString()
  @Length(1, STORY_TITLE_LENGTH_MAX)
  readonly title!: string;

  @IsString()
  @Length(1, STORY_BODY_LENGTH_MAX)
  readonly body!: string;

  @IsArray()
  @ArrayMaxSize(STORY_QUOTES_MAX)
  @ValidateNested({ each: true })
  @Type(() => StoryQuoteRequest)
  readonly quotes!: StoryQuoteRequest[];

  @IsArray()
  @ArrayMaxSize(STORY_PHOTOS_MAX)
  @ValidateNested({ each: true })
  @Type(() => StoryPhotoRequest)
  readonly photos!: StoryPhotoRequest[];
}

export class TellStoryRequest extends StoryTextRequest {
  /** The initiative that it is about, which is finished. */
  @IsUUID()
  readonly initiativeId!: string;
}

export class StoryStepRequest {
  @IsIn(STORY_STEPS)
  readonly step!: StoryStep;

  /** The text to publish, by its number. */
  @ApiProperty({ type: 'integer', minimum: 1 })
  @IsInt()
  @Min(1)
  readonly number!: number;

  /** Why; needed to take a story off. */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  readonly reason?: string | null;
}

export function storyTextOf({ title, body, quotes, photos }: StoryTextRequest): StoryText {
  return {
    title: tidyLine(title),
    body: tidyText(body),
    quotes: quotes.map(({ text, saidBy, consentGiven, consentOn }) => ({
      text: tidyText(text),
      saidBy: saidBy == null ? null : tidyLine(saidBy),
      ...{ consentGiven, consentOn },
    })),
    photos: photos.map(({ fileId, alternativeText }) => ({
      fileId,
      alternativeText: tidyLine(alternativeText),
    })),
  };
}
