import { ApiProperty } from '@nestjs/swagger';
import type { FileKind } from '#domain';
import type { FileWithView, InitiativeFile } from '#persistence';

const PIXELS = { type: 'integer', nullable: true } as const;

/** What is known of a file, for who sent it. */
export class FileResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  /** A photo is drawn anew in two sizes; a document is kept as it came. */
  @ApiProperty({ enum: ['photo', 'document'] })
  readonly kind!: FileKind;
  /** The name that it was sent by. */
  readonly fileName!: string;
  /** What it was sent as. */
  readonly mediaType!: string;
  /** How large it was when it was sent. */
  @ApiProperty({ type: 'integer' })
  readonly byteCount!: number;
  /** The SHA-256 of what was sent, in hex. */
  readonly contentHash!: string;
  /** How wide the photo is, upright; null for a document. */
  @ApiProperty(PIXELS)
  readonly widthPixels!: number | null;
  /** How high the photo is, upright; null for a document. */
  @ApiProperty(PIXELS)
  readonly heightPixels!: number | null;
  /** The scanner that found no virus in it; null where the installation has none. */
  readonly scannedBy!: string | null;
  /** Whether everybody can see it, as it is shown with something public. */
  readonly isPublic!: boolean;
  @ApiProperty({ format: 'date-time' })
  readonly uploadedAt!: string;

  static of(file: FileWithView): FileResponse {
    const { id, kind, fileName, mediaType, byteCount, contentHash } = file;
    return {
      ...{ id, kind, fileName, mediaType, byteCount, contentHash },
      widthPixels: file.widthPixels,
      heightPixels: file.heightPixels,
      scannedBy: file.scannedBy,
      isPublic: file.isPublic,
      uploadedAt: file.uploadedAt.toISOString(),
    };
  }
}

/** A file as it is shown with an initiative. */
export class InitiativeFileResponse {
  @ApiProperty({ format: 'uuid' })
  readonly fileId!: string;
  @ApiProperty({ enum: ['photo', 'document'] })
  readonly kind!: FileKind;
  /** What is to be seen in a photo, or the title of a document. */
  readonly description!: string;
  readonly fileName!: string;
  readonly mediaType!: string;
  @ApiProperty({ type: 'integer' })
  readonly byteCount!: number;
  @ApiProperty(PIXELS)
  readonly widthPixels!: number | null;
  @ApiProperty(PIXELS)
  readonly heightPixels!: number | null;
  @ApiProperty({ format: 'date-time' })
  readonly attachedAt!: string;

  static of(file: InitiativeFile): InitiativeFileResponse {
    const { fileId, kind, description, fileName, mediaType, byteCount } = file;
    return {
      ...{ fileId, kind, description, fileName, mediaType, byteCount },
      widthPixels: file.widthPixels,
      heightPixels: file.heightPixels,
      attachedAt: file.attachedAt.toISOString(),
    };
  }
}
