import { type Fault, NotFoundError, refuseFaults } from '../domain-error.js';
import type { Initiative } from '../initiatives/initiative.js';
import { type InitiativeStep, OwnInitiativeError } from '../initiatives/initiative-steps.js';
import { untreatedUntil } from '../law/decision-term.js';
import { type Actor, authorise, type Permission, type Scope } from '../people/authorise.js';
import { lineFaults, textFaults } from '../people/plain-text.js';
import type { ScreeningItem } from './screening-procedure.js';
import {
  AdviceMissingError,
  FindingAwaitsAnswerError,
  AnswerTermPassedError,
  FinalFourEyesError,
  FindingAnsweredError,
  FindingSupersededError,
  MachineCannotScreenError,
  NotInitiatorError,
  NotLeftUntreatedError,
  NotToBeScreenedError,
  ScreeningOverError,
} from './screening-errors.js';

export const SCREENING_RESULTS = ['feasible', 'feasible-if', 'not-feasible'] as const;
export type ScreeningResult = (typeof SCREENING_RESULTS)[number];
export const ADVICE_ANSWERS = ['yes', 'no', 'condition', 'unknown'] as const;
export type AdviceAnswer = (typeof ADVICE_ANSWERS)[number];
/** substance: it cannot be done. incomplete: the application was not completed in time (Awb 4:5). */
export const FINDING_GROUNDS = ['substance', 'incomplete'] as const;
export type FindingGround = (typeof FINDING_GROUNDS)[number];

export const FINDING_REASON_LENGTH_MAX = 2_000;
export const CONDITIONS_MAX = 20;
export const CONDITION_LENGTH_MAX = 500;
export const REPLY_LENGTH_MAX = 5_000;
export const EXPLANATION_LENGTH_MAX = 2_000;
export const NOTE_LENGTH_MAX = 5_000;

/** What those who screen say of an initiative. */
export type ScreeningFinding = {
  readonly result: ScreeningResult;
  readonly ground: FindingGround;
  /** Why, in plain words, for everybody. */
  readonly reason: string;
  /** Under which conditions it is feasible. */
  readonly conditions: readonly string[];
};

/** A finding as it was told to the initiators, and what they answered. */
export type IntendedFinding = ScreeningFinding & {
  readonly id: string;
  readonly foundBy: string;
  /** The last day to answer it; an ISO date. */
  readonly answerUntilOn: string;
  readonly replies: readonly { readonly repliedBy: string; readonly isContested: boolean }[];
};

/** The people who stand behind an initiative: nobody screens his or her own. */
export type Initiators = readonly string[];

/** A question of the checklist, as far as it was answered. */
export type AnsweredItem = Pick<ScreeningItem, 'code' | 'isCompulsory'> & {
  readonly isAnswered: boolean;
  /** The last day of the department to answer; null when it was not asked. */
  readonly dueOn: string | null;
};

/**
 * The person who takes part in a screening: with the permission there, and no initiator.
 *
 * @throws {ForbiddenError} when the actor may not do this in this wijkteam
 * @throws {MachineCannotScreenError} when the actor is nobody
 * @throws {OwnInitiativeError} when it is an initiative of the actor
 */
export function screeningPerson(
  actor: Actor,
  permission: Permission,
  { scope, initiators }: { readonly scope: Scope; readonly initiators: Initiators },
): string {
  authorise(actor, permission, scope);
  if (actor.kind !== 'person') throw new MachineCannotScreenError();
  if (initiators.includes(actor.id)) throw new OwnInitiativeError();
  return actor.id;
}

/** @throws {NotToBeScreenedError} when an initiative was not handed in, or has its answer */
export function refuseUnscreenable({ state }: Pick<Initiative, 'state'>): void {
  if (state !== 'submitted') throw new NotToBeScreenedError(state);
}

/** @throws {ScreeningOverError} when a screening has its outcome */
export function refuseOver({ isOver }: { readonly isOver: boolean }): void {
  if (isOver) throw new ScreeningOverError();
}

/** Every fault in what a department answers: what is not simply yes is explained. */
export function answerFaults(
  answer: { readonly answer: AdviceAnswer; readonly explanation: string },
  at: string,
): Fault[] {
  const name = `${at}.explanation`;
  if (answer.answer !== 'yes' && answer.explanation === '') {
    return [{ name, code: 'explanation-missing', reason: 'Say why, in plain words.' }];
  }
  return textFaults(name, answer.explanation, EXPLANATION_LENGTH_MAX);
}

/**
 * Refuses a finding that cannot be told to the initiators. That it is feasible is found when every
 * compulsory question has its answer, or its department let the time for it pass; that it is not
 * can be clear before. Left untreated is only what was not completed in time (Awb 4:5).
 *
 * @param untreated the day up to which the applicant could have completed it, when he or she did not
 * @throws {InvalidInputError} with every fault: no reason, or conditions where there should be none
 * @throws {AdviceMissingError} when an answer is still awaited
 * @throws {NotLeftUntreatedError} when the ground does not hold, or four weeks have passed
 */
