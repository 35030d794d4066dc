import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import {
  ballotPaper,
  cents,
  type RoundMode,
  type RoundPhase,
  type RuleSet,
  rulesDocument,
  type Timeline,
} from '#domain';
import type { TestApi } from './api.js';
import type { TestMunicipality } from './municipality.factory.js';

export type InitiativeGiven = {
  readonly title?: string;
  readonly costCents?: number;
  readonly state?: 'draft' | 'submitted' | 'eligible' | 'rejected';
  readonly proposedBy?: string;
  readonly areaId?: string;
};

export type RoundGiven = {
  readonly mode?: RoundMode;
  readonly phase?: RoundPhase;
  readonly wijkteamId?: string;
  readonly budgetId?: string;
  readonly budgetCents?: number;
  readonly ballot?: Partial<RuleSet['ballot']>;
  readonly tally?: Partial<RuleSet['tally']>;
  readonly timeline?: Partial<Timeline>;
  /** Eligible unless told otherwise; three of 1,000, 2,000 and 3,000 euro when absent. */
  readonly initiatives?: readonly InitiativeGiven[];
  /** Cast while the voting was open: places on the paper, from 1. Frozen phases only. */
  readonly ballots?: readonly (readonly number[])[];
};

export type TestRound = {
  readonly id: string;
  /** `/municipalities/<slug>/rounds/<id>`. */
  readonly path: string;
  readonly wijkteamId: string;
  /** In the order of the ballot paper. */
  readonly initiativeIds: readonly string[];
};

const THREE: readonly InitiativeGiven[] = [100_000, 200_000, 300_000].map((costCents) => ({
  costCents,
}));
const FROZEN: readonly RoundPhase[] = ['voting', 'counting', 'counted', 'allocated', 'closed'];
/** How a residents' vote goes on after its voting has opened. */
const AFTER_VOTING: readonly RoundPhase[] = ['counting', 'counted', 'allocated', 'closed'];
const CREATED_AT = Date.UTC(2026, 0, 5, 9);

/** The rules that a round of tests has unless told otherwise: 5,000 euro, up to three choices. */
export function rulesGiven(given: RoundGiven = {}): RuleSet {
  return {
    budgetCents: cents(BigInt(given.budgetCents ?? 500_000)),
    ballot: {
      type: 'approval',
      choicesMin: 1,
      choicesMax: 3,
      costMaxCents: null,
      pointsMax: null,
      pointsTotalMax: null,
      ...given.ballot,
    },
    tally: {
      rule: 'greedy@1',
      threshold: null,
      ties: ['cost', 'votes', 'id'],
      ...given.tally,
    },
  };
}

/** A residents' vote whose voting is open: rules and ballot paper are frozen. */
export function aVotingRound(
  api: Pick<TestApi, 'database'>,
  town: TestMunicipality,
  given: RoundGiven = {},
): Promise<TestRound> {
  return aRound(api, town, { ...given, phase: given.phase ?? 'voting' });
}

