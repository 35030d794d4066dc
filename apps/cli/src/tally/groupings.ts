import { type Grouping, pabulibColumn, type PabulibElection } from '#domain';

const COLUMNS = ['category', 'neighborhood', 'district', 'theme', 'area'];

/** How a file divides its projects: by each column that says so, with commas between several groups. */
export function groupingsOf({ projectTable, projects }: PabulibElection): Grouping[] {
  return COLUMNS.flatMap((name) => {
    const cells = pabulibColumn(projectTable, name);
    if (cells === null || cells.every((cell) => cell.trim() === '')) return [];
    const groupsOf = projects.map(({ listPosition }) => namesIn(cells[listPosition - 1] ?? ''));
    return [{ name, groupsOf }];
  });
}

function namesIn(cell: string): string[] {
  return cell
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
