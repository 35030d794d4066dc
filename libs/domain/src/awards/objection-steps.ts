import { DomainError, type Fault, refuseFaults } from '../domain-error.js';
import { decisionLastDay } from '../law/objection-term.js';
import { textFaults } from '../people/plain-text.js';

export const OBJECTION_STEPS = [
  'assigned',
  'committee-asked',
  'lateness-judged',
  'hearing-held',
  'hearing-waived',
  'adjourned',
  'withdrawn',
  'decided',
] as const;
export type ObjectionStepKind = (typeof OBJECTION_STEPS)[number];

/** How an objection can end (Awb 7:11): not dealt with, not agreed with, or agreed with. */
export const OBJECTION_OUTCOMES = ['inadmissible', 'unfounded', 'founded'] as const;
export type ObjectionOutcome = (typeof OBJECTION_OUTCOMES)[number];

/** One step in the handling of an objection. It is never changed. */
export type ObjectionStep = {
  /** From 1, without a gap. */
  readonly number: number;
  readonly kind: ObjectionStepKind;
  readonly at: Date;
  readonly by: string;
  /** Who handles it from now on; only of an assignment. */
  readonly handlerId: string | null;
  readonly reasons: string | null;
  /** Whether being late is excused (Awb 6:11); only of a judgement of lateness. */
  readonly isExcused: boolean | null;
  /** Only of a decision. */
  readonly outcome: ObjectionOutcome | null;
  /** What is decided instead; only of a decision that the objection is founded. */
  readonly newDecision: string | null;
  /** Whether the wijkteam will decide again on the money; only of such a decision. */
  readonly leadsToAllocation: boolean;
};

/** A step as somebody wants to take it. */
export type WantedStep = Omit<ObjectionStep, 'number' | 'at' | 'by'>;

/** What happened to an objection, without its steps. */
export type ObjectionFacts = {
  readonly isLate: boolean;
  readonly termEndedOn: string;
  readonly objectorId: string | null;
  readonly steps: readonly ObjectionStep[];
};

/** Where an objection stands. */
export type ObjectionState = {
  readonly status: 'received' | 'in-handling' | 'withdrawn' | 'decided';
  readonly handlerId: string | null;
  /** The last day to decide on it in time (Awb 7:10). */
  readonly decideByOn: string;
  readonly isHeard: boolean;
  readonly isAdjourned: boolean;
  readonly hasCommittee: boolean;
  /** Null while it was not judged, or there was nothing to judge. */
  readonly isExcused: boolean | null;
  readonly outcome: ObjectionOutcome | null;
};

export const REASONS_LENGTH_MAX = 10_000;

export class ObjectionEndedError extends DomainError {
  readonly code = 'objection-ended';
  readonly kind = 'conflict';

  constructor(ended: 'decided' | 'withdrawn') {
    super('The objection was decided or withdrawn before.', { ended });
  }
}

export class ObjectionStepError extends DomainError {
  readonly code = 'objection-step-refused';
  readonly kind = 'conflict';

  constructor(step: ObjectionStepKind, missing: string) {
    super('The objection is not at the point where this can happen.', { step, missing });
  }
}

export class NotHandlerError extends DomainError {
  readonly code = 'not-handler';
  readonly kind = 'forbidden';

  constructor() {
    super('Only the handler of the objection can do this.');
  }
}

/** Where an objection stands after its steps, which come in their order. */
export function objectionState({ termEndedOn, steps }: ObjectionFacts): ObjectionState {
  const last = (kind: ObjectionStepKind): ObjectionStep | undefined =>
    steps.findLast((step) => step.kind === kind);
  const hasCommittee = last('committee-asked') !== undefined;
  const isAdjourned = last('adjourned') !== undefined;
  const handlerId = last('assigned')?.handlerId ?? null;
  return {
    status: statusOf(steps, handlerId),
    handlerId,
    decideByOn: decisionLastDay(termEndedOn, { hasCommittee, isAdjourned }),
    isHeard: last('hearing-held') !== undefined || last('hearing-waived') !== undefined,
    isAdjourned,
    hasCommittee,
    isExcused: last('lateness-judged')?.isExcused ?? null,
    outcome: last('decided')?.outcome ?? null,
  };
}

function statusOf(
  steps: readonly ObjectionStep[],
  handlerId: string | null,
): ObjectionState['status'] {
  const ended = steps.find(({ kind }) => kind === 'withdrawn' || kind === 'decided');
  if (ended?.kind === 'withdrawn') return 'withdrawn';
  if (ended?.kind === 'decided') return 'decided';
  return handlerId === null ? 'received' : 'in-handling';
}

/** Whether the term for deciding has passed on a day without an end to the objection. */
export function isOverdue({ status, decideByOn }: ObjectionState, todayOn: string): boolean {
  return (status === 'received' || status === 'in-handling') && todayOn > decideByOn;
}

