import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';

export type ReceivedMail = {
  readonly to: readonly string[];
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  /** The page of a mail that has one; the empty text where there is none. */
  readonly html: string;
};

/**
 * What a mail server does with a letter: takes it (perhaps slowly), refuses it for now or for good,
 * knows no such address, breaks the connection before the content or after it, or says nothing more
 * from then on. What came in before that was taken all the same, as happens with real ones.
 */
export type SmtpBehaviour =
  | 'take'
  | 'slow'
  | 'refuse'
  | 'refuse-for-good'
  | 'unknown-address'
  | 'drop-before'
  | 'drop-after'
  | 'silent-before'
  | 'silent-after';

const SLOW_MS = 400;

/** A mail server that keeps what it gets, and refuses it for as long as a test says so. */
export class SmtpListener {
  readonly mails: ReceivedMail[] = [];
  isRefusing = false;
  /** What it does with letters to an address; it takes all others. */
  readonly behaviours = new Map<string, SmtpBehaviour>();
  /** How many letters were turned away. */
  refusedCount = 0;
  /** The addresses of letters about which it says nothing more. */
  readonly silentAbout = new Set<string>();

  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: SMTPServer,
    private port: number,
  ) {}

  static async open(): Promise<SmtpListener> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      disableReverseLookup: true,
      onRcptTo: ({ address }, _session, callback) => {
        if (listener.isSilent(address, 'silent-before')) return;
        callback(listener.receive(address));
      },
      onData: (stream, session, callback) => {
        const answered = text(stream).then(async (raw) => {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          const behaviour = listener.behaviours.get(to[0] ?? '') ?? 'take';
          if (behaviour === 'slow') await sleep(SLOW_MS);
          const end = listener.take(to, raw, behaviour);
          if (!listener.isSilent(to[0] ?? '', 'silent-after')) callback(end);
        });
        // What breaks off in the middle is nobody's letter.
        answered.catch(() => undefined);
      },
    });
    const listener = new SmtpListener(server, 0);
    server.server.on('connection', (socket) => {
      listener.sockets.add(socket);
      socket.on('close', () => listener.sockets.delete(socket));
    });
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

  private take(to: readonly string[], raw: string, behaviour: SmtpBehaviour): Error | null {
    if (this.isRefusing || behaviour === 'refuse') {
      this.refusedCount += 1;
      return answer('Try again later.', 451);
    }
    if (behaviour === 'refuse-for-good') return answer('5.7.1 We want no such mail.', 554);
    this.mails.push(mailOf(to, raw));
    if (behaviour === 'drop-after') this.drop();
    return null;
  }

  private receive(address: string): Error | null {
    const behaviour = this.behaviours.get(address);
    if (behaviour === 'drop-before') this.drop();
    return behaviour === 'unknown-address' ? answer('5.1.1 Nobody has this address.', 550) : null;
  }

  private isSilent(address: string, behaviour: SmtpBehaviour): boolean {
    if (this.behaviours.get(address) !== behaviour) return false;
    this.silentAbout.add(address);
    return true;
  }

  private drop(): void {
    for (const socket of this.sockets) socket.destroy();
  }
}

function answer(message: string, responseCode: number): Error {
  return Object.assign(new Error(message), { responseCode });
}

function listening(server: SMTPServer): Promise<number> {
  return new Promise((resolve, reject) => {
    // A connection that breaks is a test's own doing.
    server.on('error', () => undefined);
    server.server.once('error', reject);
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
