import { type Cents, cents } from '../money/cents.js';
import {
  type ApplicationInLine,
  type ApplicationState,
  type ApplicationStepKind,
  leftAfterStep,
  type LineStep,
  stateAfter,
} from './application.js';

/** Something in a line that does not follow from what was left and who came first. */
export type LineFault = {
  /** The place that it is about; 0 for the line as a whole. */
  readonly place: number;
  readonly code:
    | 'place-gap'
    | 'moment-back'
    | 'step-gap'
    | 'step-route'
    | 'figures'
    | 'wrong-answer'
    | 'passed-over';
};

/** One thing that an application was told, as a code with its figures; a text is made of it elsewhere. */
export type LineReason =
  | {
      readonly code: 'fits' | 'money-came-free';
      readonly costCents: Cents;
      readonly leftBeforeCents: Cents;
      readonly leftAfterCents: Cents;
    }
  | {
      readonly code: 'does-not-fit';
      readonly costCents: Cents;
      readonly leftBeforeCents: Cents;
      readonly shortCents: Cents;
    }
  | { readonly code: 'no-money-linked'; readonly costCents: Cents }
  | {
      readonly code: 'awarded' | 'refused' | 'withdrawn' | 'lapsed';
      readonly costCents: Cents;
      /** What fell back to the line; nothing where nothing was reserved, or where it was awarded. */
      readonly freedCents: Cents;
    };

type Event = { readonly application: ApplicationInLine; readonly step: LineStep };
type Waiting = Map<number, Cents>;

const NEXT: Readonly<Record<ApplicationState | 'new', readonly ApplicationStepKind[]>> = {
  new: ['reserve', 'wait'],
  waiting: ['promote', 'reject', 'withdraw', 'lapse'],
  reserved: ['award', 'reject', 'withdraw', 'lapse'],
  awarded: [],
  refused: [],
  withdrawn: [],
  lapsed: [],
};

/**
 * Works the whole line out again, from the public list alone, and returns everything in it that
 * does not follow: nothing, when every answer was right.
 *
 * Places have no gaps and moments never go back. At each step, in order: what fits is reserved and
 * what does not fit waits; each figure is the cost away from the one before it; and nobody who waited
 * and would have fitted was left waiting, for whatever happened next. What is left may change
 * between two steps: a grant, or another round of the same budget.
 */
export function faultsInLine(applications: readonly ApplicationInLine[]): LineFault[] {
  const events = eventsOf(applications);
  const states = new Map<number, ApplicationState>();
  const waiting: Waiting = new Map();
  return [
    ...orderFaults(applications),
    ...events.flatMap((event, index) => {
      const faults = stepFaults(event, index, { states, waiting });
      const { place, costCents } = event.application;
      states.set(place, stateAfter(event.step.kind));
      if (event.step.kind === 'wait') waiting.set(place, costCents);
      else waiting.delete(place);
      return faults;
    }),
  ];
}

/** All steps of a line in the order in which they happened. */
function eventsOf(applications: readonly ApplicationInLine[]): Event[] {
  return applications
    .flatMap((application) => application.steps.map((step) => ({ application, step })))
    .toSorted((left, right) => left.step.number - right.step.number);
}

function orderFaults(applications: readonly ApplicationInLine[]): LineFault[] {
  const inLine = applications.toSorted((left, right) => left.place - right.place);
  return inLine.flatMap(({ place, completeAt }, index): LineFault[] => {
    const before = inLine[index - 1];
    return [
      ...faultIf(place !== index + 1, place, 'place-gap'),
      ...faultIf(before !== undefined && before.completeAt > completeAt, place, 'moment-back'),
    ];
  });
}

function stepFaults(
  { application, step }: Event,
  index: number,
  line: { readonly states: ReadonlyMap<number, ApplicationState>; readonly waiting: Waiting },
): LineFault[] {
  const { place, costCents } = application;
  const { kind, leftBeforeCents } = step;
  const state = line.states.get(place) ?? 'new';
  return [
    ...faultIf(step.number !== index + 1, place, 'step-gap'),
    ...faultIf(!NEXT[state].includes(kind), place, 'step-route'),
    ...faultIf(!figuresFollow(step, costCents, state === 'reserved'), place, 'figures'),
    ...faultIf(!answerFollows(kind, costCents, leftBeforeCents), place, 'wrong-answer'),
    ...passedOver(application, step, line.waiting),
  ];
}

function figuresFollow(step: LineStep, costCents: Cents, held: boolean): boolean {
  const { kind, leftBeforeCents, leftAfterCents } = step;
  if (leftBeforeCents === null) return leftAfterCents === null && !held;
  return leftAfterCents === leftAfterStep(kind, costCents, { leftCents: leftBeforeCents, held });
}

function answerFollows(kind: ApplicationStepKind, costCents: Cents, left: Cents | null): boolean {
  const fits = left !== null && costCents <= left;
  if (kind === 'reserve' || kind === 'promote') return fits;
  return kind !== 'wait' || !fits;
}

/** Those who waited, would have fitted, and came before; at another's promotion only the earlier. */
function passedOver(
  { place }: ApplicationInLine,
  { kind, leftBeforeCents }: LineStep,
  waiting: Waiting,
): LineFault[] {
  if (leftBeforeCents === null) return [];
  return [...waiting]
    .filter(([other]) => other !== place && (kind !== 'promote' || other < place))
    .filter(([, costCents]) => costCents <= leftBeforeCents)
    .map(([other]) => ({ place: other, code: 'passed-over' }));
}

function faultIf(isBroken: boolean, place: number, code: LineFault['code']): LineFault[] {
  return isBroken ? [{ place, code }] : [];
}

/** Why an application stands where it stands: what it was told at each of its steps, in order. */
export function explainApplication({ costCents, steps }: ApplicationInLine): LineReason[] {
  return steps.map((step, index) => {
    const before = steps[index - 1]?.kind;
    const held = before === 'reserve' || before === 'promote';
    return reasonOf(step, costCents, held);
  });
}

function reasonOf(step: LineStep, costCents: Cents, held: boolean): LineReason {
  const { kind, leftBeforeCents, leftAfterCents } = step;
  if (kind === 'wait') return waitingReason(costCents, leftBeforeCents);
  if (kind === 'reserve' || kind === 'promote') {
    const code = kind === 'reserve' ? 'fits' : 'money-came-free';
    const left = { before: leftBeforeCents ?? NOTHING, after: leftAfterCents ?? NOTHING };
    return { code, costCents, leftBeforeCents: left.before, leftAfterCents: left.after };
  }
  const freedCents = held && kind !== 'award' ? costCents : NOTHING;
  return { code: ENDED_BY[kind], costCents, freedCents };
}

const NOTHING = cents(0n);
const ENDED_BY = {
  award: 'awarded',
  reject: 'refused',
  withdraw: 'withdrawn',
  lapse: 'lapsed',
} as const;

function waitingReason(costCents: Cents, leftBeforeCents: Cents | null): LineReason {
  if (leftBeforeCents === null) return { code: 'no-money-linked', costCents };
  const shortCents = cents(costCents - leftBeforeCents);
  return { code: 'does-not-fit', costCents, leftBeforeCents, shortCents };
}
