import type { YearPerson } from './year-people.js';
import type { YearTeam, YearTown } from './year-town.js';

const VOTERS = 12;

/** Everybody in the story. */
export type YearCast = {
  /** Oude Haven, which votes and has a fund for small plans. */
  readonly a: YearTeam;
  /** Lindenoord, which asks a committee for advice. */
  readonly b: YearTeam;
  /** Elsbroek, which meets in an assembly and has no rules of its own. */
  readonly c: YearTeam;
  readonly financeOfficers: readonly [YearPerson, YearPerson];
  /** The first one screens and confirms; the second one has no part in that. */
  readonly contactPersons: readonly [YearPerson, YearPerson];
  readonly auditor: YearPerson;
  /** Residents of Oude Haven who vote; they have no address for mail. */
  readonly voters: readonly YearPerson[];
  /** Residents with plans, and an address for the letters about them. */
  readonly proposers: { readonly [team in 'a' | 'b' | 'c']: readonly YearPerson[] };
};

/** Three wijkteams with all their seats, the officials of the town, and residents. */
export async function castOf(town: YearTown): Promise<YearCast> {
  const [a, b, c] = await Promise.all([
    town.team('Oude Haven'),
    town.team('Lindenoord'),
    town.team('Elsbroek'),
  ]);
  const proposersOf = ({ id }: YearTeam, count: number): Promise<YearPerson[]> =>
    Promise.all(Array.from({ length: count }, () => town.hire('resident', id)));
  return {
    ...{ a, b, c },
    financeOfficers: [await town.hire('finance-officer'), await town.hire('finance-officer')],
    contactPersons: [await town.hire('contact-person'), await town.hire('contact-person')],
    auditor: await town.hire('auditor'),
    voters: await Promise.all(Array.from({ length: VOTERS }, () => town.resident(a.id))),
    proposers: {
      a: await proposersOf(a, 4),
      b: await proposersOf(b, 2),
      c: await proposersOf(c, 3),
    },
  };
}
