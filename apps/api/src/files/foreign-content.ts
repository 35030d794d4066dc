import { type Fault, fileFault } from '#domain';

/** What a browser or a server would take for a page or a program, wherever in a file it stands. */
const ACTIVE = ['<script', '<!doctype html', '<html', '<iframe', '<svg', '<?php', 'javascript:'];
/** Where the list of an archive ends, and how far from the end of a file it can stand. */
const ARCHIVE_END = Buffer.from('PK\u0005\u0006', 'latin1');
const ARCHIVE_TAIL_BYTES = 65_557;
const DOCUMENT_HEAD_BYTES = 1024;

/**
 * Every sign that a file is something else besides what it begins as: a page or a script, an archive
 * behind it, a document inside a picture. Chance is no cause: each sign is four bytes or more.
 */
export function foreignFaults(bytes: Buffer, kind: 'photo' | 'document'): Fault[] {
  const faults: Fault[] = [];
  if (kind === 'photo') {
    const text = bytes.toString('latin1').toLowerCase();
    if (ACTIVE.some((each) => text.includes(each))) {
      faults.push(
        fileFault('file-two-faced', 'There is a web page or a program inside this picture.'),
      );
    }
    if (bytes.subarray(0, DOCUMENT_HEAD_BYTES).includes('%PDF-')) {
      faults.push(fileFault('file-two-faced', 'This picture is a PDF document as well.'));
    }
  }
  if (bytes.subarray(-ARCHIVE_TAIL_BYTES).includes(ARCHIVE_END)) {
    faults.push(fileFault('file-two-faced', 'There is an archive (ZIP) inside this file.'));
  }
  return faults;
}
