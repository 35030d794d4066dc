import {
  compareCodePoints,
  type PabulibElection,
  type ProjectFate,
  type ProjectOutcome,
  scoreDecimals,
  scoreProjects,
  tallyElectionOfPabulib,
} from '#domain';
import { showAmount } from './amounts.js';
import type { Count } from './count-plan.js';

type ProjectLine = Omit<ProjectOutcome, 'fate'> & { readonly outcome: string };

const FATES: Readonly<Record<ProjectFate, string>> = {
  funded: 'funded',
  'does-not-fit': 'does not fit',
  'below-threshold': 'below the threshold',
  'not-reached': 'not reached',
};

const RIGHT_ALIGNED: ReadonlySet<number> = new Set([0, 2, 3]);

/** A table of all projects: the winners in order of selection first. */
export function projectLines(election: PabulibElection, count: Count): string[] {
  const names = new Map(election.projects.map(({ id, name }) => [id, name ?? '']));
  const heads = ['', 'project', scoreWord(election), 'cost', 'outcome', 'name'];
  const decimals = scoreDecimals(tallyElectionOfPabulib(election).form);
  const rows = linesOf(election, count).map(({ id, score, cost, outcome }, index) => [
    `${index + 1}`,
    id,
    showScore(score, decimals),
    showAmount(cost),
    outcome,
    names.get(id) ?? '',
  ]);
  return alignColumns([heads, ...rows]);
}

/** Votes or points in whole ones, such as `4.25`; they are counted in units of 10^-decimals. */
export function showScore(score: number, decimals: number): string {
  return (score / 10 ** decimals).toString();
}

function linesOf(election: PabulibElection, count: Count): readonly ProjectLine[] {
  return count.outcomes === undefined
    ? winnersThenOthers(election, count)
    : count.outcomes.map(({ fate, ...project }) => ({ ...project, outcome: FATES[fate] }));
}

/** A rule that does not walk down a list has winners, and others: those most voted for first. */
function winnersThenOthers(
  election: PabulibElection,
  { winners, leftover, shares }: Count,
): readonly ProjectLine[] {
  const scores = scoreProjects(tallyElectionOfPabulib(election));
  const projects = election.projects.map(({ id, cost }, place) => ({
    id,
    cost,
    score: scores[place] ?? 0,
  }));
  const byId = new Map(projects.map((project) => [project.id, project]));
  const funded = new Set(winners);
  const completed = new Set(shares?.result.completed);
  const won = winners.flatMap((id) => byId.get(id) ?? []);
  const others = projects
    .filter(({ id }) => !funded.has(id))
    .sort((left, right) => right.score - left.score || compareCodePoints(left.id, right.id));
  return [
    ...won.map((project) => ({
      ...project,
      outcome: completed.has(project.id) ? 'funded by completion' : 'funded',
    })),
    ...others.map((project) => ({
      ...project,
      outcome: project.cost > leftover ? 'does not fit' : 'not funded',
    })),
  ];
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
