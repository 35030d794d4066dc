/** One thing that is wrong with a request: where, which rule, and a sentence for people. */
export type Fault = {
  /** The path of the field in the request, such as `choices[2].points`. */
  readonly name: string;
  /** The broken rule, in kebab-case. */
  readonly code: string;
  readonly reason: string;
};

/** What sort of refusal an error is; the platform turns it into an HTTP status. */
export type DomainErrorKind =
  | 'not-found'
  | 'conflict'
  | 'rule-violated'
  | 'forbidden'
  | 'unauthenticated'
  | 'precondition-failed'
  | 'precondition-required'
  | 'too-many-requests'
  | 'unavailable';

/**
 * A business rule said no. Expected, safe to show, and never retried.
 *
 * The domain knows nothing of HTTP: `code` is the stable, public name of the
 * rule (it becomes the problem type), and `kind` says what sort of refusal it is.
 */
export abstract class DomainError extends Error {
  abstract readonly code: string;
  abstract readonly kind: DomainErrorKind;

  constructor(
    message: string,
    /** Values that the client may show or act on; never personal data. */
    readonly details: Readonly<Record<string, string | number>> = {},
    /** Every fault found, so that a person can mend them all at once. */
    readonly faults: readonly Fault[] = [],
  ) {
    super(message);
    this.name = new.target.name;
  }
}

/** The thing asked for does not exist, or not for this asker. */
export class NotFoundError extends DomainError {
  readonly code = 'not-found';
  readonly kind = 'not-found';

  constructor(what: string, id: string) {
    super(`There is no such ${what}.`, { resource: what, id });
  }
}

/** The request has faults that only the business rules can see. All of them are listed. */
export class InvalidInputError extends DomainError {
  readonly code = 'invalid-input';
  readonly kind = 'rule-violated';

  constructor(faults: readonly Fault[]) {
    super('The request is not valid.', {}, faults);
  }
}

/**
 * Ends a check that collects faults.
 *
 * @throws {InvalidInputError} when there is at least one fault
 */
export function refuseFaults(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new InvalidInputError(faults);
}
