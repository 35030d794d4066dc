import { createHash, randomInt, randomUUID } from 'node:crypto';
import pg from 'pg';
import { explainCount } from '#domain';
import type { TestApi } from './api.js';
import { writeAwards } from './full-awards.factory.js';
import { writeTeamDecisions } from './full-decisions.factory.js';
import { writeEnvelopeTables } from './full-envelopes.factory.js';
import { writeDraws } from './full-draw.factory.js';
import { writeFilesAndProgress } from './full-files.factory.js';
import { type Write, writeMoney } from './full-ledger.factory.js';
import { writeMerges } from './full-merges.factory.js';
import { writeNotices } from './full-notices.factory.js';
import { writeOpenData } from './full-open-data.factory.js';
import { writeOutcomes } from './full-outcomes.factory.js';
import { writePhases } from './full-phases.factory.js';
import { writePeople } from './full-people.factory.js';
import { writePlans } from './full-plans.factory.js';
import { writePlayRules } from './full-play.factory.js';
import { writeSupportAndComments } from './full-support.factory.js';
import { writeScreening } from './full-screening.factory.js';
import { writeTerritoryTables } from './full-territory.factory.js';
import { aMunicipality, type TestMunicipality } from './municipality.factory.js';
import { GREEDY, tallyElection } from './tally.factory.js';

const MOMENT = '2026-01-15T12:00:00Z';

/**
 * A municipality with a row in every table that belongs to municipalities, and of everything that
 * others refer to also one that nothing refers to.
 *
 * Written as a restored backup is: without triggers and checks of references, so that each table
 * can be filled by itself. The references are right all the same.
 */
export async function aFullMunicipality(api: TestApi): Promise<TestMunicipality> {
  const town = await aMunicipality(api);
  const client = new pg.Client({ connectionString: api.database.ownerUrl });
  await client.connect();
  try {
    await client.query(`SET session_replication_role = replica`);
    const write: Write = async (table, values) => {
      const row = { municipality_id: town.id, ...values };
      const columns = Object.keys(row);
      const { rows } = await client.query<{ id?: string }>(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')}) RETURNING *`,
        Object.values(row),
      );
      return rows[0]?.id ?? '';
    };
    await fill(write, town);
  } finally {
    await client.end();
  }
  return town;
}

async function fill(write: Write, town: TestMunicipality): Promise<void> {
  const [officer, other] = await writePeople(write, town);
  await writeDraws(write, town, [officer, other]);
  const budgetId = await writeTerritory(write, town);
  await writeTeamDecisions(write, town, [officer, other]);
  await writeTerritoryTables(write, { areaId: town.areaId, people: [officer, other] });
  await writeEnvelopeTables(write, { town, budgetId, officerId: officer });
  const rounds = await writeRounds(write, town, budgetId);
  await writePhases(write, rounds[0]);
  const initiatives = await writeInitiatives(write, town, {
    roundId: rounds[0],
    by: [officer, other],
  });
  await writePlans(write, { initiatives, people: [officer, other] });
  await writeSupportAndComments(write, {
    ...{ town, roundId: rounds[0], initiativeId: initiatives[0], people: [officer, other] },
  });
  await writeNotices(write, {
    roundId: rounds[0],
    initiativeId: initiatives[0],
    people: [officer, other],
  });
  await writePlayRules(write, town, { roundId: rounds[0], personId: officer });
  await writeScreening(write, { town, initiatives, people: [officer, other] });
  const tallyRunId = await writeVoting(write, rounds, initiatives);
  const decisionId = await writeMoney(write, {
    budgetId,
    rounds,
    tallyRunId,
    initiatives,
    officers: [officer, other],
  });
  await writeMerges(write, { roundId: rounds[0], initiatives, people: [officer, other] });
  await writeFilesAndProgress(write, {
    wijkteamId: town.wijkteamId,
    initiativeIds: initiatives,
    people: [officer, other],
  });
  await writeOutcomes(write, { rounds, decisionId, people: [officer, other] });
  await writeOpenData(write, town, { rounds, initiatives, personId: officer });
  await writeAwards(write, {
    roundId: rounds[0],
    decisionId,
    initiatives,
    people: [officer, other],
  });
}

/** @returns the id of a budget */
async function writeTerritory(write: Write, town: TestMunicipality): Promise<string> {
  const buurt = { kind: 'buurt', name: 'Lindehof', parent_id: town.areaId };
  await write('area', { id: randomUUID(), ...buurt });
  await write('wijkteam', { id: randomUUID(), area_id: town.areaId, name: 'Wijkteam Zuid' });
  await write('budget', { id: randomUUID(), wijkteam_id: town.wijkteamId, year: 2027 });
  return write('budget', { id: randomUUID(), wijkteam_id: town.wijkteamId, year: 2026 });
}

