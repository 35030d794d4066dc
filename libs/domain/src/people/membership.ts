import { DomainError, type Fault, refuseFaults } from '../domain-error.js';
import type { Actor } from './authorise.js';
import { dayFaults } from './calendar-day.js';
import { haveDayInCommon } from './period.js';
import { isWijkteamRole, type Membership, type Role, ROLES } from './role.js';
import { seatFaults, type SeatFacts } from './seat.js';

/** A membership as it is asked for: a role for some days, and how its holder came to the seat. */
export type WantedMembership = Membership & SeatFacts;

/** A membership as it is kept. */
export type RecordedMembership = WantedMembership & {
  readonly id: string;
  readonly personId: string;
  readonly version: number;
};

/** The roles that hold for the whole municipality. */
export const MUNICIPAL_ROLES: readonly Role[] = ROLES.filter((role) => !isWijkteamRole(role));

/**
 * What nobody may be at the same time. An auditor checks all others, so can only live here; who
 * grants and pays does not also hand out roles, nor lead a wijkteam or keep its books.
 */
const EXCLUDED_WITH: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  auditor: ROLES.filter((role) => role !== 'auditor' && role !== 'resident'),
  'finance-officer': ['administrator', 'chair', 'secretary', 'treasurer'],
};

export class MembershipOverlapError extends DomainError {
  readonly code = 'membership-overlap';
  readonly kind = 'conflict';

  constructor(membershipId: string) {
    super('This person has this role already on some of these days.', { membershipId });
  }
}

export class RolesExcludeError extends DomainError {
  readonly code = 'roles-exclude';
  readonly kind = 'conflict';

  constructor(role: Role, otherRole: Role) {
    super('Nobody may have these two roles on the same day.', { role, otherRole });
  }
}

export class OwnRoleError extends DomainError {
  readonly code = 'own-role';
  readonly kind = 'forbidden';

  constructor() {
    super('Nobody gives a role to himself or herself. Ask another administrator.');
  }
}

/** Whether two roles may not be held by one person on the same day. The order does not matter. */
export function rolesExclude(role: Role, other: Role): boolean {
  return (
    (EXCLUDED_WITH[role]?.includes(other) ?? false) ||
    (EXCLUDED_WITH[other]?.includes(role) ?? false)
  );
}

/** Every fault in a membership by itself: its days, and whether its role belongs to a wijkteam. */
export function membershipFaults(membership: Membership): Fault[] {
  const { role, wijkteamId, validFromOn, validUntilOn } = membership;
  const faults = [
    ...dayFaults('validFromOn', validFromOn),
    ...(validUntilOn === null ? [] : dayFaults('validUntilOn', validUntilOn)),
  ];
  if (isWijkteamRole(role) !== (wijkteamId !== null)) {
    const where = isWijkteamRole(role) ? 'one wijkteam' : 'the whole municipality';
    faults.push({ name: 'role', code: 'role-scope', reason: `This role holds for ${where}.` });
  }
  if (faults.length === 0 && validUntilOn !== null && validUntilOn < validFromOn) {
    faults.push({
      name: 'validUntilOn',
      code: 'period-order',
      reason: 'The last day is not before the first.',
    });
  }
  return faults;
}

/**
 * Decides whether somebody may be given a role, beside the memberships of any date that this
 * person has. That the actor may manage people is decided before.
 *
 * @throws {InvalidInputError} when the membership has faults by itself
 * @throws {OwnRoleError} when the actor would be the one to get it
 * @throws {MembershipOverlapError} when the person has the same role on one of its days
 * @throws {RolesExcludeError} when the person has a role on one of its days that excludes it
 */
export function giveRole(
  actor: Actor,
  personId: string,
  wanted: WantedMembership,
  held: readonly RecordedMembership[],
): void {
  refuseFaults([...membershipFaults(wanted), ...seatFaults(wanted)]);
  if (isSelf(actor, personId)) throw new OwnRoleError();
  refuseConflicts(wanted, held);
}

/**
 * Decides whether a membership may get another last day, null for none. The day itself is the
 * last on which the role holds. One's own may become shorter, not longer.
 *
 * @throws {InvalidInputError} when the day does not exist or is before the first
 * @throws {OwnRoleError} when the actor would hold the role for longer
 * @throws {MembershipOverlapError} when it would run into the same role of this person
 * @throws {RolesExcludeError} when it would run into a role that excludes it
 */
export function changeLastDay(
  actor: Actor,
  membership: RecordedMembership,
  validUntilOn: string | null,
  held: readonly RecordedMembership[],
): void {
  const wanted = { ...membership, validUntilOn };
  refuseFaults(membershipFaults(wanted));
  const isLonger =
    membership.validUntilOn !== null &&
    (validUntilOn === null || validUntilOn > membership.validUntilOn);
  if (isLonger && isSelf(actor, membership.personId)) throw new OwnRoleError();
  refuseConflicts(
    wanted,
    held.filter(({ id }) => id !== membership.id),
  );
}

function refuseConflicts(wanted: Membership, held: readonly RecordedMembership[]): void {
  for (const other of held.filter((each) => haveDayInCommon(each, wanted))) {
    if (other.role === wanted.role && other.wijkteamId === wanted.wijkteamId) {
      throw new MembershipOverlapError(other.id);
    }
    if (rolesExclude(other.role, wanted.role)) {
      throw new RolesExcludeError(wanted.role, other.role);
    }
  }
}

function isSelf(actor: Actor, personId: string): boolean {
  return actor.kind === 'person' && actor.id === personId;
}
