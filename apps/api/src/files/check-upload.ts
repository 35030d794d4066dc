import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import {
  type FileKind,
  fileNameFaults,
  UPLOAD_TYPES,
  type UploadMediaType,
  UploadRefusedError,
  uploadTypeOf,
} from '#domain';
import type { Rendition } from '#persistence';
import type { ReceivedFile } from '#platform';
import { foreignFaults } from './foreign-content.js';
import { checkPdf } from './pdf.js';
import { drawAnew } from './picture.js';

/** A file that was looked through, with the bytes that will be served. */
export type CheckedFile = {
  readonly kind: FileKind;
  readonly mediaType: UploadMediaType;
  readonly fileName: string;
  readonly byteCount: number;
  readonly contentHash: string;
  readonly widthPixels: number | null;
  readonly heightPixels: number | null;
  readonly renditions: readonly Rendition[];
};

/**
 * Looks a file through: its name, that its content, its name and the declared type agree, that it is
 * nothing else besides, and then the content itself. A picture is drawn anew; a document is kept as it is.
 *
 * @throws {UploadRefusedError} naming what is wrong
 */
export async function checkUpload({
  bytes,
  declared,
  fileName,
}: ReceivedFile): Promise<CheckedFile> {
  const nameFaults = fileNameFaults(fileName);
  if (nameFaults.length > 0) throw new UploadRefusedError(nameFaults);
  const found = (await fileTypeFromBuffer(bytes))?.mime ?? null;
  const mediaType = uploadTypeOf({ fileName, declared, found });
  const { kind } = UPLOAD_TYPES[mediaType];
  const foreign = foreignFaults(bytes, kind);
  if (foreign.length > 0) throw new UploadRefusedError(foreign);
  const contentHash = createHash('sha256').update(bytes).digest('hex');
  const file = { kind, mediaType, fileName, byteCount: bytes.length, contentHash };
  if (kind === 'photo') return { ...file, ...(await drawAnew(bytes)) };
  await checkPdf(bytes);
  const size = { widthPixels: null, heightPixels: null };
  const original: Rendition = { size: 'original', mediaType, bytes, contentHash, ...size };
  return { ...file, ...size, renditions: [original] };
}