const RULES = {
  budgetCents: '100000',
  ballot: {
    type: 'approval',
    choicesMin: 1,
    choicesMax: 2,
    costMaxCents: null,
    pointsMax: null,
    pointsTotalMax: null,
  },
  tally: { rule: 'greedy@1', threshold: null, ties: ['cost', 'votes', 'id'] },
};

/** @returns the ids of a round that has everything, and of one that has nothing */
async function writeRounds(
  write: Write,
  town: TestMunicipality,
  budgetId: string,
): Promise<[string, string]> {
  const document = JSON.stringify({ ...RULES, paper: [{}, {}] });
  const round = {
    wijkteam_id: town.wijkteamId,
    budget_id: budgetId,
    title: 'Ronde',
    mode: 'resident-vote',
    rules: RULES,
    created_at: MOMENT,
  };
  const frozen = {
    phase: 'counted',
    rules_document: document,
    rules_hash: sha256(document),
    paper_size: 2,
  };
  const full = await write('round', { id: randomUUID(), ...round, ...frozen });
  const imported = await write('round', {
    id: randomUUID(),
    ...round,
    is_imported: true,
    imported_meta: '[]',
  });
  await write('imported_election', {
    round_id: imported,
    project_columns: ['project_id'],
    vote_columns: ['voter_id'],
  });
  return [full, await write('round', { id: randomUUID(), ...round, phase: 'submission' })];
}

/**
 * Initiatives, the ballot paper and a ballot.
 *
 * @returns three initiatives: one with everything, one with money only, one with nothing
 */
async function writeInitiatives(
  write: Write,
  town: TestMunicipality,
  { roundId, by }: { readonly roundId: string; readonly by: readonly [string, string] },
): Promise<[string, string, string]> {
  const plan = {
    round_id: roundId,
    title: 'Bankje',
    summary: 'Een bankje',
    area_id: town.areaId,
    created_at: MOMENT,
  };
  const state = { state: 'funded', submitted_at: MOMENT, proposed_by: by[0], screened_by: by[1] };
  const ids = [randomUUID(), randomUUID(), randomUUID()] as const;
  for (const id of ids) await write('initiative', { id, ...plan, ...state, entered_by: by[0] });
  await write('cost_line', {
    initiative_id: ids[0],
    number: 1,
    description: 'Hout',
    amount_cents: 500,
  });
  // Another place than on the paper of any other municipality: tests move lines between them.
  const number = randomInt(1, 1_000_000);
  const line = { round_id: roundId, number, code: `${number}`, cost_cents: 500 };
  await write('ballot_paper_line', { ...line, initiative_id: ids[0] });
  await write('ballot', { id: randomUUID(), round_id: roundId, choices: [number] });
  return [...ids];
}

/** @returns the id of the tally run that was followed */
async function writeVoting(
  write: Write,
  rounds: readonly [string, string],
  initiatives: readonly string[],
): Promise<string> {
  await write('roll_mark', { round_id: rounds[0], voter_ref: randomUUID() });
  const winner = { code: '1', initiativeId: initiatives[0] };
  const counted = { ...winner, costCents: '500', votes: 1, score: 1, fate: 'funded' };
  const result = {
    winners: [winner],
    initiatives: [counted],
    scoreDecimals: 0,
    spentCents: '500',
    leftoverCents: '99500',
    ties: [],
  };
  const run = {
    rule: 'greedy@1',
    engine_version: '1',
    rules_hash: sha256('rules'),
    ballot_count: 1,
    result,
    counted_at: MOMENT,
  };
  const followed = await write('tally_run', {
    id: randomUUID(),
    round_id: rounds[0],
    ...run,
    ...sealedRecord(run, sha256('1')),
  });
  await write('tally_run', {
    id: randomUUID(),
    round_id: rounds[1],
    ...run,
    input_hash: sha256('2'),
  });
  await write('tally_explanation', {
    tally_run_id: followed,
    round_id: rounds[0],
    document: explainCount(COUNTED, sha256),
    explained_at: MOMENT,
  });
  await write('tally_task', {
    id: randomUUID(),
    round_id: rounds[0],
    kind: 'recount',
    tally_run_id: followed,
    requested_by: 'service',
    requested_at: MOMENT,
  });
  return followed;
}

const COUNTED = {
  election: tallyElection({ budget: 99_999n, projects: [['1', 500n]], ballots: [['1']] }),
  rule: GREEDY,
};

/** A record that the database takes for one of this run. */
function sealedRecord(
  run: { readonly engine_version: string; readonly rules_hash: string },
  inputHash: string,
): Record<string, string> {
  const { engine_version: engine, rules_hash: rulesHash } = run;
  const before = JSON.stringify({ ballotCount: 1, engine, inputHash }).slice(0, -1);
  const after = `,"rulesHash":"${rulesHash}","winners":["1"]}`;
  const seal = sha256(`${before}${after}`);
  const text = `${before},"recordHash":"${seal}"${after}`;
  return { input_hash: inputHash, record_text: text, record_hash: seal };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
