import type { HandOver } from '#domain';

/** A letter to one person. */
export type Mail = {
  /** Names the letter for good: sent twice, it is recognised as the same one. Without angle brackets. */
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  /** Plain text. */
  readonly text: string;
  /** The same as a page, for mail programs that show those. */
  readonly html?: string;
  /** The address of a one-click end to mail like this (RFC 8058); absent where there is none. */
  readonly unsubscribeUrl?: string;
};

/** The mail server did not take a letter, or did not say that it did. */
export class MailNotTakenError extends Error {
  constructor(readonly handOver: HandOver) {
    super(`The mail server did not take the letter: ${handOver.event}, ${handOver.answer}.`);
  }
}

/** The way out for letters: a port, as a mail server is not ours. */
export abstract class Mailer {
  /** Hands a letter to the mail server once, and says how that ended. */
  abstract handOver(mail: Mail): Promise<HandOver>;

  /**
   * Hands a letter to the mail server.
   *
   * @throws {MailNotTakenError} when the server does not say that it took it
   */
  async send(mail: Mail): Promise<void> {
    const handOver = await this.handOver(mail);
    if (handOver.event !== 'accept') throw new MailNotTakenError(handOver);
  }
}
