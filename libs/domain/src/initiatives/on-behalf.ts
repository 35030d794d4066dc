import type { Fault } from '../domain-error.js';
import { isCalendarDay } from '../people/calendar-day.js';
import { lineFaults } from '../people/plain-text.js';

/** How somebody agreed that another writes their plan down (AVG 6, first paragraph, a). */
export const CONSENT_FORMS = ['in-person', 'by-phone', 'in-writing'] as const;
export type ConsentForm = (typeof CONSENT_FORMS)[number];

/** For whom a plan was written down. Personal data: kept apart, never public, never in a log. */
export type OnBehalf = {
  readonly name: string;
  readonly postalAddress: string | null;
  readonly phone: string | null;
  /** The day on which they agreed to it (ISO). */
  readonly consentOn: string;
  readonly consentForm: ConsentForm;
};

export const BEHALF_NAME_LENGTH_MAX = 120;
export const POSTAL_ADDRESS_LENGTH_MAX = 300;
export const PHONE_LENGTH_MAX = 40;

/**
 * Every fault in what is known of somebody without an account: there is a way to reach them, and they
 * agreed on a day that is not to come.
 */
export function onBehalfFaults(onBehalf: OnBehalf, today: string): Fault[] {
  const { name, postalAddress, phone, consentOn } = onBehalf;
  const faults = [
    ...lineFaults('onBehalf.name', name, BEHALF_NAME_LENGTH_MAX),
    ...(postalAddress === null
      ? []
      : lineFaults('onBehalf.postalAddress', postalAddress, POSTAL_ADDRESS_LENGTH_MAX)),
    ...(phone === null ? [] : lineFaults('onBehalf.phone', phone, PHONE_LENGTH_MAX)),
  ];
  if (postalAddress === null && phone === null) {
    const reason =
      'Give a postal address or a telephone number: they have to hear what comes of it.';
    faults.push({ name: 'onBehalf.postalAddress', code: 'not-reachable', reason });
  }
  if (!isCalendarDay(consentOn) || consentOn > today) {
    const reason = 'Give the day on which they agreed, today at the latest.';
    faults.push({ name: 'onBehalf.consentOn', code: 'consent-day', reason });
  }
  return faults;
}
