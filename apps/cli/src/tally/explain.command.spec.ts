import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import {
  aRecordedTerminal,
  type RecordedTerminal,
} from '../../../../test/support/terminal.factory.js';
import { resampleHere } from './explain/resample.js';
import { explainCommand } from './explain.command.js';

const FIXTURES = fileURLToPath(new URL('../../../../test/fixtures/', import.meta.url));
const FILE = join(FIXTURES, 'hoefbeek-choose-1.pb');

async function run(args: readonly string[]): Promise<RecordedTerminal['written']> {
  const terminal = aRecordedTerminal();
  const program = new Command('wijkkas')
    .exitOverride()
    .addCommand(explainCommand(terminal, resampleHere));
  await program.parseAsync(['explain', ...args], { from: 'user' });
  return terminal.written;
}

describe('wijkkas explain', () => {
  it('tells in Dutch how the count came to its outcome', async () => {
    const { out, exitCode } = await run([FILE, '--rule', 'mes', '--robustness', '10']);

    expect(out).toContain('Waar ging het om?');
    expect(out).toContain('Wat is niet gekozen, en wat ontbrak er?');
    expect(out).toContain('We hebben ook 10 keer opnieuw geteld');
    expect(exitCode).toBe(0);
  });

  it('tells it in English when asked', async () => {
    const { out } = await run([FILE, '--rule', 'phragmen', '--language', 'en']);

    expect(out).toContain('Every voter saves at the same pace.');
  });

  it('tells of one project only', async () => {
    const { out } = await run([FILE, '--rule', 'greedy', '--project', '9']);

    expect(out).not.toContain('Waar ging het om?');
    expect(out.trim().split('\n').length).toBeGreaterThan(1);
  });

  it('refuses a project that is not there', async () => {
    const { err, exitCode } = await run([FILE, '--rule', 'greedy', '--project', 'none']);

    expect(err).toContain('There is no project none.');
    expect(exitCode).toBe(1);
  });

  it('gives the same account as data', async () => {
    const { out } = await run([FILE, '--rule', 'mes', '--json', '--robustness', '5']);
    const json = JSON.parse(out) as { rule: string; robustness: { samples: number } };

    expect(json).toMatchObject({ rule: 'equal-shares-cost@1', robustness: { samples: 5 } });
  });

  it('does not explain a measure', async () => {
    const { err, exitCode } = await run([FILE, '--rule', 'max-welfare']);

    expect(err).toContain('Not explained.');
    expect(exitCode).toBe(1);
  });
});
