import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import type { Answer, Json, TestClient } from './api.js';

/** What a form holds: parts as they go over the wire. */
export type Part = {
  readonly headers: readonly string[];
  readonly bytes: Buffer | string;
};

export type Upload = {
  readonly fileName?: string;
  readonly type?: string;
  readonly bytes: Buffer;
};

const BORDER = 'wijkkas-test-border';

/** The part of one file. */
export function filePart({ fileName = 'foto.jpg', type = 'image/jpeg', bytes }: Upload): Part {
  return {
    headers: [
      `Content-Disposition: form-data; name="file"; filename="${fileName}"`,
      `Content-Type: ${type}`,
    ],
    bytes,
  };
}

/** A form as bytes. */
export function formOf(parts: readonly Part[]): Buffer {
  const pieces = parts.flatMap(({ headers, bytes }) => [
    Buffer.from(`--${BORDER}\r\n${headers.join('\r\n')}\r\n\r\n`),
    Buffer.from(bytes),
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...pieces, Buffer.from(`--${BORDER}--\r\n`)]);
}

type Wire = {
  readonly method?: string;
  readonly path: string;
  readonly body?: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  /** Says that so many bytes come, however many do. */
  readonly claim?: number;
};

export type BinaryAnswer = Answer<Buffer>;

/** Sends bytes as they are, by hand: also what no well-behaved client would send. */
export function sendBytes(client: TestClient, wire: Wire): Promise<BinaryAnswer> {
  const { method = 'GET', path, body = Buffer.alloc(0), headers = {}, claim } = wire;
  const { baseUrl, origin } = client['api'];
  const { cookie, token } = client['credentials'];
  const url = new URL(`${baseUrl}${path}`);
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method,
        agent: false,
        headers: {
          origin,
          ...(cookie === undefined ? {} : { cookie }),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(method === 'GET' || 'transfer-encoding' in headers
            ? {}
            : { 'content-length': String(claim ?? body.length) }),
          ...headers,
        },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const found = new Headers();
          for (const [name, value] of Object.entries(answer.headers)) {
            found.set(name, String(value));
          }
          sent.destroy();
          resolve({
            status: answer.statusCode ?? 0,
            headers: found,
            body: Buffer.concat(chunks),
          });
        });
      },
    );
    sent.on('error', reject);
    sent.write(body);
    // Who claims more than there is goes on sending for ever.
    if (claim === undefined) sent.end();
  });
}

/** Sends a form to where files go. */
export async function upload(
  client: TestClient,
  town: { readonly slug: string },
  form: Buffer,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer<Json>> {
  const answer = await sendBytes(client, {
    method: 'POST',
    path: `/municipalities/${town.slug}/files`,
    body: form,
    headers: {
      'content-type': `multipart/form-data; boundary=${BORDER}`,
      'idempotency-key': randomUUID(),
      ...headers,
    },
  });
  return { ...answer, body: JSON.parse(answer.body.toString('utf8')) as Json };
}

/** Sends one file. */
export function uploadFile(
  client: TestClient,
  town: { readonly slug: string },
  given: Upload,
): Promise<Answer<Json>> {
  return upload(client, town, formOf([filePart(given)]));
}

/** The codes of all faults that an answer names. */
export function faultsOf({ body }: Answer<Json>): string[] {
  const faults = body['invalidParams'] as readonly { readonly code: string }[] | undefined;
  return (faults ?? []).map(({ code }) => code);
}
