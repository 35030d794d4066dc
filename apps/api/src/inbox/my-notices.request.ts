import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { MAIL_LANGUAGES } from '#domain';
import { IsMoment, PageQuery } from '#platform';
import type { Language } from '#wording';

export class ListMyNoticesRequest extends PageQuery {
  @ApiPropertyOptional({ description: 'Only what was not read yet.', default: false })
  @Transform(({ value }: { value: unknown }) =>
    value === 'true' ? true : value === 'false' ? false : value,
  )
  @IsBoolean()
  readonly isUnread: boolean = false;

  @ApiPropertyOptional({
    description: 'The language of the texts; the one that the reader chose unless sent.',
    enum: MAIL_LANGUAGES,
  })
  @IsOptional()
  @IsIn(MAIL_LANGUAGES)
  readonly language?: Language;
}

export class GetMyNoticeRequest {
  @ApiPropertyOptional({
    description: 'The language of the texts; the one that the reader chose unless sent.',
    enum: MAIL_LANGUAGES,
  })
  @IsOptional()
  @IsIn(MAIL_LANGUAGES)
  readonly language?: Language;
}

export class ReadAllRequest {
  /** Messages that came after this moment stay unread: nobody saw them in the list. */
  @IsMoment()
  readonly readUntil!: string;
}
