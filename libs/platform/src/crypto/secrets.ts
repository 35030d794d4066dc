import {
  createHash,
  createHmac,
  randomBytes,
  scrypt,
  type ScryptOptions,
  timingSafeEqual,
} from 'node:crypto';
import { promisify } from 'node:util';
import type { Human } from '#domain';

const scryptAsync = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** OWASP's setting for scrypt in memory of 16 MiB. */
const SCRYPT = { N: 2 ** 14, r: 8, p: 5 } as const;
const KEY_BYTES = 32;

/** A new secret of 256 random bits, as text that fits in a header. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The form in which tokens and letter codes are kept: they are random, so one hash is enough. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** A keyed hash: who does not have the secret cannot try values. */
export function keyedHash(secret: string, ...parts: readonly string[]): string {
  const hmac = createHmac('sha256', secret);
  // The length before each part keeps ("ab", "c") and ("a", "bc") apart.
  for (const part of parts) hmac.update(`${part.length}:${part}`);
  return hmac.digest('hex');
}

/**
 * What stands for a voter on the roll of one round: the same person always gets the same reference
 * there, another one in every other round, and nobody can make it without the secret.
 */
export function voterReference(secret: string, roundId: string, personId: string): string {
  return keyedHash(secret, 'voter', roundId, personId);
}

/**
 * What stands for a human as the supporter of one initiative: the same human always gets the same
 * reference there, another one for every other initiative, and nobody can make it without the secret.
 */
export function supporterReference(secret: string, initiativeId: string, human: Human): string {
  const id = human.kind === 'resident' ? human.residentRef : human.personId;
  return keyedHash(secret, 'supporter', initiativeId, human.kind, id);
}

/** @returns `scrypt$salt$key`, both in base64 */
export async function passwordHash(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await scryptAsync(password.normalize('NFKC'), salt, KEY_BYTES, SCRYPT);
  return `scrypt$${salt.toString('base64')}$${key.toString('base64')}`;
}

/** Whether a password belongs to a stored hash; takes as long for a wrong one as for a right one. */
export async function passwordMatches(password: string, stored: string): Promise<boolean> {
  const [, salt = '', key = ''] = stored.split('$');
  const expected = Buffer.from(key, 'base64');
  const actual = await scryptAsync(
    password.normalize('NFKC'),
    Buffer.from(salt, 'base64'),
    KEY_BYTES,
    SCRYPT,
  );
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
