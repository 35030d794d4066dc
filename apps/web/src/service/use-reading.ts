import { useCallback, useEffect, useState } from 'react';
import { NothingThereError } from './read-service.js';

/** What became of reading something from the service. */
export type Reading<Value> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'ready'; readonly value: Value; readonly readAt: Date };

export type Retryable<Value> = { readonly reading: Reading<Value>; readonly retry: () => void };

/** Reads something once, and again when asked. `read` has to stay the same function between renders. */
export function useReading<Value>(read: (signal: AbortSignal) => Promise<Value>): Retryable<Value> {
  const [reading, setReading] = useState<Reading<Value>>({ kind: 'loading' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const gone = new AbortController();
    const show = (next: Reading<Value>): void => {
      if (!gone.signal.aborted) setReading(next);
    };
    show({ kind: 'loading' });
    read(gone.signal).then(
      (value) => {
        show({ kind: 'ready', value, readAt: new Date() });
      },
      (error: unknown) => {
        show({ kind: error instanceof NothingThereError ? 'missing' : 'failed' });
      },
    );
    return () => {
      gone.abort();
    };
  }, [read, attempt]);
  const retry = useCallback(() => {
    setAttempt((before) => before + 1);
  }, []);
  return { reading, retry };
}
