import { letterCodeOf, LETTER_CODE_BYTES, type RecordedMembership, type Role } from '#domain';
import type { DemoPerson, DemoStaff, DemoTeam } from './demo-people.js';
import type { DemoAccount, DemoLetter } from './demo-types.js';
import { demoPassword, emailOf, fullNames } from './dutch-names.js';
import type { DemoWijk } from './make-places.js';
import { makeSeats, otherSeats, seatMembership } from './make-seats.js';
import { dayAt } from './moments.js';
import type { Random } from './random.js';

/** Everybody, with what each may do and how some of them sign in. */
export type DemoPeople = {
  readonly staff: DemoStaff;
  readonly teams: readonly DemoTeam[];
  readonly people: readonly DemoPerson[];
  readonly memberships: readonly RecordedMembership[];
  readonly letters: readonly DemoLetter[];
  readonly accounts: readonly DemoAccount[];
};

const SINCE_DAYS = -420;
const MEMBERS_MIN = 5;
const MEMBERS_MAX = 7;
/** More than the town has people with a name. */
const NAMES = 40;
/** How many residents of each wijk come with their letter on the list of accounts. */
const SHOWN_RESIDENTS = [2, 1, 1] as const;
const RESIDENT_TRIES = ['can vote', 'can support and discuss plans', 'has a draft'] as const;

/** The people of the town: its staff, and the team and residents of each wijk. */
export function makePeople(wijken: readonly DemoWijk[], random: Random, now: Date): DemoPeople {
  const names = fullNames(random, NAMES);
  const named = (): DemoPerson => {
    const name = names.shift() ?? '';
    return { id: random.uuid(), name, email: emailOf(name, 'lindestad') };
  };
  const staff: DemoStaff = {
    administrator: named(),
    auditor: named(),
    officers: [named(), named()],
  };
  const teams = wijken.map((wijk) => teamOf(wijk, named, random));
  const residents = teams.flatMap((team) => team.residents);
  const letters = residents.map(({ id }) => ({ personId: id, letterCode: letterOf(random) }));
  return {
    staff,
    teams,
    people: [...staffOf(staff), ...teams.flatMap(namedOf), ...residents],
    memberships: membershipsOf(staff, teams, { random, fromOn: dayAt(now, SINCE_DAYS) }),
    letters,
    accounts: accountsOf({ staff, teams, letters }, random),
  };
}

function teamOf(
  { plan, wijkteam, buurten }: DemoWijk,
  named: () => DemoPerson,
  random: Random,
): DemoTeam {
  const team = {
    wijkteam,
    plan,
    buurten: buurten.map((buurt) => ({ ...buurt.plan, id: buurt.area.id })),
    chair: named(),
    members: Array.from({ length: random.whole(MEMBERS_MIN, MEMBERS_MAX) }, named),
  };
  return {
    ...team,
    seats: makeSeats(team, random.fork(`seats of ${plan.name}`)),
    contactPerson: named(),
    residents: Array.from({ length: plan.residents }, () => ({
      id: random.uuid(),
      name: null,
      email: null,
    })),
  };
}

function staffOf({ administrator, auditor, officers }: DemoStaff): DemoPerson[] {
  return [administrator, auditor, ...officers];
}

function namedOf(team: DemoTeam): DemoPerson[] {
  const { chair, members, contactPerson } = team;
  return [chair, ...members, contactPerson, ...otherSeats(team).map(({ person }) => person)];
}

function letterOf(random: Random): string {
  return letterCodeOf(Uint8Array.from({ length: LETTER_CODE_BYTES }, () => random.whole(0, 255)));
}

function membershipsOf(
  staff: DemoStaff,
  teams: readonly DemoTeam[],
  { random, fromOn }: { readonly random: Random; readonly fromOn: string },
): RecordedMembership[] {
  const give = (person: DemoPerson, role: Role, team: DemoTeam | null): RecordedMembership => {
    const seat = team?.seats.find((each) => each.person === person && each.role === role);
    return {
      id: random.uuid(),
      personId: person.id,
      role,
      wijkteamId: team?.wijkteam.id ?? null,
      validFromOn: fromOn,
      validUntilOn: null,
      cameIn: seat?.cameIn ?? null,
      areaId: null,
      isNamePublic: seat?.isNamePublic ?? false,
      version: 1,
    };
  };
  return [
    give(staff.administrator, 'administrator', null),
    give(staff.auditor, 'auditor', null),
    ...staff.officers.map((officer) => give(officer, 'finance-officer', null)),
    ...teams.flatMap((team) => [
      give(team.chair, 'chair', team),
      ...team.members.map((member) => give(member, 'member', team)),
      give(team.contactPerson, 'contact-person', null),
      ...team.residents.map((resident) => give(resident, 'resident', team)),
      ...otherSeats(team).map((seat) => seatMembership(seat, team.wijkteam.id, fromOn)),
    ]),
  ];
}

function accountsOf(
  { staff, teams, letters }: Pick<DemoPeople, 'staff' | 'teams' | 'letters'>,
  random: Random,
): DemoAccount[] {
  // One for all of them: whoever looks around changes hats all the time.
  const password = demoPassword(random);
  const account = (person: DemoPerson, role: Role, team: DemoTeam | null): DemoAccount => ({
    personId: person.id,
    name: person.name ?? '',
    role,
    wijkteam: team?.wijkteam.name ?? null,
    email: person.email,
    password,
    ...{ letterCode: null, tries: null },
  });
  const codes = new Map(letters.map(({ personId, letterCode }) => [personId, letterCode]));
  return [
    account(staff.administrator, 'administrator', null),
    ...teams.map((team) => account(team.chair, 'chair', team)),
    ...teams
      .slice(0, 1)
      .flatMap((team) => [
        ...team.members.slice(0, 1).map((member) => account(member, 'member', team)),
        { ...account(team.contactPerson, 'contact-person', null), tries: 'has cases' },
      ]),
    ...staff.officers.map((officer) => account(officer, 'finance-officer', null)),
    account(staff.auditor, 'auditor', null),
    ...teams.flatMap((team, index) =>
      team.residents.slice(0, SHOWN_RESIDENTS[index]).map((resident) => ({
        ...residentAccount(resident, team, codes.get(resident.id) ?? ''),
        tries: RESIDENT_TRIES[index] ?? null,
      })),
    ),
  ];
}

function residentAccount(
  resident: DemoPerson,
  team: DemoTeam,
  letterCode: string,
): Omit<DemoAccount, 'tries'> {
  return {
    personId: resident.id,
    name: `A resident of ${team.plan.name}`,
    role: 'resident',
    wijkteam: team.wijkteam.name,
    email: null,
    password: null,
    letterCode,
  };
}
