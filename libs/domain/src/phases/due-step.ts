import type { Moment } from '../rounds/timeline.js';
import { momentOfStep, momentsAhead, type RoutedRound } from './move-round.js';
import { possibleEvents, type RoundEvent, type RoundPhase } from './round-phase.js';

/** What a planned step can wait for besides its moment. */
export const WAITS = ['tally', 'allocation', 'earlier-step'] as const;
export type Wait = (typeof WAITS)[number];

/** The next step of a round that its plan knows a moment for. */
export type PlannedStep = { readonly moment: Moment; readonly plannedAt: Date };

/** A planned step whose moment has come: the event to take, or what it waits for. */
export type DueStep = PlannedStep &
  (
    | { readonly event: RoundEvent; readonly waitsFor: null }
    | { readonly event: null; readonly waitsFor: Wait }
  );

/** What has to happen first in a phase that the clock cannot end. */
const WAITED_FOR: Partial<Record<RoundPhase, Wait>> = {
  counting: 'tally',
  counted: 'allocation',
  deciding: 'allocation',
};

/**
 * The next planned step of a round, or null when nothing lies ahead of it by plan.
 *
 * First come, first served takes its submissions and decides on them in one phase: the end of the
 * submission is a limit, and no step.
 */
export function nextPlannedStep({ mode, phase, timeline }: RoutedRound): PlannedStep | null {
  const isLimit = (moment: Moment): boolean =>
    mode === 'first-come' && moment === 'submissionClosesAt';
  for (const moment of momentsAhead(mode, phase)) {
    const plannedAt = timeline[moment];
    if (plannedAt !== null && !isLimit(moment)) return { moment, plannedAt };
  }
  return null;
}

/**
 * What the plan asks the service to do with a round now, or null. The planned moment is included.
 *
 * A moment that comes while the step before it was not taken, the votes were not counted or no
 * money was allocated gives no event: the round waits, and says for what. When several moments have
 * passed, the first of them is due; the next one is, once it was taken.
 */
export function dueStep(round: RoutedRound, now: Date): DueStep | null {
  const next = nextPlannedStep(round);
  if (next === null || next.plannedAt > now) return null;
  const event = eventAt(round, next.moment);
  return event === null
    ? { ...next, event, waitsFor: WAITED_FOR[round.phase] ?? 'earlier-step' }
    : { ...next, event, waitsFor: null };
}

/** With the end of a support planned, the submission is followed by the support. */
function eventAt({ mode, phase, timeline }: RoutedRound, moment: Moment): RoundEvent | null {
  const events = possibleEvents(mode, phase).filter(
    (event) => momentOfStep(phase, event) === moment,
  );
  const isSupported = timeline.supportClosesAt !== null;
  const fitting = events.filter(
    (event) => events.length === 1 || (event === 'open-support') === isSupported,
  );
  return fitting[0] ?? null;
}
