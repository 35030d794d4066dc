import { afterQuietHours, nextDigest, type QuietHours } from '#domain';
import { localText, readLocalTime } from '#platform';

const MINUTES_LENGTH = 'YYYY-MM-DDTHH:MM'.length;

/** The first moment from now on at which mail may go out by the clock of the municipality. */
export function whenNotQuiet(now: Date, quiet: QuietHours): Date {
  const local = localMinutes(now);
  const free = afterQuietHours(local, quiet);
  return free === local ? now : momentFrom(free, now);
}

/** The moment of the next digest by the clock of the municipality. */
export function whenDigest(now: Date, timing: 'daily' | 'weekly'): Date {
  return momentFrom(nextDigest(localMinutes(now), timing), now);
}

function localMinutes(at: Date): string {
  return localText(at).slice(0, MINUTES_LENGTH);
}

/**
 * A time on the clock as a moment that is not past: of a time that comes twice the first that is
 * still to come, for one that never comes the moment at which the clock has passed it.
 */
function momentFrom(local: string, now: Date): Date {
  const reading = readLocalTime(local);
  if (reading.kind === 'once') return reading.at;
  return reading.kind === 'twice' && reading.earlier >= now ? reading.earlier : reading.later;
}
