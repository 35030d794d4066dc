/**
 * An IBAN as people type it, without its spaces and in capitals.
 *
 * Length per country and check digits (ISO 13616) are judged where a request comes in.
 */
export function normaliseIban(text: string): string {
  return text.replaceAll(/\s/g, '').toUpperCase();
}

const SHOWN_DIGITS = 4;
const COUNTRY_LENGTH = 2;

/**
 * An IBAN for whoever does not pay: the country and the last four characters, the rest as stars.
 *
 * @example
 * maskIban('NL91ABNA0417164300'); //=> 'NL************4300'
 */
export function maskIban(iban: string): string {
  const hidden = iban.slice(COUNTRY_LENGTH, -SHOWN_DIGITS).replaceAll(/./g, '*');
  return `${iban.slice(0, COUNTRY_LENGTH)}${hidden}${iban.slice(-SHOWN_DIGITS)}`;
}