export function refuseFinding(
  finding: ScreeningFinding,
  given: {
    readonly items: readonly AnsweredItem[];
    readonly notCompletedBy: string | null;
    readonly todayOn: string;
  },
): void {
  refuseFaults(findingFaults(finding));
  const { items, notCompletedBy, todayOn } = given;
  if (finding.ground === 'incomplete') {
    if (notCompletedBy === null || todayOn > untreatedUntil(notCompletedBy)) {
      throw new NotLeftUntreatedError();
    }
  }
  if (finding.result === 'not-feasible') return;
  const missing = items.filter(
    ({ isCompulsory, isAnswered, dueOn }) =>
      isCompulsory && !isAnswered && (dueOn === null || dueOn >= todayOn),
  );
  if (missing.length > 0) throw new AdviceMissingError(missing.map(({ code }) => code));
}

/** Every fault in a finding. */
export function findingFaults({ result, ground, reason, conditions }: ScreeningFinding): Fault[] {
  const faults =
    reason === ''
      ? [{ name: 'reason', code: 'reason-missing', reason: 'Say why, in plain words.' }]
      : textFaults('reason', reason, FINDING_REASON_LENGTH_MAX);
  faults.push(
    ...conditions.flatMap((condition, index) =>
      lineFaults(`conditions[${index}]`, condition, CONDITION_LENGTH_MAX),
    ),
  );
  if ((result === 'feasible-if') !== conditions.length > 0 || conditions.length > CONDITIONS_MAX) {
    const text = `Give 1 to ${CONDITIONS_MAX} conditions with feasible-if, and none otherwise.`;
    faults.push({ name: 'conditions', code: 'conditions-of-result', reason: text });
  }
  if (ground === 'incomplete' && result !== 'not-feasible') {
    const text = 'What is left untreated is not feasible.';
    faults.push({ name: 'ground', code: 'ground-of-result', reason: text });
  }
  return faults;
}

/**
 * Who answers a finding before it is final: an initiator, once, up to and including the last day.
 *
 * @throws {NotInitiatorError} when the actor is none, nor a contact person for who has no account
 * @throws {AnswerTermPassedError} when the time has passed
 * @throws {FindingAnsweredError} when the actor answered before
 * @throws {InvalidInputError} when the answer is empty or no readable text
 */
export function replierOf(
  actor: Actor,
  finding: Pick<IntendedFinding, 'answerUntilOn' | 'replies'>,
  given: { readonly initiators: Initiators; readonly text: string; readonly todayOn: string },
): string {
  if (actor.kind !== 'person') throw new NotInitiatorError();
  const isForOther =
    given.initiators.length === 0 &&
    actor.memberships.some(({ role }) => role === 'contact-person');
  if (!given.initiators.includes(actor.id) && !isForOther) throw new NotInitiatorError();
  if (given.todayOn > finding.answerUntilOn) throw new AnswerTermPassedError(finding.answerUntilOn);
  if (finding.replies.some(({ repliedBy }) => repliedBy === actor.id)) {
    throw new FindingAnsweredError();
  }
  refuseFaults(
    given.text === ''
      ? [{ name: 'text', code: 'text-empty', reason: 'This cannot be empty.' }]
      : textFaults('text', given.text, REPLY_LENGTH_MAX),
  );
  return actor.id;
}

/**
 * The step that makes a finding final. What is simply feasible can be final at once; all else when
 * an initiator answered, or the time to answer passed; what was contested by somebody else than
 * who found it.
 *
 * @param latest the finding that holds now
 * @throws {NotFoundError} when nothing was found yet
 * @throws {FindingSupersededError} when it is another than the one that was read
 * @throws {FindingAwaitsAnswerError} when the initiators still have time
 * @throws {FinalFourEyesError} when it was contested, and the person found it
 */
export function makeFinal(
  latest: IntendedFinding | null,
  given: { readonly findingId: string; readonly personId: string; readonly todayOn: string },
): InitiativeStep {
  if (latest === null) throw new NotFoundError('screening finding', given.findingId);
  if (latest.id !== given.findingId) throw new FindingSupersededError(given.findingId);
  const { replies, answerUntilOn, result, reason, conditions } = latest;
  if (result !== 'feasible' && replies.length === 0 && given.todayOn <= answerUntilOn) {
    throw new FindingAwaitsAnswerError(answerUntilOn);
  }
  if (latest.foundBy === given.personId && replies.some(({ isContested }) => isContested)) {
    throw new FinalFourEyesError();
  }
  return {
    state: result === 'not-feasible' ? 'rejected' : 'eligible',
    screenedBy: given.personId,
    screeningReason: [reason, ...conditions.map((each) => `- ${each}`)].join('\n'),
  };
}
