import { DomainError } from './domain-error.js';

export class IdempotencyKeyReusedError extends DomainError {
  readonly code = 'idempotency-key-reused';
  readonly kind = 'conflict';

  constructor() {
    super('This Idempotency-Key was used before, for another request.');
  }
}

export class IdempotencyKeyMissingError extends DomainError {
  readonly code = 'idempotency-key-missing';
  readonly kind = 'rule-violated';

  constructor() {
    super('A request that creates something needs an Idempotency-Key.', {}, [
      {
        name: 'Idempotency-Key',
        code: 'idempotency-key-missing',
        reason: 'Send a header with 1 to 200 visible characters; a UUID is best.',
      },
    ]);
  }
}
