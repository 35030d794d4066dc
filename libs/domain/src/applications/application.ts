import { DomainError } from '../domain-error.js';
import { type Cents, cents } from '../money/cents.js';

/** What can happen to an application in line. */
export const APPLICATION_STEP_KINDS = [
  'reserve',
  'wait',
  'promote',
  'award',
  'reject',
  'withdraw',
  'lapse',
] as const;
export type ApplicationStepKind = (typeof APPLICATION_STEP_KINDS)[number];

/** How an application stands: with its money reserved, waiting for it, or out of the line. */
export type ApplicationState =
  'reserved' | 'waiting' | 'awarded' | 'refused' | 'withdrawn' | 'lapsed';

/** A complete application in a first-come round, at its place in line. */
export type Application = {
  readonly initiativeId: string;
  /** 1 for the first that was complete; no gaps. */
  readonly place: number;
  readonly completeAt: Date;
  readonly costCents: Cents;
};

/** Something that happened in the line, with what was left just before it and just after it. */
export type LineStep = {
  /** 1 for the first step in the line of the round; no gaps. */
  readonly number: number;
  readonly kind: ApplicationStepKind;
  /** Null while no money is linked to the round. */
  readonly leftBeforeCents: Cents | null;
  readonly leftAfterCents: Cents | null;
  readonly happenedAt: Date;
};

/** An application with all its steps, the first one first: one line of the public list. */
export type ApplicationInLine = Application & { readonly steps: readonly LineStep[] };

/** The money of a line, as it stands while it is held. */
export type LineMoney = {
  /** What the budget or the envelope can still promise. */
  readonly availableCents: Cents;
  /** What the round divides. */
  readonly ceilingCents: Cents;
  /** What is reserved or awarded in the round. */
  readonly takenCents: Cents;
};

/** What an application is told: reserved, or waiting, with the figures of that moment. */
export type LineAnswer = Pick<LineStep, 'leftBeforeCents' | 'leftAfterCents'> & {
  readonly kind: 'reserve' | 'wait';
};

export class ApplicationWaitingError extends DomainError {
  readonly code = 'application-waiting';
  readonly kind = 'conflict';

  constructor(initiativeId: string) {
    super('This application waits in line: no money is reserved for it.', { initiativeId });
  }
}

export class CostInLineError extends DomainError {
  readonly code = 'cost-in-line';
  readonly kind = 'conflict';

  constructor(initiativeId: string) {
    super('What an application in line costs stays what it was at its place.', { initiativeId });
  }
}

export class LineMoneyFixedError extends DomainError {
  readonly code = 'line-money-fixed';
  readonly kind = 'conflict';

  constructor(roundId: string) {
    super('Money is reserved or awarded in this line: it keeps its budget, and enough of it.', {
      roundId,
    });
  }
}

const STATE_AFTER: Readonly<Record<ApplicationStepKind, ApplicationState>> = {
  reserve: 'reserved',
  wait: 'waiting',
  promote: 'reserved',
  award: 'awarded',
  reject: 'refused',
  withdraw: 'withdrawn',
  lapse: 'lapsed',
};

/** How an application stands after its last step. */
export function stateAfter(kind: ApplicationStepKind): ApplicationState {
  return STATE_AFTER[kind];
}

/**
 * The moment that goes with the next place: now, but never before that of the place before it, so
 * that places and moments have one order even when a clock is set back.
 */
export function momentInLine(lastCompleteAt: Date | null, now: Date): Date {
  return lastCompleteAt !== null && lastCompleteAt > now ? lastCompleteAt : now;
}

/** What is left for the line: what can be promised, within what the round divides; never below 0. */
export function leftInLine({ availableCents, ceilingCents, takenCents }: LineMoney): Cents {
  const room = ceilingCents - takenCents;
  const left = room < availableCents ? room : availableCents;
  return cents(left > 0n ? left : 0n);
}

/**
 * What a complete application is told at its place: what fits in what is left is reserved at once,
 * all of it or nothing; a cost equal to what is left fits.
 *
 * A larger one that waits before it does not keep it out. An application is refused only in so far
 * as it would go over the ceiling (Awb 4:25), and this one does not.
 */
export function answerApplication(costCents: Cents, leftCents: Cents | null): LineAnswer {
  if (leftCents === null || costCents > leftCents) {
    return { kind: 'wait', leftBeforeCents: leftCents, leftAfterCents: leftCents };
  }
  const leftAfterCents = cents(leftCents - costCents);
  return { kind: 'reserve', leftBeforeCents: leftCents, leftAfterCents };
}

/** What is left after a step, from what was left before it. `held` is whether money was reserved. */
export function leftAfterStep(
  kind: ApplicationStepKind,
  costCents: Cents,
  before: { readonly leftCents: Cents; readonly held: boolean },
): Cents {
  if (kind === 'reserve' || kind === 'promote') return cents(before.leftCents - costCents);
  const isFreed = before.held && kind !== 'award';
  return isFreed ? cents(before.leftCents + costCents) : before.leftCents;
}

/** An application that waits for money, in one of the lines that share a budget. */
export type WaitingApplication = Application & { readonly roundId: string };

/** A waiting application that gets money, and what was left for its line. */
export type Promotion = {
  readonly application: WaitingApplication;
  readonly leftBeforeCents: Cents;
  readonly leftAfterCents: Cents;
};

/**
 * Who gets the money that came free: the longest waiting that fits, then the next one that fits in
 * what is left then, and so on to the end of the line. One that does not fit keeps its place.
 *
 * Lines that share a budget are taken together, by the moment of completeness; equal moments go by
 * the id of the round, then by place. `roomCents` is what each round may still promise by its own
 * ceiling; `availableCents` what the budget may.
 */
export function promotions(
  waiting: readonly WaitingApplication[],
  availableCents: Cents,
  roomCents: ReadonlyMap<string, Cents>,
): readonly Promotion[] {
  const rooms = new Map(roomCents);
  let available: Cents = availableCents;
  const found: Promotion[] = [];
  for (const application of waiting.toSorted(byTurn)) {
    const { roundId, costCents } = application;
    const money = { availableCents: available, takenCents: cents(0n) };
    const room = rooms.get(roundId) ?? cents(0n);
    const left = leftInLine({ ...money, ceilingCents: room });
    if (costCents > left) continue;
    const leftAfterCents = cents(left - costCents);
    found.push({ application, leftBeforeCents: left, leftAfterCents });
    available = cents(available - costCents);
    rooms.set(roundId, cents(room - costCents));
  }
  return found;
}

function byTurn(left: WaitingApplication, right: WaitingApplication): number {
  if (left.completeAt.getTime() !== right.completeAt.getTime()) {
    return left.completeAt < right.completeAt ? -1 : 1;
  }
  if (left.roundId !== right.roundId) return left.roundId < right.roundId ? -1 : 1;
  return left.place - right.place;
}
