import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { aRecordedTerminal } from '../../../../test/support/terminal.factory.js';
import { runCli } from '../program.js';

const fixture = (name: string): string =>
  fileURLToPath(new URL(`../../../../test/fixtures/${name}.pb`, import.meta.url));
const SHARES = fixture('lindenveld-equal-shares');
const folder = mkdtempSync(join(tmpdir(), 'wijkkas-record-'));
const RECORD = join(folder, 'record.json');

afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function run(...args: string[]): Promise<{ out: string; err: string; code: number }> {
  const terminal = aRecordedTerminal();
  const code = await runCli(args, { terminal, variables: {}, now: () => new Date(0), threads: 1 });
  return { ...terminal.written, code };
}

describe('wijkkas tally --record and wijkkas verify-tally', () => {
  it('writes a record that the checker accepts, line by line', async () => {
    await run('tally', SHARES, '--record', RECORD);

    const { out, code } = await run('verify-tally', RECORD, SHARES);

    expect(code).toBe(0);
    expect(out).toContain('ok      rule and prices\n');
    expect(out).not.toContain('FAILED');
  });

  it('writes one record a file into a folder, and the same record every time', async () => {
    const records = join(folder, 'records');

    await run('tally', SHARES, fixture('hoefbeek-choose-1'), '--rule', 'mes', '--record', records);
    await run('tally', SHARES, '--rule', 'mes', '--record', RECORD);

    expect(existsSync(join(records, 'hoefbeek-choose-1.record.json'))).toBe(true);
    expect(readFileSync(join(records, 'lindenveld-equal-shares.record.json'), 'utf8')).toBe(
      readFileSync(RECORD, 'utf8'),
    );
  });

  it('refuses a record of other ballots, with exit code 1, and says so in JSON', async () => {
    await run('tally', SHARES, '--record', RECORD);
    const other = join(folder, 'other.pb');
    writeFileSync(other, readFileSync(SHARES, 'utf8').replace('12;L3,L4', '12;L3,L1'));

    const { out, code } = await run('verify-tally', RECORD, other, '--json');

    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ valid: false });
  });

  it('calls a file that cannot be read wrong use, and a record that is none refused', async () => {
    const empty = join(folder, 'empty.json');
    writeFileSync(empty, 'null');

    expect((await run('verify-tally', join(folder, 'none'), SHARES)).code).toBe(2);
    expect((await run('verify-tally', empty, SHARES)).code).toBe(1);
    expect((await run('verify-tally', SHARES, SHARES)).code).toBe(1);
  });

  it('has no record of a yardstick', async () => {
    const { code, err } = await run('tally', SHARES, '--rule', 'max-welfare', '--record', RECORD);

    expect(code).toBe(2);
    expect(err).toContain('--record does not go with --rule max-welfare');
  });
});

describe('wijkkas audit', () => {
  it('audits the official outcome of a file', async () => {
    const { out, code } = await run('audit', SHARES, '--winners', 'official', '--json');

    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      winners: ['L3', 'L5', 'L6'],
      feasible: { isFeasible: true, spentCents: '85000' },
      ejrPlus: { applies: true, cost: [] },
    });
  });

  it('names the group that has reason to complain', async () => {
    const { out } = await run('audit', SHARES, '--winners', 'L4,L3');

    expect(out).toContain('EJR+ up to one project, by cost: ');
    expect(out).toMatch(/L6: 2 supporters could pay for it/);
  });

  it('takes ids from a list, and calls an unknown one wrong use', async () => {
    const list = join(folder, 'winners.txt');
    writeFileSync(list, 'L5\nL6\n');

    expect((await run('audit', SHARES, '--winners', `@${list}`)).out).toContain('2 winners');
    expect((await run('audit', SHARES, '--winners', 'L5,L9')).code).toBe(2);
  });
});
