import type { Fault } from '../domain-error.js';

export const PASSWORD_LENGTH_MIN = 12;
export const PASSWORD_LENGTH_MAX = 200;
const DIFFERENT_MIN = 5;
/** A shorter name is part of many good passwords. */
const NAME_LENGTH_MIN = 4;

/**
 * What is wrong with a new password. Length is what counts (NIST SP 800-63B): there is no demand
 * for capitals or digits. Characters are counted as people see them, by code point.
 */
export function passwordFaults(password: string, email: string): Fault[] {
  const faults: Fault[] = [];
  const refuse = (code: string, reason: string): number =>
    faults.push({ name: 'password', code, reason });
  const characters = Array.from(password);
  if (characters.length < PASSWORD_LENGTH_MIN) {
    refuse('password-too-short', `A password has at least ${PASSWORD_LENGTH_MIN} characters.`);
  }
  if (password.length > PASSWORD_LENGTH_MAX) {
    refuse('password-too-long', `A password has at most ${PASSWORD_LENGTH_MAX} characters.`);
  }
  if (new Set(characters).size < DIFFERENT_MIN) {
    refuse('password-too-simple', `A password has at least ${DIFFERENT_MIN} different characters.`);
  }
  const name = email.toLowerCase().split('@', 1)[0] ?? '';
  if (name.length >= NAME_LENGTH_MIN && password.toLowerCase().includes(name)) {
    refuse('password-is-name', 'A password does not hold the name in the e-mail address.');
  }
  return faults;
}
