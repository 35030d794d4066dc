import type { MultipartFile } from '@fastify/multipart';
import { PayloadTooLargeException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Fault, FILE_BYTES_MAX, UploadRefusedError } from '#domain';

/** A form that holds one file. */
export const MULTIPART_TYPE = 'multipart/form-data';
/** What stands around the file in a form: its borders and headers. */
const FORM_BYTES_MAX = 16 * 1024;
export const UPLOAD_BYTES_MAX_ON_WIRE = FILE_BYTES_MAX + FORM_BYTES_MAX;
const RECEIVE_MS_MAX = 60_000;

/** A file as it came in: nothing of it has been looked at. */
export type ReceivedFile = {
  readonly fileName: string;
  /** The type that the sender declares. */
  readonly declared: string;
  readonly bytes: Buffer;
};

const LIMITS = {
  fileSize: FILE_BYTES_MAX,
  // One more than can be right, so that a second one is seen and named.
  files: 2,
  fields: 2,
  parts: 3,
  fieldNameSize: 100,
  fieldSize: 1024,
  headerPairs: 20,
};

/**
 * Reads the one file of a form whole, in at most ten megabytes and one minute.
 *
 * @throws {UploadRefusedError} when the form is broken, or holds anything else than one file named `file`
 * @throws {PayloadTooLargeException} when it is larger than a file can be
 */
export async function receiveFile(request: FastifyRequest): Promise<ReceivedFile> {
  const timer = setTimeout(() => request.raw.destroy(), RECEIVE_MS_MAX);
  try {
    return await readParts(request);
  } catch (error) {
    throw refusalOf(error);
  } finally {
    clearTimeout(timer);
  }
}

async function readParts(request: FastifyRequest): Promise<ReceivedFile> {
  const files: ReceivedFile[] = [];
  const codes = new Set<keyof typeof FORM_FAULTS>();
  for await (const part of request.parts({ limits: LIMITS, preservePath: true })) {
    if (part.fieldname !== 'file' || part.type !== 'file') codes.add('upload-unknown-part');
    else if (files.length > 0) codes.add('upload-two-files');
    else files.push(await wholeOf(part));
    if (part.type === 'file') part.file.resume();
  }
  return theOne(files, codes);
}

function theOne(
  files: readonly ReceivedFile[],
  codes: Set<keyof typeof FORM_FAULTS>,
): ReceivedFile {
  const [received] = files;
  if (codes.size === 0 && received === undefined) codes.add('upload-missing');
  if (received?.bytes.length === 0) codes.add('file-empty');
  if (received !== undefined && codes.size === 0) return received;
  throw new UploadRefusedError([...codes].map((code) => fault(code, FORM_FAULTS[code])));
}

async function wholeOf(part: MultipartFile): Promise<ReceivedFile> {
  const bytes = await part.toBuffer();
  return { fileName: nameOf(part.filename), declared: part.mimetype, bytes };
}

const FORM_FAULTS = {
  'upload-unknown-part': 'The form holds one file, named "file", and nothing else.',
  'upload-two-files': 'Send one file at a time.',
  'upload-missing': 'The form has no file named "file".',
  'file-empty': 'The file is empty.',
} as const;

/** A sender can leave the name out. */
function nameOf(fileName: string | undefined): string {
  return (fileName ?? '').normalize('NFC');
}

function fault(code: string, reason: string): Fault {
  return { name: 'file', code, reason };
}

const MANY = ['FST_PARTS_LIMIT', 'FST_FILES_LIMIT', 'FST_FIELDS_LIMIT'];

/** What the form reader throws says what its sender did wrong; none of it is a fault of ours. */
function refusalOf(error: unknown): unknown {
  if (error instanceof UploadRefusedError) return error;
  const code = String((error as { readonly code?: unknown }).code);
  if (code === 'FST_REQ_FILE_TOO_LARGE') {
    return new PayloadTooLargeException(`A file has at most ${FILE_BYTES_MAX} bytes.`);
  }
  if (MANY.includes(code)) {
    return new UploadRefusedError([fault('upload-many-parts', 'Send one file and nothing else.')]);
  }
  const reason = 'The form is broken off, or not put together as multipart/form-data is.';
  return new UploadRefusedError([fault('upload-unreadable', reason)]);
}
