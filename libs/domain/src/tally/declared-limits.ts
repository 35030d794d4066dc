import type { Cents } from '../money/cents.js';
import { parseAmount } from '../pabulib/decimals.js';
import { pabulibColumn, type PabulibElection, pabulibMeta } from '../pabulib/pabulib-file.js';
import type { TallyLimit } from './tally-election.js';

/** The limits on groups of projects that a file sets, or why they cannot be understood. */
export type DeclaredLimits =
  | { readonly kind: 'limits'; readonly limits: readonly TallyLimit[] }
  | { readonly kind: 'unclear'; readonly reason: string };

/** A kind of group: where a file lists the groups, their budgets, and the group of each project. */
const GROUPINGS = [
  { word: 'category', names: 'categories', budgets: 'budget_per_category', column: 'category' },
  {
    word: 'neighborhood',
    names: 'neighborhoods',
    budgets: 'budget_per_neighborhood',
    column: 'neighborhood',
  },
] as const;

/** The budgets per category and per neighbourhood of a file: what the funded projects of each may cost. */
export function declaredLimits(election: PabulibElection): DeclaredLimits {
  const declared = GROUPINGS.map((grouping) => limitsOf(election, grouping));
  const unclear = declared.find(({ kind }) => kind === 'unclear');
  const limits = declared.flatMap((one) => (one.kind === 'limits' ? one.limits : []));
  return unclear ?? { kind: 'limits', limits };
}

function limitsOf(
  election: PabulibElection,
  { word, names: namesKey, budgets: budgetsKey, column }: (typeof GROUPINGS)[number],
): DeclaredLimits {
  const budgets = listIn(election, budgetsKey);
  if (budgets === null) return { kind: 'limits', limits: [] };
  const names = listIn(election, namesKey) ?? [];
  const groups = pabulibColumn(election.projectTable, column);
  if (names.length !== budgets.length || groups === null) {
    const reason = `The file sets ${budgetsKey} without saying for which groups of projects.`;
    return { kind: 'unclear', reason };
  }
  const amounts = budgets.map((budget): Cents | null => parseAmount(budget)?.amount ?? null);
  if (amounts.includes(null)) {
    return { kind: 'unclear', reason: `${budgetsKey} holds an amount that is no number.` };
  }
  const limits = names.map((name, index): TallyLimit => {
    const members = election.projects.flatMap(({ listPosition }, place) =>
      membersOf(groups[listPosition - 1]).includes(name) ? [place] : [],
    );
    return { name: `${word} ${name}`, members, costMax: amounts[index] ?? null, countMax: null };
  });
  return { kind: 'limits', limits };
}

function listIn(election: PabulibElection, name: string): string[] | null {
  const list = pabulibMeta(election, name);
  return list === null ? null : list.split(',').map((one) => one.trim());
}

function membersOf(cell = ''): string[] {
  return cell.split(',').map((one) => one.trim());
}
