/** What a command wrote, and the exit code that it left. */
export type RecordedTerminal = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly showsProgress: boolean;
  readonly setExitCode: (code: number) => void;
  readonly written: { out: string; err: string; exitCode: number | null };
};

/** A terminal that only remembers. */
export function aRecordedTerminal(showsProgress = false): RecordedTerminal {
  const written: RecordedTerminal['written'] = { out: '', err: '', exitCode: null };
  return {
    out: (text) => void (written.out += text),
    err: (text) => void (written.err += text),
    showsProgress,
    setExitCode: (code) => {
      written.exitCode = code;
    },
    written,
  };
}
