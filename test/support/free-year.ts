const lastYears = new Map<string, number>();

/** A year, later than this one, in which a wijkteam has no budget of a test yet: one per year is the rule. */
export function freeYear(wijkteamId: string, after: number): number {
  const year = (lastYears.get(wijkteamId) ?? after) + 1;
  lastYears.set(wijkteamId, year);
  return year;
}
