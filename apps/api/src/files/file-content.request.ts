import { IsIn } from 'class-validator';

/** Which bytes of a photo to send; a document has one size only. */
export class FileContentRequest {
  /** page: at most 1600 pixels wide and high. thumbnail: at most 400. */
  @IsIn(['page', 'thumbnail'])
  readonly size: 'page' | 'thumbnail' = 'page';

  /** The format of the picture. */
  @IsIn(['webp', 'jpeg'])
  readonly format: 'webp' | 'jpeg' = 'webp';
}
