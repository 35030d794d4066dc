import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { ClamdScanner } from './file-scanner.js';

/** A daemon that speaks as clamd does: it reads the whole stream and says what it was told to. */
function aClamd(
  answer: (bytes: Buffer) => string | null,
): Promise<{ server: Server; port: number }> {
  const server = createServer((socket: Socket) => {
    let read = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      read = Buffer.concat([read, chunk]);
      const stream = streamIn(read);
      const said = stream === null ? null : answer(stream);
      if (said !== null) socket.end(`${said}\0`);
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({ server, port: (server.address() as AddressInfo).port });
    });
  });
}

/** The bytes of an INSTREAM command, once all of them are there. */
function streamIn(read: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  if (read.length < command.length) return null;
  if (read.subarray(0, command.length).toString() !== command) return Buffer.from('no command');
  const chunks: Buffer[] = [];
  for (let at = command.length; at + 4 <= read.length;) {
    const length = read.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(read.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

describe('the virus scanner', () => {
  const EICAR = 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE';
  const speak = (bytes: Buffer): string =>
    bytes.includes(EICAR)
      ? 'stream: Eicar-Signature FOUND'
      : `stream: ${bytes.length === 200_000 || bytes.length < 100 ? 'OK' : 'lost'}`;

  async function scanned(bytes: Buffer, say: (bytes: Buffer) => string | null): Promise<string> {
    const { server, port } = await aClamd(say);
    try {
      await new ClamdScanner({ host: '127.0.0.1', port }, 500).scan(bytes);
      return 'clean';
    } catch (error) {
      return (error as { code?: string }).code ?? String(error);
    } finally {
      server.close();
    }
  }

  it('lets through what it finds nothing in, in chunks, whole', async () => {
    expect(await scanned(Buffer.alloc(200_000, 7), speak)).toBe('clean');
  });

  it('refuses what it finds something in', async () => {
    expect(await scanned(Buffer.from(`x ${EICAR}`), speak)).toBe('upload-refused');
  });

  it.each([
    ['says that the file is too large for it', () => 'INSTREAM size limit exceeded. ERROR'],
    ['says OK in a sentence of its own', () => 'stream: OK but not really'],
    ['says nothing', () => null],
    ['says nothing at all and goes', () => ''],
  ])('lets nothing through when it %s', async (_, say) => {
    expect(await scanned(Buffer.from('text'), say)).toBe('scanner-unavailable');
  });

  it('lets nothing through when it is not there', async () => {
    const gone = new ClamdScanner({ host: '127.0.0.1', port: 1 }, 500).scan(Buffer.from('text'));

    await expect(gone).rejects.toMatchObject({ code: 'scanner-unavailable' });
  });
});
