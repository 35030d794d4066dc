import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { drawListText, entriesPerStratum, secretFaults, sealOf } from '#domain';
import { wrongUse } from '../cli-failure.js';
import type { Terminal } from '../terminal.js';
import { sha256 } from './read-file.js';
import { readList } from './read-list.js';

export type FreezeOptions = {
  readonly list: string;
  readonly codeColumn: string;
  readonly strata?: string;
  readonly secret?: string;
  readonly output?: string;
  readonly json?: boolean;
};

const SECRET_BYTES = 32;

/** Makes of a list of people what is published of it: codes and groups, their hash; and a seal. */
export async function freeze(options: FreezeOptions, terminal: Terminal): Promise<void> {
  const strata = options.strata?.split(',').map((name) => name.trim()) ?? [];
  const secret = options.secret ?? randomBytes(SECRET_BYTES).toString('hex');
  const [fault] = secretFaults(secret);
  if (fault !== undefined) throw wrongUse(fault.reason);
  const entries = await readList(options.list, { code: options.codeColumn, strata });
  const text = drawListText(entries);
  const [listHash, seal] = [sha256(text), sealOf(secret, sha256)];
  if (options.output !== undefined) await writeFile(options.output, text);
  const counts = [...entriesPerStratum(entries)].toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  );
  if (options.json === true) {
    const told = { listHash, entryCount: entries.length, strata: Object.fromEntries(counts) };
    terminal.out(`${JSON.stringify({ ...told, seal, secret })}\n`);
    return;
  }
  const lines = [
    `${entries.length} entries`,
    ...counts.filter(([name]) => name !== '').map(([name, count]) => `  ${count} in ${name}`),
    `list hash  ${listHash}`,
    `seal       ${seal}`,
    ...(options.secret === undefined
      ? [
          `secret     ${secret}`,
          'Publish the list, its hash and the seal. Keep the secret until the draw.',
        ]
      : []),
  ];
  terminal.out(`${lines.join('\n')}\n`);
}
