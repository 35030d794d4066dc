import type { RecordedMembership, Wijkteam } from '#domain';
import type { BuurtPlan, WijkPlan } from './town-plan.js';

export type DemoPerson = {
  readonly id: string;
  /** Null for residents who are known by the code of their letter only. */
  readonly name: string | null;
  readonly email: string | null;
};

/** One who sits in a wijkteam, and how he or she came there. */
export type DemoSeat = Pick<RecordedMembership, 'role' | 'cameIn' | 'areaId' | 'isNamePublic'> & {
  readonly person: DemoPerson;
};

/** A wijkteam with its wijk and its people. */
export type DemoTeam = {
  readonly wijkteam: Wijkteam;
  readonly plan: WijkPlan;
  readonly buurten: readonly (BuurtPlan & { readonly id: string })[];
  readonly chair: DemoPerson;
  readonly members: readonly DemoPerson[];
  /** Everybody who sits in it, the chair and the members too. */
  readonly seats: readonly DemoSeat[];
  readonly contactPerson: DemoPerson;
  readonly residents: readonly DemoPerson[];
};

/** Who works for the municipality. */
export type DemoStaff = {
  readonly administrator: DemoPerson;
  readonly auditor: DemoPerson;
  readonly officers: readonly [DemoPerson, DemoPerson];
};
