import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Actor } from '../people/authorise.js';
import type { Role } from '../people/role.js';
import { judgementFaults, judgeOf, scoreFigures, shownJudgements } from './judgement.js';
import { milestoneState, milestoneStepFaults, plannedFaults, refuseEnded } from './milestone.js';
import { type CarriedOut, declareFinished, hiderOf, reporterOf } from './progress.js';

const TEAM = 'team';
const TODAY = '2027-03-15';
const FUNDED: CarriedOut = {
  state: 'funded',
  initiatorIds: ['anna'],
  wijkteamId: TEAM,
  isFinished: false,
};

function person(id: string, role: Role = 'resident', wijkteamId: string | null = TEAM): Actor {
  const membership = { role, wijkteamId, validFromOn: '2026-01-01', validUntilOn: null };
  return { kind: 'person', id, memberships: [membership] };
}

describe('a milestone', () => {
  it.each([
    ['2027-03', 'planned'],
    ['2027-03-15', 'planned'],
    ['2027-03-14', 'late'],
    ['2027-02', 'late'],
    ['2028-01', 'planned'],
  ] as const)('that is planned for %s is %s on 15 March 2027', (plannedOn, state) => {
    expect(milestoneState(plannedOn, null, TODAY)).toBe(state);
    expect(milestoneState(plannedOn, { kind: 'moved' }, TODAY)).toBe(state);
    expect(milestoneState(plannedOn, { kind: 'reached' }, TODAY)).toBe('reached');
    expect(milestoneState(plannedOn, { kind: 'dropped' }, TODAY)).toBe('dropped');
  });

  it('is planned for a month or a day that exists', () => {
    const isDay = (text: string): boolean => plannedFaults('plannedOn', text).length === 0;

    expect(['2027-04', '2028-02-29'].map(isDay)).toEqual([true, true]);
    expect(['2027-13', '2027-02-29', '2027', ''].map(isDay)).toEqual(Array(4).fill(false));
  });

  it('is reached on a day that came, and moved or dropped with a reason', () => {
    const nothing = { reachedOn: null, plannedOn: null, reason: null };
    const reason = 'De grond is te nat.';
    const faults = (step: Parameters<typeof milestoneStepFaults>[0]): string[] =>
      milestoneStepFaults(step, TODAY).map(({ name }) => name);

    expect(faults({ ...nothing, kind: 'reached', reachedOn: TODAY })).toEqual([]);
    expect(faults({ ...nothing, kind: 'reached', reachedOn: '2027-03-16' })).toEqual(['reachedOn']);
    expect(faults({ ...nothing, kind: 'reached' })).toEqual(['reachedOn']);
    expect(faults({ ...nothing, kind: 'moved', plannedOn: '2027-05', reason })).toEqual([]);
    expect(faults({ ...nothing, kind: 'moved', reachedOn: TODAY })).toEqual([
      'reachedOn',
      'plannedOn',
      'reason',
    ]);
    expect(faults({ ...nothing, kind: 'dropped', plannedOn: '2027-05', reason })).toEqual([
      'plannedOn',
    ]);
  });

  it('comes to its end once', () => {
    expect(() => {
      refuseEnded({ kind: 'moved' });
    }).not.toThrow();
    expect(() => {
      refuseEnded({ kind: 'reached' });
    }).toThrow('reached or dropped');
    expect(() => {
      refuseEnded({ kind: 'dropped' });
    }).toThrow('reached or dropped');
  });
});

describe('who reports on an initiative', () => {
  it('is an initiator, somebody of its wijkteam, or a contact person', () => {
    const reporters = [
      person('anna'),
      person('bo', 'treasurer'),
      person('cees', 'contact-person', null),
    ];

    expect(reporters.map((each) => reporterOf(each, FUNDED))).toEqual(['anna', 'bo', 'cees']);
    expect(() => reporterOf(person('dirk'), FUNDED)).toThrow('not allowed');
    expect(() => reporterOf(person('els', 'chair', 'other'), FUNDED)).toThrow('not allowed');
  });

  it('reports of what got money, and declares it finished once', () => {
    const finish = { finishedOn: TODAY, summary: 'De bank staat er, mooi.' };

    expect(declareFinished(person('anna'), FUNDED, finish, TODAY)).toBe('anna');
    expect(() => reporterOf(person('anna'), { ...FUNDED, state: 'eligible' })).toThrow('got money');
    expect(() =>
      declareFinished(person('anna'), { ...FUNDED, isFinished: true }, finish, TODAY),
    ).toThrow('finished before');
    expect(() =>
      declareFinished(person('anna'), FUNDED, { ...finish, finishedOn: '2027-03-16' }, TODAY),
    ).toThrow('not valid');
  });

  it('hides nothing: that is for who moderates, with a reason, once', () => {
    const given = { reason: 'Hier stond een naam in.', isHidden: false };

    expect(hiderOf(person('bo', 'chair'), TEAM, given)).toBe('bo');
    expect(() => hiderOf(person('anna'), TEAM, given)).toThrow('not allowed');
    expect(() => hiderOf(person('bo', 'chair'), 'other', given)).toThrow('not allowed');
    expect(() => hiderOf(person('bo', 'chair'), TEAM, { ...given, reason: 'Naam.' })).toThrow();
    expect(() => hiderOf(person('bo', 'chair'), TEAM, { ...given, isHidden: true })).toThrow(
      'not shown',
    );
  });
});

describe('a judgement', () => {
  const liked = { asPromised: 5, useful: 1, wellHandled: 3, words: '' };
  const finished = { wijkteamId: TEAM, isFinished: true };

  it('is given by a resident of the wijk, once there is a result', () => {
    expect(judgeOf(person('anna'), finished, liked)).toBe('anna');
    expect(() => judgeOf(person('bo', 'resident', 'other'), finished, liked)).toThrow(
      'not allowed',
    );
    expect(() => judgeOf(person('cees', 'professional'), finished, liked)).toThrow('not allowed');
    expect(() => judgeOf(person('anna'), { ...finished, isFinished: false }, liked)).toThrow(
      'once it is finished',
    );
  });

  it('has whole scores from 1 to 5', () => {
    const faults = judgementFaults({ asPromised: 0, useful: 6, wellHandled: 2.5, words: 'x' });

    expect(faults.map(({ name }) => name)).toEqual(['asPromised', 'useful', 'wellHandled']);
    expect(judgementFaults(liked)).toEqual([]);
  });

  it('is shown by fives', () => {
    expect([0, 4, 5, 9, 10, 13].map(shownJudgements)).toEqual([0, 0, 5, 5, 10, 10]);
  });

  it('has a mean in tenths, rounded half up', () => {
    expect(scoreFigures([0, 0, 0, 0, 0])).toBeNull();
    expect(scoreFigures([1, 0, 0, 0, 4])?.meanTenths).toBe(42);
    // 2.25 and 2.75: both go up.
    expect(scoreFigures([1, 2, 0, 1, 0])?.meanTenths).toBe(23);
    expect(scoreFigures([1, 0, 2, 1, 0])?.meanTenths).toBe(28);
    const counts = fc.array(fc.nat(50), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(counts, (list) => {
        const total = list.reduce((sum, each) => sum + each, 0);
        fc.pre(total > 0);
        const mean = list.reduce((sum, each, index) => sum + each * (index + 1), 0) / total;
        const tenths = scoreFigures(list)?.meanTenths ?? 0;
        expect(Math.abs(tenths / 10 - mean)).toBeLessThanOrEqual(0.05 + 1e-9);
        expect(Number.isInteger(tenths)).toBe(true);
      }),
    );
  });
});
