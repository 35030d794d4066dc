import { randomUUID } from 'node:crypto';
import { CliFailure, withChoices, wrongUse } from '../cli-failure.js';

const PABULIB_TYPE = 'application/x-pabulib';
const PER_PAGE = 100;
const FAULTS_SHOWN_MAX = 50;

/** Any JSON object that the service sends. */
export type Json = Readonly<Record<string, unknown>>;

/** The running service, over HTTP, as the machine that a token stands for. */
export class ServiceClient {
  private readonly base: string;

  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {
    this.base = `${url.replace(/\/+$/, '')}/api/v1`;
  }

  /** @throws {CliFailure} when the service does not answer, or refuses */
  async get(path: string): Promise<Json> {
    return (await (await this.send('GET', path)).json()) as Json;
  }

  /** All items of a list, page by page. */
  async list(path: string): Promise<Json[]> {
    const items: Json[] = [];
    const separator = path.includes('?') ? '&' : '?';
    for (let page = 1; ; page += 1) {
      const response = await this.send(
        'GET',
        `${path}${separator}page=${page}&perPage=${PER_PAGE}`,
      );
      items.push(...((await response.json()) as Json[]));
      if (page >= Number(response.headers.get('total-pages') ?? 1)) return items;
    }
  }

  /** The text of an election. */
  async getElection(path: string): Promise<string> {
    return (await this.send('GET', path, { accept: PABULIB_TYPE })).text();
  }

  /** Sends an election once: with a key, so that nothing is done twice. */
  async postElection(path: string, text: Uint8Array<ArrayBuffer>): Promise<Json> {
    const headers = { 'content-type': PABULIB_TYPE, 'idempotency-key': randomUUID() };
    return (await (await this.send('POST', path, headers, text)).json()) as Json;
  }

  async post(path: string): Promise<Json> {
    return (await (
      await this.send('POST', path, { 'idempotency-key': randomUUID() })
    ).json()) as Json;
  }

  private async send(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>> = {},
    body?: Uint8Array<ArrayBuffer>,
  ): Promise<Response> {
    let response: Response;
    try {
      response = await fetch(`${this.base}${path}`, {
        method,
        headers: { authorization: `Bearer ${this.token}`, ...headers },
        ...(body === undefined ? {} : { body }),
      });
    } catch {
      throw new CliFailure(
        `The service at ${this.url} does not answer. Is it running? --url or WIJKKAS_URL names another one.`,
      );
    }
    if (!response.ok) throw refusal(response.status, await response.text());
    return response;
  }
}

type Problem = {
  readonly detail?: unknown;
  readonly invalidParams?: readonly { readonly name: string; readonly reason: string }[];
};

/** What the service refuses with, for people: one sentence, and every fault below it. */
function refusal(status: number, text: string): CliFailure {
  const problem = problemOf(text);
  if (status === 401) {
    return wrongUse(
      'The service does not accept this token: --token or WIJKKAS_TOKEN has to name one.',
    );
  }
  if (problem === null) return new CliFailure(`The service answered with status ${status}.`);
  const faults = (problem.invalidParams ?? []).map(({ name, reason }) => `${name}: ${reason}`);
  const more = faults.length - FAULTS_SHOWN_MAX;
  const shown = faults.slice(0, FAULTS_SHOWN_MAX);
  if (more > 0) shown.push(`and ${more} more; \`wijkkas check\` lists them all`);
  const detail = typeof problem.detail === 'string' ? problem.detail : `status ${status}`;
  return new CliFailure(withChoices(`The service refused: ${detail}`, shown));
}

function problemOf(text: string): Problem | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    return null;
  }
}
