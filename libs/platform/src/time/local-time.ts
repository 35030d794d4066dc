import { Temporal } from 'temporal-polyfill';

/** Where the municipalities are: the clock on the wall that people plan by. */
export const TIME_ZONE = 'Europe/Amsterdam';

/**
 * A time on the clock as a moment. When the clock goes forward in spring an hour of it does not
 * exist; when it goes back in autumn one hour comes twice.
 */
export type LocalReading =
  | { readonly kind: 'once'; readonly at: Date }
  | { readonly kind: 'never' | 'twice'; readonly earlier: Date; readonly later: Date };

/**
 * Reads a day and a time without offset, such as `2026-10-25T02:30`, by the clock of the zone.
 *
 * Of a time that comes twice, `earlier` is summer time. Of one that never comes, both are an hour
 * from it as the clock before and after the change would have it.
 *
 * @throws RangeError when the text is no day and time
 */
export function readLocalTime(text: string): LocalReading {
  const local = Temporal.PlainDateTime.from(text, { overflow: 'reject' });
  const earlier = local.toZonedDateTime(TIME_ZONE, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(TIME_ZONE, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) {
    return { kind: 'once', at: new Date(earlier.epochMilliseconds) };
  }
  return {
    kind: earlier.toPlainDateTime().equals(local) ? 'twice' : 'never',
    earlier: new Date(earlier.epochMilliseconds),
    later: new Date(later.epochMilliseconds),
  };
}

/** The moment by the clock on the wall, with its offset: `2026-10-25T02:30:00+01:00`. */
export function localText(at: Date): string {
  return zoned(at).toString({
    timeZoneName: 'never',
    fractionalSecondDigits: at.getTime() % 1_000 === 0 ? 0 : 3,
  });
}

/** The Swedes write a day as ISO does. Made once: it is asked for at every request of somebody signed in. */
const DAY_FORMAT = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE, dateStyle: 'short' });

/** The calendar day by the clock on the wall, as an ISO date. */
export function localDay(at: Date): string {
  return DAY_FORMAT.format(at);
}

/**
 * How far one moment lies from another by the clock on the wall, as a function that moves other
 * moments as far: what was at 09:00 stays at 09:00, also across a change of the clock. A time that
 * does not exist there becomes the one an hour later, and of one that comes twice the first is taken.
 */
export function wallClockShift(from: Date, to: Date): (at: Date) => Date {
  const distance = zoned(from)
    .toPlainDateTime()
    .until(zoned(to).toPlainDateTime(), { largestUnit: 'day' });
  return (at) => {
    const moved = zoned(at).toPlainDateTime().add(distance);
    return new Date(moved.toZonedDateTime(TIME_ZONE).epochMilliseconds);
  };
}

function zoned(at: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(TIME_ZONE);
}