/** A round in any phase, in submission unless told otherwise, written as the owner of the schema. */
export async function aRound(
  api: Pick<TestApi, 'database'>,
  town: TestMunicipality,
  given: RoundGiven = {},
): Promise<TestRound> {
  const client = new pg.Client({ connectionString: api.database.ownerUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SELECT set_config('wijkkas.municipality_id', $1, true)`, [town.id]);
    const round = await insertRound(client, town, given);
    await client.query('COMMIT');
    return round;
  } finally {
    await client.end();
  }
}

/** One more initiative in a round that is not frozen, and its id. */
export async function anInitiative(
  api: Pick<TestApi, 'database'>,
  town: TestMunicipality,
  round: Pick<TestRound, 'id'>,
  given: InitiativeGiven = {},
): Promise<string> {
  const client = new pg.Client({ connectionString: api.database.ownerUrl });
  await client.connect();
  try {
    await client.query(`SELECT set_config('wijkkas.municipality_id', $1, false)`, [town.id]);
    return await insertInitiative(client, round.id, { given, place: 900 });
  } finally {
    await client.end();
  }
}

/**
 * Runs one statement as api and worker would, past the domain but under the database's own rules: in
 * the application role, inside one municipality.
 */
export async function asService(
  api: Pick<TestApi, 'database'>,
  town: Pick<TestMunicipality, 'id'>,
  sql: string,
  values: readonly unknown[] = [],
): Promise<pg.QueryResult> {
  const client = new pg.Client({
    connectionString: api.database.url,
    options: '-c role=wijkkas_app',
  });
  await client.connect();
  try {
    await client.query(`SELECT set_config('wijkkas.municipality_id', $1, false)`, [town.id]);
    return await client.query(sql, [...values]);
  } finally {
    await client.end();
  }
}

async function insertRound(
  client: pg.Client,
  town: TestMunicipality,
  given: RoundGiven,
): Promise<TestRound> {
  const id = randomUUID();
  const { mode = 'resident-vote', phase = 'submission', wijkteamId = town.wijkteamId } = given;
  const isFrozen = mode === 'resident-vote' && FROZEN.includes(phase);
  await client.query(
    `INSERT INTO round (id, wijkteam_id, budget_id, title, mode, phase, rules, created_at, submission_opens_at,
                        submission_closes_at, voting_opens_at, voting_closes_at)
     VALUES ($1, $2, $3, 'Lenteronde', $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      id,
      wijkteamId,
      given.budgetId ?? null,
      mode,
      isFrozen ? 'screening' : phase,
      storedRules(mode, given),
      new Date(CREATED_AT),
      ...momentsOf(given.timeline ?? {}),
    ],
  );
  const ids = await insertInitiatives(client, id, given.initiatives ?? THREE);
  if (isFrozen) await freeze(client, id, { given, ids });
  const path = `/municipalities/${town.slug}/rounds/${id}`;
  return { id, path, wijkteamId, initiativeIds: ids };
}

function momentsOf(timeline: Partial<Timeline>): (Date | null)[] {
  return [
    timeline.submissionOpensAt ?? null,
    timeline.submissionClosesAt ?? null,
    timeline.votingOpensAt ?? null,
    timeline.votingClosesAt ?? null,
  ];
}

function storedRules(mode: RoundMode, given: RoundGiven): string {
  const { budgetCents, ballot, tally } = JSON.parse(rulesDocument(rulesGiven(given), [])) as Record<
    string,
    unknown
  >;
  const hasVote = mode === 'resident-vote';
  return JSON.stringify({
    budgetCents,
    ballot: hasVote ? ballot : null,
    tally: hasVote ? tally : null,
  });
}

async function insertInitiatives(
  client: pg.Client,
  roundId: string,
  initiatives: readonly InitiativeGiven[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const [place, given] of initiatives.entries()) {
    ids.push(await insertInitiative(client, roundId, { given, place }));
  }
  return ids;
}

async function insertInitiative(
  client: pg.Client,
  roundId: string,
  { given, place }: { readonly given: InitiativeGiven; readonly place: number },
): Promise<string> {
  const id = randomUUID();
  const state = given.state ?? 'eligible';
  const createdAt = new Date(CREATED_AT + place * 60_000);
  await client.query(
    `INSERT INTO initiative (id, round_id, title, summary, state, proposed_by, area_id, submitted_at, screening_reason, created_at)
     VALUES ($1, $2, $3, 'Voor iedereen in de wijk.', $4, $5, $6, $7, $8, $9)`,
    [
      id,
      roundId,
      given.title ?? `Initiatief ${place + 1}`,
      state,
      given.proposedBy ?? null,
      given.areaId ?? null,
      state === 'draft' ? null : createdAt,
      state === 'rejected' ? 'Het kan niet op die plek.' : null,
      createdAt,
    ],
  );
  await client.query(
    `INSERT INTO cost_line (initiative_id, number, description, amount_cents) VALUES ($1, 1, 'Alles', $2)`,
    [id, given.costCents ?? 100_000],
  );
  return id;
}

async function freeze(
  client: pg.Client,
  roundId: string,
  { given, ids }: { readonly given: RoundGiven; readonly ids: readonly string[] },
): Promise<void> {
  const initiatives = given.initiatives ?? THREE;
  const paper = ballotPaper(
    ids.map((initiativeId, index) => ({
      initiativeId,
      costCents: cents(BigInt(initiatives[index]?.costCents ?? 100_000)),
      importedCode: null,
      areaId: initiatives[index]?.areaId ?? null,
      proposedBy: initiatives[index]?.proposedBy ?? null,
    })),
    given.tally?.limits,
  );
  const document = rulesDocument(rulesGiven(given), paper);
  await client.query(
    `UPDATE round SET phase = 'voting', rules_document = $2, rules_hash = $3, paper_size = $4 WHERE id = $1`,
    [roundId, document, createHash('sha256').update(document).digest('hex'), paper.length],
  );
  for (const { number, initiativeId, code, costCents, groups = [] } of paper) {
    await client.query(
      `INSERT INTO ballot_paper_line (round_id, number, initiative_id, code, cost_cents, groups) VALUES ($1, $2, $3, $4, $5, $6)`,
      [roundId, number, initiativeId, code, costCents.toString(), groups],
    );
  }
  for (const choices of given.ballots ?? []) {
    await client.query(
      `INSERT INTO ballot (id, round_id, choices) VALUES (gen_random_uuid(), $1, $2)`,
      [roundId, choices],
    );
  }
  const route = AFTER_VOTING.slice(0, AFTER_VOTING.indexOf(given.phase ?? 'voting') + 1);
  for (const phase of route) {
    await client.query('UPDATE round SET phase = $2 WHERE id = $1', [roundId, phase]);
  }
}
