import type { Election } from '../../public/engine/tally-engine.js';
import type { Counted, FailureReason, FaultReport, Told } from './recount-protocol.js';

export type FileState =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading'; readonly bytes: number; readonly total: number | null }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly reason: FailureReason }
  | { readonly kind: 'faulty'; readonly faults: FaultReport }
  | { readonly kind: 'read'; readonly election: Election; readonly notes: FaultReport };

export type CountState =
  | { readonly kind: 'none' }
  /** `counts`: how often Add1 has counted so far. */
  | { readonly kind: 'counting'; readonly counts: number }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'counted'; readonly counted: Counted };

export type RecountState = {
  readonly name: string;
  readonly file: FileState;
  readonly count: CountState;
};

/** What happens to a recount: what the worker tells, and what the visitor does. */
export type RecountEvent =
  Told | { readonly kind: 'opened'; readonly name: string } | { readonly kind: 'stopped' };

export const nothingYet: RecountState = {
  name: '',
  file: { kind: 'none' },
  count: { kind: 'none' },
};

/** The next state. A count that is going on hides that a new worker reads the file once more. */
export function stepRecount(state: RecountState, event: RecountEvent): RecountState {
  switch (event.kind) {
    case 'opened':
      return {
        name: event.name,
        file: { kind: 'reading', bytes: 0, total: null },
        count: { kind: 'none' },
      };
    case 'counting':
    case 'counted':
      return { ...state, count: event };
    case 'faulty':
      return { ...state, file: event, count: { kind: 'none' } };
    case 'reading':
    case 'read':
    case 'failed':
    case 'stopped':
      return state.count.kind === 'counting' ? stepCount(state, event) : { ...state, file: event };
  }
}

type Shared = Extract<RecountEvent, { kind: 'reading' | 'read' | 'failed' | 'stopped' }>;

function stepCount(state: RecountState, { kind }: Shared): RecountState {
  return kind === 'failed' || kind === 'stopped' ? { ...state, count: { kind } } : state;
}
