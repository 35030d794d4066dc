import type { SignInMessages } from './sign-in-nl.js';

/** The English texts of signing in. */
export const signInEn: SignInMessages = {
  heading: 'Sign in',
  lead: 'Sign in to send in a plan, to support one or to follow one.',
  how: 'How do you want to sign in?',
  byAccount: 'With my e-mail address',
  byLetter: 'With the code of a letter',
  email: 'E-mail address',
  password: 'Password',
  letterCode: 'Code of the letter',
  letterHint: 'Capitals and dashes do not matter.',
  submit: 'Sign in',
  busy: 'Checking…',
  notRight: 'This did not work',
  wrongAccount: 'The e-mail address and the password do not belong together.',
  wrongCode: 'We do not know this code. Check that you copied it right.',
  tooOften: 'Something wrong was filled in too often. Wait fifteen minutes and try again.',
  notNow: 'This isn’t working right now. Try again in a minute.',
  missing: {
    email: 'Fill in your e-mail address.',
    password: 'Fill in your password.',
    letterCode: 'Fill in the code of the letter.',
  },
  noMunicipality: 'Choose a municipality first.',
  back: 'To the front page',
};
