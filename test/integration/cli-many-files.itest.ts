import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { aRecordedTerminal } from '../support/terminal.factory.js';
import { forEachFile } from '../../apps/cli/src/tally/many-files.js';
import { wijkkasProcess } from '../support/cli.js';

const FIXTURES = ['hoefbeek-choose-1.pb', 'lindenveld-equal-shares.pb', 'molenwijk-knapsack.pb'];

/** Many copies of the fixtures, and one file that is no election. */
function manyFiles(): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'wijkkas-many-'));
  const files = Array.from({ length: 12 }, (_, index) => {
    const file = join(folder, `${index}.pb`);
    copyFileSync(`test/fixtures/${FIXTURES[index % FIXTURES.length] ?? ''}`, file);
    return file;
  });
  const broken = join(folder, 'broken.pb');
  writeFileSync(broken, 'META\nkey;value\n');
  return [...files.slice(0, 5), broken, ...files.slice(5)];
}

type Line = { readonly file: string; readonly ms?: number; readonly faults?: unknown };

const linesOf = (out: string): Line[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

describe('counting many files at once', () => {
  it('gives the same lines in the same order as one after the other, and the worst exit code', async () => {
    const files = manyFiles();

    const together = await wijkkasProcess(['tally', ...files, '--rule', 'mes', '--json']);

    const apart: Line[] = [];
    for (const file of files) {
      const { out } = await wijkkasProcess(['tally', file, '--rule', 'mes', '--json']);
      apart.push(...linesOf(out));
    }
    const withoutTimes = (lines: readonly Line[]): Line[] =>
      lines.map((line) => ({ ...line, ms: 0 }));
    expect(withoutTimes(linesOf(together.out))).toEqual(withoutTimes(apart));
    expect(linesOf(together.out).map(({ file }) => file)).toEqual(files);
    expect(together.code).toBe(1);
  });

  it('shows how far it is on a terminal, and takes the bar away', async () => {
    const terminal = aRecordedTerminal(true);
    const run = async (file: string, { out }: { out: (text: string) => void }): Promise<0> => {
      out(`${file}\n`);
      return Promise.resolve(0);
    };

    await forEachFile(['a', 'b'], terminal, { name: 'tally', options: {}, run }, 1);

    expect(terminal.written.out).toBe('a\nb\n');
    expect(terminal.written.err).toContain(`[${'#'.repeat(12)}${'.'.repeat(12)}] 1/2 b`);
    expect(terminal.written.err.endsWith('\r\u001b[K')).toBe(true);
  });
});
