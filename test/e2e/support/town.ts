import { randomUUID } from 'node:crypto';
import { type Answer, type Json, TestClient } from '../../support/api.js';
import { signInWithCode } from '../../support/municipality.factory.js';
import { createMunicipality, type RunningService } from './running-service.js';

export const PASSWORD = 'Linde-bloesem-2026';

/** An address of the service, with the origin that its pages have. */
export type Endpoint = { readonly baseUrl: string; readonly origin: string };

export function endpointsOf(service: Pick<RunningService, 'url' | 'urls'>): readonly Endpoint[] {
  return service.urls.map((url) => ({ baseUrl: `${url}/api/v1`, origin: service.url }));
}

/** The body of an answer that had to go well. */
export function bodyOf<Body>(answer: Answer<Body>, status = 201): Body {
  if (answer.status !== status) {
    throw new Error(`Expected ${status}, got ${answer.status}: ${JSON.stringify(answer.body)}`);
  }
  return answer.body;
}

export type Created = Json & { readonly id: string };

/** A town as its administrator builds it up over HTTP, and the people in it. */
export type Town = {
  readonly path: (rest: string) => string;
  readonly wijkteamId: string;
  readonly areaId: string;
  readonly administrator: TestClient;
  readonly chair: TestClient;
  readonly member: TestClient;
  readonly contactPerson: TestClient;
  readonly auditor: TestClient;
  readonly financeOfficers: readonly [TestClient, TestClient];
};

/** Builds a town from nothing: installer → administrator → area, wijkteam and staff, all signed in. */
export async function buildTown(service: RunningService, slug: string): Promise<Town> {
  const [first] = endpointsOf(service);
  if (first === undefined) throw new Error('There is no api.');
  const { letterCode } = await createMunicipality(service, slug);
  const administrator = await signInWithCode(first, slug, letterCode);
  const path = (rest: string): string => `/municipalities/${slug}${rest}`;

  const area = bodyOf(
    await administrator.post<Created>(path('/areas'), {
      kind: 'wijk',
      name: 'Lindenkwartier',
      cbsCode: 'WK036301',
      cbsYear: 2026,
    }),
  );
  const wijkteam = bodyOf(
    await administrator.post<Created>(path('/wijkteams'), {
      areaId: area.id,
      name: 'Wijkteam Lindenkwartier',
    }),
  );
  const hire = (role: string): Promise<TestClient> =>
    aColleague(first, { administrator, path, role, wijkteamId: wijkteam.id, slug });
  return {
    path,
    wijkteamId: wijkteam.id,
    areaId: area.id,
    administrator,
    chair: await hire('chair'),
    member: await hire('member'),
    contactPerson: await hire('contact-person'),
    auditor: await hire('auditor'),
    financeOfficers: [await hire('finance-officer'), await hire('finance-officer')],
  };
}

type Hiring = {
  readonly administrator: TestClient;
  readonly path: (rest: string) => string;
  readonly role: string;
  readonly wijkteamId: string;
  readonly slug: string;
};

async function aColleague(
  endpoint: Endpoint,
  { administrator, path, role, wijkteamId, slug }: Hiring,
): Promise<TestClient> {
  const email = `${role}-${randomUUID().slice(0, 8)}@linde.example`;
  const person = bodyOf(
    await administrator.post<Created>(path('/people'), {
      name: `Sam ${role}`,
      email,
      password: PASSWORD,
    }),
  );
  const isOfWijkteam = role === 'chair' || role === 'member';
  bodyOf(
    await administrator.post(
      isOfWijkteam ? path(`/wijkteams/${wijkteamId}/memberships`) : path('/municipal-roles'),
      { personId: person.id, role, validFromOn: '2026-01-01' },
    ),
  );
  const answer = await new TestClient(endpoint).send(
    'POST',
    `/municipalities/${slug}/sessions`,
    { email, password: PASSWORD },
    {},
  );
  bodyOf(answer);
  const cookie = answer.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
  return new TestClient(endpoint, { cookie });
}

/** Registers residents and signs them in with their letters, spread over the apis. */
export async function registerResidents(
  service: RunningService,
  town: Town,
  count: number,
): Promise<readonly TestClient[]> {
  const endpoints = endpointsOf(service);
  const slug = town.path('').split('/').at(-1) ?? '';
  return inBatches(count, async (index) => {
    const { letterCode } = bodyOf(
      await town.administrator.post<Json & { letterCode: string }>(
        town.path(`/wijkteams/${town.wijkteamId}/residents`),
        { validFromOn: '2026-01-01' },
      ),
    );
    return signInWithCode(endpoints[index % endpoints.length] ?? service0(), slug, letterCode);
  });
}

function service0(): never {
  throw new Error('There is no api.');
}

const AT_ONCE = 20;

/** Runs `work` for 0 … count - 1, some at once, and keeps the order of the results. */
export async function inBatches<Result>(
  count: number,
  work: (index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < count; start += AT_ONCE) {
    const indexes = Array.from({ length: Math.min(AT_ONCE, count - start) }, (_, i) => start + i);
    results.push(...(await Promise.all(indexes.map(work))));
  }
  return results;
}

/** Asks until the answer is what is waited for. @throws {Error} with the last answer after 90 seconds */
export async function eventually<Result>(
  ask: () => Promise<Result>,
  isThere: (result: Result) => boolean,
): Promise<Result> {
  const until = Date.now() + 90_000;
  for (;;) {
    const result = await ask();
    if (isThere(result)) return result;
    if (Date.now() > until) throw new Error(`Still waiting: ${JSON.stringify(result)}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
