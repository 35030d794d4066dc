import { DomainError } from '../domain-error.js';
import type { InitiativePlan } from './plan.js';

/** Merging makes one initiative of several; splitting makes several of one. */
export const REGROUPING_KINDS = ['merge', 'split'] as const;
export type RegroupingKind = (typeof REGROUPING_KINDS)[number];

export const REGROUPING_ANSWERS = ['consent', 'refuse'] as const;
export type RegroupingAnswer = (typeof REGROUPING_ANSWERS)[number];

/** How a proposal ended: with all consents, with a refusal, by its proposer, or because it could not be any more. */
export const REGROUPING_OUTCOMES = ['carried-out', 'refused', 'taken-back', 'lapsed'] as const;
export type RegroupingOutcome = (typeof REGROUPING_OUTCOMES)[number];

/** Where a proposal stands; expired: the last day passed without everybody's answer. */
export type RegroupingState = 'open' | 'expired' | RegroupingOutcome;

export const REGROUPING_SOURCES_MAX = 10;
export const REGROUPING_PARTS_MAX = 10;
export const REGROUPING_REASON_LENGTH_MAX = 2_000;
/** The days to answer: people read their mail once in a while, and a round goes on. */
export const REGROUPING_DAYS_MIN = 3;
export const REGROUPING_DAYS_MAX = 60;

/** A proposal to merge or split, with who was asked and what they said. Never public while it is open. */
export type Regrouping = {
  readonly id: string;
  readonly roundId: string;
  readonly kind: RegroupingKind;
  /** The initiatives that end in it. */
  readonly initiativeIds: readonly string[];
  /** The plans that come of it: one of a merge, two to ten of a split. */
  readonly parts: readonly InitiativePlan[];
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  /** The last day to answer (ISO), on the Dutch calendar. */
  readonly answerByOn: string;
  readonly asked: readonly AskedInitiator[];
  readonly outcome: RegroupingOutcome | null;
  readonly settledAt: Date | null;
  /** What came of it, in the order of the parts; empty when nothing did. */
  readonly resultIds: readonly string[];
};

/** An initiator who was asked; `answer` is null until there is one. Who it is, is not public. */
export type AskedInitiator = {
  readonly personId: string;
  readonly answer: RegroupingAnswer | null;
  readonly reason: string | null;
  readonly answeredAt: Date | null;
};

export class RegroupingInLineError extends DomainError {
  readonly code = 'regrouping-in-line';
  readonly kind = 'conflict';

  constructor() {
    super(
      'Here whoever is complete first is served first. A place in line is of one application, so it cannot be merged or split.',
    );
  }
}

export class RegroupingTooLateError extends DomainError {
  readonly code = 'regrouping-too-late';
  readonly kind = 'conflict';

  constructor(phase: string) {
    super('Initiatives are merged and split before the ballot or the decision, not after.', {
      phase,
    });
  }
}

export class RegroupingAcrossRoundsError extends DomainError {
  readonly code = 'regrouping-across-rounds';
  readonly kind = 'conflict';

  constructor() {
    super('Only initiatives of one round can be merged.');
  }
}

export class RegroupingRunningError extends DomainError {
  readonly code = 'regrouping-running';
  readonly kind = 'conflict';

  constructor(initiativeId: string) {
    super('There is an open proposal about this initiative already.', { initiativeId });
  }
}

export class RegroupingNobodyToAskError extends DomainError {
  readonly code = 'regrouping-nobody-to-ask';
  readonly kind = 'conflict';

  constructor(initiativeId: string) {
    super(
      'Nobody with an account makes this initiative. A contact person asks its makers and proposes it for them.',
      { initiativeId },
    );
  }
}

export class RegroupingClosedError extends DomainError {
  readonly code = 'regrouping-closed';
  readonly kind = 'conflict';

  constructor(state: RegroupingState) {
    super('This proposal cannot be answered any more.', { state });
  }
}

export class RegroupingAnsweredError extends DomainError {
  readonly code = 'regrouping-answered';
  readonly kind = 'conflict';

  constructor() {
    super('You have answered this proposal; an answer stays as it was given.');
  }
}

export class NotAskedError extends DomainError {
  readonly code = 'not-asked';
  readonly kind = 'forbidden';

  constructor() {
    super('Only the initiators concerned are asked for their consent.');
  }
}

/**
 * Where a proposal stands on a day (ISO, on the Dutch calendar): how it was settled, or else open up
 * to and including the last day to answer, and expired after it.
 */
export function regroupingState(
  { outcome, answerByOn }: Pick<Regrouping, 'outcome' | 'answerByOn'>,
  today: string,
): RegroupingState {
  return outcome ?? (today > answerByOn ? 'expired' : 'open');
}
