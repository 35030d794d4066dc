import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import {
  aRecordedTerminal,
  type RecordedTerminal,
} from '../../../../test/support/terminal.factory.js';
import { checkCommand } from './check.command.js';

const FIXTURES = fileURLToPath(new URL('../../../../test/fixtures/', import.meta.url));
const FAULTY = join(FIXTURES, 'faulty.pb');

async function run(args: readonly string[]): Promise<RecordedTerminal['written']> {
  const terminal = aRecordedTerminal();
  const program = new Command('wijkkas').exitOverride().addCommand(checkCommand(terminal));
  await program.parseAsync(['check', ...args], { from: 'user' });
  return terminal.written;
}

describe('wijkkas check', () => {
  it('finds nothing to note in the files that are right', async () => {
    const files = (await readdir(FIXTURES)).filter((file) => file !== 'faulty.pb');

    const { out, exitCode } = await run([...files.map((file) => join(FIXTURES, file)), '--json']);

    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(6);
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ valid: true, faults: [] });
    expect(exitCode).toBe(0);
  });

  it('says what a file holds', async () => {
    const { out } = await run([join(FIXTURES, 'elzenbroek-ordinal.pb')]);

    expect(out).toContain('valid (ordinal, rule greedy, 5 projects, 6 ballots)');
  });

  it('lists every fault at once on the error stream, and exits with 1', async () => {
    const { out, err, exitCode } = await run([FAULTY]);

    expect(out).toBe('');
    expect(err.split('\n').length).toBeGreaterThan(15);
    expect(err).toContain(`${FAULTY}: and `);
    expect(exitCode).toBe(1);
  });

  it('gives all faults as one JSON line', async () => {
    const { out, err } = await run([FAULTY, '--json']);

    const { valid, faults } = JSON.parse(out) as { valid: boolean; faults: { line: number }[] };
    expect(valid).toBe(false);
    expect(faults.map(({ line }) => line)).toEqual(
      faults.map(({ line }) => line).toSorted((a, b) => a - b),
    );
    expect(faults.length).toBeGreaterThan(20);
    expect(err).toBe('');
  });

  it('notes where the votes column differs from the ballots, and still passes', async () => {
    const { mkdtemp, readFile, rm, writeFile } = await import('node:fs/promises');
    const { tmpdir } = await import('node:os');
    const folder = await mkdtemp(join(tmpdir(), 'wijkkas-check-'));
    const file = join(folder, 'other.pb');
    const text = await readFile(join(FIXTURES, 'hoefbeek-choose-1.pb'), 'utf8');
    await writeFile(file, text.replace('9;5000;2;', '9;5000;3;'));

    const { out, exitCode } = await run([file]);

    await rm(folder, { recursive: true });
    expect(out).toContain('note: Project 9: the column votes says 3, the ballots say 2.');
    expect(exitCode).toBe(0);
  });
});
