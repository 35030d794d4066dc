/** Where a draft stands between the screen and the service. */
export type SaveState =
  | { readonly kind: 'saved'; readonly at: Date | null }
  /** Something was typed; it is sent when nothing is typed for a moment. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'saving'; readonly failures: number }
  /** The service could not be reached; it is tried again. */
  | { readonly kind: 'waiting'; readonly failures: number }
  /** The draft was changed elsewhere: nothing more is sent from here. */
  | { readonly kind: 'conflict' }
  /** The service refused what was typed: it has to be mended first. */
  | { readonly kind: 'refused' };

export type SaveEvent = 'type' | 'send' | 'taken' | 'lost' | 'conflict' | 'refused';

const ENDS: readonly SaveEvent[] = ['taken', 'lost', 'refused'];
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 60_000;
/** So long after the last key, what was typed is sent. */
export const QUIET_MS = 800;

/**
 * What becomes of a draft after an event.
 *
 * @param now when it happened
 */
export function nextSave(state: SaveState, event: SaveEvent, now: Date): SaveState {
  if (state.kind === 'conflict') return state;
  // Whoever typed on while it was sent has something to send again, however it ended.
  if (state.kind === 'changed' && ENDS.includes(event)) return state;
  switch (event) {
    case 'type':
      return { kind: 'changed' };
    case 'send':
      return { kind: 'saving', failures: failuresOf(state) };
    case 'taken':
      return { kind: 'saved', at: now };
    case 'lost':
      return { kind: 'waiting', failures: failuresOf(state) + 1 };
    case 'conflict':
      return { kind: 'conflict' };
    case 'refused':
      return { kind: 'refused' };
  }
}

function failuresOf(state: SaveState): number {
  return state.kind === 'waiting' || state.kind === 'saving' ? state.failures : 0;
}

/** How long to wait before it is sent, in milliseconds; null when there is nothing to send. */
export function waitBeforeSending(state: SaveState): number | null {
  switch (state.kind) {
    case 'changed':
      return QUIET_MS;
    case 'waiting':
      return Math.min(FIRST_RETRY_MS * 2 ** (state.failures - 1), LONGEST_RETRY_MS);
    case 'saved':
    case 'saving':
    case 'conflict':
    case 'refused':
      return null;
  }
}

/** Whether leaving the page now would lose something. */
export function wouldLose(state: SaveState): boolean {
  return state.kind !== 'saved';
}
