import { DomainError, refuseFaults } from '../domain-error.js';
import { textFaults } from '../people/plain-text.js';
import { compareCodePoints } from '../tally/compare-code-points.js';

/** Somebody who could be the contact person of an initiative. */
export type ContactCandidate = {
  readonly personId: string;
  /** Null for somebody without a name here; such a person comes after those who have one. */
  readonly name: string | null;
  /** How many open initiatives this person has. */
  readonly openCount: number;
  /** Whether this person works for a department that serves the wijkteam. */
  readonly isOfWijkteam: boolean;
};

export const CONTACT_REASON_LENGTH_MAX = 1_000;

export class NoContactPersonError extends DomainError {
  readonly code = 'no-contact-person';
  readonly kind = 'conflict';

  constructor() {
    super('There is nobody who can be the contact person of this initiative.');
  }
}

export class NotContactPersonError extends DomainError {
  readonly code = 'not-contact-person';
  readonly kind = 'conflict';

  constructor(personId: string) {
    super('This person is no contact person now, or is an initiator.', { personId });
  }
}

export class SameContactPersonError extends DomainError {
  readonly code = 'same-contact-person';
  readonly kind = 'conflict';

  constructor() {
    super('This is the contact person already.');
  }
}

/**
 * The contact person by the rule: of those who work for a department that serves the wijkteam, and
 * where there is none of all, the one with the least open work. Ties go by name, then by id. No
 * initiator is a candidate, nor whoever has it now.
 *
 * @throws {NoContactPersonError} when nobody is left
 */
export function chooseContactPerson(
  candidates: readonly ContactCandidate[],
  { initiators, now }: { readonly initiators: readonly string[]; readonly now: string | null },
): string {
  const free = candidates.filter(
    ({ personId }) => !initiators.includes(personId) && personId !== now,
  );
  const near = free.filter(({ isOfWijkteam }) => isOfWijkteam);
  const [first] = (near.length > 0 ? near : free).toSorted(byWork);
  if (first === undefined) throw new NoContactPersonError();
  return first.personId;
}

/**
 * Refuses to give an initiative to somebody by hand.
 *
 * @throws {SameContactPersonError} when this person has it
 * @throws {NotContactPersonError} when this person is no contact person, or is an initiator
 */
export function refuseContactPerson(
  personId: string,
  candidates: readonly ContactCandidate[],
  { initiators, now }: { readonly initiators: readonly string[]; readonly now: string | null },
): void {
  if (personId === now) throw new SameContactPersonError();
  const isCandidate = candidates.some((each) => each.personId === personId);
  if (!isCandidate || initiators.includes(personId)) throw new NotContactPersonError(personId);
}

/**
 * Refuses a change of the contact person without a reason; the first needs none.
 *
 * @throws {InvalidInputError} when the reason is missing or no readable text
 */
export function refuseContactReason(reason: string | null, isFirst: boolean): void {
  if (reason === null) {
    if (isFirst) return;
    refuseFaults([
      { name: 'reason', code: 'reason-missing', reason: 'Say why it goes to somebody else.' },
    ]);
    return;
  }
  refuseFaults(textFaults('reason', reason, CONTACT_REASON_LENGTH_MAX));
}

function byWork(one: ContactCandidate, other: ContactCandidate): number {
  if (one.openCount !== other.openCount) return one.openCount - other.openCount;
  if (one.name === null || other.name === null) {
    if (one.name !== other.name) return one.name === null ? 1 : -1;
  } else if (one.name !== other.name) {
    return compareCodePoints(one.name, other.name);
  }
  return compareCodePoints(one.personId, other.personId);
}
