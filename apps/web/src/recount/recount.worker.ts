import type { CountSettings, Election, Fault } from '../../public/engine/tally-engine.js';
import { count, inputHash, readElectionStream } from '../engine/tally-engine.js';
import type { Ask, FailureReason, FaultReport, RecountSource, Told } from './recount-protocol.js';

const FAULTS_SHOWN_MAX = 200;
const TELL_EVERY_MS = 100;

let election: Election | null = null;
let work: Promise<void> = Promise.resolve();

addEventListener('message', ({ data }: MessageEvent<Ask>) => {
  work = work
    .then(() => answer(data))
    .catch(() => {
      tell({ kind: 'failed', reason: 'broken' });
    });
});

function tell(told: Told): void {
  postMessage(told);
}

async function answer(ask: Ask): Promise<void> {
  if (ask.kind === 'read') await read(ask.source);
  else if (election !== null) await recount(election, ask.settings);
}

type Opened = {
  readonly bytes: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly total: number | null;
};

async function read(source: RecountSource): Promise<void> {
  election = null;
  const opened = source.kind === 'file' ? openFile(source.file) : await openAddress(source.address);
  if (typeof opened === 'string') {
    tell({ kind: 'failed', reason: opened });
    return;
  }
  const { bytes, total } = opened;
  const tellSometimes = atMostEvery(TELL_EVERY_MS, (read) => {
    tell({ kind: 'reading', bytes: read, total });
  });
  const reading = await readElectionStream(bytes, tellSometimes).catch(() => null);
  if (reading === null) {
    tell({ kind: 'failed', reason: 'unreadable' });
  } else if (reading.kind === 'faulty') {
    tell({ kind: 'faulty', faults: report(reading.faults) });
  } else {
    election = reading.election;
    tell({ kind: 'read', election, notes: report(reading.notes) });
  }
}

function openFile(file: File): Opened {
  return { bytes: file.stream(), total: file.size };
}

async function openAddress(address: string): Promise<Opened | FailureReason> {
  const response = await fetch(address).catch(() => null);
  if (response === null) return 'unreachable';
  if (response.status === 401 || response.status === 403) return 'forbidden';
  if (response.status === 404) return 'missing';
  if (!response.ok || response.body === null) return 'unreachable';
  const length = Number(response.headers.get('content-length') ?? 0);
  return { bytes: response.body, total: length > 0 ? length : null };
}

async function recount(counted: Election, settings: CountSettings): Promise<void> {
  const tellSometimes = atMostEvery(TELL_EVERY_MS, (counts) => {
    tell({ kind: 'counting', counts });
  });
  const startedAt = performance.now();
  const result = await count(counted, settings, tellSometimes);
  const milliseconds = performance.now() - startedAt;
  const hash = await inputHash(counted, settings);
  tell({ kind: 'counted', counted: { answer: result, settings, hash, milliseconds } });
}

function report(faults: readonly Fault[]): FaultReport {
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  return { shown: faults.slice(0, FAULTS_SHOWN_MAX), total: faults.length, errors };
}

function atMostEvery(milliseconds: number, act: (value: number) => void): (value: number) => void {
  let last = -Infinity;
  return (value) => {
    const now = performance.now();
    if (now - last < milliseconds) return;
    last = now;
    act(value);
  };
}
