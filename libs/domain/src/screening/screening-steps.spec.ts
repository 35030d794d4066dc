import { describe, expect, it } from '@jest/globals';
import { InvalidInputError, NotFoundError } from '../domain-error.js';
import type { Actor } from '../people/authorise.js';
import { cents } from '../money/cents.js';
import { chargeFaults, estimateFaults, refuseSettlement } from './money-of-screening.js';
import { procedureFaults, type ScreeningProcedure } from './screening-procedure.js';
import {
  AdviceMissingError,
  AnswerTermPassedError,
  ChargeSettledError,
  FinalFourEyesError,
  FindingAnsweredError,
  FindingAwaitsAnswerError,
  FindingSupersededError,
  MachineCannotScreenError,
  NotInitiatorError,
  NotLeftUntreatedError,
} from './screening-errors.js';
import {
  findingFaults,
  type IntendedFinding,
  makeFinal,
  refuseFinding,
  replierOf,
  screeningPerson,
} from './screening-steps.js';

const person = (id: string, role: 'resident' | 'contact-person' = 'resident'): Actor => ({
  kind: 'person',
  id,
  memberships: [{ role, wijkteamId: null, validFromOn: '2026-01-01', validUntilOn: null }],
});
const NO: IntendedFinding = {
  ...{ id: 'f', result: 'not-feasible', ground: 'substance', reason: 'Nee.', conditions: [] },
  ...{ foundBy: 'anna', answerUntilOn: '2026-02-16', replies: [] },
};
const contested = { ...NO, replies: [{ repliedBy: 'ine', isContested: true }] };
const item = (isAnswered: boolean, dueOn: string | null) => ({
  ...{ code: 'land', isCompulsory: true, isAnswered, dueOn },
});

describe('who screens', () => {
  it('is a person with the permission, and no initiator', () => {
    const given = { scope: { wijkteamId: null }, initiators: ['ine'] };

    expect(screeningPerson(person('anna', 'contact-person'), 'screen-initiative', given)).toBe(
      'anna',
    );
    expect(() =>
      screeningPerson(person('ine', 'contact-person'), 'screen-initiative', given),
    ).toThrow('of their own');
    expect(() =>
      screeningPerson(
        { kind: 'machine', id: 'm', permissions: ['screen-initiative'] },
        'screen-initiative',
        given,
      ),
    ).toThrow(MachineCannotScreenError);
  });
});

describe('a finding', () => {
  const given = { items: [item(true, '2026-02-01')], notCompletedBy: null, todayOn: '2026-02-02' };
  const yes = { ...NO, result: 'feasible' as const };

  it('is feasible when compulsory questions are answered, or their time has passed', () => {
    const open = (dueOn: string | null) => ({ ...given, items: [item(false, dueOn)] });

    expect(() => {
      refuseFinding(yes, given);
    }).not.toThrow();
    expect(() => {
      refuseFinding(yes, open('2026-02-01'));
    }).not.toThrow();
    expect(() => {
      refuseFinding(yes, open('2026-02-02'));
    }).toThrow(AdviceMissingError);
    expect(() => {
      refuseFinding(yes, open(null));
    }).toThrow(AdviceMissingError);
    expect(() => {
      refuseFinding(NO, open(null));
    }).not.toThrow();
  });

  it('leaves untreated only what was not completed, and within four weeks', () => {
    const left = { ...NO, ground: 'incomplete' as const };
    const on = (notCompletedBy: string | null, todayOn: string) => ({
      ...given,
      notCompletedBy,
      todayOn,
    });

    expect(() => {
      refuseFinding(left, on('2026-01-26', '2026-02-23'));
    }).not.toThrow();
    expect(() => {
      refuseFinding(left, on('2026-01-26', '2026-02-24'));
    }).toThrow(NotLeftUntreatedError);
    expect(() => {
      refuseFinding(left, on(null, '2026-02-02'));
    }).toThrow(NotLeftUntreatedError);
  });

  it('has conditions when and only when it is feasible if they are kept', () => {
    const codes = (finding: Partial<IntendedFinding>) =>
      findingFaults({ ...NO, ...finding }).map(({ code }) => code);

    expect(codes({})).toEqual([]);
    expect(codes({ conditions: ['Kleiner.'] })).toEqual(['conditions-of-result']);
    expect(codes({ result: 'feasible-if' })).toEqual(['conditions-of-result']);
    expect(codes({ result: 'feasible-if', conditions: ['Kleiner.'] })).toEqual([]);
    expect(codes({ result: 'feasible', ground: 'incomplete' })).toEqual(['ground-of-result']);
    expect(codes({ reason: '' })).toEqual(['reason-missing']);
  });
});

