import { timingSafeEqual } from 'node:crypto';
import { keyedHash } from './secrets.js';

/** What a link in a mail ends: mail about one topic, or (`all`) what comes in digests. */
export type Unsubscription = { readonly personId: string; readonly topic: string };

const SHAPE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([a-z]{1,20})\.([0-9a-f]{64})$/;

/** A link that works without signing in, and for nothing else. It does not expire, as mail does not. */
export function unsubscribeToken(
  secret: string,
  municipalityId: string,
  { personId, topic }: Unsubscription,
): string {
  return `${personId}.${topic}.${signature(secret, municipalityId, { personId, topic })}`;
}

/** What a token is for, or null when it is not one that this service made for this municipality. */
export function readUnsubscribeToken(
  secret: string,
  municipalityId: string,
  token: string,
): Unsubscription | null {
  const [, personId, topic, given] = SHAPE.exec(token) ?? [];
  if (personId === undefined || topic === undefined || given === undefined) return null;
  const expected = signature(secret, municipalityId, { personId, topic });
  const isOurs = timingSafeEqual(Buffer.from(given, 'hex'), Buffer.from(expected, 'hex'));
  return isOurs ? { personId, topic } : null;
}

function signature(
  secret: string,
  municipalityId: string,
  { personId, topic }: Unsubscription,
): string {
  return keyedHash(secret, 'unsubscribe', municipalityId, personId, topic);
}
