import { DomainError, type Fault } from '../domain-error.js';
import { NAME_LENGTH_MAX } from '../people/area.js';
import { type Actor, ForbiddenError, isAllowed, type Permission } from '../people/authorise.js';
import { type AreaGeometry, geometryFaults } from '../people/geometry.js';
import { lineFaults, textFaults } from '../people/plain-text.js';

export const BOUNDARY_REASON_LENGTH_MAX = 2_000;

/** How residents see the borders of an area, beside the official ones. It is never changed. */
export type AreaBoundary = {
  readonly id: string;
  readonly areaId: string;
  readonly name: string;
  /** Why the border lies there. */
  readonly reason: string;
  readonly geometry: AreaGeometry;
  readonly drawnBy: string;
  readonly drawnAt: Date;
};

export const BOUNDARY_ANSWERS = ['confirm', 'object'] as const;
export type BoundaryAnswer = (typeof BOUNDARY_ANSWERS)[number];

export const BOUNDARY_OUTCOMES = ['adopted', 'rejected'] as const;
export type BoundaryOutcome = (typeof BOUNDARY_OUTCOMES)[number];

/** An adopted boundary is superseded once a later one of the same area is adopted. */
export type BoundaryState = 'open' | 'adopted' | 'rejected' | 'superseded';

export class OwnBoundaryError extends DomainError {
  readonly code = 'own-boundary';
  readonly kind = 'forbidden';

  constructor() {
    super('Others confirm a boundary and decide on it, not the one who drew it.');
  }
}

export class BoundaryDecidedError extends DomainError {
  readonly code = 'boundary-decided';
  readonly kind = 'conflict';

  constructor() {
    super('This boundary was adopted or rejected already.');
  }
}

export class AlreadyRespondedError extends DomainError {
  readonly code = 'already-responded';
  readonly kind = 'conflict';

  constructor() {
    super('You gave another answer to this boundary before. Answers are given once.');
  }
}

/**
 * Refuses who may not do something with the boundaries of an area, and tells which person may.
 *
 * @param wijkteamIds the wijkteams of the area and of the wijk it lies in
 * @throws {ForbiddenError} when the actor holds the permission in none of them, or is a machine: a
 *   border is drawn and judged by people
 */
export function authoriseForArea(
  actor: Actor,
  permission: Permission,
  wijkteamIds: readonly string[],
): string {
  const isAllowedHere = [null, ...wijkteamIds].some((wijkteamId) =>
    isAllowed(actor, permission, { wijkteamId }),
  );
  if (actor.kind !== 'person' || !isAllowedHere) throw new ForbiddenError(permission);
  return actor.id;
}

/** Every fault in a boundary as it is asked for, apart from where its lines run. Texts are tidied. */
export function boundaryFaults(wanted: {
  readonly name: string;
  readonly reason: string;
  readonly geometry: unknown;
}): Fault[] {
  return [
    ...lineFaults('name', wanted.name, NAME_LENGTH_MAX),
    ...reasonFaults(wanted.reason, true),
    ...geometryFaults(wanted.geometry),
  ];
}

/** The fault of a boundary that has nothing in common with its area, as far as that is drawn. */
export function elsewhereFaults(sharesGround: boolean): Fault[] {
  if (sharesGround) return [];
  const reason = 'The boundary has nothing in common with the official area.';
  return [{ name: 'geometry', code: 'boundary-elsewhere', reason }];
}

/** What is wrong with a tidied reason of at most 2,000 characters; some may not be left out. */
export function reasonFaults(reason: string, isRequired: boolean): Fault[] {
  if (isRequired && reason === '') {
    return [{ name: 'reason', code: 'text-empty', reason: 'Say why.' }];
  }
  return textFaults('reason', reason, BOUNDARY_REASON_LENGTH_MAX);
}

/** What the rules ask of a boundary before somebody answers to it or decides on it. */
export type BoundaryStanding = { readonly drawnBy: string; readonly state: BoundaryState };

/**
 * Refuses an answer to a boundary, or a decision on it, that comes from who drew it or too late.
 *
 * @throws {OwnBoundaryError} @throws {BoundaryDecidedError}
 */
export function refuseJudging({ drawnBy, state }: BoundaryStanding, personId: string): void {
  if (drawnBy === personId) throw new OwnBoundaryError();
  if (state !== 'open') throw new BoundaryDecidedError();
}

export type GivenAnswer = { readonly answer: BoundaryAnswer; readonly reason: string };

/**
 * Whether an answer is the one that was given before, so that nothing is left to do.
 *
 * @throws {AlreadyRespondedError} when it is another one
 */
export function isRepeated(given: GivenAnswer, before: GivenAnswer | null): boolean {
  if (before === null) return false;
  if (given.answer === before.answer && given.reason === before.reason) return true;
  throw new AlreadyRespondedError();
}
