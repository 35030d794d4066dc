const DUTCH_DAY = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
});

/** The calendar day in the Netherlands at a moment, as an ISO date. */
export function todayOn(now: Date): string {
  return DUTCH_DAY.format(now);
}
