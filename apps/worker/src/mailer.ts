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
};

/** The way out for letters: a port, as a mail server is not ours. */
export abstract class Mailer {
  /** Hands a letter to the mail server. Rejects when the server does not take it. */
  abstract send(mail: Mail): Promise<void>;
}
