import { DomainError } from '../domain-error.js';

/** Where a message on its way out has come to. */
export const MAILING_STATES = [
  'waiting',
  'handing-over',
  'sent',
  'failed',
  'uncertain',
  'bounced',
  'dropped',
] as const;
export type MailingState = (typeof MAILING_STATES)[number];
export type MailingChannel = 'email' | 'letter';

export type MailingEvent =
  | 'hand-over'
  | 'accept'
  | 'refuse-for-now'
  | 'refuse'
  | 'lose-track'
  | 'bounce'
  | 'drop'
  /** A person decided about one of which nobody knows whether it left. */
  | 'send-again'
  | 'take-as-sent'
  | 'give-up'
  /** A person printed and posted a letter. */
  | 'post';

const EMAIL_STEPS: Readonly<Record<string, MailingState>> = {
  'waiting hand-over': 'handing-over',
  'waiting drop': 'dropped',
  'handing-over accept': 'sent',
  'handing-over refuse-for-now': 'waiting',
  'handing-over refuse': 'failed',
  'handing-over lose-track': 'uncertain',
  'uncertain send-again': 'waiting',
  'uncertain take-as-sent': 'sent',
  'uncertain give-up': 'dropped',
  'uncertain bounce': 'bounced',
  'sent bounce': 'bounced',
};
const LETTER_STEPS: Readonly<Record<string, MailingState>> = {
  'waiting post': 'sent',
  'waiting drop': 'dropped',
};

export class MailingStepError extends DomainError {
  readonly code = 'mailing-step-impossible';
  readonly kind = 'conflict';

  constructor(state: MailingState, event: MailingEvent) {
    super(`A message that is ${state} cannot be taken there.`, { state, event });
  }
}

/**
 * The state of a message after an event. Nothing leads back to the way out from where it may have
 * been taken by a mail server, but a person who decides so.
 *
 * @throws {MailingStepError} when the event does not belong to the state
 */
export function nextMailingState(
  channel: MailingChannel,
  state: MailingState,
  event: MailingEvent,
): MailingState {
  const next = (channel === 'email' ? EMAIL_STEPS : LETTER_STEPS)[`${state} ${event}`];
  if (next === undefined) throw new MailingStepError(state, event);
  return next;
}

/** How often a mail server may say "not now". */
export const MAIL_ATTEMPTS_MAX = 8;

/** How many minutes to wait after a number of tries, from 1: 2, 4, 8 and so on. */
export function pauseAfter(attempts: number): number {
  return 2 ** attempts;
}

/** How handing over a mail ended. */
export type HandOver = {
  readonly event: 'accept' | 'refuse-for-now' | 'refuse' | 'lose-track';
  /** The reply code and, where there is one, the status behind it; `connection` where none came. */
  readonly answer: string;
  /** Whether the mail server said that this address takes no mail. */
  readonly isAddressDead: boolean;
};

/** What the mail server said, and how far the mail had come. */
export type SmtpAnswer = {
  /** Null: the connection failed before there was an answer. */
  readonly code: number | null;
  readonly text: string;
  /** Whether the whole mail had been given to the connection. */
  readonly isContentSent: boolean;
  readonly isAboutAddress: boolean;
};

/**
 * What the end of a failed hand-over means. An answer is believed: 4xx is for now, 5xx is for good.
 * Without one the mail can have been taken from the moment that its content was out; before that it
 * cannot (RFC 5321 §4.1.1.4: only the reply to the end of the data makes a server responsible).
 */
export function readHandOver({ code, text, ...facts }: SmtpAnswer): HandOver {
  if (code === null || code < 400) {
    const event = facts.isContentSent ? 'lose-track' : 'refuse-for-now';
    return { event, answer: 'connection', isAddressDead: false };
  }
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(text)?.[0] ?? null;
  const answer = status === null ? `${code}` : `${code} ${status}`;
  if (code < 500) return { event: 'refuse-for-now', answer, isAddressDead: false };
  const isAddressDead = facts.isAboutAddress && (status === null || isDeadAddress(status));
  return { event: 'refuse', answer, isAddressDead };
}

/** Whether a status says that an address takes no mail: it does not exist (5.1.x) or is closed (5.2.1). */
export function isDeadAddress(status: string): boolean {
  return status.startsWith('5.1.') || status === '5.2.1';
}
