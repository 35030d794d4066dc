/** Where the commands write, and how they end; one definition for all of them. */
export {
  type ExitCode,
  processTerminal,
  reportsWrongUse,
  type Terminal,
} from './tally/terminal.js';
