/** One fault that the service found in what was sent. */
export type ToldFault = { readonly name: string; readonly code: string; readonly reason: string };

/** What the service says when it refuses (RFC 9457). */
export type ToldProblem = {
  readonly type: string;
  readonly status: number;
  readonly detail: string;
  readonly invalidParams?: readonly ToldFault[];
};

/** The service understood, and does not do it. */
export class RefusedError extends Error {
  constructor(readonly problem: ToldProblem) {
    super(problem.detail);
  }

  get status(): number {
    return this.problem.status;
  }

  get faults(): readonly ToldFault[] {
    return this.problem.invalidParams ?? [];
  }
}

export type Sending = {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  /** Sent again with the same key, a command happens once. */
  readonly key?: string;
  /** The version that was read of what changes. */
  readonly version?: number;
  readonly signal?: AbortSignal;
};

/** An answer, and the version of what it shows; null where it has none. */
export type Answered<Body> = { readonly body: Body; readonly version: number | null };

/**
 * Asks the service to do something.
 *
 * @throws {RefusedError} when the service refuses, with its reasons
 * @throws {Error} when the service cannot be reached or cannot answer now; whether it happened is not known
 */
export async function send<Body>(sending: Sending): Promise<Answered<Body>> {
  const { method, path, body, signal } = sending;
  const response = await fetch(path, {
    method,
    headers: headersOf(sending),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  if (response.status >= 500) throw new Error(`${path} answered ${response.status}`);
  const text = await response.text();
  const answer: unknown = text === '' ? null : JSON.parse(text);
  if (!response.ok) throw new RefusedError(answer as ToldProblem);
  return { body: answer as Body, version: versionIn(response.headers.get('etag')) };
}

/** The version in an ETag; null when there is none. */
export function versionIn(etag: string | null): number | null {
  const digits = /^(?:W\/)?"(\d{1,9})"$/.exec(etag ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}

function headersOf({ body, key, version }: Sending): Record<string, string> {
  return {
    accept: 'application/json',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
    ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
  };
}
