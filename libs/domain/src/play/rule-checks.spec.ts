import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NO_DETAILS, plainCost } from '../initiatives/plan.js';
import { cents } from '../money/cents.js';
import { checkInitiative, verdictOf } from './check-initiative.js';
import { addToTotals, dryRun, NO_TOTALS } from './dry-run.js';
import { factsOf, type InitiativeFacts } from './initiative-facts.js';
import type { PlayRule, PlayRuleKind, PlayRuleOf } from './play-rule.js';

const SOURCE = { regulation: 'Regeling', article: '1', url: null };
const FACTS: InitiativeFacts = {
  costLines: [{ amountCents: cents(10_000n) }],
  costCents: cents(10_000n),
  applicant: {},
};

function rule<Kind extends PlayRuleKind>(
  kind: Kind,
  parameters: PlayRuleOf<Kind>['parameters'],
): PlayRule {
  return { kind, parameters, source: SOURCE } as unknown as PlayRule;
}

function findingOf(given: PlayRule, facts: Partial<InitiativeFacts>): unknown {
  return checkInitiative([given], { ...FACTS, ...facts })[0]?.finding;
}

const MET = { outcome: 'met' };
const unknown = (...missing: string[]): object => ({ outcome: 'unknown', missing });
const broken = (breach: object): object => ({ outcome: 'broken', breach });
const WHO = { ageMin: 18, residentOfWijk: true, legalPersons: 'not-allowed' } as const;

describe('who may apply', () => {
  const who = rule('who-may-apply', { ...WHO, excluded: ['councillors'] });

  it('names every refusal at once', () => {
    const applicant = {
      kind: 'legal-person',
      age: 17,
      isResidentOfWijk: false,
      groups: ['councillors'],
    } as const;

    expect(findingOf(who, { applicant })).toEqual(
      broken({
        refusals: [
          { why: 'too-young' },
          { why: 'not-resident' },
          { why: 'legal-person' },
          { why: 'excluded', groups: ['councillors'] },
        ],
      }),
    );
  });

  it('asks what is not known, and is met when all is well at the very age', () => {
    const applicant = { kind: 'person', age: 18, isResidentOfWijk: true, groups: [] } as const;

    expect(findingOf(who, {})).toEqual(
      unknown('applicant-kind', 'applicant-age', 'applicant-residence', 'applicant-groups'),
    );
    expect(findingOf(who, { applicant })).toEqual(MET);
  });
});

describe('the hourly rate', () => {
  const rate = rule('hourly-rate-max', { hourCents: cents(5_000n) });
  const work = (amountCents: bigint, workMinutes?: number) => ({
    costLines: [
      {
        amountCents: cents(amountCents),
        category: 'own-work' as const,
        ...(workMinutes === undefined ? {} : { workMinutes }),
      },
    ],
  });

  it('is kept to the cent and broken by one more', () => {
    expect(findingOf(rate, work(7_500n, 90))).toEqual(MET);
    expect(findingOf(rate, work(7_501n, 90))).toEqual(broken({ line: 1, hourCents: 5_001n }));
  });

  it('cannot be judged without hours, or without what a line is for', () => {
    expect(findingOf(rate, work(7_500n))).toEqual(unknown('work-hours'));
    expect(findingOf(rate, {})).toEqual(unknown('cost-categories', 'work-hours'));
  });
});

describe('shares and ceilings', () => {
  it('allow exactly the share of a category', () => {
    const share = rule('category-share-max', {
      category: 'party',
      share: { numerator: 1, denominator: 2 },
    });
    const lines = (party: bigint) => ({
      costLines: [
        { amountCents: cents(party), category: 'party' as const },
        { amountCents: cents(10_001n - party), category: 'hire' as const },
      ],
      costCents: cents(10_001n),
    });

    expect(findingOf(share, lines(5_000n))).toEqual(MET);
    expect(findingOf(share, lines(5_001n))).toEqual(
      broken({ foundCents: 5_001n, mostCents: 5_000n }),
    );
    expect(findingOf(share, {})).toEqual(unknown('cost-categories'));
  });

  it('take the lower of an amount and a part of the yearly budget', () => {
    const ceiling = rule('initiative-ceiling', {
      amountCents: cents(10_000n),
      budgetShare: { numerator: 1, denominator: 4 },
    });

    expect(findingOf(ceiling, { yearBudgetCents: cents(40_003n) })).toEqual(MET);
    expect(findingOf(ceiling, { yearBudgetCents: cents(39_999n) })).toEqual(
      broken({ foundCents: 10_000n, mostCents: 9_999n }),
    );
    expect(findingOf(ceiling, {})).toEqual(unknown('year-budget'));
    expect(findingOf(ceiling, { costCents: cents(10_001n) })).toEqual(
      broken({ foundCents: 10_001n, mostCents: 10_000n }),
    );
  });

  it('ask an own contribution of all costs together, rounded up', () => {
    const own = rule('own-contribution-min', {
      amountCents: null,
      share: { numerator: 1, denominator: 3 },
    });

    expect(findingOf(own, { ownContributionCents: cents(5_000n) })).toEqual(MET);
    expect(findingOf(own, { ownContributionCents: cents(4_999n) })).toEqual(
      broken({ foundCents: 4_999n, neededCents: 5_000n }),
    );
    expect(findingOf(own, {})).toEqual(unknown('own-contribution'));
  });
});

