import { useRef, useState } from 'react';
import { newKey } from '../service/new-key.js';
import { refusalCodeOf } from './refusal.js';

/** What became of asking the service to do something. */
export type CommandState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'done'; readonly name: string }
  | { readonly kind: 'refused'; readonly code: string };

/** What is asked for: what it is called, and what is sent with it. */
export type Asked = { readonly name: string; readonly content?: string };

export type Command = {
  readonly state: CommandState;
  /** Does one thing at a time; a second press while it is busy does nothing. Answers whether it happened. */
  readonly run: (asked: Asked, act: (key: string) => Promise<void>) => Promise<boolean>;
};

/**
 * Asks the service to do something once: when the answer got lost, asking for the same again goes with the
 * same key, so that it happens once.
 */
export function useCommand(): Command {
  const [state, setState] = useState<CommandState>({ kind: 'idle' });
  const pending = useRef<(Asked & { readonly key: string }) | null>(null);
  const isBusy = useRef(false);

  async function run(asked: Asked, act: (key: string) => Promise<void>): Promise<boolean> {
    const { name, content = '' } = asked;
    if (isBusy.current) return false;
    isBusy.current = true;
    setState({ kind: 'busy' });
    if (pending.current?.name !== name || pending.current.content !== content) {
      pending.current = { name, content, key: newKey() };
    }
    try {
      await act(pending.current.key);
      pending.current = null;
      setState({ kind: 'done', name });
      return true;
    } catch (error) {
      const code = refusalCodeOf(error);
      if (code !== 'unreachable') pending.current = null;
      setState({ kind: 'refused', code });
      return false;
    } finally {
      isBusy.current = false;
    }
  }

  return { state, run };
}
