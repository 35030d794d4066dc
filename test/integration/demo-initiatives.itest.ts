import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeMunicipality } from '../../apps/cli/src/demo/generate/make-municipality.js';
import { type Json, startTestApi, type TestApi, TestClient } from '../support/api.js';
import { cliEnvironment, wijkkas } from '../support/cli.js';
import { asOwner, signInWithCode } from '../support/municipality.factory.js';

const PATH = '/municipalities/lindestad';

/** What the demo shows of initiatives, and what its accounts can try with them. */
describe('the initiatives of the demo municipality', () => {
  let api: TestApi;
  let visitor: TestClient;
  const demo = makeMunicipality(1, new Date());
  const sought = demo.rounds[3]?.initiatives ?? [];

  beforeAll(async () => {
    api = await startTestApi();
    const run = await wijkkas(['demo', 'load', '--json'], cliEnvironment(api));
    if (run.code !== 0) throw new Error(run.err);
    visitor = new TestClient(api);
  });

  afterAll(() => api.close());

  const pathOf = (begin: string): string =>
    `${PATH}/initiatives/${sought.find(({ title }) => title.startsWith(begin))?.id ?? ''}`;

  function residentOf(wijkteam: string): Promise<TestClient> {
    const account = demo.accounts.find((each) => each.wijkteam === wijkteam && each.letterCode);
    return signInWithCode(api, 'lindestad', account?.letterCode ?? '');
  }

  function staff(role: string): Promise<TestClient> {
    return signInWithPassword((account) => account.role === role);
  }

  async function signInWithPassword(
    isWanted: (account: (typeof demo.accounts)[number]) => boolean,
  ): Promise<TestClient> {
    const { email, password } =
      demo.accounts.find((each) => each.email !== null && isWanted(each)) ?? {};
    const answer = await visitor.send('POST', `${PATH}/sessions`, { email, password }, {});
    const cookie = answer.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
    return new TestClient(api, { cookie });
  }

  it('look for support, some with enough of it and some without', async () => {
    const found = [];
    for (const { id } of sought) {
      found.push((await visitor.get(`${PATH}/initiatives/${id}/support`)).body);
    }

    expect(found.filter(({ needed, isOpen }) => needed !== 12 || isOpen !== true)).toEqual([]);
    expect(found.map(({ count }) => Number(count)).toSorted((a, b) => a - b)).toEqual([
      0, 10, 14, 16, 20, 23,
    ]);
    expect(found.filter(({ isReached }) => isReached)).toHaveLength(4);
  });

  it('can be supported by the resident on the list of accounts, once', async () => {
    const resident = await residentOf('Wijkteam Lindenoord');
    const path = pathOf('Film in de openlucht');

    const answers = [
      await resident.post(`${path}/supports`, undefined),
      await resident.post(`${path}/supports`, undefined),
    ];

    expect(answers.map(({ status }) => status)).toEqual([201, 409]);
    expect(answers[0]?.body).toEqual({ count: 11, needed: 12 });
  });

  it('cannot be supported a second time by those who did in the demo', async () => {
    const [support] = demo.talk.supports;
    const letter = demo.letters.find(({ personId }) => personId === support?.personId);
    const resident = await signInWithCode(api, 'lindestad', letter?.letterCode ?? '');

    const path = `${PATH}/initiatives/${support?.initiativeId ?? ''}/supports`;
    const answer = await resident.post(path, undefined);

    expect(answer.body).toMatchObject({ type: 'urn:wijkkas:problem:already-supported' });
  });

  it('are talked about: a question has its answer, and who asked it has heard', async () => {
    const path = pathOf('Buurtmoestuin op het dak');
    const resident = await residentOf('Wijkteam Lindenoord');

    const { body } = await visitor.get<Json[]>(`${path}/comments`);
    const notices = await resident.get<Json[]>(`${PATH}/my-notices`);

    expect(body).toMatchObject([
      { kind: 'question', answers: [{ kind: 'answer', answeredAs: 'initiator' }] },
    ]);
    expect(notices.body.map(({ kind }) => kind)).toEqual(['comment-answered']);
  });

  it('have a comment that waits for a moderator', async () => {
    const contactPerson = await staff('contact-person');

    const { body } = await contactPerson.get<Json[]>(`${PATH}/waiting-comments`);

    expect(body).toHaveLength(1);
    expect(body).toMatchObject([{ waitsFor: 'report' }]);
  });

  it('are on the desk of the contact person on the list of accounts', async () => {
    const contactPerson = await staff('contact-person');

    const { body } = await contactPerson.get<Json[]>(`${PATH}/my-cases`);

    const roles = new Set(body.map(({ role }) => role));
    expect(roles).toEqual(new Set(['contact-person', 'adviser']));
  });

  it('are a draft of the resident on the list of accounts, who sees it alone', async () => {
    const resident = await residentOf('Dorpsteam Elsbroek');

    const { body } = await resident.get<Json[]>(`${PATH}/my-initiatives?state=draft`);
    const elsewhere = await visitor.get(`${PATH}/initiatives/${String(body[0]?.['id'])}`);

    expect(body).toHaveLength(1);
    expect(elsewhere.status).toBe(404);
  });

  it('came to something, as two stories tell with the words of residents', async () => {
    const { body } = await visitor.get<Json[]>(`${PATH}/stories`);

    expect(body.map(({ quotes }) => (quotes as Json[]).length).toSorted()).toEqual([1, 2]);
    expect(body.every(({ paidCents, allocatedCents }) => paidCents === allocatedCents)).toBe(true);
    expect(body.every(({ paidCents }) => Number(paidCents) > 0)).toBe(true);
  });

  it('lie among figures of population that tell of no small group', async () => {
    const cells = await asOwner<{ state: string; people: number | null }>(
      api,
      `SELECT state, people FROM area_population`,
    );
    const people = await asOwner<{ count: number }>(
      api,
      `SELECT count(*)::int AS count FROM person_area`,
    );

    expect(cells).toHaveLength((8 + 3) * 6);
    expect(cells.filter((each) => each.people !== null && each.people < 10)).toEqual([]);
    expect(cells.filter(({ state }) => state === 'below-threshold')).toHaveLength(1);
    expect(cells.filter(({ state }) => state === 'withheld').length).toBeGreaterThan(0);
    expect(people[0]?.count).toBeGreaterThan(1_000);
  });

  it('go on to the screening with enough support when it ends, and the others end there', async () => {
    const [row] = await asOwner<{ id: string }>(
      api,
      `SELECT id FROM round WHERE phase = 'support'`,
    );
    const chair = await signInWithPassword(({ wijkteam }) => wijkteam === 'Wijkteam Lindenoord');

    const answer = await chair.post(`${PATH}/rounds/${row?.id ?? ''}/phase-transitions`, {
      event: 'start-screening',
    });

    const states = await asOwner<{ state: string; count: number }>(
      api,
      `SELECT state, count(*)::int AS count FROM initiative WHERE round_id = '${row?.id ?? ''}' GROUP BY state ORDER BY state`,
    );
    expect([answer.status, answer.body]).toMatchObject([201, { phase: 'screening' }]);
    expect(states).toEqual([
      { state: 'rejected', count: 2 },
      { state: 'submitted', count: 4 },
    ]);
  });
});
