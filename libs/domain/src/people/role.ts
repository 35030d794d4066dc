/**
 * What a person may be here. The first seven hold for one wijkteam and its wijk; the others hold for the
 * whole municipality. A professional works beside the residents of a wijkteam; a sub-representative
 * speaks for one buurt in it.
 */
export const ROLES = [
  'resident',
  'member',
  'chair',
  'secretary',
  'treasurer',
  'professional',
  'sub-representative',
  'contact-person',
  'counter-clerk',
  'finance-officer',
  'auditor',
  'administrator',
] as const;

export type Role = (typeof ROLES)[number];

export const WIJKTEAM_ROLES = [
  'resident',
  'member',
  'chair',
  'secretary',
  'treasurer',
  'professional',
  'sub-representative',
] as const satisfies readonly Role[];

/** The roles of those who sit in a wijkteam. Whether a professional votes in it, its rules say. */
export const TEAM_SEATS = [
  'chair',
  'secretary',
  'treasurer',
  'member',
  'sub-representative',
  'professional',
] as const satisfies readonly Role[];

/** A role that a person holds from a day up to and including a day (ISO dates, municipality's calendar). */
export type Membership = {
  readonly role: Role;
  /** The wijkteam that the role holds for; null for a role of the whole municipality. */
  readonly wijkteamId: string | null;
  readonly validFromOn: string;
  /** The last day of the role; null while no end is set. */
  readonly validUntilOn: string | null;
};

/** Whether a role is bound to one wijkteam. */
export function isWijkteamRole(role: Role): boolean {
  return (WIJKTEAM_ROLES as readonly Role[]).includes(role);
}

/** The memberships that hold on a day. Both ends are inclusive; ISO dates compare as text. */
export function membershipsOn(
  memberships: readonly Membership[],
  todayOn: string,
): readonly Membership[] {
  return memberships.filter(
    ({ validFromOn, validUntilOn }) =>
      validFromOn <= todayOn && (validUntilOn === null || todayOn <= validUntilOn),
  );
}
