import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type CountedInitiative = {
  readonly id: string;
  readonly costCents: number;
  readonly votes: number;
};

/** The rule once more, by hand: most votes first, ties to the cheaper, what does not fit is skipped. */
export function greedyByHand(
  candidates: readonly CountedInitiative[],
  budgetCents: number,
): CountedInitiative[] {
  let left = budgetCents;
  return candidates
    .toSorted((a, b) => b.votes - a.votes || a.costCents - b.costCents)
    .filter(({ costCents }) => {
      if (costCents > left) return false;
      left -= costCents;
      return true;
    });
}

export function totalOf(initiatives: readonly CountedInitiative[]): number {
  return initiatives.reduce((sum, { costCents }) => sum + costCents, 0);
}

/** How often each status was answered. */
export function statusesOf(
  answers: readonly { readonly status: number }[],
): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** The mails that the catcher has kept. */
export function mailsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}
