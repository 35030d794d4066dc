import { rational } from '../arithmetic/rational.js';
import { inCents, type OnPayment, type SharesAccount } from './shares-account.js';
import type { MoneyFlow, MoneyOfSupporters } from './tally-explanation.js';

/** What the supporters of each loser paid for each winner; filled while a run is replayed. */
export type MoneyBook = ReadonlyMap<number, Map<string, { voters: number; units: bigint }>>;

/** An empty book, with a page for each loser. */
export function openMoneyBook(losers: readonly number[]): MoneyBook {
  return new Map(
    losers.map((project) => [project, new Map<string, { voters: number; units: bigint }>()]),
  );
}

/** Books each payment with every loser that the payer supports. */
export function booksPayments({ merged }: SharesAccount, book: MoneyBook): OnPayment {
  const { weights, byClass } = merged;
  return ({ candidate }, one, amount) => {
    const voters = weights[one] ?? 0;
    const units = amount * BigInt(voters);
    const to = byClass.starts[one + 1] ?? 0;
    for (let at = byClass.starts[one] ?? 0; at < to; at += 1) {
      const page = book.get(byClass.columns[at] ?? -1);
      if (page === undefined) continue;
      const line = page.get(candidate.id);
      if (line === undefined) page.set(candidate.id, { voters, units });
      else {
        line.voters += voters;
        line.units += units;
      }
    }
  };
}

/**
 * Where the money of a project's supporters went. Winners that fewer than `minimumGroup` of them paid
 * for are put together; when that would be one alone, the next smallest joins it, so that it does not
 * follow from the others.
 */
export function moneyOf(
  account: SharesAccount,
  book: MoneyBook,
  project: number,
  terms: { readonly minimumGroup: number; readonly unspent: bigint },
): MoneyOfSupporters {
  const lines = [...(book.get(project) ?? [])]
    .map(([id, line]) => ({ id, ...line }))
    .sort((left, right) => right.voters - left.voters);
  const isSmall = lines.filter(({ voters }) => voters < terms.minimumGroup).length;
  const hidden = isSmall === 1 ? 2 : isSmall;
  const shown = hidden > lines.length ? [] : lines.slice(0, lines.length - hidden);
  const others = lines.slice(shown.length);
  const flows: MoneyFlow[] = shown
    .toSorted((left, right) => (left.units === right.units ? 0 : left.units > right.units ? -1 : 1))
    .map(({ id, voters, units }) => ({ id, voters, amount: inCents(account, units) }));
  const otherUnits = others.reduce((total, { units }) => total + units, 0n);
  return {
    flows,
    otherWinners: others.length,
    otherAmount: others.length === 0 ? rational(0n) : inCents(account, otherUnits),
    unspent: inCents(account, terms.unspent),
  };
}
