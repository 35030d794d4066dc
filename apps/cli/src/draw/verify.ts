import { drawRecordDifferences } from '#domain';
import { drawReportText, type Language } from '#wording';
import type { ExitCode, Terminal } from '../terminal.js';
import { announcementIn, recordIn, sha256 } from './read-file.js';
import { PUBLISHED_COLUMNS, readList } from './read-list.js';
import { showDifferences } from './show-differences.js';

export type VerifyOptions = {
  readonly list: string;
  readonly announcement?: string;
  readonly language: Language;
  readonly json?: boolean;
};

/** Does a draw again from its record and its list, and tells every difference. */
export async function verify(
  recordPath: string,
  options: VerifyOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const record = await recordIn(recordPath);
  const entries = await readList(options.list, PUBLISHED_COLUMNS);
  const kept =
    options.announcement === undefined
      ? {}
      : { announcement: await announcementIn(options.announcement) };
  const differences = drawRecordDifferences(record, entries, { sha256, ...kept });
  if (differences.length === 0 && options.json !== true) {
    terminal.out(`${drawReportText(record, options.language).join('\n')}\n\n`);
  }
  return showDifferences(differences, options, terminal);
}
