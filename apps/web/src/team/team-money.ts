import type { Envelope, TeamBudget } from './team-types.js';

/** Amounts of one line of the table. `grantedCents` is promised and free together. */
export type MoneyLine = {
  readonly grantedCents: number;
  /** Promised to initiatives, paid or not. */
  readonly promisedCents: number;
  readonly paidCents: number;
  readonly freeCents: number;
};

/** What an envelope holds, as a line. */
export function lineOf(envelope: Envelope): MoneyLine {
  return {
    grantedCents: envelope.grantedCents,
    promisedCents: envelope.allocatedCents,
    paidCents: envelope.paidCents,
    freeCents: envelope.availableCents,
  };
}

/** What of a budget is in no envelope, as a line. */
export function unsplitLine(budget: TeamBudget): MoneyLine {
  return {
    grantedCents: spendableCents(budget) - budget.splitCents,
    promisedCents: budget.allocatedCents,
    paidCents: budget.paidCents,
    freeCents: budget.availableCents,
  };
}

/** What can be spent in the year of a budget: granted and come in, less what went to a later year. */
export function spendableCents(budget: TeamBudget): number {
  return budget.grantedCents + budget.carriedInCents - budget.carriedOutCents;
}

/** Lines together. */
export function sumLines(lines: readonly MoneyLine[]): MoneyLine {
  const sum = (pick: (line: MoneyLine) => number): number =>
    lines.reduce((total, line) => total + pick(line), 0);
  return {
    grantedCents: sum(({ grantedCents }) => grantedCents),
    promisedCents: sum(({ promisedCents }) => promisedCents),
    paidCents: sum(({ paidCents }) => paidCents),
    freeCents: sum(({ freeCents }) => freeCents),
  };
}

/**
 * Whether a budget and its envelopes agree to the cent: every line is what was promised of it and
 * what is free, and all lines are what can be spent.
 */
export function addsUp(budget: TeamBudget, envelopes: readonly Envelope[]): boolean {
  const lines = [...envelopes.map(lineOf), unsplitLine(budget)];
  const split = envelopes.reduce((total, { grantedCents }) => total + grantedCents, 0);
  return (
    split === budget.splitCents &&
    lines.every((line) => line.grantedCents === line.promisedCents + line.freeCents) &&
    lines.every((line) => line.paidCents <= line.promisedCents)
  );
}
