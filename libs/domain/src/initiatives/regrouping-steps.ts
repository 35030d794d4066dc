import { type Fault, NotFoundError, refuseFaults } from '../domain-error.js';
import { dayNumber } from '../law/calendar-arithmetic.js';
import { type Actor, authorise, ForbiddenError, isAllowed } from '../people/authorise.js';
import { isCalendarDay } from '../people/calendar-day.js';
import { textFaults } from '../people/plain-text.js';
import type { RoundPhase } from '../phases/round-phase.js';
import type { Round } from '../rounds/round.js';
import {
  CO_INITIATORS_MAX,
  initiatorIds,
  isInitiator,
  TooManyInitiatorsError,
} from './co-initiators.js';
import { type Initiative, nextInitiativeState } from './initiative.js';
import { NotOwnInitiativeError } from './co-initiators.js';
import type { InitiativePlan } from './plan.js';
import { planFaults } from './plan-faults.js';
import {
  NotAskedError,
  type Regrouping,
  REGROUPING_DAYS_MAX,
  REGROUPING_DAYS_MIN,
  REGROUPING_PARTS_MAX,
  REGROUPING_REASON_LENGTH_MAX,
  REGROUPING_SOURCES_MAX,
  RegroupingAcrossRoundsError,
  type RegroupingAnswer,
  RegroupingAnsweredError,
  RegroupingClosedError,
  RegroupingInLineError,
  type RegroupingKind,
  RegroupingNobodyToAskError,
  type RegroupingOutcome,
  regroupingState,
  RegroupingTooLateError,
} from './regrouping.js';

type RoundOfRegrouping = Pick<Round, 'id' | 'wijkteamId' | 'mode' | 'phase' | 'paperSize'>;
type Source = Pick<Initiative, 'id' | 'roundId' | 'state' | 'proposedBy' | 'coInitiators'>;

/** What somebody proposes. */
export type WantedRegrouping = {
  readonly kind: RegroupingKind;
  readonly parts: readonly InitiativePlan[];
  readonly reason: string;
  readonly answerByOn: string;
};

const BEING_SHAPED: readonly RoundPhase[] = ['submission', 'support', 'screening'];

/**
 * Decides that somebody may propose to merge or split public initiatives of a round: one of their
 * initiators, somebody of the wijkteam, or a contact person. Everybody who makes one of them is
 * asked; who proposes it and makes one of them consents by that.
 *
 * @returns whose proposal it is, who is asked, and who consents at once
 * @throws {ForbiddenError} when the actor may not do this here; a machine proposes nothing
 * @throws {NotOwnInitiativeError} when a resident makes none of them
 * @throws {InvalidInputError} naming every fault of the plans, the reason and the last day
 * @throws {RegroupingInLineError} in a round of first come, first served
 * @throws {RegroupingTooLateError} when the ballot or the decision has begun
 * @throws {RegroupingAcrossRoundsError} when they are not of this round
 * @throws {InitiativeTransitionError} when one is not public, or settled
 * @throws {RegroupingNobodyToAskError} when nobody can be asked about one, and no contact person proposes it
 * @throws {TooManyInitiatorsError} when more than eleven people would make it
 */
export function proposeRegrouping(
  actor: Actor,
  round: RoundOfRegrouping,
  sources: readonly Source[],
  { wanted, today }: { readonly wanted: WantedRegrouping; readonly today: string },
): { readonly proposedBy: string; readonly asked: string[]; readonly consented: string[] } {
  authorise(actor, 'regroup-initiatives', round);
  if (actor.kind !== 'person') throw new ForbiddenError('regroup-initiatives');
  const isOwn = sources.some((source) => isInitiator(actor, source));
  if (!isOwn && !isAllowed(actor, 'screen-initiative', round)) throw new NotOwnInitiativeError();
  refuseFaults(regroupingFaults(wanted, sources, today));
  refuseUnfit(round, sources, wanted.kind);
  const silent = sources.find((source) => initiatorIds(source).length === 0);
  if (silent !== undefined && !actor.memberships.some(({ role }) => role === 'contact-person')) {
    throw new RegroupingNobodyToAskError(silent.id);
  }
  const asked = [...new Set(sources.flatMap((source) => initiatorIds(source)))];
  if (asked.length > CO_INITIATORS_MAX + 1) throw new TooManyInitiatorsError();
  return { proposedBy: actor.id, asked, consented: asked.filter((id) => id === actor.id) };
}

/**
 * Refuses to merge or split what is past it: in a line, after the ballot was fixed, of several
 * rounds, or not public (any more).
 */
export function refuseUnfit(
  round: RoundOfRegrouping,
  sources: readonly Pick<Source, 'roundId' | 'state'>[],
  kind: RegroupingKind,
): void {
  if (round.mode === 'first-come') throw new RegroupingInLineError();
  if (!BEING_SHAPED.includes(round.phase) || round.paperSize > 0) {
    throw new RegroupingTooLateError(round.phase);
  }
  if (sources.some(({ roundId }) => roundId !== round.id)) throw new RegroupingAcrossRoundsError();
  for (const { state } of sources) nextInitiativeState(state, kind);
}

/**
 * Decides what an answer of somebody who was asked makes of a proposal: refused by one, carried out
 * by the last consent, and open otherwise.
 *
 * @returns who answers, and the outcome; null while others have to answer
 * @throws {NotAskedError} when this person makes none of the initiatives
 * @throws {RegroupingAnsweredError} when this person answered before
 * @throws {RegroupingClosedError} when it is settled, or the last day has passed
 * @throws {InvalidInputError} when a refusal has no reason, or the reason is no readable text
 */
