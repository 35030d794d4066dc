import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  authorise,
  ballotPaper,
  budgetFaults,
  currencyOfElection,
  importFaults,
  keptBallots,
  keptProjects,
  lineFaults,
  NOTHING_PLANNED,
  nulFaults,
  type PabulibElection,
  type PabulibFault,
  pabulibColumn,
  parsePabulib,
  refuseFaults,
  requestFaultsOf,
  type Round,
  ROUND_TITLE_LENGTH_MAX,
  ruleNotes,
  rulesDocument,
  rulesOfElection,
  tidyLine,
  titleOfElection,
} from '#domain';
import { type ImportedProject, type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext, keyedHash } from '#platform';
import { ApiConfig } from '../api.config.js';
import type { ImportRoundRequest } from './import-round.request.js';
import { RoundImportResponse } from './round-import.response.js';

/** How many ballots one statement writes. */
const CHUNK = 10_000;
const UNTITLED = 'Imported round';
const TITLE_MAX = 2_000;

type ReadElection = { readonly election: PabulibElection; readonly notes: readonly PabulibFault[] };

/** Turns an election that was held elsewhere into a round whose votes can be counted. */
@Injectable()
export class ImportRound {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly config: ApiConfig,
  ) {}

  async execute(
    context: CommandContext,
    request: ImportRoundRequest,
    text: string,
  ): Promise<RoundImportResponse> {
    authorise(context.actor, 'exchange-elections', { wijkteamId: request.wijkteamId });
    // Before the transaction: reading a large file takes a moment and needs no connection.
    const read = readElection(text);
    return this.unitOfWork.run(context.tenant, (stores) =>
      stores.idempotency.once(context.command, async () => {
        await refuseUnknown(stores, request);
        const by = { actor: actorRefOf(context.actor), origin: context.requestId };
        const round = await this.importElection(stores, { request, ...by }, read.election);
        await stores.audit.record({
          ...by,
          action: 'import-round',
          subjectType: 'round',
          subjectId: round.id,
          details: { ballots: read.election.ballots.size },
        });
        return RoundImportResponse.of(round, read.election, read.notes);
      }),
    );
  }

  private async importElection(
    stores: Stores,
    asked: {
      readonly request: ImportRoundRequest;
      readonly actor: string;
      readonly origin: string;
    },
    election: PabulibElection,
  ): Promise<Round> {
    const { request, actor, origin } = asked;
    const round = roundOf(request, election, await stores.clock.now());
    const projects = projectsOf(election);
    await stores.rounds.insert(round, [...election.meta]);
    await stores.electionImport.insertColumns(round.id, {
      projectColumns: election.projectTable.columns,
      voteColumns: election.voteTable.columns,
    });
    await stores.electionImport.insertProjects(round.id, projects, round.createdAt);
    const paper = ballotPaper(
      projects.map(({ code, ...project }) => ({
        ...project,
        importedCode: code,
        areaId: null,
        proposedBy: null,
      })),
    );
    const step = { actor, origin, now: round.createdAt };
    const open = { phase: 'voting', timeline: round.timeline } as const;
    await stores.roundRoute.takeDecided({ round, event: 'open-voting', move: open }, step, {
      paper,
      rulesDocument: rulesDocument(rulesOfElection(election), paper),
    });
    await this.importBallots(stores, round.id, election);
    await stores.roundRoute.takeDecided(
      {
        round: { ...round, ...open },
        event: 'close-voting',
        move: { ...open, phase: 'counting' },
      },
      step,
    );
    return round;
  }

  private async importBallots(
    { electionImport }: Stores,
    roundId: string,
    election: PabulibElection,
  ): Promise<void> {
    const voters = pabulibColumn(election.voteTable, 'voter_id') ?? [];
    let written = Promise.resolve();
    for (let from = 0; from < election.ballots.size; from += CHUNK) {
      const to = from + CHUNK;
      const ballots = keptBallots(election, from, to);
      const refs = voters.slice(from, to).map((voter) => this.voterRef(roundId, voter.trim()));
      // While the database writes one chunk, the next one is made ready.
      await written;
      written = (async () => {
        await electionImport.insertRollMarks(roundId, refs);
        await electionImport.insertBallots(roundId, ballots, from);
      })();
    }
    await written;
  }

  private voterRef(roundId: string, voterId: string): string {
    return keyedHash(this.config.values.voterKeySecret, 'imported-voter', roundId, voterId);
  }
}

/** @throws {InvalidInputError} naming every fault in the file, by line */
function readElection(text: string): ReadElection {
  refuseFaults(requestFaultsOf(nulFaults(text)));
  const reading = parsePabulib(text);
  refuseFaults(requestFaultsOf(reading.ok ? importFaults(reading.election) : reading.faults));
  if (!reading.ok) throw new Error('A file without an election has faults.');
  return { election: reading.election, notes: [...ruleNotes(reading.election), ...reading.notes] };
}

async function refuseUnknown(
  { rounds, wijkteams }: Stores,
  { wijkteamId, budgetId }: ImportRoundRequest,
): Promise<void> {
  await wijkteams.get(wijkteamId);
  if (budgetId === undefined) return;
  const ownerId = await rounds.findWijkteamOfBudget(budgetId);
  refuseFaults(budgetFaults({ budgetId, wijkteamId }, ownerId));
}

/** The round before its voting opens; nothing about it was planned here. */
function roundOf(request: ImportRoundRequest, election: PabulibElection, now: Date): Round {
  return {
    id: randomUUID(),
    wijkteamId: request.wijkteamId,
    budgetId: request.budgetId ?? null,
    envelopeId: null,
    title: titleOf(request, election),
    mode: 'resident-vote',
    phase: 'screening',
    currency: currencyOfElection(election),
    rules: rulesOfElection(election),
    rulesHash: null,
    paperSize: 0,
    timeline: NOTHING_PLANNED,
    isImported: true,
    createdAt: now,
    version: 1,
  };
}

/** @throws {InvalidInputError} when a title is asked for that nobody can read */
function titleOf({ title }: ImportRoundRequest, election: PabulibElection): string {
  if (title === undefined) {
    const stated = tidyLine(titleOfElection(election) ?? '');
    return stated === '' ? UNTITLED : stated.slice(0, ROUND_TITLE_LENGTH_MAX);
  }
  const wanted = tidyLine(title);
  refuseFaults(lineFaults('title', wanted, ROUND_TITLE_LENGTH_MAX));
  return wanted;
}

function projectsOf(election: PabulibElection): ImportedProject[] {
  const kept = keptProjects(election);
  return election.projects.map(({ id, name, cost }, index) => {
    const title = tidyLine(name ?? '').slice(0, TITLE_MAX);
    return {
      initiativeId: randomUUID(),
      code: id,
      title: title === '' ? id : title,
      costCents: cost,
      cells: kept[index]?.cells ?? [],
    };
  });
}
