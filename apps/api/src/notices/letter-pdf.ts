import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import { noticeFrame } from '#wording';
import { type LetterFacts, letterTitle } from './letter-facts.js';

/** In points: 72 to an inch. */
const MARGIN = 71;
const TEXT_SIZE = 11;
const HEADING_SIZE = 14;
const SMALL_SIZE = 9;
const GAP = 9;

const require = createRequire(import.meta.url);
const FONTS = {
  text: require.resolve('@fontsource/public-sans/files/public-sans-latin-400-normal.woff'),
  more: require.resolve('@fontsource/public-sans/files/public-sans-latin-ext-400-normal.woff'),
  bold: require.resolve('@fontsource/public-sans/files/public-sans-latin-700-normal.woff'),
  boldMore: require.resolve('@fontsource/public-sans/files/public-sans-latin-ext-700-normal.woff'),
} as const;
type Font = keyof typeof FONTS;

/** What the first of each pair of fonts has: Latin-1, and the marks of our own sentences. */
const COMMON =
  /^[\u0000-\u00ff\u0131\u0152\u0153\u02bb-\u02bc\u02c6\u02da\u02dc\u2000-\u206f\u20ac\u2122]$/u;

/** The mark of PDF/UA; the types of pdfkit 0.17 know the subsets for archives only. */
const ACCESSIBLE = { subset: 'PDF/UA' } as object;

type Doc = InstanceType<typeof PDFDocument>;

/**
 * A letter as a PDF that can be printed and read aloud: the language, a title, headings and paragraphs
 * as tags in reading order, and its fonts inside it.
 */
export async function letterPdf(facts: LetterFacts): Promise<Buffer> {
  const { language, municipality } = facts;
  const title = letterTitle(facts);
  const doc = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    ...ACCESSIBLE,
    pdfVersion: '1.7',
    tagged: true,
    lang: language,
    displayTitle: true,
    bufferPages: true,
    info: { Title: title, Author: municipality },
  });
  for (const [name, file] of Object.entries(FONTS)) doc.registerFont(name, file);
  const root = doc.struct('Document');
  doc.addStructure(root);
  const write = writerOf(doc, root);
  writeHead(facts, write);
  for (const { subject, paragraphs, sections } of facts.messages) {
    write('H1', subject, HEADING_SIZE);
    for (const text of paragraphs) write('P', text, TEXT_SIZE);
    for (const section of sections) {
      write('H2', section.heading, TEXT_SIZE + 1);
      for (const text of section.paragraphs) write('P', text, TEXT_SIZE);
    }
  }
  const { closing, letter } = noticeFrame(language);
  write('P', letter.help(municipality), TEXT_SIZE);
  write('P', closing(municipality), TEXT_SIZE);
  root.end();
  numberPages(doc, letter.page);
  doc.end();
  return buffer(doc);
}

type Write = (tag: 'H1' | 'H2' | 'P', text: string, size: number) => void;

function writerOf(doc: Doc, root: PDFKit.PDFStructureElement): Write {
  return (tag, text, size) => {
    const isHeading = tag !== 'P';
    root.add(
      doc.struct(tag, {}, () => {
        writeRuns(doc, text, { isHeading, size });
      }),
    );
    doc.moveDown(GAP / size);
  };
}

/** Letters that the common font lacks, as in many names, come from the other one. */
function writeRuns(
  doc: Doc,
  text: string,
  { isHeading, size }: { readonly isHeading: boolean; readonly size: number },
): void {
  const runs = runsOf(text);
  const [common, more]: [Font, Font] = isHeading ? ['bold', 'boldMore'] : ['text', 'more'];
  doc.fontSize(size);
  runs.forEach((run, index) => {
    doc.font(run.isCommon ? common : more);
    doc.text(run.text, { continued: index < runs.length - 1, lineGap: 2 });
  });
}

function runsOf(text: string): { readonly isCommon: boolean; readonly text: string }[] {
  const runs: { isCommon: boolean; text: string }[] = [];
  for (const character of text) {
    const isCommon = COMMON.test(character);
    const last = runs.at(-1);
    if (last?.isCommon === isCommon) last.text += character;
    else runs.push({ isCommon, text: character });
  }
  return runs;
}

function writeHead(
  { language, municipality, name, postalAddress, reference, writtenOn }: LetterFacts,
  write: Write,
): void {
  const { greeting, letter, locale } = noticeFrame(language);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  write('P', municipality, TEXT_SIZE);
  write('P', [name ?? letter.resident, postalAddress ?? ''].join('\n').trim(), TEXT_SIZE);
  const written = day.format(new Date(`${writtenOn}T00:00:00Z`));
  write('P', `${written}\n${letter.reference(reference)}`, TEXT_SIZE);
  write('P', greeting(name), TEXT_SIZE);
}

/** The numbers are marked as no part of the text: who has the letter read aloud does not hear them. */
function numberPages(doc: Doc, words: (page: number, pages: number) => string): void {
  const { count, start } = doc.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(start + page);
    doc.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
    doc.page.margins.bottom = 0;
    doc.font('text').fontSize(SMALL_SIZE);
    doc.text(words(page + 1, count), MARGIN, doc.page.height - MARGIN / 2, { lineBreak: false });
    doc.endMarkedContent();
  }
}
