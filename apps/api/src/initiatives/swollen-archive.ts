import { type Entry, fromBufferPromise } from 'yauzl';
import { InvalidInputError } from '#domain';

/** How far an archive may go. */
export type ArchiveBounds = {
  readonly entriesMax: number;
  /** By what the archive says of itself, before anything is unpacked. */
  readonly declaredBytesMax: number;
  /** By what comes out of it, over all of its parts. */
  readonly unpackedBytesMax: number;
};

/** What two thousand lines can come to when they are unpacked, with room to spare. */
const UNPACKED_BYTES_MAX = 16 * 1024 * 1024;
export const ARCHIVE_BOUNDS: ArchiveBounds = {
  entriesMax: 200,
  declaredBytesMax: UNPACKED_BYTES_MAX,
  unpackedBytesMax: UNPACKED_BYTES_MAX,
};

type Stand = 'fits' | 'too-large' | 'damaged';

/**
 * Refuses an archive that would become too large when it is unpacked: by how many parts it has, by the
 * sizes that it declares, and by unpacking each part until it is beyond what it declared, or all of them
 * together beyond the bound. Nothing of it is kept, and an archive within an archive is not opened.
 *
 * @throws {InvalidInputError} when it is too large, has too many parts, lies about them, or is no archive
 */
export async function refuseSwollenArchive(
  bytes: Buffer,
  bounds: ArchiveBounds = ARCHIVE_BOUNDS,
): Promise<void> {
  const stand = await standOf(bytes, bounds);
  if (stand === 'damaged') {
    throw refusal('not-an-archive', 'The file is no workbook (XLSX): it is damaged.');
  }
  if (stand === 'too-large') {
    throw refusal('archive-too-large', 'The workbook is too large when it is unpacked.');
  }
}

async function standOf(bytes: Buffer, bounds: ArchiveBounds): Promise<Stand> {
  try {
    // The reader's own check of sizes is off: it is made here, where a test can see it.
    const options = { strictFileNames: true, validateEntrySizes: false };
    const archive = await fromBufferPromise(bytes, options);
    if (archive.entryCount > bounds.entriesMax) return 'too-large';
    const entries: Entry[] = [];
    for await (const entry of archive.eachEntry()) entries.push(entry);
    const declared = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
    if (declared > bounds.declaredBytesMax) return 'too-large';
    let left = bounds.unpackedBytesMax;
    for (const entry of entries) {
      const part = await archive.openReadStreamPromise(entry);
      let unpacked = 0;
      for await (const chunk of part) {
        unpacked += (chunk as Buffer).length;
        if (unpacked > entry.uncompressedSize) return 'damaged';
        if (unpacked > left) return 'too-large';
      }
      if (unpacked < entry.uncompressedSize) return 'damaged';
      left -= unpacked;
    }
    return 'fits';
  } catch {
    // Whatever is wrong with an archive, its reader says it in words of its own.
    return 'damaged';
  }
}

function refusal(code: string, reason: string): InvalidInputError {
  return new InvalidInputError([{ name: 'file', code, reason }]);
}
