import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { FILE_DESCRIPTION_LENGTH_MAX, DOCUMENTS_MAX, PHOTOS_MAX, tidyLine } from '#domain';
import type { WantedAttachment } from './attach-files.use-case.js';

/** A file of one's own to show. */
export class AttachFileRequest {
  @IsUUID()
  readonly fileId!: string;

  /** What is to be seen in a photo, for people who cannot see it; the title of a document. */
  @IsString()
  @MaxLength(FILE_DESCRIPTION_LENGTH_MAX)
  readonly description!: string;
}

/** All files of an initiative, in the order in which they are shown. */
export class ReplaceFilesRequest {
  /** What is left out is not shown any more. */
  @IsArray()
  @ArrayMaxSize(PHOTOS_MAX + DOCUMENTS_MAX)
  @ValidateNested({ each: true })
  @Type(() => AttachFileRequest)
  readonly files!: AttachFileRequest[];
}

/** The attachment that a valid request asks for. */
export function attachmentOf({ fileId, description }: AttachFileRequest): WantedAttachment {
  return { fileId: fileId.toLowerCase(), description: tidyLine(description) };
}
