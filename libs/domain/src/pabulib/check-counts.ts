import { countVotes, isScored, scoreProjects } from '../tally/score-projects.js';
import { tallyElectionOfPabulib } from '../tally/tally-election-of-pabulib.js';
import { scoreDecimals } from '../tally/tally-election.js';
import { type Decimal, parseDecimal } from './decimals.js';
import { openFaultLog } from './fault-log.js';
import { pabulibColumn, type PabulibElection, type PabulibFault } from './pabulib-file.js';

/**
 * Compares the columns `votes` and `score` of a file, where it has them, with its own ballots: one
 * note for each project where they differ. The count always goes by the ballots.
 */
export function checkCounts(election: PabulibElection): readonly PabulibFault[] {
  const tally = tallyElectionOfPabulib(election);
  const log = openFaultLog();
  const compare = (column: string, counted: Float64Array, decimals: number): void => {
    const cells = pabulibColumn(election.projectTable, column) ?? [];
    cells.forEach((cell, place) => {
      const recount = counted[place] ?? 0;
      if (cell.trim() === '' || isEqual(parseDecimal(cell), recount, decimals)) return;
      const id = election.projects[place]?.id ?? '';
      const shown = recount / 10 ** decimals;
      const message = `Project ${id}: the column ${column} says ${cell}, the ballots say ${shown}.`;
      log.note(0, 'counts-differ', message);
    });
  };
  compare('votes', countVotes(tally), 0);
  if (isScored(tally.form)) compare('score', scoreProjects(tally), scoreDecimals(tally.form));
  return log.faults;
}

function isEqual(stated: Decimal | null, units: number, decimals: number): boolean {
  if (stated === null) return false;
  const statedUnits = stated.coefficient * 10n ** BigInt(decimals);
  return statedUnits === BigInt(units) * 10n ** BigInt(stated.decimals);
}
