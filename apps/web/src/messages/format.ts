import type { Messages } from './nl.js';

export type Wording = { readonly locale: string; readonly messages: Messages };

const AMSTERDAM = 'Europe/Amsterdam';

/**
 * Amounts of money, in hundredths: a no-break space after the sign, and cents only when some amount
 * in the same list has them.
 */
export function money(
  locale: string,
  amounts: readonly number[],
  currency = 'EUR',
): (cents: number) => string {
  const hasCents = amounts.some((amount) => amount % 100 !== 0);
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: hasCents ? 2 : 0,
    maximumFractionDigits: hasCents ? 2 : 0,
  });
  return (cents) => format.format(cents / 100);
}

const DAY = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const TIME = { hour: '2-digit', minute: '2-digit' } as const;

/** A moment as people say it: weekday and date, and the time in the Netherlands. */
export function moment({ locale, messages }: Wording, at: Date): string {
  const part = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { timeZone: AMSTERDAM, ...options }).format(at);
  return messages.moment(part(DAY), part(TIME));
}

/** A calendar day as people say it, without the weekday: for what has been, or has no hour. */
export function day(locale: string, isoDay: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${isoDay}T00:00:00Z`),
  );
}

/** The time of day in the Netherlands, to the minute: "14.12" as Dutch people write it. */
export function time({ locale, messages }: Wording, at: Date): string {
  const format = new Intl.DateTimeFormat(locale, { timeZone: AMSTERDAM, ...TIME });
  return messages.time(format.format(at));
}
