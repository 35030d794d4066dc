import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Election } from '../../public/engine/tally-engine.js';
import {
  count,
  inputHash,
  readElection,
  readElectionStream,
  settingsFaults,
} from './tally-engine.js';

const FIXTURES = new URL('../../../../test/fixtures/', import.meta.url);
const TEXT = readFileSync(new URL('lindenveld-equal-shares.pb', FIXTURES), 'utf8');

function anElection(): Election {
  const reading = readElection(TEXT);
  if (reading.kind === 'faulty') throw new Error(JSON.stringify(reading.faults));
  return reading.election;
}

function streamOf(
  ...pieces: readonly Uint8Array<ArrayBuffer>[]
): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start: (controller) => {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
}

describe('the stand-alone engine', () => {
  it('counts with the settings that a file declares', async () => {
    const election = anElection();

    const answer = await count(election, election.declared!.settings);

    expect(answer).toMatchObject({ kind: 'counted', result: { winners: ['L5', 'L6', 'L3'] } });
  });

  it('needs no more than the name of a rule', async () => {
    const answer = await count(anElection(), { rule: 'greedy@1' });

    expect(answer).toMatchObject({ kind: 'counted', result: { rule: 'greedy@1' } });
  });

  it('draws the lot that a seed gives, the same every time', async () => {
    const settings = { rule: 'greedy@1', ties: ['lot', 'id'], seed: 'Tulp 12' } as const;
    const election = anElection();

    const [first, again] = [await count(election, settings), await count(election, settings)];

    expect(first).toEqual(again);
    expect(await inputHash(election, settings)).not.toBe(
      await inputHash(election, { ...settings, seed: 'Tulp 13' }),
    );
  });

  it('reads a stream whose pieces break inside a letter', async () => {
    const bytes = new TextEncoder().encode(TEXT.replace('Leesclub', 'Café'));
    const cut = bytes.indexOf(0xc3) + 1;

    const reading = await readElectionStream(streamOf(bytes.slice(0, cut), bytes.slice(cut)));

    expect(reading).toMatchObject({ kind: 'read' });
    expect(
      JSON.stringify(reading, (_key, value: unknown) => (typeof value === 'bigint' ? 0 : value)),
    ).toContain('Café');
  });

  it('says of a stream that is no UTF-8 that it is none', async () => {
    const reading = await readElectionStream(streamOf(new Uint8Array([0x4d, 0xe9, 0x0a])));

    expect(reading).toMatchObject({ kind: 'faulty', faults: [{ code: 'not-utf8' }] });
  });

  it('passes on that the connection failed, rather than calling it a fault of the file', async () => {
    const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: (controller) => {
        controller.error(new TypeError('network error'));
      },
    });

    await expect(readElectionStream(stream)).rejects.toThrow('network error');
  });

  it('names the settings that do not go together', () => {
    expect(settingsFaults({ rule: 'greedy@1', ties: ['lot', 'id'] })).toMatchObject([
      { setting: 'seed' },
    ]);
  });

  it('refuses an election that it did not read', async () => {
    const copy = { ...anElection() };

    await expect(count(copy, { rule: 'greedy@1' })).rejects.toThrow(TypeError);
  });
});
