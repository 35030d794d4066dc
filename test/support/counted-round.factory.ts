import { randomUUID } from 'node:crypto';
import {
  type BallotPaperLine,
  cents,
  moveRound,
  NO_DETAILS,
  NOTHING_PLANNED,
  plainCost,
  type Round,
  type RoundRules,
} from '#domain';
import type { Stores, UnitOfWork } from '#persistence';
import type { TestMunicipality } from './municipality.factory.js';

const HOUR_MS = 3_600_000;
const BY = { actor: 'service', origin: 'test' };

/** Where a round of a test is made: in the transaction of a running app, past no rule. */
export type Place = { readonly unitOfWork: UnitOfWork; readonly town: TestMunicipality };

export type GivenRound = {
  readonly budgetCents?: bigint;
  /** What each initiative costs; their codes are 1, 2, and so on. */
  readonly costsCents?: readonly bigint[];
  readonly ballot?: Partial<NonNullable<RoundRules['ballot']>>;
  readonly tally?: Partial<NonNullable<RoundRules['tally']>>;
  readonly timeline?: Partial<Round['timeline']>;
  /** The META section of an election that was held elsewhere. */
  readonly importedMeta?: readonly { readonly key: string; readonly value: string }[];
};

/** Places on the ballot paper, from 1; points where the ballots carry them. */
export type GivenBallot = {
  readonly choices: readonly number[];
  readonly points?: readonly number[];
};

/** The moment this many hours from now. */
export function inHours(hours: number): Date {
  return new Date(Date.now() + hours * HOUR_MS);
}

/** A round whose initiatives have passed the screening, and whose voting has not opened. */
export function aScreenedRound(
  { unitOfWork, town }: Place,
  given: GivenRound = {},
): Promise<Round> {
  return unitOfWork.run({ id: town.id }, async (stores) => {
    const round = screenedRound(town, given);
    await stores.rounds.insert(round, given.importedMeta);
    for (const cost of given.costsCents ?? [60_000n, 30_000n, 40_000n]) {
      await insertInitiative(stores, round.id, cost);
    }
    return round;
  });
}

/** A round in which people can vote. */
export async function anOpenRound(place: Place, given: GivenRound = {}): Promise<Round> {
  const { id } = await aScreenedRound(place, given);
  return place.unitOfWork.run({ id: place.town.id }, async ({ clock, roundRoute, rounds }) => {
    const round = await rounds.lock(id);
    await roundRoute.take(round, 'open-voting', { ...BY, now: await clock.now() });
    return rounds.get(id);
  });
}

/** A round whose voting has closed, with these ballots, and that nobody has counted. */
export async function aCountingRound(
  place: Place,
  ballots: readonly GivenBallot[],
  given: GivenRound = {},
): Promise<{ readonly round: Round; readonly paper: readonly BallotPaperLine[] }> {
  const { id } = await anOpenRound(place, given);
  return place.unitOfWork.run({ id: place.town.id }, async (stores) => {
    for (const { choices, points = null } of ballots) {
      await stores.ballots.insert({ roundId: id, choices, points });
    }
    const round = await stores.rounds.lockForClosing(id);
    const now = await stores.clock.now();
    // Not by itself: closing would ask for the count.
    const move = moveRound(round, 'close-voting', now);
    await stores.roundRoute.takeDecided({ round, event: 'close-voting', move }, { ...BY, now });
    return { round: await stores.rounds.get(id), paper: await stores.rounds.paper(id) };
  });
}

function screenedRound(town: TestMunicipality, given: GivenRound): Round {
  return {
    id: randomUUID(),
    wijkteamId: town.wijkteamId,
    budgetId: null,
    envelopeId: null,
    title: 'Zomerronde De Linde',
    mode: 'resident-vote',
    phase: 'screening',
    currency: 'EUR',
    rules: {
      budgetCents: cents(given.budgetCents ?? 100_000n),
      ballot: {
        type: 'approval',
        choicesMin: 1,
        choicesMax: 3,
        costMaxCents: null,
        pointsMax: null,
        pointsTotalMax: null,
        ...given.ballot,
      },
      tally: { rule: 'greedy@1', threshold: null, ties: ['cost', 'votes', 'id'], ...given.tally },
    },
    rulesHash: null,
    paperSize: 0,
    timeline: {
      ...NOTHING_PLANNED,
      votingOpensAt: inHours(-1),
      votingClosesAt: inHours(1),
      ...given.timeline,
    },
    isImported: given.importedMeta !== undefined,
    createdAt: new Date(),
    version: 1,
  };
}

async function insertInitiative(
  { clock, initiatives }: Stores,
  roundId: string,
  cost: bigint,
): Promise<void> {
  const now = await clock.now();
  await initiatives.insert({
    id: randomUUID(),
    roundId,
    title: 'Bankje bij de speeltuin',
    summary: 'Een bankje waar ouders kunnen zitten.',
    costLines: [plainCost('Bankje', cents(cost))],
    ...NO_DETAILS,
    location: null,
    areaId: null,
    state: 'eligible',
    proposedBy: null,
    enteredBy: null,
    coInitiators: [],
    withdrawalReason: null,
    screenedBy: null,
    screeningReason: null,
    submittedAt: now,
    importedCode: null,
    createdAt: now,
    savedAt: now,
    version: 1,
  });
}
