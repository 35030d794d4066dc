import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { refuseSilentDeviation } from '../allocation/deviation.js';
import { cents } from '../money/cents.js';
import { DEFAULT_TEAM_DECISION_RULES } from '../play/team-decision-rules.js';
import { canonicalJson, type CanonicalValue } from './canonical-json.js';
import {
  decidedAmount,
  type DecisionContent,
  decisionContentFaults,
  decisionContentFrom,
  decisionText,
} from './decision-content.js';
import { admitDecision, requireGround, type RecordedTeamDecision } from './decision-ground.js';
import { postponeTerms, splitTerms } from './effect-terms.js';
import { admitMandateUse, type Mandate, refuseDelegated } from './mandate.js';
import { chainedText, minutesFaults, type MinutesPage } from './minutes.js';
import { seatsOn } from './team-seat.js';

const CONTENT: DecisionContent = {
  kind: 'allocate',
  subjectId: 'round',
  motivation: 'Goed plan.',
  lines: [
    { subjectId: 'b', amountCents: cents(200n) },
    { subjectId: 'a', amountCents: cents(100n) },
  ],
  terms: {},
  tallyRunId: null,
  deviations: [],
  mandate: null,
};

describe('canonical JSON', () => {
  it('is one text, whatever order names were written in', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).toReversed());

        const text = canonicalJson(value as CanonicalValue);

        expect(canonicalJson(turned as CanonicalValue)).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('what is put to the vote', () => {
  it('has one text for the same lines, and comes back from it', () => {
    const turned = { ...CONTENT, lines: CONTENT.lines.toReversed() };

    expect(decisionText(turned)).toBe(decisionText(CONTENT));
    expect(decisionText(decisionContentFrom(decisionText(CONTENT)))).toBe(decisionText(CONTENT));
    expect(decidedAmount(CONTENT)).toBe(300n);
  });

  it.each([
    [{ subjectId: null }, 'subject-missing'],
    [{ motivation: '' }, 'motivation-missing'],
    [{ lines: [] }, 'lines-missing'],
    [{ lines: [...CONTENT.lines, ...CONTENT.lines] }, 'named-twice'],
    [{ lines: [{ subjectId: 'a', amountCents: cents(0n) }] }, 'amount-not-possible'],
    [{ tallyRunId: 'run' }, 'tally-run-of-ratifying'],
    [{ kind: 'ratify-tally' as const }, 'tally-run-of-ratifying'],
    [{ kind: 'other' as const }, 'lines-without-money'],
    [{ kind: 'split-budget' as const, lines: [], terms: { 'theme:Groen': '-1' } }, 'split-terms'],
    [{ kind: 'split-budget' as const, lines: [] }, 'split-terms'],
  ])('is refused with %j as %s', (change, code) => {
    const faults = decisionContentFaults({ ...CONTENT, ...change });

    expect(faults.map((fault) => fault.code)).toContain(code);
  });

  it('has no faults as it stands', () => {
    expect(decisionContentFaults(CONTENT)).toEqual([]);
  });

  it('names the parts of a split and the moments of a postponement in one way', () => {
    const fresh = { kind: 'theme', name: 'Groen', areaId: null } as const;
    const parts = [
      { amountCents: cents(5n), envelopeId: null, fresh },
      { amountCents: cents(7n), envelopeId: 'e', fresh: null },
    ];
    const newMoment = new Date('2027-03-01T10:00:00+01:00');

    expect(splitTerms(parts)).toEqual({ 'theme:Groen': '5', 'envelope:e': '7' });
    expect(postponeTerms({ moment: 'votingClosesAt', newMoment, shiftLater: true })).toEqual({
      moment: 'votingClosesAt',
      newMoment: '2027-03-01T09:00:00.000Z',
      shiftLater: 'true',
    });
  });
});

describe('the ground of something', () => {
  const decision: RecordedTeamDecision = {
    id: 'd',
    wijkteamId: 't',
    outcome: 'adopted',
    content: CONTENT,
    isUsed: false,
  };
  const wanted = {
    kind: 'allocate',
    subjectId: 'round',
    amountCents: cents(300n),
    lines: CONTENT.lines,
  } as const;

  it('is an adopted decision with exactly this content', () => {
    expect(() => {
      admitDecision(decision, 't', wanted);
    }).not.toThrow();
  });

  it.each([
    ['other-team', {}, {}, 'elsewhere'],
    ['not-adopted', { outcome: 'tied' as const }, {}, 't'],
    ['used', { isUsed: true }, {}, 't'],
    ['other-content', {}, { kind: 'ratify-tally' as const }, 't'],
    ['other-content', {}, { subjectId: 'another' }, 't'],
    ['other-content', {}, { amountCents: cents(299n) }, 't'],
    ['other-content', {}, { terms: { a: 'b' } }, 't'],
    ['other-content', {}, { lines: [{ subjectId: 'a', amountCents: cents(300n) }] }, 't'],
    ['other-content', {}, { tallyRunId: 'run' }, 't'],
  ])('is refused as %s', (reason, of, change, team) => {
    const act = (): void => {
      admitDecision({ ...decision, ...of }, team, { ...wanted, ...change });
    };

    expect(act).toThrow(expect.objectContaining({ details: { reason } }));
  });

  it.each([
    [false, null, null, true],
    [true, null, null, false],
    [true, 'd', null, true],
    [true, null, 'm', true],
    [true, 'd', 'm', false],
    [false, 'd', 'm', false],
  ])('with rules %s, decision %s, mandate %s: %s', (hasRules, decisionId, mandateId, isFine) => {
    const act = (): void => {
      requireGround(hasRules, { decisionId, mandateId });
    };

    if (isFine) expect(act).not.toThrow();
    else expect(act).toThrow(expect.objectContaining({ code: 'decision-missing' }));
  });
});

describe('a deviation', () => {
  it('has a reason for each difference and for nothing else', () => {
    const reason = 'Omdat het echt niet anders kan.';
    const said = (...ids: string[]) => ids.map((initiativeId) => ({ initiativeId, reason }));
    const codesOf = (deviations: ReturnType<typeof said>): string[] => {
      try {
        refuseSilentDeviation(['a', 'b'], ['b', 'c'], deviations);
        return [];
      } catch (error) {
        return (error as { faults: { code: string }[] }).faults.map(({ code }) => code);
      }
    };

    expect(codesOf(said('a', 'c'))).toEqual([]);
    expect(codesOf(said('a'))).toEqual(['deviation-unexplained']);
    expect(codesOf(said('a', 'b', 'c'))).toEqual(['deviation-without-difference']);
    expect(codesOf([])).toHaveLength(2);
  });
});

describe('a mandate', () => {
  const mandate: Mandate = {
    id: 'm',
    wijkteamId: 't',
    decisionId: 'd',
    parentId: null,
    form: 'mandate',
    decisionKind: 'allocate',
    holderId: 'p',
    ceilingCents: cents(100n),
    totalCents: cents(250n),
    validFromOn: '2027-01-01',
    validUntilOn: '2027-01-31',
    maySubMandate: false,
    legalBasis: '',
    usedCents: cents(150n),
    useCount: 2,
    isRevoked: false,
  };
  const use = {
    kind: 'allocate',
    amountCents: cents(100n),
    byId: 'p',
    interestedIds: [],
    todayOn: '2027-01-31',
  } as const;

  it.each([
    [{}, {}, null],
    [{}, { todayOn: '2027-01-01' }, null],
    [{}, { todayOn: '2027-02-01' }, 'days'],
    [{}, { byId: 'q' }, 'holder'],
    [{}, { kind: 'split-budget' as const }, 'kind'],
    [{}, { interestedIds: ['p'] }, 'own-case'],
    [{ isRevoked: true }, {}, 'revoked'],
    [{}, { amountCents: cents(101n) }, 'ceiling'],
    [{ usedCents: cents(151n) }, {}, 'total'],
  ])('%j used for %j: %s', (of, change, refusal) => {
    const act = (): void => {
      admitMandateUse({ ...mandate, ...of }, { ...use, ...change });
    };

    if (refusal === null) expect(act).not.toThrow();
    else {
      const details: unknown = expect.objectContaining({
        [['ceiling', 'total'].includes(refusal) ? 'bound' : 'reason']: refusal,
      });
      expect(act).toThrow(expect.objectContaining({ details }));
    }
  });

  it('that is delegated keeps the wijkteam from the same power, in its days', () => {
    const delegated = [{ ...mandate, form: 'delegation' as const }];
    const act = (kind: 'allocate' | 'adopt-rules', todayOn: string) => () => {
      refuseDelegated(delegated, kind, todayOn);
    };

    expect(act('allocate', '2027-01-10')).toThrow();
    expect(act('allocate', '2027-02-01')).not.toThrow();
    expect(act('adopt-rules', '2027-01-10')).not.toThrow();
  });
});

describe('the seats of a day', () => {
  const held = (personId: string, role: 'chair' | 'member' | 'professional' | 'resident') => ({
    ...{ personId, role, wijkteamId: 't' },
    validFromOn: '2027-01-01',
    validUntilOn: '2027-01-31',
  });

  it('are one for each person, by the highest role, with a vote for professionals by rule', () => {
    const memberships = [
      held('b', 'member'),
      held('a', 'member'),
      held('a', 'chair'),
      held('c', 'professional'),
      held('d', 'resident'),
    ];

    const seats = seatsOn('t', '2027-01-31', memberships, DEFAULT_TEAM_DECISION_RULES);
    const voting = seatsOn('t', '2027-01-31', memberships, { professionalsVote: true });

    expect(seats.map(({ label, isVoting }) => [label, isVoting])).toEqual([
      ['chair-1', true],
      ['member-1', true],
      ['professional-1', false],
    ]);
    expect(voting.every(({ isVoting }) => isVoting)).toBe(true);
    expect(seatsOn('t', '2027-02-01', memberships, { professionalsVote: true })).toEqual([]);
  });
});

describe('a minutes book', () => {
  const hashOf = (text: string): string => `<${text}>`;
  const page = (number: number, previous: MinutesPage | null): MinutesPage => {
    const [text, previousHash] = [`page ${number}`, previous?.hash ?? null];
    const hash = hashOf(chainedText(previousHash, text));
    return { id: `${number}`, number, kind: 'minutes', text, hash, previousHash };
  };
  const first = page(1, null);
  const second = page(2, first);
  const third = page(3, second);
  const faultsOf = (pages: readonly MinutesPage[]) =>
    minutesFaults(pages, hashOf, (each) => each.text).map(({ code }) => code);

  it('is sound as it was written, and says what was changed, left out or turned round', () => {
    expect(faultsOf([first, second, third])).toEqual([]);
    expect(faultsOf([first, { ...second, text: 'x' }, third])).toEqual(['hash']);
    expect(faultsOf([first, third])).toEqual(['number', 'previous-hash']);
    expect(faultsOf([second, first])).not.toEqual([]);
    expect(minutesFaults([first], hashOf, () => 'otherwise')).toEqual([
      { number: 1, code: 'record' },
    ]);
  });
});
