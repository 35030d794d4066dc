import { describe, expect, it } from '@jest/globals';
import type { Election } from '../../public/engine/tally-engine.js';
import { nothingYet, type RecountEvent, type RecountState, stepRecount } from './recount-state.js';

const NO_NOTES = { shown: [], total: 0, errors: 0 };
const READ = { kind: 'read', election: {} as Election, notes: NO_NOTES } as const;
const COUNTING = { kind: 'counting', counts: 0 } as const;

function after(...events: readonly RecountEvent[]): RecountState {
  return events.reduce(stepRecount, nothingYet);
}

describe('a recount', () => {
  it('forgets the count when another file is opened', () => {
    const state = after({ kind: 'opened', name: 'a.pb' }, READ, COUNTING, {
      kind: 'opened',
      name: 'b.pb',
    });

    expect(state).toMatchObject({
      name: 'b.pb',
      file: { kind: 'reading' },
      count: { kind: 'none' },
    });
  });

  it('keeps the file when a count is stopped', () => {
    const state = after({ kind: 'opened', name: 'a.pb' }, READ, COUNTING, { kind: 'stopped' });

    expect(state).toMatchObject({ file: { kind: 'read' }, count: { kind: 'stopped' } });
  });

  it('does not show that a new worker reads the file again to count it', () => {
    const state = after({ kind: 'opened', name: 'a.pb' }, READ, COUNTING, {
      kind: 'reading',
      bytes: 5,
      total: 10,
    });

    expect(state).toMatchObject({ file: { kind: 'read' }, count: { kind: 'counting' } });
  });

  it('shows the faults when the file has changed since it was read', () => {
    const state = after({ kind: 'opened', name: 'a.pb' }, READ, COUNTING, {
      kind: 'faulty',
      faults: NO_NOTES,
    });

    expect(state).toMatchObject({ file: { kind: 'faulty' }, count: { kind: 'none' } });
  });

  it('tells a failing count from a failing file', () => {
    const failed = { kind: 'failed', reason: 'broken' } as const;

    expect(after({ kind: 'opened', name: 'a.pb' }, READ, COUNTING, failed).count.kind).toBe(
      'failed',
    );
    expect(after({ kind: 'opened', name: 'a.pb' }, failed).file).toEqual(failed);
  });
});
