import { checkFile } from './check-file.js';
import { tallyFile } from './tally-file.js';
import type { TallyOptions } from './tally-options.js';
import type { ExitCode, Terminal } from './terminal.js';

type FileWork = (file: string, options: object, terminal: Terminal) => Promise<ExitCode>;

/** What a thread can do for one file, by the name of the command; options are those of the command. */
export const FILE_WORK: Readonly<Partial<Record<string, FileWork>>> = {
  tally: (file, options, terminal) => tallyFile(file, options as TallyOptions, terminal),
  check: (file, options, terminal) => checkFile(file, options, terminal),
};
