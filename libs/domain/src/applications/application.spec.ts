import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Cents, cents } from '../money/cents.js';
import {
  answerApplication,
  type ApplicationInLine,
  type ApplicationStepKind,
  leftAfterStep,
  leftInLine,
  momentInLine,
  promotions,
  stateAfter,
  type WaitingApplication,
} from './application.js';
import { explainApplication, faultsInLine } from './explain-line.js';

const NOON = Date.UTC(2026, 3, 1, 12);
const at = (seconds: number): Date => new Date(NOON + seconds * 1_000);

function waiting(place: number, cost: bigint, roundId = 'r1', seconds = place): WaitingApplication {
  return {
    roundId,
    place,
    initiativeId: `${roundId}-${place}`,
    costCents: cents(cost),
    completeAt: at(seconds),
  };
}

const served = (
  line: readonly WaitingApplication[],
  available: bigint,
  rooms: Readonly<Record<string, bigint>> = { r1: 1_000_000n },
): string[] =>
  promotions(
    line,
    cents(available),
    new Map(Object.entries(rooms).map(([id, room]) => [id, cents(room)])),
  ).map(({ application }) => application.initiativeId);

describe('an application in line', () => {
  it.each([
    [100n, 100n, 'reserve', 0n],
    [99n, 100n, 'reserve', 1n],
    [101n, 100n, 'wait', 100n],
    [1n, 0n, 'wait', 0n],
  ] as const)('that costs %p of the %p left is told: %s', (cost, left, kind, after) => {
    expect(answerApplication(cents(cost), cents(left))).toEqual({
      kind,
      leftBeforeCents: left,
      leftAfterCents: after,
    });
  });

  it('waits while no money is linked, and is told no figures', () => {
    expect(answerApplication(cents(1n), null)).toEqual({
      kind: 'wait',
      leftBeforeCents: null,
      leftAfterCents: null,
    });
  });

  it('is complete now, or when the one before it was, if the clock went back', () => {
    expect(momentInLine(null, at(5))).toEqual(at(5));
    expect(momentInLine(at(4), at(5))).toEqual(at(5));
    expect(momentInLine(at(6), at(5))).toEqual(at(6));
  });
});

describe('what is left for a line', () => {
  const left = (available: bigint, ceiling: bigint, taken: bigint): bigint =>
    leftInLine({
      availableCents: cents(available),
      ceilingCents: cents(ceiling),
      takenCents: cents(taken),
    });

  it('is what the budget has, within what the round divides, and never less than nothing', () => {
    expect(left(500n, 1_000n, 100n)).toBe(500n);
    expect(left(5_000n, 1_000n, 100n)).toBe(900n);
    expect(left(500n, 1_000n, 1_200n)).toBe(0n);
  });
});

describe('money that comes free', () => {
  it('goes to the longest waiting that fits, then to the next that fits in the rest', () => {
    const line = [waiting(1, 500n), waiting(2, 300n), waiting(3, 200n), waiting(4, 50n)];

    expect(served(line, 400n)).toEqual(['r1-2', 'r1-4']);
    expect(served(line.toReversed(), 550n)).toEqual(['r1-1', 'r1-4']);
    expect(served(line, 49n)).toEqual([]);
  });

  it('stays within what each round divides, and goes by moment over rounds', () => {
    const line = [waiting(1, 100n, 'b', 3), waiting(1, 100n, 'a', 3), waiting(2, 100n, 'b', 1)];

    expect(served(line, 300n, { a: 500n, b: 500n })).toEqual(['b-2', 'a-1', 'b-1']);
    expect(served(line, 300n, { a: 500n, b: 100n })).toEqual(['b-2', 'a-1']);
    expect(served(line, 300n, { a: 500n })).toEqual(['a-1']);
  });
});

/** A little service: one line, kept by the functions above, whose list is then checked. */
function playedLine(
  commands: readonly (
    { readonly apply: bigint } | { readonly leave: number } | { readonly add: bigint }
  )[],
): { readonly list: ApplicationInLine[]; readonly left: bigint } {
  const list: (ApplicationInLine & { steps: ApplicationInLine['steps'][number][] })[] = [];
  let left: Cents = cents(1_000n);
  let number = 0;
  const step = (index: number, kind: ApplicationStepKind): void => {
    const application = list[index];
    if (application === undefined) return;
    const before = application.steps.at(-1)?.kind;
    const held = before === 'reserve' || before === 'promote';
    const after = leftAfterStep(kind, application.costCents, { leftCents: left, held });
    number += 1;
    const figures = { leftBeforeCents: left, leftAfterCents: after };
    application.steps.push({ number, kind, ...figures, happenedAt: at(number) });
    left = after;
  };
  const promote = (): void => {
    const open = list.flatMap((each, index) =>
      each.steps.at(-1)?.kind === 'wait' ? [{ ...each, roundId: 'r', place: index + 1 }] : [],
    );
    const found = promotions(open, left, new Map([['r', cents(1_000_000n)]]));
    for (const { application } of found) step(application.place - 1, 'promote');
  };
  for (const command of commands) {
    if ('apply' in command) {
      const place = list.length + 1;
      const costCents = cents(command.apply);
      list.push({ initiativeId: `${place}`, place, completeAt: at(number), costCents, steps: [] });
      step(place - 1, answerApplication(costCents, left).kind);
    } else if ('add' in command) {
      left = cents(left + command.add);
      promote();
    } else if (list.length > 0) {
      const index = command.leave % list.length;
      const state = stateAfter(list[index]?.steps.at(-1)?.kind ?? 'lapse');
      if (state === 'reserved' || state === 'waiting') step(index, 'withdraw');
      promote();
    }
  }
  return { list, left };
}

