import type { BallotType } from '../rounds/ballot-rules.js';
import { hasPoints } from '../rounds/ballot-rules.js';
import { type BallotPacker, type BallotSet, openPacker } from '../tally/ballot-set.js';
import { type FaultLog, quoteCell } from './fault-log.js';
import type { PabulibProject } from './pabulib-file.js';
import { parsePoints } from './read-points.js';
import { cellText, type PabulibRecords } from './read-records.js';
import type { PabulibSection } from './read-sections.js';
import { openTextIndex, type TextIndex } from './text-index.js';

const COMMA = 0x2c;

/** How the votes of a file are written. */
export type VoteForm = { readonly type: BallotType; readonly pointDecimals: number };

/** What reading one ballot needs. */
type Reader = {
  readonly form: VoteForm;
  readonly ids: TextIndex;
  readonly packer: BallotPacker;
  readonly log: FaultLog;
};

/** A piece of a text, without the spaces around it. */
type Piece = { readonly text: string; readonly from: number; readonly to: number };

/** The VOTES section, with the records that it stands in. */
export type VoteSource = { readonly section: PabulibSection; readonly records: PabulibRecords };

/**
 * Reads the ballots, in file order: each has a voter id of its own and names projects of the file.
 *
 * An empty vote is a ballot, with a note. A project that is repeated on a ballot is noted: it
 * counts once (approval), at its first place (ordinal), or with its points added up. A choose-1
 * ballot with two projects, and a list of points of another length than the vote, are faults.
 */
export function readVotes(
  { section, records }: VoteSource,
  projects: readonly PabulibProject[],
  form: VoteForm,
  log: FaultLog,
): BallotSet {
  const { columns, size } = section.table;
  const voterAt = columns.indexOf('voter_id');
  const voteAt = columns.indexOf('vote');
  const pointsAt = hasPoints(form.type) ? columns.indexOf('points') : -1;
  const packer = openPacker(projects.length, hasPoints(form.type));
  const reader = { form, ids: indexProjects(projects), packer, log };
  const voters = openTextIndex(size);
  if (hasPoints(form.type) && pointsAt === -1) {
    log.error(section.titleLine, 'column-missing', 'The VOTES section has no column "points".');
  }
  for (let row = 0; row < size && voterAt !== -1 && voteAt !== -1; row += 1) {
    const line = section.lineOf(row);
    checkVoter(pieceOf(records, section.cellAt(row, voterAt)), voters, line, log);
    const points = pointsAt === -1 ? null : section.table.cell(row, pointsAt).trim();
    readBallot(reader, pieceOf(records, section.cellAt(row, voteAt)), points, line);
    packer.endBallot();
  }
  return packer.pack();
}

function indexProjects(projects: readonly PabulibProject[]): TextIndex {
  const ids = openTextIndex(projects.length);
  // Ids that occur twice are faults of their own; a mark of the row keeps the places right.
  projects.forEach(({ id, listPosition }) => {
    if (ids.add(id, 0, id.length) !== -1)
      ids.add(`;${listPosition}`, 0, 1 + `${listPosition}`.length);
  });
  return ids;
}

function pieceOf(records: PabulibRecords, cell: number): Piece {
  if (records.escapedCells.has(cell)) {
    const text = cellText(records, cell);
    return trimmed(text, 0, text.length);
  }
  return trimmed(records.text, records.cellStarts[cell] ?? 0, records.cellEnds[cell] ?? 0);
}

function trimmed(text: string, start: number, end: number): Piece {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from += 1;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to -= 1;
  return { text, from, to };
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0xa0;
}

function cut({ text, from, to }: Piece): string {
  return text.slice(from, to);
}

function checkVoter(voter: Piece, voters: TextIndex, line: number, log: FaultLog): void {
  if (voter.from === voter.to) {
    log.error(line, 'voter-id-empty', 'This vote has no voter id.');
  } else if (voters.add(voter.text, voter.from, voter.to) !== -1) {
    log.error(line, 'voter-repeated', `The voter id ${quoteCell(cut(voter))} is used twice.`);
  }
}

function readBallot(reader: Reader, vote: Piece, points: string | null, line: number): void {
  const { form, log } = reader;
  if (vote.from === vote.to) {
    log.note(line, 'empty-vote', 'This vote is empty; it counts as a ballot.');
    if (points !== null && points !== '') {
      log.error(line, 'points-count', 'There are points, but no projects to give them to.');
    }
    return;
  }
  const units = points === null ? null : readPointList(reader, points, line);
  const { named, distinct } = readChoices(reader, vote, units, line);
  if (units !== null && units.length !== named) {
    const message = `This vote names ${named} projects and has ${units.length} numbers of points.`;
    log.error(line, 'points-count', message);
  }
  if (form.type === 'choose-1' && distinct > 1) {
    log.error(line, 'choose-1', `This choose-1 vote names ${distinct} projects.`);
  }
}

/** Puts the choices of a vote on the open ballot; how many it names, and how many different ones. */
function readChoices(
  { ids, packer, log }: Reader,
  { text, from, to }: Piece,
  units: readonly number[] | null,
  line: number,
): { readonly named: number; readonly distinct: number } {
  let named = 0;
  let distinct = 0;
  for (let start = from; start <= to; named += 1) {
    const end = endOfChoice(text, start, to);
    const choice = trimmed(text, start, end);
    const place = ids.find(text, choice.from, choice.to);
    if (place === -1) {
      refuseChoice(log, cut(choice), line);
    } else if (packer.add(place, units?.[named] ?? 0)) {
      distinct += 1;
    } else {
      const message = `This vote names the project ${quoteCell(cut(choice))} again.`;
      log.note(line, 'choice-repeated', message);
    }
    start = end + 1;
  }
  return { named, distinct };
}

function endOfChoice(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && text.charCodeAt(at) !== COMMA) at += 1;
  return at;
}

function refuseChoice(log: FaultLog, id: string, line: number): void {
  if (id === '') {
    log.error(line, 'choice-empty', 'There is nothing between two commas of this vote.');
  } else {
    log.error(line, 'project-unknown', `There is no project with the id ${quoteCell(id)}.`);
  }
}

function readPointList({ form, log }: Reader, points: string, line: number): number[] {
  if (points === '') return [];
  return points.split(',').map((entry) => {
    const units = parsePoints(entry.trim(), form.pointDecimals);
    if (units === null) {
      log.error(line, 'not-a-number', `These points are not a number: ${quoteCell(entry)}.`);
    }
    return units ?? 0;
  });
}
