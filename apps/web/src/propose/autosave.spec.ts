import { describe, expect, it } from '@jest/globals';
import {
  nextSave,
  QUIET_MS,
  type SaveEvent,
  type SaveState,
  waitBeforeSending,
  wouldLose,
} from './autosave.js';

const NOW = new Date('2026-05-01T10:00:00Z');

function after(...events: SaveEvent[]): SaveState {
  return events.reduce<SaveState>((state, event) => nextSave(state, event, NOW), {
    kind: 'saved',
    at: null,
  });
}

describe('saving a draft by itself', () => {
  it('sends what was typed once nothing is typed for a moment', () => {
    expect(waitBeforeSending(after('type'))).toBe(QUIET_MS);
    expect(after('type', 'send', 'taken')).toEqual({ kind: 'saved', at: NOW });
  });

  it('sends again what was typed while it was sent', () => {
    expect(after('type', 'send', 'type', 'taken')).toEqual({ kind: 'changed' });
    expect(after('type', 'send', 'type', 'refused')).toEqual({ kind: 'changed' });
    expect(after('type', 'send', 'type', 'lost')).toEqual({ kind: 'changed' });
  });

  it('tries ever more seldom while the service cannot be reached', () => {
    const failures = (count: number): SaveEvent[] =>
      Array.from({ length: count }, () => ['send', 'lost'] as const).flat();
    const waits = [1, 2, 3, 6, 20].map((count) =>
      waitBeforeSending(after('type', ...failures(count))),
    );

    expect(waits).toEqual([2_000, 4_000, 8_000, 60_000, 60_000]);
  });

  it('sends nothing more once somebody else changed the draft', () => {
    const conflict = after('type', 'send', 'conflict', 'type');

    expect(conflict).toEqual({ kind: 'conflict' });
    expect(waitBeforeSending(conflict)).toBeNull();
  });

  it('waits for the next key after a refusal', () => {
    expect(waitBeforeSending(after('type', 'send', 'refused'))).toBeNull();
    expect(waitBeforeSending(after('type', 'send', 'refused', 'type'))).toBe(QUIET_MS);
  });

  it('warns whoever leaves while something is not saved', () => {
    expect(wouldLose(after())).toBe(false);
    expect(wouldLose(after('type', 'send', 'taken'))).toBe(false);
    for (const events of [['type'], ['type', 'send'], ['type', 'send', 'lost']] as const) {
      expect(wouldLose(after(...events))).toBe(true);
    }
  });
});
