import { parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import readXlsxFile from 'read-excel-file/universal';
import { type Fault, IMPORT_LINES_MAX, type ImportLine, InvalidInputError } from '#domain';
import { isCsvError } from '#platform';
import { refuseSwollenArchive } from './swollen-archive.js';

/** A line of a file of initiatives holds a summary, and the spare room that quotes take. */
const LINE_LENGTH_MAX = 30_000;
/** The heading, and one more than can be right, so that what is too long is seen and named. */
const LINES_READ_MAX = IMPORT_LINES_MAX + 2;
const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

type CsvRecord = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

/**
 * Reads the lines of a file of initiatives: of a workbook (XLSX) its first sheet, or else of CSV with
 * semicolons, tabs or commas. What it is, its first bytes tell, whatever its name says.
 *
 * @throws {InvalidInputError} when it is neither, or a workbook that would swell beyond all bounds
 */
export function readImportFile(bytes: Buffer): Promise<ImportLine[]> {
  return bytes.subarray(0, ZIP.length).equals(ZIP) ? readWorkbook(bytes) : readCsv(bytes);
}

async function readCsv(bytes: Buffer): Promise<ImportLine[]> {
  const lines: ImportLine[] = [];
  const text = textOf(bytes);
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(text),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LINE_LENGTH_MAX,
    to: LINES_READ_MAX,
  });
  try {
    await pipeline(Readable.from([text]), parser, async (records: AsyncIterable<CsvRecord>) => {
      // A text of several lines between quotes counts by its last line.
      for await (const { record, info } of records)
        lines.push({ number: info.lines, cells: record });
    });
  } catch (error) {
    if (!isCsvError(error)) throw error;
    throw refusal(`line ${error.lines ?? 1}`, 'csv', 'From here on this is no CSV.');
  }
  return lines;
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refusal('file', 'not-utf8', 'The text of the file is not UTF-8.');
  }
}

/** A comma stands in Dutch amounts too, so a file has one delimiter: the first that its heading has. */
function delimiterOf(text: string): string {
  const [heading = ''] = text.split(/[\r\n]/, 1);
  return [';', '\t'].find((each) => heading.includes(each)) ?? ',';
}

async function readWorkbook(bytes: Buffer): Promise<ImportLine[]> {
  await refuseSwollenArchive(bytes);
  try {
    const [sheet] = await readXlsxFile(new Uint8Array(bytes).buffer);
    const rows = (sheet?.data ?? []).slice(0, LINES_READ_MAX);
    return rows.map((cells, index) => ({ number: index + 1, cells: cells.map(cellText) }));
  } catch {
    // The reader of workbooks throws whatever comes along where a file is none.
    throw refusal('file', 'not-a-workbook', 'The file is no workbook (XLSX) that can be read.');
  }
}

/** A day as `YYYY-MM-DD`, everything else as people see it. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 'YYYY-MM-DD'.length);
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '?';
}

function refusal(name: string, code: string, reason: string): InvalidInputError {
  const fault: Fault = { name, code, reason };
  return new InvalidInputError([fault]);
}
