import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  FILE_DESCRIPTION_LENGTH_MAX,
  type Judgement,
  JUDGEMENT_WORDS_LENGTH_MAX,
  PROGRESS_BODY_LENGTH_MAX,
  PROGRESS_PHOTOS_MAX,
  PROGRESS_REASON_LENGTH_MAX,
  SCORE_MAX,
  tidyLine,
  tidyText,
  type WantedPhoto,
} from '#domain';

/** A photo of one's own in a report. */
export class ProgressPhotoRequest {
  @IsUUID()
  readonly fileId!: string;

  /** What is to be seen, for people who cannot see the photo. */
  @IsString()
  @MaxLength(FILE_DESCRIPTION_LENGTH_MAX)
  readonly description!: string;
}

/** A report on how it goes. */
export class PostProgressRequest {
  @IsString()
  @MaxLength(PROGRESS_BODY_LENGTH_MAX)
  readonly body!: string;

  @ApiPropertyOptional()
  @IsArray()
  @ArrayMaxSize(PROGRESS_PHOTOS_MAX)
  @ValidateNested({ each: true })
  @Type(() => ProgressPhotoRequest)
  readonly photos: ProgressPhotoRequest[] = [];
}

export class DeclareFinishedRequest {
  @ApiProperty({ type: 'string', format: 'date' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  readonly finishedOn!: string;

  /** What was done, for everybody to read. */
  @IsString()
  @MaxLength(PROGRESS_BODY_LENGTH_MAX)
  readonly summary!: string;
}

/** What you find of the result: each from 1 (not at all) to 5 (very much). */
export class GiveJudgementRequest {
  /** It became what was promised. */
  @ApiProperty({ type: 'integer' })
  @IsInt()
  @Min(1)
  @Max(SCORE_MAX)
  readonly asPromised!: number;

  /** The wijk gains by it. */
  @ApiProperty({ type: 'integer' })
  @IsInt()
  @Min(1)
  @Max(SCORE_MAX)
  readonly useful!: number;

  /** It was handled well. */
  @ApiProperty({ type: 'integer' })
  @IsInt()
  @Min(1)
  @Max(SCORE_MAX)
  readonly wellHandled!: number;

  /** A few words for everybody to read, without your name. */
  @ApiPropertyOptional()
  @IsString()
  @MaxLength(JUDGEMENT_WORDS_LENGTH_MAX)
  readonly words: string = '';
}

export class HideRequest {
  /** Why, for everybody to read in its place. */
  @IsString()
  @MaxLength(PROGRESS_REASON_LENGTH_MAX)
  readonly reason!: string;
}

export function photosOf(photos: readonly ProgressPhotoRequest[]): WantedPhoto[] {
  return photos.map(({ fileId, description }) => ({
    fileId: fileId.toLowerCase(),
    description: tidyLine(description),
  }));
}

export function judgementOf(request: GiveJudgementRequest): Judgement {
  const { asPromised, useful, wellHandled, words } = request;
  return { asPromised, useful, wellHandled, words: tidyText(words) };
}
