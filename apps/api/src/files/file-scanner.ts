import { createConnection, type Socket } from 'node:net';
import { fileFault, ScannerUnavailableError, UploadRefusedError } from '#domain';

/** What looks for viruses: a port, as the scanner is not ours. */
export abstract class FileScanner {
  /** What the scanner is called where a file tells by what it was scanned; null: nothing scans. */
  abstract readonly name: string | null;

  /**
   * @throws {UploadRefusedError} when there is a virus in it
   * @throws {ScannerUnavailableError} when the scanner does not say
   */
  abstract scan(bytes: Buffer): Promise<void>;
}

/** An installation without a scanner. */
export class NoScanner extends FileScanner {
  readonly name = null;

  scan(): Promise<void> {
    return Promise.resolve();
  }
}

const CHUNK_BYTES = 64 * 1024;
const TIMEOUT_MS = 30_000;
const ANSWER_LENGTH_MAX = 4096;

/**
 * The ClamAV daemon, by its INSTREAM command over TCP: chunks with their length before them, a length of
 * nothing at the end, then one answer. Anything but a plain "OK" or "FOUND" counts as no answer.
 */
export class ClamdScanner extends FileScanner {
  readonly name = 'clamd';

  constructor(
    private readonly address: { readonly host: string; readonly port: number },
    private readonly timeoutMs = TIMEOUT_MS,
  ) {
    super();
  }

  async scan(bytes: Buffer): Promise<void> {
    const answer = await this.ask(bytes).catch(() => '');
    if (/^stream: OK$/.test(answer)) return;
    if (/^stream: .+ FOUND$/.test(answer)) {
      const reason = 'The virus scanner found something in this file.';
      throw new UploadRefusedError([fileFault('file-infected', reason)]);
    }
    throw new ScannerUnavailableError();
  }

  private ask(bytes: Buffer): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = createConnection(this.address);
      let answer = '';
      const fail = (error: Error): void => {
        clearTimeout(timer);
        socket.destroy();
        reject(error);
      };
      // For the whole exchange: a scanner that says a little now and then does not hold us up either.
      const timer = setTimeout(() => {
        fail(new Error('The scanner takes too long.'));
      }, this.timeoutMs);
      socket.on('error', fail);
      socket.on('data', (chunk: Buffer) => {
        answer += chunk.toString('latin1');
        if (answer.length > ANSWER_LENGTH_MAX) fail(new Error('The scanner says too much.'));
      });
      socket.on('close', () => {
        clearTimeout(timer);
        resolve(answer.replace(/\0$/, '').trim());
      });
      socket.on('connect', () => {
        sendStream(socket, bytes);
      });
    });
  }
}

function sendStream(socket: Socket, bytes: Buffer): void {
  socket.write('zINSTREAM\0');
  for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
    const chunk = bytes.subarray(from, from + CHUNK_BYTES);
    socket.write(lengthOf(chunk.length));
    socket.write(chunk);
  }
  socket.write(lengthOf(0));
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}
