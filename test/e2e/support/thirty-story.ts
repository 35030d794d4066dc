import type { Json } from '../../support/api.js';
import { neighbours, registerFile, type Resident } from '../../support/support.factory.js';
import type { YearPerson } from './year-people.js';
import { aRoundOf } from './year-rounds.js';
import { FIRST_DAY, type YearTeam, YearTown } from './year-town.js';

export const PLAN_COUNT = 30;
/** How many of the residents have an address for mail; the others sign in with the code of a letter. */
const MAILED = 6;
const VOTERS = 4;
/** Neighbours who sign on paper, and have no account. */
const SIGNATORIES = 4;
export const COST_CENTS = 50_000;
const BUDGET_CENTS = 10 * COST_CENTS;
export const ROUND = 'Dertig plannen';

/** How an initiative ended. */
export type Fate =
  | { readonly kind: 'ballot' }
  | { readonly kind: 'withdrawn' | 'rejected'; readonly reason: string }
  | { readonly kind: 'merged' | 'split'; readonly reason: string };

/** An initiative, whose it is, who supports it, and how it ended. */
export type ThirtyPlan = {
  readonly id: string;
  readonly title: string;
  /** Empty where staff wrote it down for somebody without an account. */
  readonly makers: readonly ThirtyResident[];
  readonly supporters: Set<ThirtyResident>;
  fate: Fate;
};

/** Somebody of the wijk, and the address for mail, if there is one. */
export type ThirtyResident = { readonly person: YearPerson; readonly email: string | null };

/** A wijk with a round of thirty initiatives: who is in it, and what is known of it so far. */
export class ThirtyStory {
  town!: YearTown;
  team!: YearTeam;
  desk!: {
    readonly contacts: readonly [YearPerson, YearPerson];
    readonly clerk: YearPerson;
    readonly officer: YearPerson;
  };
  /** The first have an address for mail. */
  residents: readonly ThirtyResident[] = [];
  signatories: readonly Resident[] = [];
  readonly plans: ThirtyPlan[] = [];
  roundId = '';
  departmentId = '';
  decisionId = '';

  async open(): Promise<void> {
    this.town = await YearTown.open('dertigdorp');
    this.team = await this.town.team('De Linde');
    this.desk = {
      contacts: [await this.town.hire('contact-person'), await this.town.hire('contact-person')],
      clerk: await this.town.hire('counter-clerk'),
      officer: await this.town.hire('finance-officer'),
    };
    const mailed = await Promise.all(
      Array.from({ length: MAILED }, () => this.town.hire('resident', this.team.id)),
    );
    const others = await Promise.all(
      Array.from({ length: PLAN_COUNT - 1 + VOTERS - MAILED }, () =>
        this.town.resident(this.team.id),
      ),
    );
    this.residents = [...mailed, ...others].map((person) => ({ person, email: person.email }));
  }

  day(days: number): Promise<void> {
    return this.town.passTo(this.town.calendar.day(days));
  }

  plan(index: number): ThirtyPlan {
    const found = this.plans[index];
    if (found === undefined) throw new Error(`There is no plan ${index}.`);
    return found;
  }

  resident(index: number): ThirtyResident {
    const found = this.residents[index % this.residents.length];
    if (found === undefined) throw new Error('There are no residents.');
    return found;
  }

  /** The plans that end on the ballot. */
  onBallot(): readonly ThirtyPlan[] {
    return this.plans.filter(({ fate }) => fate.kind === 'ballot');
  }

  /** The list of residents, a checklist of one question, money, and a round whose clock runs. */
  async prepare(): Promise<void> {
    const { administrator, calendar } = this.town;
    const onList = neighbours(this.residents.length + SIGNATORIES, { surname: 'de Wit' });
    const list = registerFile(onList);
    const headers = { 'content-type': 'text/csv', 'if-match': '"0"' };
    await administrator.puts(`/wijkteams/${this.team.id}/support-register`, list, headers);
    await Promise.all(
      this.residents.map(({ person }, index) =>
        person.does(`/wijkteams/${this.team.id}/register-ties`, onList[index]),
      ),
    );
    this.signatories = onList.slice(this.residents.length);
    const department = { name: 'Grondzaken', contactEmail: 'grond@dertigdorp.example' };
    this.departmentId = (await administrator.does('/departments', department)).id;
    const personId = this.desk.contacts[0].id;
    await administrator.does(`/departments/${this.departmentId}/members`, { personId });
    await administrator.does('/screening-procedures', {
      ...{ opensItself: true, assignsItself: true, escalationPersonId: this.desk.contacts[1].id },
      decisionWeeks: 4,
      items: [
        {
          ...{ code: 'whose-land', topic: 'land', questionNl: 'Van wie is de grond?' },
          ...{ isCompulsory: true, departmentId: this.departmentId },
        },
      ],
    });
    const year = calendar.budgetYear;
    const budget = { wijkteamId: this.team.id, year };
    const { id: budgetId } = await this.desk.officer.does('/budgets', budget);
    const grant = { amountCents: BUDGET_CENTS, decisionReference: `Raadsbesluit ${year}/3` };
    await this.desk.officer.does(`/budgets/${budgetId}/grants`, grant);
    this.roundId = await aRoundOf(this.town, this.team, {
      ...{ title: ROUND, mode: 'resident-vote', budgetId },
      rules: {
        budgetCents: BUDGET_CENTS,
        ballot: { type: 'approval', choicesMin: 1, choicesMax: 5 },
        tally: { rule: 'greedy@1' },
      },
      timeline: {
        submissionOpensAt: calendar.day(FIRST_DAY + 10),
        submissionClosesAt: calendar.day(-60),
        supportClosesAt: calendar.day(-45),
        ballotFixedAt: calendar.day(-10),
        votingOpensAt: calendar.day(-5),
        votingClosesAt: calendar.day(5),
        decidingOpensAt: calendar.day(6),
      },
    });
  }

  /** A plan of the usual price. */
  planOf(title: string, amountCents = COST_CENTS): Json {
    return {
      ...{ title, summary: `${title}, voor en door de buurt.`, areaId: this.team.areaId },
      location: { longitude: 5.12, latitude: 52.09 },
      costLines: [{ description: 'Alles bij elkaar', amountCents }],
    };
  }

  states(): Promise<readonly { readonly id: string; readonly state: string }[]> {
    return this.town.read(`/rounds/${this.roundId}/initiatives?perPage=100`);
  }
}
