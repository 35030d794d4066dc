import { randomUUID } from 'node:crypto';
import type { Role } from '#domain';
import { type Answer, type Json, TestClient, type TestApi } from '../../support/api.js';
import type { TestClock } from '../../support/test-clock.js';
import { bodyOf, type Created, PASSWORD } from './town.js';
import type { YearCalendar } from './year-calendar.js';

/** Shorter than a session: nobody is put out in the middle of something. */
const SIGNED_IN_MS = 6 * 3_600_000;

/** Where the people of a town talk to the service, and what it answered them. */
export type Door = {
  readonly api: TestApi;
  readonly calendar: YearCalendar;
  readonly clock: TestClock;
  readonly slug: string;
  /** The status of every answer of the whole year. */
  readonly statuses: number[];
};

type Key = { readonly letterCode: string } | { readonly email: string; readonly password: string };

/** Somebody who signs in again whenever the last time is too long ago. */
export class YearPerson {
  private client: TestClient | null = null;
  private signedInAt = 0;

  constructor(
    private readonly door: Door,
    /** The id in the service; empty for who needs none in the story. */
    readonly id: string,
    private readonly key: Key,
  ) {}

  async get<Body = Json>(rest: string): Promise<Answer<Body>> {
    return this.kept(await (await this.signedIn()).get<Body>(this.path(rest)));
  }

  /** Asks for something, whatever the answer. */
  async ask<Body = Json>(
    rest: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    return this.kept(await (await this.signedIn()).post<Body>(this.path(rest), body, headers));
  }

  /** Does something that has to go well. */
  async does(rest: string, body: unknown, headers: Record<string, string> = {}): Promise<Created> {
    return bodyOf(await this.ask<Created>(rest, body, headers));
  }

  async changes(rest: string, body: unknown, version: number): Promise<Created> {
    const client = await this.signedIn();
    return bodyOf(this.kept(await client.patch<Created>(this.path(rest), body, version)), 200);
  }

  /** The address for mail; null for who has none. */
  get email(): string | null {
    return 'email' in this.key ? this.key.email : null;
  }

  /** Takes something away. */
  async removes(rest: string): Promise<void> {
    const client = await this.signedIn();
    bodyOf(this.kept(await client.delete(this.path(rest))), 204);
  }

  /** Puts a text in the place of another. */
  async puts(rest: string, text: string, headers: Record<string, string>): Promise<Json> {
    const client = await this.signedIn();
    return bodyOf(this.kept(await client.send('PUT', this.path(rest), text, headers)), 200);
  }

  private path(rest: string): string {
    return `/municipalities/${this.door.slug}${rest}`;
  }

  private kept<Body>(answer: Answer<Body>): Answer<Body> {
    this.door.statuses.push(answer.status);
    return answer;
  }

  private async signedIn(): Promise<TestClient> {
    const now = (await this.door.clock.now()).getTime();
    if (this.client !== null && Math.abs(now - this.signedInAt) < SIGNED_IN_MS) return this.client;
    const stranger = new TestClient(this.door.api);
    const answer = this.kept(await stranger.send('POST', this.path('/sessions'), this.key, {}));
    bodyOf(answer);
    const cookie = answer.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
    this.client = new TestClient(this.door.api, { cookie });
    this.signedInAt = now;
    return this.client;
  }
}

/** Where somebody is to have a role. */
export type Place = {
  readonly wijkteamId: string | null;
  readonly validFromOn: string;
  readonly areaId?: string;
};

/** Registers somebody with an address and a password, and gives a role: of a wijkteam, or municipal. */
export async function hire(
  door: Door,
  administrator: YearPerson,
  role: Role,
  { wijkteamId, ...place }: Place,
): Promise<YearPerson> {
  const key = { email: `${role}-${randomUUID().slice(0, 8)}@linde.example`, password: PASSWORD };
  const { id } = await administrator.does('/people', { name: `Sam ${role}`, ...key });
  const rest = wijkteamId === null ? '/municipal-roles' : `/wijkteams/${wijkteamId}/memberships`;
  await administrator.does(rest, { personId: id, role, ...place });
  return new YearPerson(door, id, key);
}

/** Registers a resident who signs in with the code of a letter, and has no address for mail. */
export async function register(
  door: Door,
  administrator: YearPerson,
  { wijkteamId, validFromOn }: Place,
): Promise<YearPerson> {
  const body = await administrator.does(`/wijkteams/${wijkteamId ?? ''}/residents`, {
    validFromOn,
  });
  return new YearPerson(door, String(body['personId']), { letterCode: String(body['letterCode']) });
}
