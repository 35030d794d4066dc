import type { Fault } from '../domain-error.js';
import { lineFaults, tidyLine } from '../people/plain-text.js';
import { isCalendarDay } from '../people/calendar-day.js';
import { isHouseNumber, isPostcode, tidyPostcode } from '../territory/address.js';

/** By what a resident is found on the list of a wijk. */
export type ResidentIdentity = {
  /** As the register of persons has it, with or without `van der` and the like. */
  readonly surname: string;
  readonly postcode: string;
  readonly houseNumber: number;
  /** ISO. */
  readonly bornOn: string;
};

export const SURNAME_LENGTH_MAX = 100;
/** The ages that are told apart; the register keeps the highest one that somebody has reached. */
export const AGE_CLASSES = [0, 12, 14, 16, 18] as const;
export type AgeClass = (typeof AGE_CLASSES)[number];

/** Nobody was born before it and signs. */
const BORN_FROM = '1900-01-01';

/** Words before a surname that people write in several ways, or leave out. */
const PREFIXES: ReadonlySet<string> = new Set(
  'aan al af auf d da dal das de del den der des di do dos du e een el en het hoi in ibn l la las le les lo los met of onder op over s t te ten ter thoe to toe tot uit uut v van ver vom von voor vor zu zum zur'.split(
    ' ',
  ),
);

/**
 * A surname as it is compared: small letters without accents, and without prefixes, spaces and marks.
 * `Van der Berg`, `Berg, van der` and `v.d. berg` are one. A name of nothing but prefixes (`De la`)
 * stays as it is.
 *
 * @example normaliseSurname('Jansen-de Böer') //=> 'jansenboer'
 */
export function normaliseSurname(surname: string): string {
  const words = surname
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('ĳ', 'ij')
    .replaceAll(/\p{Mn}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const kept = words.filter((word) => !PREFIXES.has(word));
  return (kept.length === 0 ? words : kept).join('');
}

/** What stands for a resident before it is hashed; the same human gives the same parts every time. */
export function identityParts(identity: ResidentIdentity): readonly string[] {
  return [
    normaliseSurname(identity.surname),
    tidyPostcode(identity.postcode),
    identity.houseNumber.toString(),
    identity.bornOn,
  ];
}

/**
 * Age in whole years on a day; on the birthday itself it counts. Who was born on 29 February is a year
 * older on 1 March in a year without that day (Burgerlijk Wetboek: the day has to have passed).
 */
export function ageOn(bornOn: string, dayOn: string): number {
  const years = Number(dayOn.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return dayOn.slice(5) >= bornOn.slice(5) ? years : years - 1;
}

/** The highest class that an age has reached. */
export function ageClassOf(age: number): AgeClass {
  return AGE_CLASSES.findLast((each) => each <= age) ?? 0;
}

/** What is wrong with an identity as somebody typed it; `path` goes before each name, such as `lines[2].`. */
export function identityFaults(
  { surname, postcode, houseNumber, bornOn }: ResidentIdentity,
  todayOn: string,
  path = '',
): Fault[] {
  const faults = lineFaults(`${path}surname`, tidyLine(surname), SURNAME_LENGTH_MAX);
  if (faults.length === 0 && normaliseSurname(surname) === '') {
    const reason = 'A surname has letters.';
    faults.push({ name: `${path}surname`, code: 'surname', reason });
  }
  if (!isPostcode(tidyPostcode(postcode))) {
    const reason = 'A postcode is such as 1811AB.';
    faults.push({ name: `${path}postcode`, code: 'postcode', reason });
  }
  if (!isHouseNumber(houseNumber)) {
    const reason = 'A house number is 1 to 99999, without letters.';
    faults.push({ name: `${path}houseNumber`, code: 'house-number', reason });
  }
  if (!isBirthday(bornOn, todayOn)) {
    const reason = 'A day of birth is such as 1980-03-31, and lies before today.';
    faults.push({ name: `${path}bornOn`, code: 'born-on', reason });
  }
  return faults;
}

/** Whether a text is a day on which somebody who lives today can be born. */
export function isBirthday(text: string, todayOn: string): boolean {
  return isCalendarDay(text) && text >= BORN_FROM && text <= todayOn;
}
