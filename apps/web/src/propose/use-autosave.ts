import { useCallback, useEffect, useRef, useState } from 'react';
import { RefusedError } from '../service/send.js';
import {
  nextSave,
  type SaveEvent,
  type SaveState,
  waitBeforeSending,
  wouldLose,
} from './autosave.js';

type Given<Form> = {
  readonly form: Form;
  readonly version: number;
  /** Sends a form over a version of the draft, and gives the new version. */
  readonly save: (form: Form, version: number) => Promise<number>;
};

export type Autosave = {
  readonly state: SaveState;
  /** What the service refused last; null when it took the form. */
  readonly refusal: RefusedError | null;
  /** Says that something was typed. */
  readonly touch: () => void;
  /** Counts how often the service took the form: what depends on the saved draft is read anew. */
  readonly takenCount: number;
};

/** Keeps a draft saved while it is typed: one request at a time, the newest text, again when it failed. */
export function useAutosave<Form>({ form, version, save }: Given<Form>): Autosave {
  const [state, setState] = useState<SaveState>({ kind: 'saved', at: null });
  const [refusal, setRefusal] = useState<RefusedError | null>(null);
  const [takenCount, setTakenCount] = useState(0);
  const newest = useRef({ form, version });
  const isUnderWay = useRef(false);
  newest.current.form = form;

  const happen = useCallback((event: SaveEvent) => {
    setState((before) => nextSave(before, event, new Date()));
  }, []);

  const sendNow = useCallback(async () => {
    isUnderWay.current = true;
    happen('send');
    try {
      newest.current.version = await save(newest.current.form, newest.current.version);
      setRefusal(null);
      setTakenCount((before) => before + 1);
      happen('taken');
    } catch (error) {
      setRefusal(error instanceof RefusedError ? error : null);
      happen(eventOf(error));
    } finally {
      isUnderWay.current = false;
    }
  }, [save, happen]);

  useEffect(() => {
    const wait = waitBeforeSending(state);
    if (wait === null) return undefined;
    const turn = (): void => {
      if (isUnderWay.current) timer = setTimeout(turn, AGAIN_MS);
      else void sendNow();
    };
    let timer = setTimeout(turn, wait);
    return () => {
      clearTimeout(timer);
    };
  }, [state, form, sendNow]);

  useWarning(wouldLose(state));
  const touch = useCallback(() => {
    happen('type');
  }, [happen]);
  return { state, refusal, touch, takenCount };
}

/** While one request is under way, the next waits this long and looks again. */
const AGAIN_MS = 150;

function eventOf(error: unknown): SaveEvent {
  if (!(error instanceof RefusedError)) return 'lost';
  if (error.status === 412) return 'conflict';
  // Who was signed out can sign in elsewhere; then it goes on by itself.
  return error.status === 429 || error.status === 401 ? 'lost' : 'refused';
}

/** Has the browser ask whoever leaves the page while something is not saved. */
function useWarning(isNeeded: boolean): void {
  useEffect(() => {
    if (!isNeeded) return undefined;
    const warn = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => {
      removeEventListener('beforeunload', warn);
    };
  }, [isNeeded]);
}
