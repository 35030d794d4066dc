import { DomainError, type Fault } from '../domain-error.js';
import { AGE_CLASSES } from './resident-identity.js';

/** How many codes one batch makes at most: the residents of a large wijk. */
export const SUPPORT_CODES_MAX = 50_000;

/** How many wrong codes one place may try within the window before it is asked to wait. */
export const SUPPORT_CODE_FAILURES_MAX = 10;
export const SUPPORT_CODE_WINDOW_MINUTES = 15;
/** How often one account may try to show that it is on the list of residents, within the same window. */
export const REGISTER_TIE_FAILURES_MAX = 5;

/** One answer for a code that is unknown, that was used or replaced, and of another wijk. */
export class SupportCodeRefusedError extends DomainError {
  readonly code = 'support-code-refused';
  readonly kind = 'forbidden';

  constructor() {
    super('This code does not work here. Check what you typed, or ask the municipality for help.');
  }
}

export class TooManySupportTriesError extends DomainError {
  readonly code = 'too-many-support-tries';
  readonly kind = 'too-many-requests';

  constructor() {
    super('Too many tries that were not right. A code that is right keeps working; else wait.', {
      retryAfterSeconds: SUPPORT_CODE_WINDOW_MINUTES * 60,
    });
  }
}

/** One answer for who is not on the list, and for who is but has another account. */
export class RegisterMatchRefusedError extends DomainError {
  readonly code = 'register-match-refused';
  readonly kind = 'forbidden';

  constructor() {
    super('This does not match the list of residents. Write your name as the municipality has it.');
  }
}

/** The fault of an age below which no code is made. */
export function codeAgeFaults(ageMin: number): Fault[] {
  if ((AGE_CLASSES as readonly number[]).includes(ageMin)) return [];
  const reason = `One of ${AGE_CLASSES.join(', ')}.`;
  return [{ name: 'ageMin', code: 'age-class', reason }];
}

/** The fault of a batch that would be empty, or too large for one letter run. */
export function codeCountFaults(count: number): Fault[] {
  if (count > 0 && count <= SUPPORT_CODES_MAX) return [];
  const reason =
    count === 0
      ? 'Everybody of that age on the list has a code.'
      : `A batch has at most ${SUPPORT_CODES_MAX} codes.`;
  return [{ name: 'ageMin', code: 'code-count', reason }];
}