const COMMANDS = fc.array(
  fc.oneof(
    fc.bigInt(1n, 700n).map((apply) => ({ apply })),
    fc.nat(40).map((leave) => ({ leave })),
    fc.bigInt(1n, 300n).map((add) => ({ add })),
  ),
  { maxLength: 60 },
);

describe('the recount of a line from its public list', () => {
  it('finds nothing wrong with a line that was kept by the rules', () => {
    fc.assert(
      fc.property(COMMANDS, (commands) => {
        const { list, left } = playedLine(commands);
        const stillWaiting = list.filter(({ steps }) => steps.at(-1)?.kind === 'wait');

        expect(faultsInLine(list)).toEqual([]);
        expect(stillWaiting.every(({ costCents }) => costCents > left)).toBe(true);
      }),
    );
  });

  const { list } = playedLine([
    { apply: 600n },
    { apply: 500n },
    { apply: 400n },
    { apply: 100n },
    { leave: 0 },
  ]);
  const changed = (
    place: number,
    change: (application: ApplicationInLine) => ApplicationInLine,
  ): string[] =>
    faultsInLine(list.map((each) => (each.place === place ? change(each) : each))).map(
      (fault) => `${fault.place} ${fault.code}`,
    );
  const firstStep =
    (change: Partial<ApplicationInLine['steps'][number]>) =>
    (each: ApplicationInLine): ApplicationInLine => ({
      ...each,
      steps: each.steps.map((step, index) => (index === 0 ? { ...step, ...change } : step)),
    });

  it('is about a line in which all kinds of answers were given', () => {
    expect(list.map(({ steps }) => steps.map(({ kind }) => kind))).toEqual([
      ['reserve', 'withdraw'],
      ['wait', 'promote'],
      ['reserve'],
      ['wait', 'promote'],
    ]);
    expect(faultsInLine(list)).toEqual([]);
  });

  it.each<[string, string[], string[]]>([
    ['a place is missing', changed(2, (each) => ({ ...each, place: 9 })), ['3 place-gap']],
    [
      'a moment goes back',
      changed(2, (each) => ({ ...each, completeAt: at(-9) })),
      ['2 moment-back'],
    ],
    ['a figure is another', changed(3, firstStep({ leftAfterCents: cents(1n) })), ['3 figures']],
    ['what fits had to wait', changed(3, firstStep({ kind: 'wait' })), ['3 wrong-answer']],
    [
      'what does not fit got money',
      changed(3, firstStep({ leftBeforeCents: cents(399n), leftAfterCents: cents(-1n) })),
      ['3 wrong-answer'],
    ],
    [
      'somebody who waited was passed over',
      changed(4, firstStep({ leftBeforeCents: cents(600n), leftAfterCents: cents(600n) })),
      ['2 passed-over'],
    ],
    [
      'a step is missing',
      changed(1, (each) => ({ ...each, steps: each.steps.slice(0, 1) })),
      ['2 step-gap'],
    ],
    [
      'a step comes twice',
      changed(3, (each) => ({ ...each, steps: [...each.steps, ...each.steps] })),
      ['3 step-route'],
    ],
  ])('shows it when %s', (_, found, expected) => {
    expect(found).toEqual(expect.arrayContaining(expected));
  });

  it('says in codes and figures why each stands where it stands', () => {
    expect(list.map(explainApplication)).toEqual([
      [
        { code: 'fits', costCents: 600n, leftBeforeCents: 1_000n, leftAfterCents: 400n },
        { code: 'withdrawn', costCents: 600n, freedCents: 600n },
      ],
      [
        { code: 'does-not-fit', costCents: 500n, leftBeforeCents: 400n, shortCents: 100n },
        { code: 'money-came-free', costCents: 500n, leftBeforeCents: 600n, leftAfterCents: 100n },
      ],
      [{ code: 'fits', costCents: 400n, leftBeforeCents: 400n, leftAfterCents: 0n }],
      [
        { code: 'does-not-fit', costCents: 100n, leftBeforeCents: 0n, shortCents: 100n },
        { code: 'money-came-free', costCents: 100n, leftBeforeCents: 100n, leftAfterCents: 0n },
      ],
    ]);
  });

  it('tells how an application left the line', () => {
    const [held, waited] = [list[2], list[1]];
    const ended = (base: ApplicationInLine | undefined, kind: ApplicationStepKind): unknown => {
      const [first] = base?.steps ?? [];
      if (base === undefined || first === undefined) return null;
      return explainApplication({ ...base, steps: [first, { ...first, kind }] })[1];
    };

    expect(ended(held, 'award')).toEqual({ code: 'awarded', costCents: 400n, freedCents: 0n });
    expect(ended(held, 'reject')).toEqual({ code: 'refused', costCents: 400n, freedCents: 400n });
    expect(ended(waited, 'lapse')).toEqual({ code: 'lapsed', costCents: 500n, freedCents: 0n });
    const noMoney = { leftBeforeCents: null, leftAfterCents: null };
    const [told] =
      held === undefined ? [] : explainApplication(firstStep({ kind: 'wait', ...noMoney })(held));
    expect(told).toEqual({ code: 'no-money-linked', costCents: 400n });
  });
});