export function answerRegrouping(
  actor: Actor,
  regrouping: Pick<Regrouping, 'asked' | 'outcome' | 'answerByOn'>,
  { answer, reason }: { readonly answer: RegroupingAnswer; readonly reason: string | null },
  today: string,
): { readonly personId: string; readonly outcome: RegroupingOutcome | null } {
  const own =
    actor.kind === 'person' ? regrouping.asked.find((each) => each.personId === actor.id) : null;
  if (own === undefined || own === null) throw new NotAskedError();
  if (own.answer !== null) throw new RegroupingAnsweredError();
  refuseClosed(regrouping, today);
  refuseFaults(answerFaults(answer, reason ?? ''));
  if (answer === 'refuse') return { personId: own.personId, outcome: 'refused' };
  const isLast = regrouping.asked.every((each) => each === own || each.answer === 'consent');
  return { personId: own.personId, outcome: isLast ? 'carried-out' : null };
}

/**
 * Decides that whoever made a proposal takes it back.
 *
 * @throws {NotAskedError} when it is not theirs
 * @throws {RegroupingClosedError} when it is settled, or the last day has passed
 */
export function takeBackRegrouping(
  actor: Actor,
  regrouping: Pick<Regrouping, 'proposedBy' | 'outcome' | 'answerByOn'>,
  today: string,
): RegroupingOutcome {
  if (actor.kind !== 'person' || actor.id !== regrouping.proposedBy) throw new NotAskedError();
  refuseClosed(regrouping, today);
  return 'taken-back';
}

/**
 * Hides a proposal from all but those concerned, until it is carried out: who proposed it, who was
 * asked, and who screens for the wijkteam. Refused and expired ones stay visible to them.
 *
 * @throws {NotFoundError} when the viewer may not see it
 */
export function refuseUnseenRegrouping(
  actor: Actor | null,
  round: Pick<Round, 'wijkteamId'>,
  regrouping: Pick<Regrouping, 'id' | 'outcome' | 'proposedBy' | 'asked'>,
): void {
  if (regrouping.outcome === 'carried-out') return;
  const isConcerned =
    actor !== null &&
    (isAllowed(actor, 'screen-initiative', round) ||
      (actor.kind === 'person' &&
        [regrouping.proposedBy, ...regrouping.asked.map(({ personId }) => personId)].includes(
          actor.id,
        )));
  if (!isConcerned) throw new NotFoundError('regrouping', regrouping.id);
}

function refuseClosed(regrouping: Pick<Regrouping, 'outcome' | 'answerByOn'>, today: string): void {
  const state = regroupingState(regrouping, today);
  if (state !== 'open') throw new RegroupingClosedError(state);
}

function answerFaults(answer: RegroupingAnswer, reason: string): Fault[] {
  return answer === 'refuse' && reason === ''
    ? [{ name: 'reason', code: 'reason-missing', reason: 'Say why you refuse.' }]
    : textFaults('reason', reason, REGROUPING_REASON_LENGTH_MAX);
}

function regroupingFaults(
  { kind, parts, reason, answerByOn }: WantedRegrouping,
  sources: readonly Source[],
  today: string,
): Fault[] {
  return [
    ...countFaults(kind, { sources: sources.length, parts: parts.length }),
    ...parts.flatMap((part, index) =>
      planFaults(part).map((fault) => ({ ...fault, name: `parts[${index}].${fault.name}` })),
    ),
    ...(reason === ''
      ? [{ name: 'reason', code: 'reason-missing', reason: 'Say why.' }]
      : textFaults('reason', reason, REGROUPING_REASON_LENGTH_MAX)),
    ...dayFaults(answerByOn, today),
  ];
}

function countFaults(
  kind: RegroupingKind,
  counted: { readonly sources: number; readonly parts: number },
): Fault[] {
  const isMerge = kind === 'merge';
  const sourcesFit = isMerge
    ? counted.sources >= 2 && counted.sources <= REGROUPING_SOURCES_MAX
    : counted.sources === 1;
  const partsFit = isMerge
    ? counted.parts === 1
    : counted.parts >= 2 && counted.parts <= REGROUPING_PARTS_MAX;
  const what = isMerge
    ? `A merge makes one initiative of two to ${REGROUPING_SOURCES_MAX}, each named once.`
    : `A split makes two to ${REGROUPING_PARTS_MAX} initiatives of one.`;
  return [
    ...(sourcesFit ? [] : [{ name: 'initiativeIds', code: 'regrouping-count', reason: what }]),
    ...(partsFit ? [] : [{ name: 'parts', code: 'regrouping-count', reason: what }]),
  ];
}

function dayFaults(answerByOn: string, today: string): Fault[] {
  if (!isCalendarDay(answerByOn)) {
    return [{ name: 'answerByOn', code: 'not-a-day', reason: 'There is no such day.' }];
  }
  const days = dayNumber(answerByOn) - dayNumber(today);
  if (days >= REGROUPING_DAYS_MIN && days <= REGROUPING_DAYS_MAX) return [];
  const reason = `People have ${REGROUPING_DAYS_MIN} to ${REGROUPING_DAYS_MAX} days to answer.`;
  return [{ name: 'answerByOn', code: 'answer-term', reason }];
}
