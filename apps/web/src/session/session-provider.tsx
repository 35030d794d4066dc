import { createContext, type ReactNode, useCallback, useContext } from 'react';
import { type Retryable, useReading } from '../service/use-reading.js';
import { readSession, type Session } from './read-session.js';

const Context = createContext<Retryable<Session | null> | null>(null);

type Props = { readonly municipality: string; readonly children: ReactNode };

/** Asks once who is signed in at a municipality on this device, for everything on the page that wants to know. */
export function SessionProvider({ municipality, children }: Props): ReactNode {
  const session = useReading(
    useCallback((signal: AbortSignal) => readSession(municipality, signal), [municipality]),
  );
  return <Context value={session}>{children}</Context>;
}

/** Who is signed in; null when nobody is. */
export function useSession(): Retryable<Session | null> {
  const session = useContext(Context);
  if (session === null) throw new Error('There is no SessionProvider around this.');
  return session;
}
