import { useCallback } from 'react';
import type { components } from '../api-types.js';
import { pathOf } from '../service/read-service.js';
import { type Retryable, useReading } from '../service/use-reading.js';

export type Session = components['schemas']['SessionResponse'];

/** Who is signed in at a municipality on this device; null when nobody is. */
export function useSession(municipality: string): Retryable<Session | null> {
  return useReading(
    useCallback((signal: AbortSignal) => readSession(municipality, signal), [municipality]),
  );
}

/** @throws {Error} when the service cannot answer now */
async function readSession(municipality: string, signal: AbortSignal): Promise<Session | null> {
  const path = pathOf({ municipality }, '/sessions/current');
  const response = await fetch(path, { headers: { accept: 'application/json' }, signal });
  if (response.status === 204) return null;
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return (await response.json()) as Session;
}

/** The address of the page to sign in, and where to go from there. */
export function signInAddress(municipality: string, next: string): string {
  return `/sign-in?${new URLSearchParams({ municipality, next }).toString()}`;
}

/** Where to go after signing in: a page of this site, else its front door. */
export function nextIn(search: string, origin: string): string {
  const next = new URLSearchParams(search).get('next') ?? '';
  const isOwn =
    next.startsWith('/') && URL.canParse(next, origin) && new URL(next, origin).origin === origin;
  return isOwn ? next : '/';
}
