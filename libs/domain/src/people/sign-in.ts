import { DomainError } from '../domain-error.js';

/** How many failed tries one account may make within the window before it must wait. */
export const SIGN_IN_FAILURES_MAX = 10;
export const SIGN_IN_WINDOW_MINUTES = 15;

/** How long a session lasts without being renewed. */
export const SESSION_HOURS = 12;

export class UnauthenticatedError extends DomainError {
  readonly code = 'unauthenticated';
  readonly kind = 'unauthenticated';

  constructor() {
    super('Sign in first.');
  }
}

/** One answer for a wrong name, a wrong password and a wrong code, so that nobody can tell which. */
export class SignInRefusedError extends DomainError {
  readonly code = 'sign-in-refused';
  readonly kind = 'unauthenticated';

  constructor() {
    super('This does not match an account. Check what you typed.');
  }
}

export class TooManySignInsError extends DomainError {
  readonly code = 'too-many-sign-ins';
  readonly kind = 'too-many-requests';

  constructor() {
    super('Too many failed tries. Wait a quarter of an hour.', {
      windowMinutes: SIGN_IN_WINDOW_MINUTES,
    });
  }
}

/**
 * A code of a letter as it is hashed: without the spaces and dashes that people may type, in
 * capitals, and with the digit for a letter that looks like it (Crockford: O is 0, I and L are 1).
 */
export function normaliseLetterCode(text: string): string {
  return text.replaceAll(/[\s-]/g, '').toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}
