import { DomainError, type Fault } from '../domain-error.js';
import type { Area } from './area.js';
import { type Actor, ForbiddenError } from './authorise.js';
import { haveDayInCommon, type Period } from './period.js';
import { type Membership, type Role, TEAM_SEATS } from './role.js';

/** How somebody came to a seat in a wijkteam. */
export const WAYS_IN = ['election', 'appointment', 'lot'] as const;
export type WayIn = (typeof WAYS_IN)[number];

/** What is known of a seat besides its role and its days. */
export type SeatFacts = {
  /** How its holder came in; null for residents and for roles of the municipality. */
  readonly cameIn: WayIn | null;
  /** The buurt that a sub-representative speaks for; null for everybody else. */
  readonly areaId: string | null;
  /** Whether the holder agreed that the name stands on the public page of the wijkteam. */
  readonly isNamePublic: boolean;
};

/** The seats of a wijkteam that one person at a time can have. */
export const SINGLE_SEATS = ['chair', 'secretary', 'treasurer'] as const satisfies readonly Role[];

/** What somebody has who was given no seat: nothing to tell about it. */
export const NO_SEAT: SeatFacts = { cameIn: null, areaId: null, isNamePublic: false };

/** A seat of a wijkteam that is taken on some days. */
export type TakenSeat = Period & { readonly id: string; readonly role: Role };

export class SeatTakenError extends DomainError {
  readonly code = 'seat-taken';
  readonly kind = 'conflict';

  constructor(role: Role, membershipId = '') {
    const taken = membershipId === '' ? {} : { membershipId };
    super('A wijkteam has one such seat, and somebody has it on some of these days.', {
      role,
      ...taken,
    });
  }
}

/** Whether a role is a seat in a wijkteam, as anybody's but a resident's is. */
export function isSeat(role: Role): boolean {
  return (TEAM_SEATS as readonly Role[]).includes(role);
}

/** Whether one person at a time can have this role in a wijkteam. */
export function isSingleSeat(role: Role): boolean {
  return (SINGLE_SEATS as readonly Role[]).includes(role);
}

/** Every fault in how a seat was come to, and in whom it is for. Where the buurt lies is seen apart. */
export function seatFaults(seat: Pick<Membership, 'role'> & SeatFacts): Fault[] {
  const { role, cameIn, areaId } = seat;
  const faults: Fault[] = [];
  if (isSeat(role) !== (cameIn !== null)) {
    const reason = isSeat(role)
      ? 'Say how this person came to the seat: election, appointment or lot.'
      : 'This role is no seat in a wijkteam, so nobody is elected, appointed or drawn for it.';
    faults.push({ name: 'cameIn', code: 'came-in', reason });
  }
  if ((role === 'sub-representative') !== (areaId !== null)) {
    const reason =
      areaId === null
        ? 'A sub-representative speaks for one buurt; say which.'
        : 'Only a sub-representative has a buurt.';
    faults.push({ name: 'areaId', code: 'seat-buurt', reason });
  }
  return [...faults, ...nameFaults(seat)];
}

/** What is wrong with showing a name: only those who have a seat stand on the page of a wijkteam. */
export function nameFaults(
  seat: Pick<Membership, 'role'> & Pick<SeatFacts, 'isNamePublic'>,
): Fault[] {
  if (!seat.isNamePublic || isSeat(seat.role)) return [];
  const reason = 'Only the names of those who have a seat in a wijkteam are shown.';
  return [{ name: 'isNamePublic', code: 'name-of-seat', reason }];
}

/**
 * Decides whether somebody may say that a name is shown, or no longer: whoever the name is of.
 *
 * @throws {ForbiddenError} when it is somebody else's
 */
export function requireOwnName(actor: Actor, membership: { readonly personId: string }): void {
  if (actor.kind === 'person' && actor.id === membership.personId) return;
  throw new ForbiddenError('use-own-session');
}

/**
 * What is wrong with the buurt of a sub-representative: it is a buurt, and lies in the wijk of the
 * wijkteam. A wijkteam of one buurt has that buurt only.
 */
export function buurtFaults(
  buurt: Pick<Area, 'id' | 'kind' | 'parentId'>,
  teamAreaId: string,
): Fault[] {
  const isWithin = buurt.parentId === teamAreaId || buurt.id === teamAreaId;
  if (buurt.kind === 'buurt' && isWithin) return [];
  const reason = 'This is not a buurt within the area of the wijkteam.';
  return [{ name: 'areaId', code: 'seat-buurt-elsewhere', reason }];
}

/**
 * Refuses a second chair, secretary or treasurer on the same day; `taken` are the other seats of the
 * wijkteam, of any date.
 *
 * @throws {SeatTakenError} when the seat is one of those and is taken on one of the days
 */
export function requireSeatFree(
  wanted: Period & Pick<Membership, 'role'>,
  taken: readonly TakenSeat[],
): void {
  if (!isSingleSeat(wanted.role)) return;
  const other = taken.find((seat) => seat.role === wanted.role && haveDayInCommon(seat, wanted));
  if (other !== undefined) throw new SeatTakenError(wanted.role, other.id);
}
