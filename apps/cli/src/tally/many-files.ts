import { Worker } from 'node:worker_threads';
import type { ExitCode, Terminal } from './terminal.js';

/** One command that works on files apart from each other, with the options that all of them share. */
export type FileCommand = {
  readonly name: string;
  readonly options: object;
  /** Does the work for one file here. A thread finds the same work by `name`. */
  readonly run: (file: string, terminal: Terminal) => Promise<ExitCode>;
};

/** What a thread is asked. */
export type FileTask = {
  readonly command: string;
  readonly file: string;
  readonly options: object;
};

/** What it answers: all that the work wrote, and how it ended. */
export type FileAnswer = {
  readonly out: string;
  readonly err: string;
  readonly exitCode: ExitCode;
};

/** With fewer files it is sooner done than the threads are started. */
const FILES_MIN_FOR_THREADS = 4;

/**
 * Does the work for each file, on several threads when there are many; what they write appears in
 * the order of the files. On a terminal a bar shows how far it is; for a single file, its own work
 * shows it. Gives the worst exit code.
 */
export async function forEachFile(
  files: readonly string[],
  terminal: Terminal,
  command: FileCommand,
  threads: number,
): Promise<ExitCode> {
  const [only] = files;
  if (only !== undefined && files.length === 1) return command.run(only, terminal);
  const usesThreads = threads > 1 && files.length >= FILES_MIN_FOR_THREADS;
  const answers = usesThreads
    ? answersOfThreads(files, command, threads)
    : answersHere(files, command);
  return inOrder(answers, files, terminal);
}

/** Writes the answers as they come, and gives the worst exit code. */
async function inOrder(
  answers: Iterable<Promise<FileAnswer>>,
  files: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const show = progressOn(terminal, files.length);
  let worst: ExitCode = 0;
  let done = 0;
  show(done, files[0] ?? '');
  for (const answer of answers) {
    const { out, err, exitCode } = await answer;
    done += 1;
    show(null, '');
    if (out !== '') terminal.out(out);
    if (err !== '') terminal.err(err);
    if (exitCode > worst) worst = exitCode;
    show(done, files[done] ?? '');
  }
  show(null, '');
  return worst;
}

const BAR_WIDTH = 24;

/** Draws `[####....] 2/8 file` over itself, or takes it away for null. */
function progressOn(
  terminal: Terminal,
  total: number,
): (done: number | null, file: string) => void {
  if (!terminal.showsProgress || total < 2) return () => undefined;
  return (done, file) => {
    const filled = Math.round(((done ?? 0) / total) * BAR_WIDTH);
    const bar = `[${'#'.repeat(filled)}${'.'.repeat(BAR_WIDTH - filled)}]`;
    terminal.err(`\r\u001b[K${done === null ? '' : `${bar} ${done}/${total} ${file}`}`);
  };
}

function* answersHere(
  files: readonly string[],
  { run }: FileCommand,
): Generator<Promise<FileAnswer>> {
  for (const file of files) yield recorded((terminal) => run(file, terminal));
}

/** Lets work write into an answer. */
export async function recorded(
  work: (terminal: Terminal) => Promise<ExitCode>,
): Promise<FileAnswer> {
  let [out, err] = ['', ''];
  const exitCode = await work({
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    showsProgress: false,
    setExitCode: () => undefined,
  });
  return { out, err, exitCode };
}

/** Answers in the order of the files; each thread takes the next file as soon as it is free. */
function answersOfThreads(
  files: readonly string[],
  { name, options }: FileCommand,
  threads: number,
): Promise<FileAnswer>[] {
  const waiting: Waiting[] = [];
  const answers = files.map(
    (file) =>
      new Promise<FileAnswer>((resolve) => {
        waiting.push({ task: { command: name, file, options }, resolve });
      }),
  );
  const next = (): Waiting | undefined => waiting.shift();
  for (let thread = 0; thread < Math.min(threads, files.length); thread += 1) startThread(next);
  return answers;
}

type Waiting = {
  readonly task: FileTask;
  readonly resolve: (answer: FileAnswer) => void;
};

function startThread(next: () => Waiting | undefined): void {
  const worker = new Worker(new URL('./file.thread.js', import.meta.url));
  let current = next();
  const proceed = (): void => {
    if (current === undefined) void worker.terminate();
    else worker.postMessage(current.task);
  };
  worker.on('message', (answer: FileAnswer) => {
    current?.resolve(answer);
    current = next();
    proceed();
  });
  worker.on('error', (error) => {
    // Such as too little memory for one file: the others are done by a new thread.
    current?.resolve({ out: '', err: failure(current.task.file, error), exitCode: 1 });
    if (current !== undefined) startThread(next);
  });
  proceed();
}

function failure(file: string, error: unknown): string {
  return `${file}: not done: ${error instanceof Error ? error.message : String(error)}\n`;
}
