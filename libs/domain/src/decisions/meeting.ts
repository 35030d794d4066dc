import { DomainError, type Fault, refuseFaults } from '../domain-error.js';
import { lineFaults, textFaults } from '../people/plain-text.js';
import type { TeamDecisionRules } from '../play/team-decision-rules.js';

export const MEETING_KINDS = ['in-person', 'online', 'written'] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

export const MEETING_STATES = ['draft', 'convened', 'open', 'closed', 'cancelled'] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

export const MEETING_EVENTS = ['convene', 'open', 'close', 'cancel'] as const;
export type MeetingEvent = (typeof MEETING_EVENTS)[number];

/** A meeting of a wijkteam, or a written procedure with a closing moment. */
export type Meeting = {
  readonly id: string;
  readonly wijkteamId: string;
  readonly kind: MeetingKind;
  readonly title: string;
  readonly place: string;
  readonly startsAt: Date;
  /** When a written procedure ends, not included; null for a meeting. */
  readonly closesAt: Date | null;
  readonly state: MeetingState;
  /** By which rules it decides; null until it opens, and fixed from then on. */
  readonly rules: TeamDecisionRules | null;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly version: number;
};

export const MEETING_TITLE_MAX = 200;
export const MEETING_PLACE_MAX = 500;

export class MeetingTransitionRefusedError extends DomainError {
  readonly code = 'meeting-transition-refused';
  readonly kind = 'conflict';

  constructor(state: MeetingState, event: MeetingEvent) {
    super('This cannot happen to the meeting in the state that it is in.', { state, event });
  }
}

export class MeetingNotOpenError extends DomainError {
  readonly code = 'meeting-not-open';
  readonly kind = 'conflict';

  constructor(state: MeetingState) {
    super('This is done while the meeting is open.', { state });
  }
}

export class AgendaClosedError extends DomainError {
  readonly code = 'agenda-closed';
  readonly kind = 'conflict';

  constructor(state: MeetingState) {
    super('The agenda is closed for additions since the meeting opened.', { state });
  }
}

export class WrittenProcedureNotAllowedError extends DomainError {
  readonly code = 'written-procedure-not-allowed';
  readonly kind = 'conflict';

  constructor() {
    super('The rules of this wijkteam allow no written procedure.');
  }
}

export class WrittenProcedureRunningError extends DomainError {
  readonly code = 'written-procedure-running';
  readonly kind = 'conflict';

  constructor() {
    super('The written procedure runs until its closing moment, or until all have answered.');
  }
}

const NEXT: Readonly<
  Partial<Record<MeetingState, Readonly<Partial<Record<MeetingEvent, MeetingState>>>>>
> = {
  draft: { convene: 'convened', cancel: 'cancelled' },
  convened: { open: 'open', cancel: 'cancelled' },
  open: { close: 'closed' },
};

/** Every fault in a new meeting: its words, and whether it has a closing moment where it needs one. */
export function meetingFaults(
  meeting: Pick<Meeting, 'kind' | 'title' | 'place' | 'startsAt' | 'closesAt'>,
): Fault[] {
  const { kind, title, place, startsAt, closesAt } = meeting;
  const isWritten = kind === 'written';
  return [
    ...lineFaults('title', title, MEETING_TITLE_MAX),
    ...textFaults('place', place, MEETING_PLACE_MAX),
    ...fault(
      isWritten !== (closesAt !== null),
      'closing-of-written',
      'A written procedure has a closing moment; a meeting has none.',
    ),
    ...fault(
      closesAt !== null && closesAt <= startsAt,
      'moment-order',
      'The closing moment is after the first.',
    ),
  ];
}

function fault(isBroken: boolean, code: string, reason: string): Fault[] {
  return isBroken ? [{ name: 'closesAt', code, reason }] : [];
}

/** @throws {InvalidInputError} naming every fault in a new meeting */
export function refuseFaultyMeeting(meeting: Parameters<typeof meetingFaults>[0]): void {
  refuseFaults(meetingFaults(meeting));
}

/** @throws {MeetingTransitionRefusedError} when the state does not allow the event */
export function nextMeetingState(state: MeetingState, event: MeetingEvent): MeetingState {
  const next = NEXT[state]?.[event];
  if (next === undefined) throw new MeetingTransitionRefusedError(state, event);
  return next;
}

/**
 * Opens a meeting: from now on its agenda, its seats and its rules are fixed.
 *
 * @throws {MeetingTransitionRefusedError} when it was not convened, or was opened or cancelled before
 * @throws {WrittenProcedureNotAllowedError} when it is written and the rules do not allow that
 */
export function openMeeting(meeting: Meeting, rules: TeamDecisionRules, now: Date): Meeting {
  const state = nextMeetingState(meeting.state, 'open');
  if (meeting.kind === 'written' && !rules.writtenProcedure) {
    throw new WrittenProcedureNotAllowedError();
  }
  return { ...meeting, state, rules, openedAt: now };
}

/** @throws {AgendaClosedError} once the meeting has opened, or will not be held */
export function requireOpenAgenda({ state }: Pick<Meeting, 'state'>): void {
  if (state !== 'draft' && state !== 'convened') throw new AgendaClosedError(state);
}

/**
 * The rules of a meeting that is open.
 *
 * @throws {MeetingNotOpenError} when it is not
 */
export function rulesOfOpen({ state, rules }: Pick<Meeting, 'state' | 'rules'>): TeamDecisionRules {
  if (state !== 'open' || rules === null) throw new MeetingNotOpenError(state);
  return rules;
}
