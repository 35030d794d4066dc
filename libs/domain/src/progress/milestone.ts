import { DomainError, type Fault } from '../domain-error.js';
import { dayFaults, isCalendarDay } from '../people/calendar-day.js';
import { lineFaults } from '../people/plain-text.js';

export const MILESTONES_MAX = 30;
export const MILESTONE_TITLE_LENGTH_MAX = 200;
export const PROGRESS_REASON_LENGTH_MIN = 10;
export const PROGRESS_REASON_LENGTH_MAX = 1_000;

export const MILESTONE_STEPS = ['reached', 'moved', 'dropped'] as const;
export type MilestoneStepKind = (typeof MILESTONE_STEPS)[number];
export type MilestoneState = 'planned' | 'late' | 'reached' | 'dropped';

/** A step in the carrying out that can be seen by everybody, with the day or the month it was planned for. */
export type MilestonePlan = {
  readonly title: string;
  /** A month (`2027-04`) or a day (`2027-04-12`). */
  readonly plannedOn: string;
};

/** What happened to a milestone: reached on a day, planned anew, or dropped, the last two with a reason. */
export type MilestoneStep = {
  readonly kind: MilestoneStepKind;
  readonly reachedOn: string | null;
  readonly plannedOn: string | null;
  readonly reason: string | null;
};

export class MilestoneEndedError extends DomainError {
  readonly code = 'milestone-ended';
  readonly kind = 'conflict';

  constructor(state: MilestoneState) {
    super('This milestone was reached or dropped before.', { state });
  }
}

export class TooManyMilestonesError extends DomainError {
  readonly code = 'too-many-milestones';
  readonly kind = 'conflict';

  constructor() {
    super(`An initiative has at most ${MILESTONES_MAX} milestones.`, {
      milestonesMax: MILESTONES_MAX,
    });
  }
}

/** Every fault in a milestone as it is planned. */
export function milestoneFaults({ title, plannedOn }: MilestonePlan): Fault[] {
  return [
    ...lineFaults('title', title, MILESTONE_TITLE_LENGTH_MAX),
    ...plannedFaults('plannedOn', plannedOn),
  ];
}

/** Every fault in a step: what it has to have and what it cannot have, by its kind. */
export function milestoneStepFaults(step: MilestoneStep, todayOn: string): Fault[] {
  const faults = [...reachedFaults(step, todayOn), ...movedFaults(step)];
  const reason = step.reason ?? '';
  if (step.kind !== 'reached' || reason !== '') faults.push(...publicReasonFaults(reason));
  return faults;
}

/**
 * How a milestone stands on a day. It is late from the day after the planned day, or after the last day
 * of the planned month.
 */
export function milestoneState(
  plannedOn: string,
  last: Pick<MilestoneStep, 'kind'> | null,
  todayOn: string,
): MilestoneState {
  if (last?.kind === 'reached' || last?.kind === 'dropped') return last.kind;
  return todayOn.slice(0, plannedOn.length) > plannedOn ? 'late' : 'planned';
}

/**
 * Refuses a step of a milestone that has come to its end.
 *
 * @throws {MilestoneEndedError} when it was reached or dropped
 */
export function refuseEnded(last: Pick<MilestoneStep, 'kind'> | null): void {
  if (last !== null && last.kind !== 'moved') throw new MilestoneEndedError(last.kind);
}

/** Every fault in a reason for everybody to read: 10 to 1,000 characters. */
export function publicReasonFaults(reason: string): Fault[] {
  if (reason.length < PROGRESS_REASON_LENGTH_MIN) {
    const text = `Say why, in at least ${PROGRESS_REASON_LENGTH_MIN} characters.`;
    return [{ name: 'reason', code: 'reason-missing', reason: text }];
  }
  return lineFaults('reason', reason, PROGRESS_REASON_LENGTH_MAX);
}

/** What is wrong with a month or a day. */
export function plannedFaults(name: string, text: string): Fault[] {
  const day = text.length === 7 ? `${text}-01` : text;
  if (isCalendarDay(day)) return [];
  const reason = 'Write a month (YYYY-MM) or a day (YYYY-MM-DD) that exists.';
  return [{ name, code: 'day-unknown', reason }];
}

/** What is wrong with a day that something happened on: it exists, and it is not to come. */
export function pastDayFaults(name: string, day: string, todayOn: string): Fault[] {
  const wrong = dayFaults(name, day);
  if (wrong.length > 0 || day <= todayOn) return wrong;
  return [{ name, code: 'day-to-come', reason: 'This day has not come yet.' }];
}

function reachedFaults({ kind, reachedOn }: MilestoneStep, todayOn: string): Fault[] {
  if (kind === 'reached') return pastDayFaults('reachedOn', reachedOn ?? '', todayOn);
  return reachedOn === null ? [] : [notForThis('reachedOn')];
}

function movedFaults({ kind, plannedOn }: MilestoneStep): Fault[] {
  if (kind === 'moved') return plannedFaults('plannedOn', plannedOn ?? '');
  return plannedOn === null ? [] : [notForThis('plannedOn')];
}

function notForThis(name: string): Fault {
  return { name, code: 'not-for-this-step', reason: 'This says nothing for a step of this kind.' };
}
