import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { parseConnectionUrl } from 'nodemailer/lib/shared/index.js';
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js';
import { type HandOver, readHandOver } from '#domain';
import { type Mail, Mailer } from './mailer.js';
import { WorkerConfig } from './worker.config.js';

/** How long the mail server may be silent. */
const TIMEOUT_MS = 10_000;
/** How long a letter may take in all, however busy the server keeps us. */
const WHOLE_TIMEOUT_MS = 60_000;

type Failure = {
  readonly responseCode?: number;
  readonly response?: string;
  readonly command?: string;
};

/** Sends letters through the mail server of the installation, each over a connection of its own. */
@Injectable()
export class SmtpMailer extends Mailer {
  private readonly from: string;
  private readonly options: SMTPConnection.Options;
  private readonly credentials: SMTPConnection.Credentials | null;

  constructor({ values }: WorkerConfig) {
    super();
    this.from = values.mailFrom;
    const { auth, ...rest } = parseConnectionUrl(values.smtpUrl) as ConnectionUrl;
    this.credentials = auth ?? null;
    this.options = {
      ...rest,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
    };
  }

  async handOver(mail: Mail): Promise<HandOver> {
    const content = await this.contentOf(mail);
    const progress = { isContentSent: false };
    try {
      await this.deliver(mail.to, content, progress);
      return { event: 'accept', answer: '250', isAddressDead: false };
    } catch (error) {
      const { responseCode, response, command } = error as Failure;
      return readHandOver({
        code: responseCode ?? null,
        text: response ?? '',
        isContentSent: progress.isContentSent,
        isAboutAddress: command === 'RCPT TO',
      });
    }
  }

  private contentOf({ messageId, to, subject, text, html, unsubscribeUrl }: Mail): Promise<Buffer> {
    const unsubscribe =
      unsubscribeUrl === undefined
        ? {}
        : {
            'List-Unsubscribe': `<${unsubscribeUrl}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          };
    return new MailComposer({
      messageId: `<${messageId}>`,
      from: this.from,
      to: { name: '', address: to },
      subject,
      text,
      ...(html === undefined ? {} : { html }),
      headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribe },
      // A text is a text: nothing in it is read from a file or fetched from an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    })
      .compile()
      .build();
  }

  /** Resolves when the server took the letter; rejects with its answer, or without one. */
  private async deliver(
    to: string,
    content: Buffer,
    progress: { isContentSent: boolean },
  ): Promise<void> {
    const connection = new SMTPConnection(this.options);
    const isLate = AbortSignal.timeout(WHOLE_TIMEOUT_MS);
    try {
      await new Promise<void>((resolve, reject) => {
        isLate.addEventListener('abort', () => {
          reject(new Error('The mail server took too long.'));
        });
        connection.on('error', reject);
        // A server may leave without a word, between two answers.
        connection.on('end', () => {
          reject(new Error('The mail server is gone.'));
        });
        this.converse(connection, { to, content, progress }).then(resolve, reject);
      });
      connection.quit();
    } catch (error) {
      connection.close();
      throw error;
    } finally {
      // What goes wrong from here on changes nothing: the letter is taken, or it is not.
      connection.on('error', () => undefined);
    }
  }

  private async converse(
    connection: SMTPConnection,
    given: {
      readonly to: string;
      readonly content: Buffer;
      readonly progress: { isContentSent: boolean };
    },
  ): Promise<void> {
    await called((done) => {
      connection.connect(done);
    });
    const { credentials } = this;
    if (credentials !== null) {
      await called((done) => {
        connection.login({ credentials }, done);
      });
    }
    // The connection asks for it only when the server is ready for the content.
    const message = Readable.from([given.content]);
    message.on('end', () => {
      given.progress.isContentSent = true;
    });
    await called((done) => {
      connection.send({ from: addressIn(this.from), to: [given.to] }, message, done);
    });
  }
}

type ConnectionUrl = SMTPConnection.Options & { readonly auth?: SMTPConnection.Credentials };

function called(start: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => {
      if (error == null) resolve();
      else reject(error);
    });
  });
}

/** The address in `Name <address>`. */
function addressIn(from: string): string {
  return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim();
}
