import { type Command, CommanderError } from 'commander';

/** Where a command writes, and how it ends; the process itself, or a recorder in a test. */
export type Terminal = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether somebody watches, so that progress may be drawn over itself. */
  readonly showsProgress: boolean;
  readonly setExitCode: (code: ExitCode) => void;
};

/** 0: done. 1: a check failed. 2: wrong use, such as a file that cannot be read. */
export type ExitCode = 0 | 1 | 2;

export const processTerminal: Terminal = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  showsProgress: process.stderr.isTTY,
  setExitCode: (code) => {
    process.exitCode = code;
  },
};

/**
 * Lets a command report wrong use by throwing, never by ending the process in the middle.
 *
 * The CommanderError that it throws carries exit code 2, or 0 after `--help`; the main program turns
 * it into the exit code of the process. The message has been written by then.
 */
export function reportsWrongUse(command: Command, terminal: Terminal): Command {
  return command
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .exitOverride(({ exitCode, code, message }) => {
      throw new CommanderError(exitCode === 0 ? 0 : 2, code, message);
    });
}
