const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Far enough ahead for all that is decided, and objected to, before the clock changes. */
const CLOCK_CHANGE_AFTER_DAYS = 75;

const DUTCH_TIME = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'longOffset',
});

/** A year with the day of the test in the middle of it. */
export class YearCalendar {
  private readonly today = Math.floor(Date.now() / DAY_MS) * DAY_MS;

  /** Noon by the clock in Europe/Amsterdam, so many days from the day of the test. */
  day(days: number): Date {
    const midnight = this.today + days * DAY_MS;
    const winter = new Date(midnight + 11 * HOUR_MS);
    return timeOfDay(winter) === '12:00' ? winter : new Date(midnight + 10 * HOUR_MS);
  }

  /** The calendar day so many days from the day of the test (ISO). */
  date(days: number): string {
    return this.day(days).toISOString().slice(0, 10);
  }

  /** The year whose budget is divided. */
  get budgetYear(): number {
    return this.day(0).getUTCFullYear();
  }

  /** How many days from the day of the test the clock is put forward or back, the first time in time. */
  get clockChangeDays(): number {
    let days = CLOCK_CHANGE_AFTER_DAYS;
    while (offsetAt(this.day(days)) === offsetAt(this.day(days - 1))) days += 1;
    return days;
  }

  /**
   * A moment in the hour around that change: half an hour after the clock was put forward, or before it
   * is put back. A week before, it is half past two by the clock on the wall.
   */
  get clockChange(): Date {
    const days = this.clockChangeDays;
    const change = this.today + days * DAY_MS + HOUR_MS;
    const isSpring = offsetAt(this.day(days)) > offsetAt(this.day(days - 1));
    return new Date(change + (isSpring ? HOUR_MS / 2 : -HOUR_MS / 2));
  }
}

/** A week before a moment, by the clock of UTC. */
export function weekBefore(moment: Date): Date {
  return new Date(moment.getTime() - 7 * DAY_MS);
}

/** The time of day in Europe/Amsterdam, such as 10:30. */
export function timeOfDay(moment: Date): string {
  return DUTCH_TIME.format(moment).slice(0, 5);
}

function offsetAt(moment: Date): string {
  return DUTCH_TIME.format(moment).slice(5);
}
