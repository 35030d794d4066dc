import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runWijkkas } from './run-wijkkas.js';

/** Does what the commands on the page say, and gives what the last one answers. */
export async function redo(commands: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'wijkkas-redo-'));
  try {
    for (const command of commands.slice(0, -1)) {
      const [, file = '', url = ''] = /^curl -o (\S+) (\S+)$/.exec(command) ?? [];
      writeFileSync(join(folder, file), await (await fetch(url)).text());
    }
    const [program, ...words] = commands.at(-1)!.split(' ');
    if (program !== 'wijkkas') throw new Error(`The last command is ${program ?? ''}.`);
    const args = words.map((word) => (/\.(csv|json)$/.test(word) ? join(folder, word) : word));
    return (await runWijkkas(args, {})).stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
