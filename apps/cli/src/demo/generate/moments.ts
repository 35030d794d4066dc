const DAY_MS = 86_400_000;

/** A moment some days before (negative) or after the present, at an hour of the day in UTC. */
export function momentAt(now: Date, days: number, hour: number): Date {
  const midnight = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  return new Date(midnight + days * DAY_MS + hour * 3_600_000);
}

/** A calendar day some days before (negative) or after the present. */
export function dayAt(now: Date, days: number): string {
  return momentAt(now, days, 12).toISOString().slice(0, 10);
}

/** The moment a number of minutes later. */
export function minutesAfter(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() + minutes * 60_000);
}
