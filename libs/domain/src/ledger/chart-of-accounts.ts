/**
 * The accounts that the money of a municipality runs through. A path names one account; its
 * kind says which side may not run out.
 */
export const COUNCIL_ACCOUNT = 'external:council';

/** A wijkteam's budget of one year: what the council gave and the wijkteam can still promise. */
export function budgetAccount(budgetId: string): string {
  return `budget:${budgetId}`;
}

/** A part of a budget that is set apart for a round, a theme or a buurt. */
export function envelopeAccount(envelopeId: string): string {
  return `envelope:${envelopeId}`;
}

/** What the wijkteam promised to one initiative and is not paid yet. */
export function allocatedAccount(initiativeId: string): string {
  return `initiative:${initiativeId}:allocated`;
}

/** What was paid to one initiative. */
export function paidAccount(initiativeId: string): string {
  return `initiative:${initiativeId}:paid`;
}

/**
 * Whether an account is bound by its ceiling: it can never pass on more than it was given.
 * Only the council, where the money comes from, is not.
 */
export function hasCeiling(path: string): boolean {
  return !path.startsWith('external:');
}
