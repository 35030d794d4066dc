import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { CliFailure, codeOf, wrongUse } from '../cli-failure.js';
import type { CliContext } from '../context.js';
import { withProgress } from '../progress-bar.js';
import type { Json } from './service-client.js';
import { awaitTally, tallyJson, tallyReport } from './await-tally.js';
import {
  budgetId,
  serviceTarget,
  type ServiceOptions,
  type ServiceTarget,
  wijkteamId,
} from './service-target.js';

export type ImportOptions = ServiceOptions & {
  readonly wijkteam?: string;
  readonly budget?: string;
  readonly title?: string;
  readonly tally?: boolean;
};

/**
 * `wijkkas import-pb FILE`: sends an election to the service, which keeps it as a round; with
 * `--tally` also asks for the count, waits for it and shows the winners.
 *
 * With `--json` it prints `{"file","roundId","title","initiatives","ballots","notes"}`, and with
 * `--tally` a second line, see `tallyJson`.
 *
 * @throws {CliFailure} when the file cannot be read, or the service refuses it
 */
export async function importElection(
  file: string,
  options: ImportOptions,
  context: CliContext,
): Promise<void> {
  const text = await readElectionFile(file);
  const { terminal } = context;
  const target = await serviceTarget(options, context);
  const path = await importPath(target, options);
  const round = await withProgress(terminal, (show) => {
    show({ text: `Importing ${file}` });
    return target.client.postElection(path, text);
  });
  terminal.out(options.json === true ? jsonLine(file, round) : report(file, round));
  if (options.tally === true) {
    const roundId = String(round['roundId']);
    const tally = await awaitTally(target, roundId, terminal);
    terminal.out(
      options.json === true
        ? tallyJson(tally)
        : tallyReport(tally, await titlesOf(target, roundId)),
    );
  }
}

/** What the initiatives on a ballot paper are called, by code. */
async function titlesOf(
  { client, path }: ServiceTarget,
  roundId: string,
): Promise<Map<string, string>> {
  const { lines } = await client.get(`${path}/rounds/${roundId}/ballot-paper`);
  return new Map((lines as Json[]).map(({ code, title }) => [String(code), String(title)]));
}

async function readElectionFile(file: string): Promise<Uint8Array<ArrayBuffer>> {
  let bytes: Buffer<ArrayBuffer>;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw wrongUse(
      codeOf(error) === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read.`,
    );
  }
  if (!isUtf8(bytes)) throw new CliFailure(`${file} is not UTF-8 text.`);
  return bytes;
}

async function importPath(target: ServiceTarget, options: ImportOptions): Promise<string> {
  const wijkteam = await wijkteamId(target, options.wijkteam);
  const query = new URLSearchParams({ wijkteamId: wijkteam });
  if (options.budget !== undefined) {
    query.set('budgetId', await budgetId(target, wijkteam, options.budget));
  }
  if (options.title !== undefined) query.set('title', options.title);
  return `${target.path}/round-imports?${query.toString()}`;
}

function jsonLine(file: string, round: Json): string {
  const { roundId, title, initiativeCount, ballotCount, noteCount } = round;
  const counts = { initiatives: initiativeCount, ballots: ballotCount, notes: noteCount };
  return `${JSON.stringify({ file, roundId, title, ...counts })}\n`;
}

function report(file: string, round: Json): string {
  const { roundId, title, initiativeCount, ballotCount, noteCount } = round;
  const lines = [
    `${file}: ${String(initiativeCount)} initiatives and ${String(ballotCount)} ballots imported`,
    `as round ${String(roundId)}, "${String(title)}".`,
  ];
  if (noteCount !== 0) {
    lines.push(`${String(noteCount)} things in it are unusual; \`wijkkas check\` lists them.`);
  }
  return `${lines.join('\n')}\n`;
}
