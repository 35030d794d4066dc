import { dayInAmsterdam, day } from '../team/team-format.js';

/** The day of a moment in the Netherlands, as people say it. */
export function dayOfMoment(locale: string, isoMoment: string): string {
  return day(locale, dayInAmsterdam(new Date(isoMoment)));
}

/** A day (2027-04-12) or a whole month (2027-04), as people say it. */
export function dayOrMonth(locale: string, planned: string): string {
  if (planned.length > 7) return day(locale, planned);
  return new Intl.DateTimeFormat(locale, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${planned}-01T00:00:00Z`));
}

/** How large a file is, in whole kilobytes or in tenths of megabytes. */
export function fileSize(locale: string, byteCount: number): string {
  const isLarge = byteCount >= 1_000_000;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(isLarge ? byteCount / 1_000_000 : Math.max(1, byteCount / 1000));
}

/** How far something is, in metres below a kilometre. */
export function distance(locale: string, metres: number): string {
  const isFar = metres >= 1000;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: isFar ? 'kilometer' : 'meter',
    maximumFractionDigits: isFar ? 1 : 0,
  }).format(isFar ? metres / 1000 : metres);
}
