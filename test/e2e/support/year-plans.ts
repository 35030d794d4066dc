import type { Json } from '../../support/api.js';
import type { YearCast } from './year-cast.js';
import { weekBefore } from './year-calendar.js';
import { aRoundOf, propose, type YearInitiative, type YearPlan } from './year-rounds.js';
import type { YearTeam, YearTown } from './year-town.js';
import type { YearPerson } from './year-people.js';

export type Moments = Readonly<Record<string, Date>>;

/** The moments of the four rounds. Those of the vote are as planned, before they are postponed. */
export function timelinesOf({ calendar }: YearTown): {
  readonly [round in 'vote' | 'advice' | 'line' | 'assembly']: Moments;
} {
  const change = calendar.clockChangeDays;
  const start = { submissionOpensAt: calendar.day(-90) };
  const end = {
    accountingOpensAt: calendar.clockChange,
    evaluatingOpensAt: calendar.day(change + 5),
    closesAt: calendar.day(change + 21),
  };
  const submission = { ...start, submissionClosesAt: calendar.day(-60) };
  return {
    vote: {
      ...submission,
      supportClosesAt: calendar.day(-45),
      ballotFixedAt: calendar.day(-25),
      votingOpensAt: calendar.day(-14),
      votingClosesAt: calendar.day(10),
      decidingOpensAt: calendar.day(20),
      accountingOpensAt: weekBefore(calendar.clockChange),
      evaluatingOpensAt: calendar.day(change - 2),
      closesAt: calendar.day(change + 14),
    },
    advice: { ...submission, decidingOpensAt: calendar.day(-45), ...end },
    line: { ...start, ...end },
    assembly: { ...submission, decidingOpensAt: calendar.day(27), ...end },
  };
}

/** The moments of the vote after it was put off for a week. */
export function postponed({ calendar }: YearTown): Moments {
  const change = calendar.clockChangeDays;
  return {
    votingClosesAt: calendar.day(17),
    decidingOpensAt: calendar.day(27),
    accountingOpensAt: calendar.clockChange,
    evaluatingOpensAt: calendar.day(change + 5),
    closesAt: calendar.day(change + 21),
  };
}

/** A plan with what came in the place of some of its moments, as JSON has it. */
export function plainly(plan: Moments, instead: Moments): Json {
  return JSON.parse(JSON.stringify({ ...plan, ...instead })) as Json;
}

/** What pays the rounds: three envelopes and a budget. */
export type Purses = {
  readonly vote: string;
  readonly line: string;
  readonly advice: string;
  readonly assembly: string;
};

/** The ids of the four rounds. */
export type YearRounds = Purses;

/** The four rounds of the year, one in each mode, each with its plan. */
export async function roundsOf(
  town: YearTown,
  { a, b, c }: YearCast,
  purses: Purses,
): Promise<YearRounds> {
  const timelines = timelinesOf(town);
  const [ballot, tally] = [
    { type: 'approval', choicesMin: 1, choicesMax: 2 },
    { rule: 'greedy@1' },
  ];
  const rounds = {
    vote: await aRoundOf(town, a, {
      ...{ title: 'Stem voor je wijk', mode: 'resident-vote', envelopeId: purses.vote },
      rules: { budgetCents: 1_000_000, ballot, tally },
      timeline: timelines.vote,
    }),
    line: await aRoundOf(town, a, {
      ...{ title: 'Kleine plannen', mode: 'first-come', envelopeId: purses.line },
      rules: { budgetCents: 150_000 },
      timeline: timelines.line,
    }),
    advice: await aRoundOf(town, b, {
      ...{ title: 'Plannen met advies', mode: 'committee-advice', envelopeId: purses.advice },
      rules: { budgetCents: 900_000 },
      timeline: timelines.advice,
    }),
    assembly: await aRoundOf(town, c, {
      ...{ title: 'De wijk beslist samen', mode: 'assembly', budgetId: purses.assembly },
      rules: { budgetCents: 600_000 },
      timeline: timelines.assembly,
    }),
  };
  return rounds;
}

/** Each plan of a list, by the next person of another list. */
export async function proposeAll(
  roundId: string,
  team: YearTeam,
  by: readonly YearPerson[],
  plans: readonly YearPlan[],
): Promise<readonly YearInitiative[]> {
  const sent: YearInitiative[] = [];
  for (const [index, plan] of plans.entries()) {
    sent.push(await propose(roundId, team, by[index % by.length]!, plan));
  }
  return sent;
}
