import type { Role } from '#domain';

export class SessionRoleResponse {
  /** resident, member, chair, contact-person, counter-clerk, finance-officer, auditor or administrator. */
  readonly role!: Role;
  /** The wijkteam that the role holds for; null for the whole municipality. */
  readonly wijkteamId!: string | null;
}

export class SessionResponse {
  readonly personId!: string;
  /** Null for somebody who is known by the code of a letter only. */
  readonly name!: string | null;
  /** The roles that hold today. */
  readonly roles!: SessionRoleResponse[];
}
