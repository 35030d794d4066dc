import { DomainError } from './domain-error.js';

/** Something of which there can be only one is there already. */
export class AlreadyExistsError extends DomainError {
  readonly code = 'already-exists';
  readonly kind = 'conflict';

  /** `field` is the field of the request that has to differ. */
  constructor(resource: string, field: string) {
    super(`There is such a ${resource} already.`, { resource, field });
  }
}
