import { describe, expect, it } from '@jest/globals';
import { groupPlans } from './group-plans.js';
import { orderPromises } from './order-promises.js';
import type { FoundInitiative, WijkPromise } from './wijk-types.js';

const plan = (
  title: string,
  state: FoundInitiative['state'],
  submittedAt = '2026-03-01T09:00:00.000Z',
): FoundInitiative => ({
  ...{ id: title, title, state, submittedAt, roundId: 'r', roundTitle: 'Ronde', wijkteamId: 'w' },
  ...{ theme: null, costCents: 1, requestedCents: 1, areaId: null, summary: '' },
  ...{ location: null, areaName: null },
});

const promise = (
  id: string,
  state: WijkPromise['state'],
  dueOn: string,
  followedById: string | null = null,
): WijkPromise => ({
  ...{ id, state, dueOn, followedById, followsId: null, wijkteamId: 'w', initiativeId: null },
  ...{ ownerRole: 'chair', madeOn: '2026-01-01', source: 'meeting', sourceNote: '', text: id },
  ...{ outcome: null, outcomeAt: null, outcomeReason: null, recordedAt: '2026-01-01T09:00:00Z' },
});

describe('the plans of a wijk by state', () => {
  it('puts first what people can still do something about, the newest of each first', () => {
    const groups = groupPlans([
      plan('Afgewezen', 'rejected'),
      plan('Oud', 'eligible', '2026-01-01T09:00:00.000Z'),
      plan('Betaald', 'funded'),
      plan('Nieuw', 'eligible'),
    ]);

    expect(groups.map(({ state, plans }) => [state, ...plans.map(({ title }) => title)])).toEqual([
      ['eligible', 'Nieuw', 'Oud'],
      ['funded', 'Betaald'],
      ['rejected', 'Afgewezen'],
    ]);
  });

  it('has no group for a state that no plan is in', () => {
    expect(groupPlans([])).toEqual([]);
  });
});

describe('the promises to a wijk', () => {
  it('come with the bad news first, and what was done last is on top of what is done', () => {
    const shown = orderPromises([
      promise('gedaan in mei', 'kept', '2026-05-01'),
      promise('bezig', 'open', '2026-12-01'),
      promise('gedaan in juni', 'kept', '2026-06-01'),
      promise('te laat', 'overdue', '2026-10-01'),
      promise('niet gelukt', 'broken', '2026-07-01'),
    ]);

    expect(shown.map((each) => each.promise.id)).toEqual([
      ...['te laat', 'niet gelukt', 'bezig'],
      ...['gedaan in juni', 'gedaan in mei'],
    ]);
  });

  it('tell the new day of what took the place of a failed one', () => {
    const shown = orderPromises([
      promise('niet gelukt', 'broken', '2026-07-01', 'opnieuw'),
      promise('opnieuw', 'open', '2026-11-20'),
    ]);

    expect(shown.map(({ newDueOn }) => newDueOn)).toEqual(['2026-11-20', null]);
  });
});
