import type { Answer, Json } from '../../support/api.js';
import type { YearCast } from './year-cast.js';
import type { YearDraw } from './year-draw.js';
import type { YearPerson } from './year-people.js';
import type { YearRounds } from './year-plans.js';
import type { YearInitiative } from './year-rounds.js';
import { YearTown } from './year-town.js';

/** What is known of the year so far; each chapter adds to it. */
export class YearStory {
  town!: YearTown;
  cast!: YearCast;
  draw!: YearDraw;
  /** Who was drawn as a member of the first wijkteam. */
  drawn!: YearPerson;
  /** The rules of play of the first and the second wijkteam. */
  documentIds: readonly string[] = [];
  budgets!: { readonly [team in 'a' | 'before' | 'b' | 'c']: string };
  /** What pays each of the rounds. */
  purses!: YearRounds;
  mandateId = '';
  rounds!: YearRounds;
  voted: readonly YearInitiative[] = [];
  small: readonly YearInitiative[] = [];
  advised: readonly YearInitiative[] = [];
  gathered: readonly YearInitiative[] = [];
  objectionId = '';
  tallyRunId = '';

  async open(): Promise<void> {
    this.town = await YearTown.open('lindewaard');
  }

  /** Lets time pass until noon of a day, counted from the day of the test. */
  day(days: number): Promise<void> {
    return this.town.passTo(this.town.calendar.day(days));
  }

  async phaseOf(roundId: string): Promise<unknown> {
    return (await this.town.read(`/rounds/${roundId}/phases`))['phase'];
  }

  /** Asks to allocate, whatever the answer. */
  allocate(by: YearPerson, roundId: string, body: Json): Promise<Answer<Json>> {
    return by.ask(`/rounds/${roundId}/allocation-decisions`, body);
  }

  lettersOf(roundId: string): Promise<readonly Json[]> {
    return this.town.read<readonly Json[]>(`/rounds/${roundId}/award-letters?perPage=100`);
  }

  /** How the small plans fare, in the order of the line. */
  async statesInLine(): Promise<readonly unknown[]> {
    const path = `/rounds/${this.rounds.line}/applications?perPage=100`;
    return (await this.town.read<readonly Json[]>(path)).map(({ state }) => state);
  }
}

/** The type of a problem, by its code. */
export function problem(code: string): string {
  return `urn:wijkkas:problem:${code}`;
}
