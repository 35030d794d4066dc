import type { SignInMessages } from '../messages/sign-in-nl.js';
import { RefusedError } from '../service/send.js';

/** What somebody filled in to sign in. */
export type SignInForm = {
  readonly way: 'account' | 'letter';
  readonly email: string;
  readonly password: string;
  readonly letterCode: string;
};

export type SignInField = 'email' | 'password' | 'letterCode';

export const EMPTY_FORM: SignInForm = { way: 'account', email: '', password: '', letterCode: '' };

const FIELDS: Readonly<Record<SignInForm['way'], readonly SignInField[]>> = {
  account: ['email', 'password'],
  letter: ['letterCode'],
};

/** The fields of the chosen way that are empty. */
export function missingFields(form: SignInForm): readonly SignInField[] {
  return FIELDS[form.way].filter((field) => form[field].trim() === '');
}

/** What is sent: only what belongs to the chosen way. */
export function requestOf(form: SignInForm): Partial<Record<SignInField, string>> {
  return Object.fromEntries(
    FIELDS[form.way].map((field) => [
      field,
      field === 'password' ? form[field] : form[field].trim(),
    ]),
  );
}

/** Why it did not work, in words. */
export function reasonOf(error: unknown, form: SignInForm, words: SignInMessages): string {
  const status = error instanceof RefusedError ? error.status : null;
  if (status === 429) return words.tooOften;
  if (status === 400 || status === 401)
    return form.way === 'account' ? words.wrongAccount : words.wrongCode;
  return words.notNow;
}
