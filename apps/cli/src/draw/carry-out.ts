import { writeFile } from 'node:fs/promises';
import { announcementDifferences, carryOutDraw, drawDocumentText } from '#domain';
import { drawReportText, type Language } from '#wording';
import type { ExitCode, Terminal } from '../terminal.js';
import { announcementIn, sha256 } from './read-file.js';
import { PUBLISHED_COLUMNS, readList } from './read-list.js';
import { showDifferences } from './show-differences.js';

export type CarryOutOptions = {
  readonly list: string;
  readonly announcement: string;
  readonly secret: string;
  readonly publicValue: string;
  readonly output?: string;
  readonly language: Language;
  readonly json?: boolean;
};

/** Draws as announced and tells who is drawn; or tells why this is not the draw that was announced. */
export async function carryOut(options: CarryOutOptions, terminal: Terminal): Promise<ExitCode> {
  const entries = await readList(options.list, PUBLISHED_COLUMNS);
  const announcement = await announcementIn(options.announcement);
  const values = { secret: options.secret, publicValue: options.publicValue, sha256 };
  const differences = announcementDifferences(announcement, entries, values);
  if (differences.length > 0) return showDifferences(differences, options, terminal);
  const record = carryOutDraw(announcement, entries, values);
  if (options.output !== undefined) await writeFile(options.output, drawDocumentText(record));
  terminal.out(
    options.json === true
      ? `${JSON.stringify({ seed: record.seed, strata: record.strata })}\n`
      : `${drawReportText(record, options.language).join('\n')}\n`,
  );
  return 0;
}