describe('days', () => {
  const ahead = rule('weeks-ahead', { weeks: 6 });
  const within = rule('execution-within', { months: 1 });

  it('count whole weeks from the day of applying', () => {
    expect(findingOf(ahead, { appliedOn: '2027-03-01', startsOn: '2027-04-12' })).toEqual(MET);
    expect(findingOf(ahead, { appliedOn: '2027-03-01', startsOn: '2027-04-11' })).toEqual(
      broken({ startsOn: '2027-04-11', earliestOn: '2027-04-12' }),
    );
    expect(findingOf(ahead, { appliedOn: '2027-03-01' })).toEqual(unknown('start-day'));
  });

  it.each([
    ['2027-01-31', '2027-02-28'],
    ['2028-01-31', '2028-02-29'],
    ['2027-12-15', '2028-01-15'],
  ])('end a month after %s on %s', (appliedOn, latestOn) => {
    expect(findingOf(within, { appliedOn, endsOn: latestOn })).toEqual(MET);
    expect(findingOf(within, { appliedOn, endsOn: '2029-01-01' })).toEqual(
      broken({ endsOn: '2029-01-01', latestOn }),
    );
  });
});

describe('support, exclusions and the number of plans', () => {
  it('look at the number and at the youngest', () => {
    const support = rule('support-needed', { count: 4, form: 'signatures', ageMin: 12 });

    expect(findingOf(support, { supporters: { count: 4, youngestAge: 12 } })).toEqual(MET);
    expect(findingOf(support, { supporters: { count: 3, youngestAge: 12 } })).toMatchObject({
      outcome: 'broken',
    });
    expect(findingOf(support, { supporters: { count: 9, youngestAge: 11 } })).toEqual(
      broken({ found: 9, tooYoung: true }),
    );
    expect(findingOf(support, { supporters: { count: 4 } })).toEqual(unknown('supporter-ages'));
  });

  it('call an exclusion broken as soon as one is found, whatever else is unknown', () => {
    const exclusions = rule('exclusions', { costs: ['alcohol'], aims: ['political'] });

    expect(findingOf(exclusions, { aims: ['political'] })).toEqual(
      broken({ costs: [], aims: ['political'] }),
    );
    expect(findingOf(exclusions, { aims: [] })).toEqual(unknown('cost-categories'));
    expect(findingOf(exclusions, {})).toEqual(unknown('cost-categories', 'aims'));
  });

  it('count plans of the same year', () => {
    const once = rule('one-per-applicant', { countMax: 1 });

    expect(findingOf(once, { applicationsInYear: 1 })).toEqual(MET);
    expect(findingOf(once, { applicationsInYear: 2 })).toEqual(broken({ found: 2 }));
    expect(findingOf(once, {})).toEqual(unknown('applications'));
  });
});

describe('the facts of an initiative', () => {
  it('hold what the plan says and leave open what it does not', () => {
    const costLines = [plainCost('Bier', cents(5n))];

    const facts = factsOf(
      { ...NO_DETAILS, costLines, proposedBy: 'samira' },
      { isImported: false },
      { isResidentOfWijk: true, isTeamMember: false, applicationsInYear: 2 },
    );

    expect(facts).toEqual({
      costLines: [{ amountCents: 5n }],
      costCents: 5n,
      totalCents: 5n,
      applicant: { kind: 'person', isResidentOfWijk: true },
      applicationsInYear: 2,
    });
  });
});

describe('a dry run', () => {
  const ceiling = (amount: bigint): PlayRule =>
    rule('initiative-ceiling', { amountCents: cents(amount), budgetShare: null });

  it('is changed only by what turns an initiative away, and adds up', () => {
    const kept = dryRun([ceiling(10_000n)], null, FACTS);
    const refused = dryRun([ceiling(9_999n)], [ceiling(10_000n)], FACTS);
    const taken = dryRun([rule('weeks-ahead', { weeks: 1 })], [ceiling(1n)], FACTS);

    const totals = [kept, refused, taken].reduce(addToTotals, NO_TOTALS);

    expect([kept, refused, taken].map(({ isChanged }) => isChanged)).toEqual([false, true, true]);
    expect(kept.verdictThen).toBeNull();
    expect(totals).toEqual({
      initiatives: 3,
      met: 1,
      broken: 1,
      unknown: 1,
      changed: 2,
      newlyBroken: 1,
      noLongerBroken: 1,
    });
  });

  it('never finds more broken with a higher ceiling', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 20_000n), fc.bigInt(0n, 20_000n), (low, more) => {
        const verdict = (amount: bigint) => verdictOf(checkInitiative([ceiling(amount)], FACTS));

        if (verdict(low) === 'met') expect(verdict(low + more)).toBe('met');
      }),
    );
  });
});
