import { DomainError, type Fault } from '../domain-error.js';
import { CBS_YEAR_MAX, CBS_YEAR_MIN } from './area-import.js';

/** Where somebody lives, as far as it takes to find the buurt. Letters and additions do not matter. */
export type Address = { readonly postcode: string; readonly houseNumber: number };

const POSTCODE = /^[1-9]\d{3}[A-Z]{2}$/;
export const HOUSE_NUMBER_MAX = 99_999;

export class AddressUnknownError extends DomainError {
  readonly code = 'address-unknown';
  readonly kind = 'not-found';

  constructor() {
    super('This address is not known in this municipality.');
  }
}

export class AddressServiceUnavailableError extends DomainError {
  readonly code = 'address-service-unavailable';
  readonly kind = 'unavailable';

  constructor() {
    super('The national address service does not answer as it should. Try again later.');
  }
}

/** A postcode as it is kept: four digits and two capitals, such as 1811AB. It can be wrong still. */
export function tidyPostcode(text: string): string {
  return text.replaceAll(/\s/g, '').toUpperCase();
}

/** Whether a text is a tidied postcode. */
export function isPostcode(text: string): boolean {
  return POSTCODE.test(text);
}

/** Whether a number can be a house number: 1 to 99,999. */
export function isHouseNumber(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= HOUSE_NUMBER_MAX;
}

/** Every fault in an address to look up. The postcode is tidied. */
export function addressFaults({ postcode, houseNumber }: Address): Fault[] {
  return [
    ...(isPostcode(postcode)
      ? []
      : [{ name: 'postcode', code: 'postcode', reason: 'Such as 1811AB.' }]),
    ...(isHouseNumber(houseNumber)
      ? []
      : [{ name: 'houseNumber', code: 'house-number', reason: `1 to ${HOUSE_NUMBER_MAX}.` }]),
  ];
}

/** The fault of a year that no directory can be of. */
export function directoryYearFaults(year: number): Fault[] {
  if (Number.isInteger(year) && year >= CBS_YEAR_MIN && year <= CBS_YEAR_MAX) return [];
  const reason = `A year from ${CBS_YEAR_MIN} to ${CBS_YEAR_MAX}.`;
  return [{ name: 'year', code: 'cbs-year', reason }];
}
