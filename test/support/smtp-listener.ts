import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export type ReceivedMail = {
  readonly to: readonly string[];
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  /** The page of a mail that has one; the empty text where there is none. */
  readonly html: string;
};

/** A mail server that keeps what it gets, and refuses it for as long as a test says so. */
export class SmtpListener {
  readonly mails: ReceivedMail[] = [];
  isRefusing = false;
  /** How many letters were turned away. */
  refusedCount = 0;

  private constructor(
    private readonly server: SMTPServer,
    private port: number,
  ) {}

  static async open(): Promise<SmtpListener> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      disableReverseLookup: true,
      onData: (stream, session, callback) => {
        void text(stream).then((raw) => {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          callback(listener.take(to, raw));
        });
      },
    });
    const listener = new SmtpListener(server, 0);
    listener.port = await listening(server);
    return listener;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => {
        resolve();
      });
    });
  }

  private take(to: readonly string[], raw: string): Error | null {
    if (this.isRefusing) {
      this.refusedCount += 1;
      return Object.assign(new Error('Try again later.'), { responseCode: 451 });
    }
    this.mails.push(mailOf(to, raw));
    return null;
  }
}

function listening(server: SMTPServer): Promise<number> {
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    const listener = server.listen(0, '127.0.0.1', () => {
      const address = listener.address();
      resolve(typeof address === 'object' ? (address?.port ?? 0) : 0);
    });
  });
}

function mailOf(to: readonly string[], raw: string): ReceivedMail {
  const [head = '', ...body] = raw.split('\r\n\r\n');
  const lines = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), decodedWords(line.slice(colon + 1).trim())];
    }),
  );
  const whole = body.join('\r\n\r\n');
  const boundary = /boundary="?([^";]+)/.exec(headers.get('content-type') ?? '')?.[1];
  if (boundary === undefined) return { to, headers, text: plain(whole, headers), html: '' };
  const parts = whole.split(`--${boundary}`).slice(1, -1).map(partOf);
  const textOf = (type: string): string => parts.find((part) => part.type === type)?.text ?? '';
  return { to, headers, text: textOf('text/plain'), html: textOf('text/html') };
}

/** One part of a mail that has several. */
function partOf(raw: string): { readonly type: string; readonly text: string } {
  const { headers, text } = mailOf([], raw.replace(/^\r\n/, ''));
  return { type: (headers.get('content-type') ?? '').split(';')[0] ?? '', text };
}

function plain(body: string, headers: ReadonlyMap<string, string>): string {
  const encoding = headers.get('content-transfer-encoding');
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  return encoding === 'quoted-printable' ? quotedPrintable(body) : body;
}

/** RFC 2047 words, such as `=?UTF-8?Q?=E2=82=AC?=`. */
function decodedWords(value: string): string {
  return value
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64').toString('utf8')
        : quotedPrintable(word.replaceAll('_', ' ')),
    );
}

function quotedPrintable(value: string): string {
  const bytes = value
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
