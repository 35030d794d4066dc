import {
  type PabulibElection,
  type ProjectFate,
  scoreDecimals,
  tallyElectionOfPabulib,
  type TallyResult,
} from '#domain';
import { showAmount } from './amounts.js';

const FATES: Readonly<Record<ProjectFate, string>> = {
  funded: 'funded',
  'does-not-fit': 'does not fit',
  'below-threshold': 'below the threshold',
  'not-reached': 'not reached',
  'limit-reached': 'limit reached',
  'support-spent': 'support spent',
  'no-support': 'no support',
  'not-chosen': 'not chosen',
};

const RIGHT_ALIGNED: ReadonlySet<number> = new Set([0, 2, 3]);

/** A table of all projects: the winners in order of selection first. */
export function projectLines(election: PabulibElection, count: TallyResult): string[] {
  const names = new Map(election.projects.map(({ id, name }) => [id, name ?? '']));
  const heads = ['', 'project', scoreWord(election), 'cost', 'outcome', 'name'];
  const decimals = scoreDecimals(tallyElectionOfPabulib(election).form);
  const { detail } = count;
  const completed = new Set(detail.kind === 'equal-shares' ? detail.completed : []);
  const rows = count.outcomes.map(({ id, score, cost, fate }, index) => [
    `${index + 1}`,
    id,
    showScore(score, decimals),
    showAmount(cost),
    completed.has(id) ? 'funded by completion' : FATES[fate],
    names.get(id) ?? '',
  ]);
  return alignColumns([heads, ...rows]);
}

/** Votes or points in whole ones, such as `4.25`; they are counted in units of 10^-decimals. */
export function showScore(score: number, decimals: number): string {
  return (score / 10 ** decimals).toString();
}

function scoreWord({ voteType }: PabulibElection): string {
  return voteType === 'approval' || voteType === 'choose-1' ? 'votes' : 'points';
}

function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return RIGHT_ALIGNED.has(column) ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd(),
  );
}
