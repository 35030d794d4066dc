import type { BallotType } from '../rounds/ballot-rules.js';
import { hasPoints } from '../rounds/ballot-rules.js';
import { type BallotPacker, type BallotSet, openPacker } from '../tally/ballot-set.js';
import { type FaultLog, quoteCell } from './fault-log.js';
import type { PabulibProject } from './pabulib-file.js';
import { openPointScale, type PointScale } from './point-scale.js';
import { cellText, type ScannedRecord } from './scan-record.js';
import { openTextIndex, type TextIndex, type TextPiece } from './text-index.js';

const COMMA = 0x2c;

/** How the votes of a file are written. */
export type VoteForm = {
  readonly type: BallotType;
  /** The decimals of the points that the META section names. */
  readonly pointDecimals: number;
};

/** The ballots of a file, and the decimals of its finest points. */
export type ReadVotes = { readonly ballots: BallotSet; readonly pointDecimals: number };

/** Reads the rows of the VOTES section, one by one. */
export type VoteReader = {
  readonly add: (row: ScannedRecord, line: number) => void;
  /** The line on which a ballot begins is asked for only to report on it. */
  readonly end: (lineOf: (ballot: number) => number) => ReadVotes;
};

/** What reading one ballot needs. */
type Reader = {
  readonly type: BallotType;
  readonly ids: TextIndex;
  readonly packer: BallotPacker;
  readonly scale: PointScale;
  readonly log: FaultLog;
};

/** The columns of the VOTES section, and the line of its title. */
export type VoteHeader = { readonly columns: readonly string[]; readonly titleLine: number };

/**
 * Reads ballots, in file order: each has a voter id of its own and names projects of the file.
 *
 * An empty vote is a ballot, with a note. A project that is repeated on a ballot is noted: it
 * counts once (approval), at its first place (ordinal), or with its points added up. A choose-1
 * ballot with two projects, and a list of points of another length than the vote, are faults.
 */
export function openVoteReader(
  { columns, titleLine }: VoteHeader,
  projects: readonly PabulibProject[],
  form: VoteForm,
  log: FaultLog,
): VoteReader {
  const voterAt = columns.indexOf('voter_id');
  const voteAt = columns.indexOf('vote');
  const isReadable = voterAt !== -1 && voteAt !== -1;
  const isScored = hasPoints(form.type);
  const pointsAt = isScored ? columns.indexOf('points') : -1;
  const packer = openPacker(projects.length, isScored);
  const scale = openPointScale(form.pointDecimals);
  const reader = { type: form.type, ids: indexProjects(projects), packer, scale, log };
  const voters = openTextIndex();
  const piece = { text: '', from: 0, to: 0 };
  if (isScored && pointsAt === -1) {
    log.error(titleLine, 'column-missing', 'The VOTES section has no column "points".');
  }
  return {
    add: (row, line) => {
      if (!isReadable) return;
      setCell(piece, row, voterAt);
      checkVoter(piece, voters, line, log);
      const points = pointsAt === -1 ? null : cellText(row, pointsAt).trim();
      setCell(piece, row, voteAt);
      readBallot(reader, piece, points, line);
      packer.endBallot();
    },
    end: (lineOf) => ({
      ballots: scale.applyTo(packer.pack(), lineOf, log),
      pointDecimals: isScored ? scale.decimals() : 0,
    }),
  };
}

function indexProjects(projects: readonly PabulibProject[]): TextIndex {
  const ids = openTextIndex();
  // Ids that occur twice are faults of their own; a mark of the row keeps the places right.
  projects.forEach(({ id, listPosition }) => {
    if (ids.add(whole(id)) !== -1) ids.add(whole(`;${listPosition}`));
  });
  return ids;
}

function whole(text: string): TextPiece {
  return { text, from: 0, to: text.length };
}

function setCell(piece: TextPiece, row: ScannedRecord, cell: number): void {
  if (row.escapedCells.size > 0 && row.escapedCells.has(cell)) {
    const text = cellText(row, cell);
    setTrimmed(piece, text, 0, text.length);
  } else {
    setTrimmed(piece, row.text, row.starts[cell] ?? 0, row.ends[cell] ?? 0);
  }
}

function setTrimmed(piece: TextPiece, text: string, start: number, end: number): void {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from += 1;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to -= 1;
  piece.text = text;
  piece.from = from;
  piece.to = to;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0xa0;
}

function cut({ text, from, to }: TextPiece): string {
  return text.slice(from, to);
}

function checkVoter(voter: TextPiece, voters: TextIndex, line: number, log: FaultLog): void {
  if (voter.from === voter.to) {
    log.error(line, 'voter-id-empty', 'This vote has no voter id.');
  } else if (voters.add(voter) !== -1) {
    log.error(line, 'voter-repeated', `The voter id ${quoteCell(cut(voter))} is used twice.`);
  }
}

function readBallot(reader: Reader, vote: TextPiece, points: string | null, line: number): void {
  const { type, scale, log } = reader;
  if (vote.from === vote.to) {
    log.note(line, 'empty-vote', 'This vote is empty; it counts as a ballot.');
    if (points !== null && points !== '') {
      log.error(line, 'points-count', 'There are points, but no projects to give them to.');
    }
    return;
  }
  const units = points === null ? null : scale.read(points, line, log);
  const { named, distinct } = readChoices(reader, vote, units, line);
  if (units !== null && units.length !== named) {
    const message = `This vote names ${named} projects and has ${units.length} numbers of points.`;
    log.error(line, 'points-count', message);
  }
  if (type === 'choose-1' && distinct > 1) {
    log.error(line, 'choose-1', `This choose-1 vote names ${distinct} projects.`);
  }
}

/** Puts the choices of a vote on the open ballot; how many it names, and how many different ones. */
function readChoices(
  { ids, packer, scale, log }: Reader,
  { text, from, to }: TextPiece,
  units: readonly number[] | null,
  line: number,
): { readonly named: number; readonly distinct: number } {
  const choice = { text, from, to };
  let named = 0;
  let distinct = 0;
  for (let start = from; start <= to; named += 1) {
    const end = endOfChoice(text, start, to);
    setTrimmed(choice, text, start, end);
    const place = ids.find(choice);
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
  scale.counted(distinct);
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
