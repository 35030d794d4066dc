import { DomainError } from './domain-error.js';

export class VersionMismatchError extends DomainError {
  readonly code = 'version-mismatch';
  readonly kind = 'precondition-failed';

  constructor() {
    super('Somebody else changed this in the meantime. Read it again before you change it.');
  }
}

export class VersionMissingError extends DomainError {
  readonly code = 'version-missing';
  readonly kind = 'precondition-required';

  constructor() {
    super('Send the ETag of what you read as If-Match.');
  }
}

/**
 * Refuses a change to something that is not as the client read it.
 *
 * @throws {VersionMismatchError} when the versions differ
 */
export function requireVersion(expected: number, actual: number): void {
  if (expected !== actual) throw new VersionMismatchError();
}
