import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ballotPaper,
  cents,
  packBallots,
  type RoundTally,
  type RuleSet,
  tallyElectionOfRound,
} from '#domain';
import { startTestApi, type TestApi } from '../support/api.js';
import {
  aMunicipality,
  aPerson,
  asOwner,
  type TestMunicipality,
  type TestPerson,
} from '../support/municipality.factory.js';
import {
  aRound,
  asService,
  type InitiativeGiven,
  rulesGiven,
  type TestRound,
} from '../support/round.factory.js';
import { counted } from '../support/tally.factory.js';
import { TestWorkers, until } from '../support/worker.js';

/** Places on the paper, from 1: the first four are liked most. */
const BALLOTS = [
  [1, 2, 3],
  [1, 2, 3],
  [1, 2, 4],
  [1, 3, 4],
  [2, 4, 5],
  [5, 6],
];

describe('a round that is counted by its own rules', () => {
  let api: TestApi;
  let workers: TestWorkers;
  let town: TestMunicipality;
  let chair: TestPerson;
  let initiatives: readonly (InitiativeGiven & { readonly costCents: number })[];

  beforeAll(async () => {
    api = await startTestApi();
    workers = await TestWorkers.open('PostgreSQL', { database: api.database });
    await workers.start();
    town = await aMunicipality(api);
    chair = await aPerson(api, town, 'chair');
    const [samira, jan] = [
      await aPerson(api, town, 'resident'),
      await aPerson(api, town, 'resident'),
    ];
    const south = randomUUID();
    await asOwner(
      api,
      `INSERT INTO area (id, municipality_id, kind, name) VALUES ($1, $2, 'wijk', 'Zuid')`,
      [south, town.id],
    );
    initiatives = [
      { costCents: 90_000, areaId: town.areaId, proposedBy: samira.id },
      { costCents: 80_000, areaId: town.areaId, proposedBy: samira.id },
      { costCents: 70_000, areaId: town.areaId, proposedBy: jan.id },
      { costCents: 60_000, areaId: south, proposedBy: jan.id },
      { costCents: 50_000, areaId: south },
      { costCents: 40_000 },
    ];
  });

  afterAll(async () => {
    await workers.close();
    await api.close();
  });

  /** Opens the voting, votes and closes it as the service does, and waits for the count. */
  async function hold(tally: Partial<RoundTally>): Promise<{ round: TestRound; run: Run }> {
    const round = await aRound(api, town, {
      phase: 'screening',
      budgetCents: 300_000,
      tally,
      initiatives,
    });
    const move = (event: string) => chair.client.post(`${round.path}/phase-transitions`, { event });
    await move('open-voting');
    for (const choices of BALLOTS) {
      const sql = `INSERT INTO ballot (id, round_id, choices) VALUES (gen_random_uuid(), $1, $2)`;
      await asService(api, town, sql, [round.id, choices]);
    }
    await move('close-voting');
    const path = `${round.path}/tally-runs`;
    const run = await until(
      async () => (await chair.client.get<Run[]>(path)).body[0] ?? null,
      'the count',
    );
    return { round, run };
  }

  /** What the domain makes of the same election. */
  function expected(tally: Partial<RoundTally>): readonly string[] {
    const rules: RuleSet = rulesGiven({ budgetCents: 300_000, tally });
    const paper = ballotPaper(
      initiatives.map(({ costCents, areaId = null, proposedBy = null }, place) => ({
        initiativeId: place.toString(),
        costCents: cents(BigInt(costCents)),
        importedCode: null,
        areaId,
        proposedBy,
      })),
      rules.tally.limits,
    );
    const ballots = BALLOTS.map((choices) => ({
      choices: choices.map((choice) => choice - 1),
      points: null,
    }));
    const election = tallyElectionOfRound(rules, paper, {
      ballots: packBallots(ballots, paper.length, false),
      pointDecimals: 0,
      defaultPoints: 0,
      longestBallot: 3,
    });
    return counted(election, rules.tally).winners;
  }

  it('has other winners without limits', () => {
    expect(expected({ rule: 'greedy@1' })).toEqual(['2', '1', '4', '3']);
  });

  it.each(['greedy@1', 'greedy-no-skip@1', 'greedy-per-cost@1', 'sequential-phragmen@1'] as const)(
    'passes no limit per area or per initiator under %s',
    async (rule) => {
      const tally: Partial<RoundTally> = {
        rule,
        limits: [
          { per: 'area', costMaxCents: cents(160_000n), countMax: null },
          { per: 'initiator', costMaxCents: null, countMax: 1 },
        ],
      };

      const { run } = await hold(tally);

      const winners = run.winners.map(({ code }) => code);
      const funded = winners.map((code) => initiatives[Number(code) - 1]!);
      expect(winners).toEqual(expected(tally));
      expect(winners.length).toBeGreaterThan(1);
      for (const key of ['areaId', 'proposedBy'] as const) {
        for (const group of new Set(funded.flatMap((one) => one[key] ?? []))) {
          const members = funded.filter((one) => one[key] === group);
          const cost = members.reduce((sum, { costCents }) => sum + costCents, 0);
          expect(key === 'areaId' ? cost <= 160_000 : members.length === 1).toBe(true);
        }
      }
    },
  );

  it('gives what limits leave over to the others when its rules say so', async () => {
    const tally: Partial<RoundTally> = {
      rule: 'greedy@1',
      leftoverByScore: true,
      limits: [{ per: 'area', costMaxCents: null, countMax: 1 }],
    };

    const { run } = await hold(tally);

    expect(run.winners.map(({ code }) => code)).toEqual(expected(tally));
    expect(run.winners.length).toBeGreaterThan(3);
  });

  it.each([
    { rule: 'equal-shares-cost@1' },
    { rule: 'equal-shares-cost-add1-floor@1', unitCents: cents(1n) },
    { rule: 'equal-shares-cardinality-add1-exhaustive-utilitarian@1' },
    { rule: 'equal-shares-cost-utilitarian-comparison@1', threshold: 2 },
  ] as const)('has the winners of Equal Shares: %j', async (tally) => {
    const { run } = await hold(tally);

    expect(run.rule).toBe(tally.rule);
    expect(run.winners.map(({ code }) => code)).toEqual(expected(tally));
  });
});

type Run = { readonly rule: string; readonly winners: readonly { readonly code: string }[] };
