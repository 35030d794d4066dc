import { writeFile } from 'node:fs/promises';
import { CliFailure } from '../cli-failure.js';
import type { CliContext } from '../context.js';
import { withProgress } from '../progress-bar.js';
import { type ServiceOptions, serviceTarget } from './service-target.js';

export type ExportOptions = ServiceOptions & { readonly output?: string };

/**
 * `wijkkas export-pb ROUND [-o FILE]`: writes a counted round as a `.pb` file that can be imported
 * again.
 *
 * The election goes to standard output unless a file is named; with `--json` and a file it prints
 * `{"roundId","file","bytes"}`.
 *
 * @throws {CliFailure} when the service refuses, or the file cannot be written
 */
export async function exportElection(
  roundId: string,
  options: ExportOptions,
  context: CliContext,
): Promise<void> {
  const { terminal } = context;
  const { client, path } = await serviceTarget(options, context);
  const text = await withProgress(terminal, (show) => {
    show({ text: `Exporting round ${roundId}` });
    return client.getElection(`${path}/rounds/${encodeURIComponent(roundId)}/pabulib-export`);
  });
  const file = options.output;
  if (file === undefined) {
    terminal.out(text);
    return;
  }
  await writeElectionFile(file, text);
  const bytes = Buffer.byteLength(text);
  terminal.out(
    options.json === true
      ? `${JSON.stringify({ roundId, file, bytes })}\n`
      : `Round ${roundId} written to ${file}.\n`,
  );
}

async function writeElectionFile(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch {
    throw new CliFailure(`${file} cannot be written.`);
  }
}
