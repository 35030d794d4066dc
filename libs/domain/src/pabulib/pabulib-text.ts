import { hasPoints } from '../rounds/ballot-rules.js';
import { checkLimits } from './check-limits.js';
import type { Decimal } from './decimals.js';
import { type FaultLog, openFaultLog } from './fault-log.js';
import type {
  PabulibFault,
  PabulibLimits,
  PabulibProject,
  PabulibReading,
  PabulibTable,
} from './pabulib-file.js';
import { type PabulibMeta, readMeta, type StatedCount } from './read-meta.js';
import { POINT_DECIMALS_MAX, toPointUnits } from './read-points.js';
import { readProjects } from './read-projects.js';
import { keepTexts, openSectionReader, type PabulibSection } from './read-sections.js';
import { openVoteReader, type ReadVotes } from './read-votes.js';
import type { ScannedRecord } from './scan-record.js';
import { openVoteSection } from './vote-section.js';

/** The records of a `.pb` file, one by one, and at last what they mean. */
export type PabulibText = {
  readonly accept: (record: ScannedRecord, line: number) => void;
  /** Where faults of the records themselves go. */
  readonly log: FaultLog;
  readonly end: () => PabulibReading;
};

/** The steps of reading; faults at the same line are told in this order. */
const STEPS = ['records', 'sections', 'meta', 'projects', 'counts', 'votes', 'limits'] as const;

type Logs = Readonly<Record<(typeof STEPS)[number], FaultLog>>;

/** The sections before the votes: what reading a vote needs. */
type Preface = {
  readonly meta: PabulibMeta;
  readonly projects: readonly PabulibProject[];
  readonly projectSection: PabulibSection;
};

/** Begins a file; the votes are read as they come, if META and PROJECTS came before them. */
export function openPabulibText(keepCells: boolean): PabulibText {
  const logs = openLogs();
  const metaRows = keepTexts();
  const projectRows = keepTexts();
  let read: Preface | null = null;
  const preface = (): Preface => {
    read ??= readPreface(
      metaRows.section(sections.found('META')),
      projectRows.section(sections.found('PROJECTS')),
      logs,
    );
    return read;
  };
  const start = {
    titleLine: () => sections.found('VOTES')?.titleLine ?? 1,
    isReady: () => sections.found('META') !== null && sections.found('PROJECTS') !== null,
    open: (header: { readonly columns: readonly string[]; readonly titleLine: number }) => {
      const { meta, projects } = preface();
      const type = meta.voteType ?? 'approval';
      return openVoteReader(
        header,
        projects,
        { type, pointDecimals: statedDecimals(meta) },
        logs.votes,
      );
    },
  };
  const votes = openVoteSection(start, keepCells);
  const sections = openSectionReader(
    { META: metaRows, PROJECTS: projectRows, VOTES: votes },
    logs.sections,
  );
  return {
    accept: sections.accept,
    log: logs.records,
    end: () => {
      sections.end();
      const frame = sections.found('VOTES');
      const reading = { ...preface(), ...votes.end(frame), voteTable: votes.table() };
      checkCount(reading.meta.voteCount, frame?.rowCount ?? 0, 'vote', logs.counts);
      return readingOf(reading, votes.lineOf, logs);
    },
  };
}

function openLogs(): Logs {
  return Object.fromEntries(STEPS.map((step) => [step, openFaultLog()])) as Logs;
}

function readPreface(
  metaSection: PabulibSection,
  projectSection: PabulibSection,
  logs: Logs,
): Preface {
  const meta = readMeta(metaSection, logs.meta);
  const projects = readProjects(projectSection, logs.projects);
  checkCount(meta.projectCount, projectSection.rowCount, 'project', logs.counts);
  return { meta, projects, projectSection };
}

function readingOf(
  read: Preface & ReadVotes & { readonly voteTable: PabulibTable },
  lineOf: (row: number) => number,
  logs: Logs,
): PabulibReading {
  const { meta, projects, ballots, pointDecimals } = read;
  const limits = limitsOf(meta, pointDecimals);
  checkLimits(ballots, projects, limits, { lineOf, log: logs.limits });
  const faults = inLineOrder(STEPS.flatMap((step) => logs[step].faults));
  if (faults.some(({ severity }) => severity === 'error')) return { ok: false, faults };
  const election = {
    meta: meta.entries,
    projectTable: read.projectSection.table,
    voteTable: read.voteTable,
    voteType: meta.voteType ?? 'approval',
    rule: meta.rule,
    budget: meta.budget,
    limits,
    scoreMin: meta.scoreMin,
    defaultScore: unitsOf(meta.defaultScore, pointDecimals) ?? 0,
    pointDecimals,
    projects,
    ballots,
  };
  return { ok: true, election, notes: faults };
}

function limitsOf(meta: PabulibMeta, pointDecimals: number): PabulibLimits {
  return {
    lengthMin: meta.lengthMin,
    lengthMax: meta.lengthMax,
    sumCostMax: meta.sumCostMax,
    sumPointsMin: unitsOf(meta.sumPointsMin, pointDecimals),
    sumPointsMax: unitsOf(meta.sumPointsMax, pointDecimals),
  };
}

function unitsOf(points: Decimal | null, decimals: number): number | null {
  return points === null ? null : toPointUnits(points, decimals);
}

/** The decimals that hold all points of the META section exactly; none where ballots have no points. */
function statedDecimals(meta: PabulibMeta): number {
  if (!hasPoints(meta.voteType ?? 'approval')) return 0;
  let finest = 0;
  for (const points of [meta.defaultScore, meta.sumPointsMin, meta.sumPointsMax]) {
    if (points !== null && points.decimals > finest) finest = points.decimals;
  }
  return finest > POINT_DECIMALS_MAX ? POINT_DECIMALS_MAX : finest;
}

function checkCount(stated: StatedCount, rows: number, what: string, log: FaultLog): void {
  if (stated.value === null || stated.value === rows) return;
  const message = `The file states ${stated.value} ${what}s, and holds ${rows}.`;
  log.error(stated.line, `${what}-count`, message);
}

function inLineOrder(faults: readonly PabulibFault[]): readonly PabulibFault[] {
  return faults.toSorted((left, right) => left.line - right.line);
}
