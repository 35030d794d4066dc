import {
  cents,
  moveRound,
  type Round,
  type RoundEvent,
  type RoundMode,
  type RoundRules,
  type Timeline,
} from '#domain';
import type { DemoTeam } from './demo-people.js';
import { type DemoInitiative, makeInitiative, type Verdict } from './make-initiatives.js';
import type { PlanTemplate } from './plan-template.js';
import type { Random } from './random.js';

/** What a round starts from. */
export type RoundIdea = {
  readonly team: DemoTeam;
  readonly budgetId: string;
  readonly title: string;
  readonly mode: RoundMode;
  readonly rules: RoundRules;
  readonly timeline: Timeline;
  readonly createdAt: Date;
};

/** A round as somebody has just planned it. */
export function draftRound(idea: RoundIdea, random: Random): Round {
  const { team, ...rest } = idea;
  return {
    ...rest,
    id: random.uuid(),
    wijkteamId: team.wijkteam.id,
    envelopeId: null,
    phase: 'draft',
    currency: 'EUR',
    rulesHash: null,
    paperSize: 0,
    isImported: false,
    version: 1,
  };
}

/** The round after an event, by the route of the service. */
export function moved(round: Round, event: RoundEvent, now: Date): Round {
  return { ...round, ...moveRound(round, event, now) };
}

/** Rules for a vote in which every voter approves of some initiatives, counted by `greedy@1`. */
export function approvalRules(
  budgetEuros: number,
  limits: { readonly choicesMax: number | null; readonly isKnapsack: boolean },
): RoundRules {
  const budgetCents = cents(BigInt(budgetEuros) * 100n);
  return {
    budgetCents,
    ballot: {
      type: 'approval',
      choicesMin: 1,
      choicesMax: limits.choicesMax,
      costMaxCents: limits.isKnapsack ? budgetCents : null,
      pointsMax: null,
      pointsTotalMax: null,
    },
    tally: { rule: 'greedy@1', threshold: null, ties: ['cost', 'votes', 'id'] },
  };
}

/** Plans in the order in which somebody thinks of them; the one whose title begins so comes last. */
export function inRandomOrder(
  plans: readonly PlanTemplate[],
  last: string,
  random: Random,
): PlanTemplate[] {
  const isLast = ({ title }: PlanTemplate): boolean => title.startsWith(last);
  const others = plans.filter((plan) => !isLast(plan));
  return [...random.sample(others, others.length), ...plans.filter(isLast)];
}

/**
 * The initiatives of a round, written one after the other over the days in which it took them. The
 * last ones get the verdicts, all others are eligible.
 */
export function proposeAll(
  templates: readonly PlanTemplate[],
  verdicts: readonly Verdict[],
  at: { readonly round: Round; readonly team: DemoTeam; readonly from: Date; readonly until: Date },
  random: Random,
): DemoInitiative[] {
  const span = at.until.getTime() - at.from.getTime();
  return templates.map((template, index) => {
    const share = (index + 0.2 + 0.6 * random.next()) / templates.length;
    const writtenAt = new Date(at.from.getTime() + Math.floor(share * span));
    const verdict = verdicts[index - (templates.length - verdicts.length)] ?? { kind: 'eligible' };
    return makeInitiative(template, verdict, { ...at, writtenAt }, random);
  });
}
