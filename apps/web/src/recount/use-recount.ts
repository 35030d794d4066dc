import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { CountSettings } from '../../public/engine/tally-engine.js';
import type { Ask, RecountSource, Told } from './recount-protocol.js';
import { nothingYet, type RecountState, stepRecount } from './recount-state.js';

export type Recount = {
  readonly state: RecountState;
  readonly open: (source: RecountSource, name: string) => void;
  readonly refuse: () => void;
  readonly count: (settings: CountSettings) => void;
  /** Breaks off what is going on. */
  readonly stop: () => void;
};

/** Reading and counting in a worker, so that the page stays quick; a broken-off one is thrown away. */
export function useRecount(): Recount {
  const [state, act] = useReducer(stepRecount, nothingYet);
  const worker = useRef<Worker | null>(null);
  const source = useRef<RecountSource | null>(null);

  const dismiss = useCallback(() => {
    worker.current?.terminate();
    worker.current = null;
  }, []);
  useEffect(() => dismiss, [dismiss]);

  /** A new worker has to read the file first. */
  const hire = useCallback((read: RecountSource): Worker => {
    const hired = new Worker(new URL('./recount.worker.ts', import.meta.url), { type: 'module' });
    hired.addEventListener('message', ({ data }: MessageEvent<Told>) => {
      if (worker.current === hired) act(data);
    });
    hired.addEventListener('error', () => {
      if (worker.current === hired) act({ kind: 'failed', reason: 'broken' });
    });
    worker.current = hired;
    ask(hired, { kind: 'read', source: read });
    return hired;
  }, []);

  const open = useCallback(
    (opened: RecountSource, name: string) => {
      dismiss();
      source.current = opened;
      act({ kind: 'opened', name });
      hire(opened);
    },
    [dismiss, hire],
  );
  const count = useCallback(
    (settings: CountSettings) => {
      if (source.current === null) return;
      act({ kind: 'counting', counts: 0 });
      ask(worker.current ?? hire(source.current), { kind: 'count', settings });
    },
    [hire],
  );
  const stop = useCallback(() => {
    dismiss();
    act({ kind: 'stopped' });
  }, [dismiss]);
  const refuse = useCallback(() => {
    act({ kind: 'failed', reason: 'elsewhere' });
  }, []);
  return { state, open, refuse, count, stop };
}

function ask(worker: Worker, message: Ask): void {
  worker.postMessage(message);
}
