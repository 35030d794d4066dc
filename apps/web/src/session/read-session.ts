import type { components } from '../api-types.js';
import { pathOf } from '../service/read-service.js';

export type Session = components['schemas']['SessionResponse'];

/**
 * Who is signed in; null when nobody is.
 *
 * @throws {Error} when the service cannot answer now
 */
export async function readSession(
  municipality: string,
  signal: AbortSignal,
): Promise<Session | null> {
  const path = pathOf({ municipality }, '/sessions/current');
  const response = await fetch(path, { headers: { accept: 'application/json' }, signal });
  if (response.status === 204) return null;
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return (await response.json()) as Session;
}
