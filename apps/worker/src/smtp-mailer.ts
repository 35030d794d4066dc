import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { WorkerConfig } from './worker.config.js';
import { type Mail, Mailer } from './mailer.js';

/** A letter that was not taken within this time is tried again later. */
const TIMEOUT_MS = 10_000;

/** Sends letters through the mail server of the installation. */
@Injectable()
export class SmtpMailer extends Mailer implements OnApplicationShutdown {
  private readonly transport: Transporter;
  private readonly from: string;

  constructor({ values }: WorkerConfig) {
    super();
    this.from = values.mailFrom;
    this.transport = createTransport({
      url: values.smtpUrl,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
    });
  }

  async send({ messageId, to, subject, text, html }: Mail): Promise<void> {
    await this.transport.sendMail({
      messageId: `<${messageId}>`,
      from: this.from,
      to: { name: '', address: to },
      subject,
      text,
      ...(html === undefined ? {} : { html }),
      headers: { 'Auto-Submitted': 'auto-generated' },
      // A text is a text: nothing in it is read from a file or fetched from an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}
