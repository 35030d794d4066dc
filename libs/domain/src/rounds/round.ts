import { DomainError, type Fault } from '../domain-error.js';
import type { Cents } from '../money/cents.js';
import { lineFaults } from '../people/plain-text.js';
import type { RoundMode, RoundPhase } from '../phases/round-phase.js';
import type { BallotRules } from './ballot-rules.js';
import { type RuleSet, RulesFrozenError, ruleSetFaults } from './rule-set.js';
import { momentFaults, type Timeline, timelineFaults } from './timeline.js';

/** The rules of a round in any mode; only a residents' vote has rules for ballots and counting. */
export type RoundRules = {
  readonly budgetCents: Cents;
  readonly ballot: BallotRules | null;
  readonly tally: RuleSet['tally'] | null;
};

/** One time that a wijkteam spends (part of) a budget. */
export type Round = {
  readonly id: string;
  readonly wijkteamId: string;
  /** The budget that pays for it; null until it is known, at the latest when money is allocated. */
  readonly budgetId: string | null;
  /** The envelope that pays for it instead; a part of the budget where both are named. */
  readonly envelopeId: string | null;
  readonly title: string;
  readonly mode: RoundMode;
  readonly phase: RoundPhase;
  /** ISO 4217. Only imported rounds have another one than EUR. */
  readonly currency: string;
  readonly rules: RoundRules;
  /** SHA-256 of the frozen rules document, in hex; null until the ballot is fixed or voting opens. */
  readonly rulesHash: string | null;
  /** How many initiatives stand on the ballot paper; 0 until it is fixed. */
  readonly paperSize: number;
  readonly timeline: Timeline;
  readonly isImported: boolean;
  readonly createdAt: Date;
  readonly version: number;
};

/** What can be changed about a round; what is absent stays as it is. */
export type RoundChange = {
  readonly title?: string;
  readonly budgetId?: string | null;
  readonly envelopeId?: string | null;
  readonly rules?: RoundRules;
  readonly timeline?: Partial<Timeline>;
};

export const ROUND_TITLE_LENGTH_MAX = 200;

/** The phases in which a round is still being shaped. */
const OPEN_TO_CHANGE: readonly RoundPhase[] = ['draft', 'submission', 'support', 'screening'];
/** The phases in which nobody counts on its plan yet; after them it takes a postponement. */
const OPEN_TO_PLANNING: readonly RoundPhase[] = [...OPEN_TO_CHANGE, 'ballot-fixed'];
/** The phases in which nothing can be paid (any more) from another budget. */
const BUDGET_SETTLED: readonly RoundPhase[] = [
  'allocated',
  'accounting',
  'evaluating',
  'closed',
  'cancelled',
];

export class VotingRulesMissingError extends DomainError {
  readonly code = 'voting-rules-missing';
  readonly kind = 'conflict';

  constructor() {
    super('This round has no rules for ballots: its mode has no vote.');
  }
}

/** Every fault in the rules of a round of this mode, with paths below `rules`. */
export function roundRulesFaults(mode: RoundMode, rules: RoundRules): Fault[] {
  const { budgetCents, ballot, tally } = rules;
  const faults = mode === 'resident-vote' ? voteFaults(rules) : noVoteFaults(rules);
  if ((ballot === null || tally === null) && budgetCents <= 0n) {
    faults.push(ruleFault('budgetCents', 'A round divides more than nothing.'));
  }
  return faults.map((fault) => ({ ...fault, name: `rules.${fault.name}` }));
}

function voteFaults({ budgetCents, ballot, tally }: RoundRules): Fault[] {
  if (ballot !== null && tally !== null) return ruleSetFaults({ budgetCents, ballot, tally });
  const reason = "A residents' vote needs these rules.";
  return [
    ...(ballot === null ? [ruleFault('ballot', reason)] : []),
    ...(tally === null ? [ruleFault('tally', reason)] : []),
  ];
}

function noVoteFaults({ ballot, tally }: RoundRules): Fault[] {
  const reason = 'Only a resident-vote round has these rules.';
  return [
    ...(ballot === null ? [] : [ruleFault('ballot', reason)]),
    ...(tally === null ? [] : [ruleFault('tally', reason)]),
  ];
}

function ruleFault(name: string, reason: string): Fault {
  return { name, code: 'rule-set-refused', reason };
}

/**
 * The rules under which a round is voted and counted.
 *
 * @throws {VotingRulesMissingError} when the round's mode has no vote
 */
export function votingRules({ budgetCents, ballot, tally }: RoundRules): RuleSet {
  if (ballot === null || tally === null) throw new VotingRulesMissingError();
  return { budgetCents, ballot, tally };
}

/**
 * The round as it is after a change. Faults in the result are the caller's to look for.
 *
 * Rules and title can change until the ballot is fixed, or voting or deciding begins; the timeline
 * until voting or deciding begins, and after that by a postponement only. The budget is not one of
 * the rules (the amount to divide is), so it can be named until money has been allocated.
 *
 * @throws {RulesFrozenError} when the round is past the phase in which this can change
 */
export function changeRound(round: Round, change: RoundChange): Round {
  const {
    budgetId = round.budgetId,
    envelopeId = round.envelopeId,
    title = round.title,
    rules = round.rules,
    timeline,
  } = change;
  const isOther = budgetId !== round.budgetId || envelopeId !== round.envelopeId;
  const isSettled = isOther && BUDGET_SETTLED.includes(round.phase);
  if (isSettled || comesTooLate(round, change)) throw new RulesFrozenError(round.id);
  return {
    ...round,
    budgetId,
    envelopeId,
    title,
    rules,
    timeline: { ...round.timeline, ...timeline },
  };
}

function comesTooLate({ phase }: Round, { title, rules, timeline }: RoundChange): boolean {
  const isShaping = title !== undefined || rules !== undefined;
  if (isShaping && !OPEN_TO_CHANGE.includes(phase)) return true;
  return timeline !== undefined && !OPEN_TO_PLANNING.includes(phase);
}

/** Every fault in a round as somebody wants it, with the paths of the request. */
export function roundFaults({
  title,
  mode,
  rules,
  timeline,
}: Pick<Round, 'title' | 'mode' | 'rules' | 'timeline'>): Fault[] {
  return [
    ...lineFaults('title', title, ROUND_TITLE_LENGTH_MAX),
    ...roundRulesFaults(mode, rules),
    ...[...timelineFaults(timeline), ...momentFaults(mode, timeline)].map((fault) => ({
      ...fault,
      name: `timeline.${fault.name}`,
    })),
  ];
}

/**
 * What is wrong with the budget that a round names.
 *
 * `ownerId` is the wijkteam that the budget belongs to, null when there is no such budget.
 */
export function budgetFaults(
  { budgetId, wijkteamId }: Pick<Round, 'budgetId' | 'wijkteamId'>,
  ownerId: string | null,
): Fault[] {
  if (budgetId === null || ownerId === wijkteamId) return [];
  const reason = 'This is no budget of the wijkteam of the round.';
  return [{ name: 'budgetId', code: 'budget-of-other-wijkteam', reason }];
}
