import { DomainError, type Fault } from '../domain-error.js';

/** How large one file may be. */
export const FILE_BYTES_MAX = 10 * 1024 * 1024;
export const FILE_NAME_LENGTH_MAX = 120;
/** How many pixels a photo may have: more than any telephone of today makes. */
export const PHOTO_PIXELS_MAX = 50_000_000;
/** What a person may send on one day, by the Dutch calendar. A try that was refused counts as a try. */
export const UPLOAD_TRIES_MAX = 120;
export const UPLOAD_FILES_MAX = 40;
export const UPLOAD_BYTES_MAX = 100 * 1024 * 1024;

export type FileKind = 'photo' | 'document';
export type UploadMediaType = 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf';

/** What can be uploaded: the type, what sort of file it is, and how its name may end. */
export const UPLOAD_TYPES: Readonly<
  Record<UploadMediaType, { readonly kind: FileKind; readonly endings: readonly string[] }>
> = {
  'image/jpeg': { kind: 'photo', endings: ['jpg', 'jpeg'] },
  'image/png': { kind: 'photo', endings: ['png'] },
  'image/webp': { kind: 'photo', endings: ['webp'] },
  'application/pdf': { kind: 'document', endings: ['pdf'] },
};

/** Endings that make a computer run or show something; none of them stands in the middle of a name. */
const TELLING_ENDINGS: ReadonlySet<string> = new Set(
  `apk app asp aspx bat bin cgi class cmd com cpl dll docm elf exe gif hta htaccess htm html jar jpeg jpg js
   jse jsp lnk mjs msi pdf phar php php5 phtml pif pl png ps1 py rb reg scr sh svg swf tif tiff url vb vbs
   webp wsf xhtml xml xlsm zip`.split(/\s+/),
);

/** Signs that stand for folders or streams, and those that no file name of any system may hold. */
const PATH_SIGNS = /[/\\:*?"<>|]/;
const UNSEEN = /[\p{Cc}\p{Cs}\p{Co}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;

/** An upload was refused; its faults say why, each in a sentence that helps. */
export class UploadRefusedError extends DomainError {
  readonly code = 'upload-refused';
  readonly kind = 'rule-violated';

  constructor(faults: readonly Fault[]) {
    super('This file cannot be taken.', {}, faults);
  }
}

/** The person sent as much as one may send in a day. */
export class UploadQuotaError extends DomainError {
  readonly code = 'upload-quota';
  readonly kind = 'too-many-requests';

  constructor() {
    super('You sent as many files as one person can in a day. Go on tomorrow.', {
      filesMax: UPLOAD_FILES_MAX,
      bytesMax: UPLOAD_BYTES_MAX,
    });
  }
}

/** Every place where a file is looked at is taken. */
export class UploadsBusyError extends DomainError {
  readonly code = 'uploads-busy';
  readonly kind = 'unavailable';

  constructor() {
    super('Many people send files just now. Try again in a minute.');
  }
}

/** The virus scanner does not answer, and without it nothing is taken. */
export class ScannerUnavailableError extends DomainError {
  readonly code = 'scanner-unavailable';
  readonly kind = 'unavailable';

  constructor() {
    super('Files cannot be checked for viruses just now. Try again later.');
  }
}

/**
 * Every fault in the name of a file, as it was sent. A name is one name and no path, of 3 to 120
 * characters that can be seen, with one ending that is of a type that can be taken. An ending that a
 * computer acts on is refused in the middle as well (`photo.exe.jpg`, `photo.jpg.exe`).
 */
export function fileNameFaults(name: string): Fault[] {
  const faults: Fault[] = [];
  const refuse = (code: string, reason: string): void => {
    faults.push({ name: 'file', code, reason });
  };
  if (name === '') return [fileFault('file-name-missing', 'The file has no name.')];
  if (name.length > FILE_NAME_LENGTH_MAX) {
    refuse('file-name-too-long', `A name has at most ${FILE_NAME_LENGTH_MAX} characters.`);
  }
  if (UNSEEN.test(name)) {
    refuse('file-name-unprintable', 'The name has a character that nobody can see.');
  }
  if (PATH_SIGNS.test(name) || name.startsWith('.')) {
    refuse('file-name-path', 'The name is a path or begins with a dot; send a plain name.');
  }
  const [, ...endings] = name.toLowerCase().split('.');
  const [last = '', ...inner] = endings.toReversed();
  if (inner.some((each) => TELLING_ENDINGS.has(each.trim()))) {
    refuse('file-name-endings', 'The name has two endings; keep one.');
  }
  if (typeByEnding(last) === null) {
    refuse('file-name-ending', 'The name has to end in .jpg, .jpeg, .png, .webp or .pdf.');
  }
  return faults;
}

/**
 * The type that a file is taken as. What its bytes say decides; its name and what the sender declares
 * have to say the same.
 *
 * @param found what the bytes say; null when nobody knows
 * @throws {UploadRefusedError} when the three do not agree, or the type is none that can be taken
 */
export function uploadTypeOf(given: {
  readonly fileName: string;
  readonly declared: string;
  readonly found: string | null;
}): UploadMediaType {
  const { fileName, declared, found } = given;
  const type = Object.keys(UPLOAD_TYPES).find((each) => each === found) as
    UploadMediaType | undefined;
  if (type === undefined) throw new UploadRefusedError([unknownType(found)]);
  const faults: Fault[] = [];
  if (declared !== type) {
    const reason = `It was sent as ${printable(declared)}, and its content is ${type}.`;
    faults.push(fileFault('file-type-declared', reason));
  }
  const ending = fileName.toLowerCase().split('.').at(-1) ?? '';
  if (!UPLOAD_TYPES[type].endings.includes(ending)) {
    faults.push(fileFault('file-type-name', `Its name does not fit its content, ${type}.`));
  }
  if (faults.length > 0) throw new UploadRefusedError(faults);
  return type;
}

/** A fault of the file as a whole. */
export function fileFault(code: string, reason: string): Fault {
  return { name: 'file', code, reason };
}

const HEIC_TYPES = ['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence'];

function unknownType(found: string | null): Fault {
  if (found !== null && HEIC_TYPES.includes(found)) {
    const reason =
      'This is a HEIC photo, which we cannot read. Make a JPEG of it: on an iPhone choose Settings, ' +
      'Camera, Formats, Most Compatible; or open the photo and save or share it as JPEG.';
    return fileFault('file-type-heic', reason);
  }
  if (found === 'image/apng') {
    return fileFault('photo-animated', 'This picture moves. Send one that stands still.');
  }
  const what = found === null ? 'of no type that we know' : found;
  const reason = `The content is ${what}. Send a photo (JPEG, PNG, WebP) or a PDF.`;
  return fileFault('file-type-refused', reason);
}

function typeByEnding(ending: string): UploadMediaType | null {
  const found = Object.entries(UPLOAD_TYPES).find(([, { endings }]) => endings.includes(ending));
  return found === undefined ? null : (found[0] as UploadMediaType);
}

/** What a sender wrote, as far as it can be said again. */
function printable(text: string): string {
  return /^[\w.+/-]{1,80}$/.test(text) ? text : 'something else';
}
