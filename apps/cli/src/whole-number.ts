import { InvalidArgumentError } from 'commander';

/** An option that is a whole number of at most nine digits. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) {
    throw new InvalidArgumentError('Give a whole number of at most nine digits.');
  }
  return Number(text);
}
