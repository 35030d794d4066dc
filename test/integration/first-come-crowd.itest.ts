import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { faultsInLine } from '#domain';
import { type Answer, type Json, startTestApi, type TestApi } from '../support/api.js';
import {
  aDraft,
  aLine,
  aLineBudget,
  aLineTown,
  counters,
  type Draft,
  ledgerFaults,
  lineOf,
  type LineTown,
  type ListedApplication,
  publicList,
  screen,
  submit,
  withdraw,
} from '../support/first-come-line.factory.js';
import type { TestRound } from '../support/round.factory.js';

const CROWD = 50;
const CEILING = 500_000;

type Crowd = {
  readonly round: TestRound;
  readonly account: string;
  readonly drafts: readonly Draft[];
};

/** Numbers that look random and are the same in each run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe('fifty people who apply at once for the last money', () => {
  let api: TestApi;
  let town: LineTown;

  beforeAll(async () => {
    api = await startTestApi();
    town = await aLineTown(api, CROWD);
  });

  afterAll(() => api.close());

  async function aCrowd(costOf: (index: number) => number): Promise<Crowd> {
    const budgetId = await aLineBudget(town, CEILING);
    const round = await aLine(town, { budgetId });
    const drafts: Draft[] = [];
    for (let by = 0; by < CROWD; by += 1) {
      drafts.push(await aDraft(town, round, { by, costCents: costOf(by) }));
    }
    return { round, account: `budget:${budgetId}`, drafts };
  }

  const statuses = (answers: readonly Answer<Json>[]): number[] =>
    [...new Set(answers.map(({ status }) => status))].toSorted((a, b) => a - b);
  const inState = (list: readonly ListedApplication[], state: string): ListedApplication[] =>
    list.filter((each) => each.state === state);
  const sumOf = (list: readonly ListedApplication[]): number =>
    list.reduce((sum, { costCents }) => sum + costCents, 0);

  /** What has to hold of a line at any time, from the public list and from the ledger. */
  async function expectSound({ round, account }: Crowd): Promise<ListedApplication[]> {
    const list = await publicList(town, round);
    const ledger = await counters(town, account);
    expect(faultsInLine(lineOf(list))).toEqual([]);
    expect(list.map(({ place }) => place)).toEqual(list.map((_, index) => index + 1));
    expect(ledger.pending).toBe(sumOf(inState(list, 'reserved')));
    expect(ledger.debits).toBe(sumOf(inState(list, 'awarded')));
    expect(ledger.debits + ledger.pending).toBeLessThanOrEqual(CEILING);
    const left = CEILING - ledger.debits - ledger.pending;
    expect(inState(list, 'waiting').every(({ costCents }) => costCents > left)).toBe(true);
    return list;
  }

  it.each([
    ['that all cost € 100', () => 10_000],
    ['that cost from € 50 to € 990', (index: number) => 5_000 + ((index * 7_919) % 95) * 1_000],
    ['of which few fit', (index: number) => (index % 5 === 0 ? 30_000 : 499_999)],
  ])('with plans %s: the ceiling holds, and the list explains it', async (_, costOf) => {
    const crowd = await aCrowd(costOf);

    const answers = await Promise.all(crowd.drafts.map((draft) => submit(town, draft)));

    expect(statuses(answers)).toEqual([201]);
    const list = await expectSound(crowd);
    expect(list).toHaveLength(CROWD);
    const moments = list.map(({ completeAt }) => completeAt);
    expect(moments).toEqual(moments.toSorted());
    const told = new Map(answers.map(({ body }) => [body['id'], body['application']]));
    for (const { initiativeId, place, completeAt, costCents, state, steps } of list) {
      const { leftBeforeCents, leftAfterCents } = steps[0] ?? {};
      const figures = { place, completeAt, costCents, state, leftBeforeCents, leftAfterCents };
      expect(told.get(initiativeId)).toEqual(figures);
    }
    expect(await ledgerFaults(town)).toEqual([]);
  });

  it('gives what comes free to the longest waiting that fits, in whatever crowd', async () => {
    const random = randomFrom(20_260_401);
    const crowd = await aCrowd(() => 1_000 * (5 + Math.floor(random() * 90)));
    await Promise.all(crowd.drafts.map((draft) => submit(town, draft)));
    const draftOf = new Map(crowd.drafts.map((draft) => [draft.initiativeId, draft]));
    const first = inState(await publicList(town, crowd.round), 'reserved');

    const leaving = first.slice(0, 6).map(({ initiativeId }, index) => {
      const draft = draftOf.get(initiativeId);
      return index % 2 === 0 && draft !== undefined
        ? withdraw(town, draft)
        : screen(town, initiativeId, 'reject');
    });
    const answers = await Promise.all(leaving);

    expect(statuses(answers)).toEqual([201]);
    const list = await expectSound(crowd);
    expect(list.some(({ steps }) => steps.some(({ kind }) => kind === 'promote'))).toBe(true);
    expect(await ledgerFaults(town)).toEqual([]);
  });

  it('keeps all of it when some apply, others leave, and the chair decides at the same time', async () => {
    const random = randomFrom(7);
    const crowd = await aCrowd(() => 1_000 * (10 + Math.floor(random() * 60)));
    const early = crowd.drafts.slice(0, 25);
    await Promise.all(early.map((draft) => submit(town, draft)));
    const reserved = inState(await publicList(town, crowd.round), 'reserved');
    const accepted = reserved.slice(0, 5);
    for (const { initiativeId } of accepted) await screen(town, initiativeId, 'accept');
    const decisions = `${crowd.round.path}/allocation-decisions`;
    const award = ({ initiativeId }: ListedApplication): Promise<Answer<Json>> =>
      town.chair.client.post(decisions, {
        initiativeIds: [initiativeId],
        motivation: 'Het plan past bij de buurt.',
      });

    const answers = await Promise.all([
      ...crowd.drafts.slice(25).map((draft) => submit(town, draft)),
      ...accepted.map(award),
      ...accepted.slice(0, 2).map(award),
      ...reserved.slice(5, 9).map(({ initiativeId }) => screen(town, initiativeId, 'reject')),
    ]);

    expect(statuses(answers)).toEqual([201, 409]);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(2);
    const list = await expectSound(crowd);
    expect(inState(list, 'awarded')).toHaveLength(5);
    expect(inState(list, 'refused')).toHaveLength(4);
    expect(await ledgerFaults(town)).toEqual([]);
  });

  it('serves two lines of one budget as one: nobody of either is passed over', async () => {
    const budgetId = await aLineBudget(town, CEILING);
    const rounds = [await aLine(town, { budgetId }), await aLine(town, { budgetId })] as const;
    const drafts: Draft[] = [];
    for (let by = 0; by < 24; by += 1) {
      const round = rounds[by % 2] ?? rounds[0];
      drafts.push(await aDraft(town, round, { by, costCents: 20_000 + by * 1_000 }));
    }

    const answers = await Promise.all(drafts.map((draft) => submit(town, draft)));
    const lists = [await publicList(town, rounds[0]), await publicList(town, rounds[1])];
    const draftOf = new Map(drafts.map((draft) => [draft.initiativeId, draft]));
    const reserved = lists.flatMap((list) => inState(list, 'reserved')).slice(0, 8);
    const left = await Promise.all(
      reserved.flatMap(({ initiativeId }) => {
        const draft = draftOf.get(initiativeId);
        return draft === undefined ? [] : [withdraw(town, draft)];
      }),
    );

    expect(statuses([...answers, ...left])).toEqual([201]);
    const after = [await publicList(town, rounds[0]), await publicList(town, rounds[1])];
    const ledger = await counters(town, `budget:${budgetId}`);
    const waiting = after.flatMap((list) => inState(list, 'waiting'));
    expect(ledger.pending).toBe(sumOf(after.flatMap((list) => inState(list, 'reserved'))));
    expect(ledger.pending).toBeLessThanOrEqual(CEILING);
    expect(waiting.every(({ costCents }) => costCents > CEILING - ledger.pending)).toBe(true);
    expect(after.map((list) => faultsInLine(lineOf(list)))).toEqual([[], []]);
  });
});
