import { type Membership, membershipsOn, type Role, TEAM_SEATS } from '../people/role.js';
import type { TeamDecisionRules } from '../play/team-decision-rules.js';

/** One who sits in a wijkteam. */
export type SeatRole = (typeof TEAM_SEATS)[number];

/** A seat as a meeting keeps it: who sat in the wijkteam on the day, in which capacity. */
export type TeamSeat = {
  readonly personId: string;
  readonly role: SeatRole;
  /** What the person is called in minutes and decisions, such as `member-2`; never a name. */
  readonly label: string;
  readonly isVoting: boolean;
};

type SeatHolder = Membership & { readonly personId: string };

/**
 * The seats of a wijkteam on a day: one for each person, with the highest of its roles there (chair,
 * secretary, treasurer, member, sub-representative, professional). So nobody has two votes.
 *
 * A professional has a vote only where the rules say so; all others have one. Labels count within a
 * role, in the order of first days and then of ids, so that equal memberships give equal labels.
 */
export function seatsOn(
  wijkteamId: string,
  dayOn: string,
  memberships: readonly SeatHolder[],
  rules: Pick<TeamDecisionRules, 'professionalsVote'>,
): readonly TeamSeat[] {
  const held = memberships.filter(
    (each) => each.wijkteamId === wijkteamId && membershipsOn([each], dayOn).length === 1,
  );
  const taken = new Set<string>();
  return TEAM_SEATS.flatMap((role) => {
    const holders = held
      .filter((each) => each.role === (role as Role) && !taken.has(each.personId))
      .toSorted(byFirstDay);
    for (const { personId } of holders) taken.add(personId);
    return holders.map(({ personId }, index) => ({
      personId,
      role,
      label: `${role}-${index + 1}`,
      isVoting: role !== 'professional' || rules.professionalsVote,
    }));
  });
}

function byFirstDay(left: SeatHolder, right: SeatHolder): number {
  const [one, other] = [left.validFromOn + left.personId, right.validFromOn + right.personId];
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
