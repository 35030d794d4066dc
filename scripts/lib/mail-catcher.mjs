// @ts-check
import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

/**
 * Starts a mail server on 127.0.0.1 that delivers nothing: every mail becomes a file in `folder`, in order of arrival.
 *
 * @param {string} folder
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startMailCatcher(folder) {
  const { SMTPServer } = await import('smtp-server');
  mkdirSync(folder, { recursive: true });
  let count = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onData: (stream, _session, done) => {
      count += 1;
      const time = new Date().toISOString().replaceAll(':', '-');
      const file = join(folder, `${time}-${String(count).padStart(4, '0')}.eml`);
      buffer(stream)
        .then((mail) => writeFile(file, mail))
        .then(
          () => {
            done();
          },
          (/** @type {unknown} */ error) => {
            done(error instanceof Error ? error : new Error(String(error)));
          },
        );
    },
  });
  // A client that breaks off is its own affair.
  server.on('error', () => undefined);
  /** @type {number} */
  const port = await new Promise((/** @type {(port: number) => void} */ resolve, reject) => {
    server.server.once('error', reject);
    const { server: listener } = server;
    server.listen(0, '127.0.0.1', () => {
      const address = listener.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  return {
    url: `smtp://127.0.0.1:${String(port)}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  };
}