/**
 * Decides whether the next step can be taken by this person, on top of permissions.
 *
 * - Anybody who handles objections may assign one that has not ended; see `chooseHandler`.
 * - The objector may withdraw at any time before the decision (Awb 6:21), and the handler writes it
 *   down for an objector without an account.
 * - All else is for the handler: asking a committee, once; judging lateness, once and only where it is
 *   late; adjourning, once, with reasons and before the term has passed (Awb 7:10); a hearing, or why
 *   there is none (Awb 7:2, 7:3), once; and deciding, after the hearing or the waiver, and after the
 *   lateness was judged. Late without an excuse is inadmissible (Awb 6:9, 6:11).
 *
 * @throws {ObjectionEndedError} when it was decided or withdrawn
 * @throws {NotHandlerError} when the step is for the handler, or for the objector
 * @throws {ObjectionStepError} when something has to come first, or was done before
 * @throws {InvalidInputError} naming every fault in what was written
 */
export function checkObjectionStep(
  objection: ObjectionFacts,
  wanted: WantedStep,
  { personId, todayOn }: { readonly personId: string; readonly todayOn: string },
): void {
  const state = objectionState(objection);
  if (state.status === 'decided' || state.status === 'withdrawn') {
    throw new ObjectionEndedError(state.status);
  }
  refuseStranger(objection, state, { wanted, personId });
  refuseTooEarly(objection, state, { wanted, todayOn });
  refuseFaults(stepFaults(objection, state, wanted));
}

function refuseStranger(
  { objectorId }: ObjectionFacts,
  { handlerId }: ObjectionState,
  { wanted, personId }: { readonly wanted: WantedStep; readonly personId: string },
): void {
  if (wanted.kind === 'assigned') return;
  if (wanted.kind === 'withdrawn' && personId === objectorId) return;
  if (wanted.kind === 'withdrawn' && objectorId !== null) throw new NotHandlerError();
  if (personId !== handlerId) throw new NotHandlerError();
}

function refuseTooEarly(
  { isLate }: ObjectionFacts,
  state: ObjectionState,
  { wanted: { kind }, todayOn }: { readonly wanted: WantedStep; readonly todayOn: string },
): void {
  const isUnjudged = isLate && state.isExcused === null;
  const refusals: Readonly<Record<ObjectionStepKind, readonly [boolean, string]>> = {
    assigned: [false, ''],
    withdrawn: [false, ''],
    'committee-asked': [state.hasCommittee, 'first-committee'],
    'lateness-judged': [!isUnjudged, 'lateness-to-judge'],
    'hearing-held': [state.isHeard, 'first-hearing'],
    'hearing-waived': [state.isHeard, 'first-hearing'],
    adjourned: [state.isAdjourned || todayOn > state.decideByOn, 'running-term'],
    decided: [!state.isHeard || isUnjudged, state.isHeard ? 'judged-lateness' : 'hearing'],
  };
  const [isRefused, missing] = refusals[kind];
  if (isRefused) throw new ObjectionStepError(kind, missing);
}

/** The steps that need reasons: all by which somebody loses something, and the hearing's report. */
const REASONED: readonly ObjectionStepKind[] = [
  'lateness-judged',
  'hearing-held',
  'hearing-waived',
  'adjourned',
  'decided',
];

function stepFaults(
  { isLate }: ObjectionFacts,
  { isExcused }: ObjectionState,
  wanted: WantedStep,
): Fault[] {
  const { kind, reasons, outcome, newDecision } = wanted;
  const isInadmissible = isLate && isExcused === false;
  const isFounded = outcome === 'founded';
  return [
    ...faultIf(REASONED.includes(kind) && reasons === null, 'reasons', 'Give the reasons.'),
    ...textFaults('reasons', reasons ?? '', REASONS_LENGTH_MAX),
    ...textFaults('newDecision', newDecision ?? '', REASONS_LENGTH_MAX),
    ...(kind !== 'decided'
      ? []
      : [
          ...faultIf(
            isInadmissible && outcome !== 'inadmissible',
            'outcome',
            'Late without an excuse is inadmissible (Awb 6:9, 6:11).',
          ),
          ...faultIf(
            isFounded !== (newDecision !== null),
            'newDecision',
            'Founded needs a new decision, and only then there is one (Awb 7:11).',
          ),
          ...faultIf(
            wanted.leadsToAllocation && !isFounded,
            'leadsToAllocation',
            'Only a founded objection leads to a new decision on the money.',
          ),
        ]),
  ];
}

function faultIf(isBroken: boolean, name: string, reason: string): Fault[] {
  return isBroken ? [{ name, code: 'objection-step-incomplete', reason }] : [];
}
