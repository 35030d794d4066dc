import { describe, expect, it } from '@jest/globals';
import {
  checkObjectionStep,
  isOverdue,
  NotHandlerError,
  OBJECTION_STEPS,
  ObjectionEndedError,
  type ObjectionFacts,
  objectionState,
  type ObjectionStep,
  ObjectionStepError,
  type ObjectionStepKind,
  type WantedStep,
} from './objection-steps.js';

const NOTHING = {
  handlerId: null,
  reasons: null,
  isExcused: null,
  outcome: null,
  newDecision: null,
  leadsToAllocation: false,
} as const;
/** Each step with all that it needs. */
const wanted = (kind: ObjectionStepKind, said: Partial<WantedStep> = {}): WantedStep => ({
  ...NOTHING,
  reasons: kind === 'assigned' || kind === 'withdrawn' ? null : 'Daarom.',
  handlerId: kind === 'assigned' ? 'handler' : null,
  isExcused: kind === 'lateness-judged' ? true : null,
  outcome: kind === 'decided' ? 'unfounded' : null,
  ...said,
  kind,
});
const facts = (
  kinds: readonly ObjectionStepKind[],
  given: Partial<ObjectionFacts> = {},
): ObjectionFacts => ({
  isLate: false,
  termEndedOn: '2027-01-05',
  objectorId: 'objector',
  steps: kinds.map((kind, index): ObjectionStep => ({
    ...wanted(kind),
    number: index + 1,
    at: new Date('2026-12-01T09:00:00Z'),
    by: 'handler',
  })),
  ...given,
});
const HANDLER = { personId: 'handler', todayOn: '2026-12-10' };

function answer(objection: ObjectionFacts, step: WantedStep, by = HANDLER): string {
  try {
    checkObjectionStep(objection, step, by);
    return 'taken';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe('checkObjectionStep', () => {
  const before: readonly (readonly ObjectionStepKind[])[] = [
    [],
    ['assigned'],
    ['assigned', 'committee-asked'],
    ['assigned', 'hearing-held'],
    ['assigned', 'hearing-waived'],
    ['assigned', 'adjourned'],
    ['assigned', 'hearing-held', 'decided'],
    ['assigned', 'withdrawn'],
  ];
  const [R, H, E] = ['objection-step-refused', 'not-handler', 'objection-ended'];
  const table: Readonly<Record<ObjectionStepKind, readonly string[]>> = {
    assigned: ['taken', 'taken', 'taken', 'taken', 'taken', 'taken', E, E],
    'committee-asked': [H, 'taken', R, 'taken', 'taken', 'taken', E, E],
    'lateness-judged': [H, R, R, R, R, R, E, E],
    'hearing-held': [H, 'taken', 'taken', R, R, 'taken', E, E],
    'hearing-waived': [H, 'taken', 'taken', R, R, 'taken', E, E],
    adjourned: [H, 'taken', 'taken', 'taken', 'taken', R, E, E],
    withdrawn: [H, H, H, H, H, H, E, E],
    decided: [H, R, R, 'taken', 'taken', R, E, E],
  };

  it.each(OBJECTION_STEPS)('knows when %s can happen', (kind) => {
    const answers = before.map((kinds) => answer(facts(kinds), wanted(kind)));

    expect(answers).toEqual(table[kind]);
  });

  it('lets the objector withdraw at any time, and the handler for who has no account', () => {
    const objector = { personId: 'objector', todayOn: '2026-12-10' };

    expect(answer(facts([]), wanted('withdrawn'), objector)).toBe('taken');
    expect(answer(facts(['assigned']), wanted('withdrawn'), objector)).toBe('taken');
    expect(answer(facts(['assigned'], { objectorId: null }), wanted('withdrawn'))).toBe('taken');
  });

  it('judges a late objection before it is decided on', () => {
    const late = facts(['assigned', 'hearing-waived'], { isLate: true });

    expect(() => {
      checkObjectionStep(late, wanted('decided'), HANDLER);
    }).toThrow(ObjectionStepError);
    expect(answer(late, wanted('lateness-judged'))).toBe('taken');
  });

  it.each([
    ['unfounded', false, 'invalid-input'],
    ['founded', false, 'invalid-input'],
    ['inadmissible', false, 'taken'],
    ['unfounded', true, 'taken'],
  ] as const)('of a late one takes %s, excused %s: %s', (outcome, isExcused, expected) => {
    const late = facts(['assigned', 'hearing-waived'], { isLate: true });
    const judged: ObjectionStep = {
      ...late.steps[0]!,
      ...wanted('lateness-judged', { isExcused }),
      number: 3,
    };
    const newDecision = outcome === 'founded' ? 'Toch geld.' : null;

    expect(
      answer(
        { ...late, steps: [...late.steps, judged] },
        wanted('decided', { outcome, newDecision }),
      ),
    ).toBe(expected);
  });

  it.each(['lateness-judged', 'hearing-held', 'hearing-waived', 'adjourned', 'decided'] as const)(
    'asks the reasons of %s',
    (kind) => {
      const steps: ObjectionStepKind[] =
        kind === 'decided' ? ['assigned', 'hearing-held'] : ['assigned'];
      const objection = facts(steps, { isLate: kind === 'lateness-judged' });

      expect(answer(objection, wanted(kind, { reasons: null }))).toBe('invalid-input');
    },
  );

  it('wants a new decision where the objection is founded, and only there', () => {
    const heard = facts(['assigned', 'hearing-held']);
    const decide = (said: Partial<WantedStep>): string => answer(heard, wanted('decided', said));

    expect(decide({ outcome: 'founded' })).toBe('invalid-input');
    expect(decide({ outcome: 'unfounded', newDecision: 'Toch.' })).toBe('invalid-input');
    expect(decide({ outcome: 'unfounded', leadsToAllocation: true })).toBe('invalid-input');
    expect(decide({ outcome: 'founded', newDecision: 'Toch.', leadsToAllocation: true })).toBe(
      'taken',
    );
  });

  it('adjourns up to and including the last day of the term', () => {
    const adjournOn = (todayOn: string): string =>
      answer(facts(['assigned']), wanted('adjourned'), { personId: 'handler', todayOn });

    expect([adjournOn('2027-02-16'), adjournOn('2027-02-17')]).toEqual([
      'taken',
      'objection-step-refused',
    ]);
  });

  it('names its refusals', () => {
    const check = (kinds: readonly ObjectionStepKind[]) => () => {
      checkObjectionStep(facts(kinds), wanted('hearing-held'), { ...HANDLER, personId: 'other' });
    };

    expect(check(['assigned'])).toThrow(NotHandlerError);
    expect(check(['assigned', 'withdrawn'])).toThrow(ObjectionEndedError);
  });
});

describe('objectionState', () => {
  it('goes to the one who was assigned last', () => {
    const objection = facts(['assigned', 'assigned']);
    const steps = [objection.steps[0]!, { ...objection.steps[1]!, handlerId: 'second' }];

    expect(objectionState({ ...objection, steps }).handlerId).toBe('second');
  });

  it('is overdue from the day after its last day on, until it ends', () => {
    const open = objectionState(facts(['assigned']));
    const ended = objectionState(facts(['assigned', 'hearing-held', 'decided']));

    expect([isOverdue(open, '2027-02-16'), isOverdue(open, '2027-02-17')]).toEqual([false, true]);
    expect(isOverdue(ended, '2028-01-01')).toBe(false);
  });
});
