import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allocationTransfer, budgetAccount, cents, type TallyRun } from '#domain';
import { startTestApi, type TestApi } from '../support/api.js';
import { aCountingRound } from '../support/counted-round.factory.js';
import { aBudget, aTreasury, type Treasury } from '../support/funded-initiative.factory.js';
import { asOwner } from '../support/municipality.factory.js';
import { aTallyRound } from '../support/tally-thread.js';

/** The second initiative wins, then the first; the third does not fit any more. */
const BALLOTS = [{ choices: [1, 2] }, { choices: [2] }, { choices: [2, 1] }, { choices: [3] }];
const COSTS = [60_000n, 30_000n, 40_000n] as const;

describe('a decision that names a count', () => {
  let api: TestApi;
  let treasury: Treasury;

  beforeAll(async () => {
    api = await startTestApi();
    treasury = await aTreasury(api);
  });

  afterAll(async () => {
    await treasury.close();
    await api.close();
  });

  type Counted = {
    readonly run: TallyRun;
    readonly paper: readonly string[];
    readonly budgetId: string;
  };

  async function aCountedRound(): Promise<Counted> {
    const { round, paper } = await aCountingRound(treasury, BALLOTS, { costsCents: COSTS });
    const budgetId = await aBudget(treasury, 200_000);
    await asOwner(api, 'UPDATE round SET budget_id = $2 WHERE id = $1', [round.id, budgetId]);
    const run = await aTallyRound(treasury.unitOfWork).execute(
      { municipalityId: treasury.town.id, roundId: round.id },
      randomUUID(),
    );
    return { run, paper: paper.map(({ initiativeId }) => initiativeId), budgetId };
  }

  /** Writes a decision with these lines as a program would that does not ask the domain. */
  function write(
    { run, paper, budgetId }: Counted,
    lines: readonly { readonly place: number; readonly amount: bigint }[],
  ): Promise<void> {
    const { id: decisionId, actor } = { id: randomUUID(), actor: `person:${treasury.chair.id}` };
    const { roundId, id: tallyRunId } = run;
    return treasury.unitOfWork.run({ id: treasury.town.id }, async (stores) => {
      const decidedAt = await stores.clock.now();
      const decidedBy = treasury.chair.id;
      const decision = { id: decisionId, roundId, tallyRunId, motivation: null };
      await stores.allocations.insert({ ...decision, decidedBy, decidedAt });
      const entries = lines.map(({ place, amount }) => ({
        initiativeId: paper[place] ?? '',
        amountCents: cents(amount),
        transferId: randomUUID(),
        decisionId,
        roundId,
      }));
      await stores.ledger.post(
        actor,
        decidedAt,
        entries.map(({ transferId, initiativeId, amountCents }) =>
          allocationTransfer(transferId, {
            source: budgetAccount(budgetId),
            initiativeId,
            amountCents,
          }),
        ),
      );
      await stores.commitments.insertAll(entries);
    });
  }

  const FIRST = { place: 0, amount: COSTS[0] };
  const SECOND = { place: 1, amount: COSTS[1] };
  const THIRD = { place: 2, amount: COSTS[2] };

  it('is written by the database when it gives all winners what they cost', async () => {
    const counted = await aCountedRound();

    await expect(write(counted, [SECOND, FIRST])).resolves.toBeUndefined();
  });

  it.each([
    ['somebody who did not win', [SECOND, THIRD], 'commitment_won'],
    ['more than it cost', [SECOND, { ...FIRST, amount: 60_001n }], 'commitment_won'],
    ['not every winner', [SECOND], 'allocation_decision_complete'],
    ['nobody', [], 'allocation_decision_complete'],
  ])('is refused by the database when it gives %s money', async (_, lines, rule) => {
    const counted = await aCountedRound();

    await expect(write(counted, lines)).rejects.toThrow(rule);
  });
});
