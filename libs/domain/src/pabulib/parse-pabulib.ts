import { hasPoints } from '../rounds/ballot-rules.js';
import { checkLimits } from './check-limits.js';
import type { Decimal } from './decimals.js';
import { type FaultLog, openFaultLog } from './fault-log.js';
import {
  pabulibColumn,
  type PabulibElection,
  type PabulibFault,
  type PabulibLimits,
  type PabulibReading,
} from './pabulib-file.js';
import { type PabulibMeta, readMeta, type StatedCount } from './read-meta.js';
import { POINT_DECIMALS_MAX, pointDecimalsOf, toPointUnits } from './read-points.js';
import { readProjects } from './read-projects.js';
import { readRecords } from './read-records.js';
import { type PabulibSection, type PabulibSections, readSections } from './read-sections.js';
import { readVotes } from './read-votes.js';

/**
 * Reads a `.pb` file: the election, or every fault in the text at once, by line.
 *
 * The format is that of Stolicki, Szufa and Talmon, "Pabulib" (arXiv 2012.06539), as
 * pabulib.org/format documents it. Nothing is dropped: unknown fields and columns stay in order, and
 * `writePabulib` gives the same file back. Money is exact, in whole cents (a hundred to the unit of
 * any currency); only a budget finer than a cent is rounded down, with a note. Points are exact
 * too, see `pointDecimals`. What is unusual but has one meaning only is read, and noted.
 */
export function parsePabulib(text: string): PabulibReading {
  const log = openFaultLog();
  const records = readRecords(text, log);
  const sections = readSections(records, log);
  const meta = readMeta(sections.META, log);
  const projects = readProjects(sections.PROJECTS, log);
  checkCount(meta.projectCount, sections.PROJECTS, 'project', log);
  checkCount(meta.voteCount, sections.VOTES, 'vote', log);
  const type = meta.voteType ?? 'approval';
  const pointDecimals = hasPoints(type) ? finestDecimals(sections.VOTES, meta) : 0;
  const ballots = readVotes(
    { section: sections.VOTES, records },
    projects,
    { type, pointDecimals },
    log,
  );
  const limits = limitsOf(meta, pointDecimals);
  checkLimits(ballots, projects, limits, { lineOf: sections.VOTES.lineOf, log });
  const faults = inLineOrder(log.faults);
  if (faults.some(({ severity }) => severity === 'error')) return { ok: false, faults };
  const election = { ...electionOf(sections, meta, pointDecimals), limits, projects, ballots };
  return { ok: true, election, notes: faults };
}

function electionOf(
  sections: PabulibSections,
  meta: PabulibMeta,
  pointDecimals: number,
): Omit<PabulibElection, 'ballots' | 'limits' | 'projects'> {
  return {
    meta: meta.entries,
    projectTable: sections.PROJECTS.table,
    voteTable: sections.VOTES.table,
    voteType: meta.voteType ?? 'approval',
    rule: meta.rule,
    budget: meta.budget,
    scoreMin: meta.scoreMin,
    defaultScore: unitsOf(meta.defaultScore, pointDecimals) ?? 0,
    pointDecimals,
  };
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

/** The decimals that hold all points of the file exactly, those in its META section too. */
function finestDecimals(votes: PabulibSection, meta: PabulibMeta): number {
  let finest = pointDecimalsOf(pabulibColumn(votes.table, 'points') ?? []);
  for (const points of [meta.defaultScore, meta.sumPointsMin, meta.sumPointsMax]) {
    if (points !== null && points.decimals > finest) finest = points.decimals;
  }
  return finest > POINT_DECIMALS_MAX ? POINT_DECIMALS_MAX : finest;
}

function checkCount(
  stated: StatedCount,
  section: PabulibSection,
  what: string,
  log: FaultLog,
): void {
  if (stated.value === null || stated.value === section.rowCount) return;
  const message = `The file states ${stated.value} ${what}s, and holds ${section.rowCount}.`;
  log.error(stated.line, `${what}-count`, message);
}

function inLineOrder(faults: readonly PabulibFault[]): readonly PabulibFault[] {
  return faults.toSorted((left, right) => left.line - right.line);
}