describe('an answer to a finding', () => {
  const given = { initiators: ['ine'], text: 'Dat klopt niet.', todayOn: '2026-02-16' };

  it('is given by an initiator, once, up to the last day', () => {
    expect(replierOf(person('ine'), NO, given)).toBe('ine');
    expect(() => replierOf(person('buur'), NO, given)).toThrow(NotInitiatorError);
    expect(() => replierOf(person('ine'), contested, given)).toThrow(FindingAnsweredError);
    expect(() => replierOf(person('ine'), NO, { ...given, todayOn: '2026-02-17' })).toThrow(
      AnswerTermPassedError,
    );
    expect(() => replierOf(person('ine'), NO, { ...given, text: '' })).toThrow(InvalidInputError);
  });

  it('is written down by a contact person only for who has no account', () => {
    const contact = person('anna', 'contact-person');

    expect(replierOf(contact, NO, { ...given, initiators: [] })).toBe('anna');
    expect(() => replierOf(contact, NO, given)).toThrow(NotInitiatorError);
  });
});

describe('the outcome', () => {
  const by = (personId: string, todayOn = '2026-02-10') => ({ findingId: 'f', personId, todayOn });

  it('waits for an answer or the end of the time for it, unless it is simply feasible', () => {
    expect(() => makeFinal(NO, by('anna', '2026-02-16'))).toThrow(FindingAwaitsAnswerError);
    expect(makeFinal(NO, by('anna', '2026-02-17'))).toMatchObject({ state: 'rejected' });
    expect(makeFinal({ ...NO, result: 'feasible' }, by('anna'))).toEqual({
      state: 'eligible',
      screenedBy: 'anna',
      screeningReason: 'Nee.',
    });
  });

  it('is another person’s word when it was contested, also after the time', () => {
    expect(() => makeFinal(contested, by('anna'))).toThrow(FinalFourEyesError);
    expect(() => makeFinal(contested, by('anna', '2026-05-01'))).toThrow(FinalFourEyesError);
    expect(makeFinal(contested, by('bas')).state).toBe('rejected');
  });

  it('is of the finding that holds', () => {
    expect(() => makeFinal(null, by('anna'))).toThrow(NotFoundError);
    expect(() => makeFinal({ ...NO, id: 'g' }, by('anna'))).toThrow(FindingSupersededError);
  });

  it('publishes the conditions with the reason', () => {
    const finding = { ...contested, result: 'feasible-if' as const, conditions: ['Een.', 'Twee.'] };

    expect(makeFinal(finding, by('bas')).screeningReason).toBe('Nee.\n- Een.\n- Twee.');
  });
});

describe('a procedure', () => {
  const PROCEDURE: ScreeningProcedure = {
    ...{ isActive: true, decisionWeeks: null, adviceDays: 14, answerDays: 14 },
    ...{ extensionWeeksMax: 8, remindDays: [7], escalationPersonId: null },
    ...{ opensItself: false, assignsItself: false },
    items: [
      {
        ...{ code: 'land', topic: 'land', questionNl: 'Wie bezit de grond?', questionEn: null },
        ...{ isCompulsory: true, departmentId: 'd' },
      },
    ],
  };

  it('asks at least one question while it is active', () => {
    expect(procedureFaults(PROCEDURE)).toEqual([]);
    expect(procedureFaults({ ...PROCEDURE, items: [], isActive: false })).toEqual([]);
    expect(procedureFaults({ ...PROCEDURE, items: [] }).map(({ code }) => code)).toEqual([
      'items-missing',
    ]);
  });

  it.each([
    ['decisionWeeks', 27],
    ['adviceDays', 0],
    ['answerDays', 85],
    ['extensionWeeksMax', 14],
    ['answerDays', 1.5],
  ])('keeps %s within its bounds', (name, value) => {
    expect(procedureFaults({ ...PROCEDURE, [name]: value })).toMatchObject([
      { name, code: 'out-of-bounds' },
    ]);
  });

  it('keeps the code of own questions free', () => {
    const items = PROCEDURE.items.map((each) => ({ ...each, code: 'question' }));

    expect(procedureFaults({ ...PROCEDURE, items })).toMatchObject([{ code: 'code-shape' }]);
  });
});

describe('money in a screening', () => {
  it('has an estimate whose ends are in order', () => {
    const estimate = { lowCents: cents(2n), highCents: cents(2n), explanation: 'Offerte.' };

    expect(estimateFaults(estimate)).toEqual([]);
    expect(estimateFaults({ ...estimate, lowCents: cents(3n) })).toMatchObject([
      { code: 'range-turned' },
    ]);
  });

  it('has charges of more than nothing', () => {
    const charge = { chargedBy: 'Grond', description: 'Huur', amountCents: cents(1n) };

    expect(chargeFaults(charge)).toEqual([]);
    expect(chargeFaults({ ...charge, amountCents: cents(0n) })).toHaveLength(1);
  });

  it('settles a charge once, and says from what it is funded', () => {
    const waived = { kind: 'waived' as const, fundedFrom: null, reason: 'Voor allen.' };

    expect(() => {
      refuseSettlement(false, waived);
    }).not.toThrow();
    expect(() => {
      refuseSettlement(true, waived);
    }).toThrow(ChargeSettledError);
    expect(() => {
      refuseSettlement(false, { ...waived, kind: 'funded' });
    }).toThrow(InvalidInputError);
    expect(() => {
      refuseSettlement(false, { ...waived, fundedFrom: 'Pot' });
    }).toThrow(InvalidInputError);
  });
});
