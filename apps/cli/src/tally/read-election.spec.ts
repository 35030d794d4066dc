import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PabulibElection, pabulibColumn } from '#domain';
import { pabulibText } from '../../../../test/support/pabulib-text.factory.js';
import { type ElectionReading, readElection } from './read-election.js';

const KNAPSACK = fileURLToPath(
  new URL('../../../../test/fixtures/molenwijk-knapsack.pb', import.meta.url),
);

let folder: string;

async function fileOf(content: string | Uint8Array): Promise<string> {
  const file = join(folder, 'election.pb');
  await writeFile(file, content);
  return file;
}

function electionOf(reading: ElectionReading): PabulibElection {
  if (reading.election === null) throw new Error(JSON.stringify(reading.faults));
  return reading.election;
}

/** A text of more than two pieces, in which a letter of two bytes stands at every place in turn. */
function longText(): string {
  const rows = Array.from({ length: 90_000 }, (_, voter) => `${voter};a,b;${'é'.repeat(9)}`);
  return pabulibText({ meta: { num_votes: '90000' }, votes: ['voter_id;vote;mood', ...rows] });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wijkkas-read-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('readElection', () => {
  it('reads a file of many pieces, and no cell of its votes stays', async () => {
    const election = electionOf(await readElection(await fileOf(longText())));

    expect(election.ballots.size).toBe(90_000);
    expect(election.voteTable.size).toBe(90_000);
    expect(() => election.voteTable.cell(0, 0)).toThrow(RangeError);
  });

  it('keeps the cells of the votes when asked, however letters fall over the pieces', async () => {
    const file = await fileOf(longText());

    const { voteTable } = electionOf(await readElection(file, { keepCells: true }));

    const moods = new Set(pabulibColumn(voteTable, 'mood'));
    expect([...moods]).toEqual(['é'.repeat(9)]);
  });

  it('tells how many characters have been read, up to all of them', async () => {
    const text = longText();
    const told: number[] = [];

    await readElection(await fileOf(text), { onProgress: (read) => told.push(read) });

    expect(told.length).toBeGreaterThan(2);
    expect(told.at(-1)).toBe(text.length);
    expect(told).toEqual(told.toSorted((left, right) => left - right));
  });

  it('skips a byte order mark', async () => {
    const reading = await readElection(await fileOf(`\uFEFF${pabulibText()}`));

    expect(electionOf(reading).ballots.size).toBe(1);
  });

  it.each([
    [
      'text in another encoding',
      Buffer.from(pabulibText().replace('Hoefbeek', 'Hoefb\u00e9k'), 'latin1'),
    ],
    ['a letter that is cut off at the end', Buffer.from(`${pabulibText()}\u00e9`).subarray(0, -1)],
  ])('refuses %s as not UTF-8', async (_what, bytes) => {
    const reading = await readElection(await fileOf(bytes));

    expect(reading).toMatchObject({ faults: [{ line: 0, code: 'not-utf8' }], exitCode: 1 });
  });

  it.each([
    ['is not there', () => join(folder, 'none.pb')],
    ['is a folder', () => folder],
  ])('takes a file that %s for wrong use', async (_what, path) => {
    const reading = await readElection(path());

    expect(reading).toMatchObject({ faults: [{ line: 0, code: 'unreadable' }], exitCode: 2 });
  });

  it('reads what the whole text gives', async () => {
    const election = electionOf(await readElection(KNAPSACK));

    expect(election.voteType).toBe('approval');
    expect(election.projects.length).toBeGreaterThan(3);
  });
});
