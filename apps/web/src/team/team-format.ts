import { money, moment, type Wording } from '../messages/format.js';

export { day } from '../messages/format.js';

/** A moment of the service as people say it, in the time of the Netherlands. */
export function momentOf(wording: Wording, isoMoment: string): string {
  return moment(wording, new Date(isoMoment));
}

/** The calendar day of a moment in the Netherlands (ISO). */
export function dayInAmsterdam(at: Date): string {
  // The Canadian way to write a day is the ISO one.
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam' }).format(at);
}

/** A column of amounts, always with the cents. */
export function inColumn(locale: string): (cents: number) => string {
  return money(locale, [1]);
}
