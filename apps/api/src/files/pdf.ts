import { type Fault, fileFault, UploadRefusedError } from '#domain';
import { type PdfText, readPdf } from './pdf-objects.js';

const TAIL_BYTES = 1024;

/** What a document may not hold, by the names that stand for it; long names, so that no chance makes one. */
const REFUSED: readonly { readonly name: RegExp; readonly fault: Fault }[] = [
  {
    name: /\/(JavaScript|XFA|RichMedia|Rendition)\b/,
    fault: fileFault('pdf-active', 'There is a program inside this PDF. Print it to a new PDF.'),
  },
  {
    name: /\/(Launch|SubmitForm|ImportData|GoToE)\b/,
    fault: fileFault(
      'pdf-launches',
      'This PDF starts or fetches something. Print it to a new PDF.',
    ),
  },
  {
    name: /\/EmbeddedFiles?\b/,
    fault: fileFault('pdf-embedded-file', 'There is another file inside this PDF; take it out.'),
  },
];
/** Short names are looked for only where objects stand. */
const SHORT = /\/(JS|AA)(?=[\s(<[/])/;

/**
 * Refuses a document that is broken, locked, or does more than be read: programs, actions when it opens,
 * files inside it. Going to a page when it opens is fine: many word processors write that.
 *
 * @throws {UploadRefusedError} naming every fault
 */
export async function checkPdf(bytes: Buffer): Promise<void> {
  const structure = structureFaults(bytes);
  if (structure.length > 0) throw new UploadRefusedError(structure);
  const text = await readPdf(bytes);
  const faults = [...insideFaults(text), ...actionFaults(text)];
  if (faults.length > 0) throw new UploadRefusedError(faults);
}

function structureFaults(bytes: Buffer): Fault[] {
  const head = bytes.subarray(0, 16).toString('latin1');
  const tail = bytes.subarray(-TAIL_BYTES).toString('latin1');
  const end = /startxref\s+(\d{1,10})\s+%%EOF[\s\0]*$/.exec(tail);
  const start = Number(end?.[1] ?? Number.NaN);
  const table = bytes.subarray(start, start + 40).toString('latin1');
  const isWhole =
    /^%PDF-[12]\.\d/.test(head) && end !== null && /^\s*(xref\b|\d+\s+\d+\s+obj\b)/.test(table);
  if (isWhole) return [];
  const reason = 'This PDF is broken off, damaged, or has something behind its end.';
  return [fileFault('pdf-broken', reason)];
}

function insideFaults({ plain, packed, fault }: PdfText): Fault[] {
  const faults: Fault[] = [];
  if (/\/Encrypt\b/.test(plain)) {
    faults.push(fileFault('pdf-locked', 'This PDF has a password or a lock; send one without.'));
  }
  if (fault === 'too-large-inside') {
    const reason = 'This PDF becomes too large when it is unpacked.';
    faults.push(fileFault('pdf-too-large-inside', reason));
  }
  if (fault === 'packed-unreadable') {
    const reason = 'A part of this PDF cannot be checked. Print it to a new PDF.';
    faults.push(fileFault('pdf-unreadable', reason));
  }
  const hasPages = [plain, packed].some((each) => /\/Type\s*\/Pages?\b/.test(each));
  if (faults.length === 0 && !hasPages) {
    faults.push(fileFault('pdf-broken', 'This PDF has no pages.'));
  }
  return faults;
}

function actionFaults({ plain, packed, loose }: PdfText): Fault[] {
  const objects = `${plain}\n${packed}`;
  const faults = REFUSED.filter(({ name }) => name.test(objects) || name.test(loose)).map(
    ({ fault }) => fault,
  );
  const isActive = SHORT.test(objects) || !opensAtPage(objects);
  if (isActive && !faults.some(({ code }) => code === 'pdf-active')) {
    const reason = 'This PDF does something by itself when it opens. Print it to a new PDF.';
    faults.push(fileFault('pdf-active', reason));
  }
  return faults;
}

/** Whether all that happens when it opens is that a page is shown. */
function opensAtPage(objects: string): boolean {
  return [...objects.matchAll(/\/OpenAction\s*/g)].every((match) => {
    const rest = objects.slice(match.index + match[0].length, match.index + 400);
    const reference = /^(\d+)\s+(\d+)\s+R\b/.exec(rest);
    if (reference !== null) return goesToPage(objectText(objects, reference));
    return rest.startsWith('[') || goesToPage(rest);
  });
}

function goesToPage(text: string): boolean {
  const action = /^\s*<<(.*?)>>/s.exec(text)?.[1];
  if (action === undefined) return /^\s*\[/.test(text);
  return /\/S\s*\/GoTo\b/.test(action) && !/\/Next\b/.test(action);
}

/** The object that is referred to, as far as it stands in the open; else nothing. */
function objectText(objects: string, [, number = '', generation = '']: RegExpExecArray): string {
  const found = new RegExp(`(?:^|\\s)${number}\\s+${generation}\\s+obj\\b(.{0,400})`, 's').exec(
    objects,
  );
  return found?.[1] ?? '';
}
