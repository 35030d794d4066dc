import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  canonicalTallyInput,
  countWithRecord,
  parsePabulib,
  rulesDocument,
  tallyElectionOfPabulib,
  tallyElectionOfRound,
  votingRules,
} from '#domain';
import { withUnitOfWork } from '#persistence';
import { makeMunicipality } from '../../apps/cli/src/demo/generate/make-municipality.js';
import { readCastBallots } from '../../apps/worker/src/voting/cast-ballots.js';
import { type Answer, startTestApi, type TestApi, TestClient } from '../support/api.js';
import { cliEnvironment, jsonLines, wijkkas } from '../support/cli.js';
import { counted } from '../support/tally.factory.js';
import { asOwner, signInWithCode } from '../support/municipality.factory.js';

type Account = {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly role: string;
  readonly letterCode?: string;
};
type Access = { readonly accounts: readonly Account[]; readonly token: string };

const SLUG = 'lindestad';
const PATH = `/municipalities/${SLUG}`;
const TEXT = { accept: 'application/x-pabulib' };

describe('the demo municipality', () => {
  let api: TestApi;
  let access: Access;
  let machine: TestClient;
  const demo = makeMunicipality(1, new Date());
  const [running, finished, continuous] = demo.rounds.map(({ round }) => round.id);

  beforeAll(async () => {
    api = await startTestApi();
    const run = await load();
    if (run.code !== 0) throw new Error(run.err);
    [access] = jsonLines<Access>(run) as [Access];
    machine = new TestClient(api, { token: access.token });
  });

  afterAll(() => api.close());

  const load = (...more: string[]) =>
    wijkkas(['demo', 'load', '--json', ...more], cliEnvironment(api));

  function signIn({ email, password, letterCode }: Account): Promise<Answer<Signed>> {
    const secret = letterCode === undefined ? { email, password } : { letterCode };
    return new TestClient(api).post<Signed>(`${PATH}/sessions`, secret);
  }

  it('lets everybody on its list of accounts sign in, in their role', async () => {
    const sessions = [];
    for (const account of access.accounts) sessions.push(await signIn(account));

    expect(sessions.map(({ status }) => status)).toEqual(sessions.map(() => 201));
    expect(sessions.map(({ body }) => body.roles.map(({ role }) => role))).toEqual(
      access.accounts.map(({ role }) => [role]),
    );
    expect(new Set(access.accounts.map(({ role }) => role)).size).toBe(7);
  });

  it('is loaded once: a second time changes nothing and shows the same', async () => {
    const count = async () =>
      asOwner(
        api,
        `SELECT (SELECT count(*) FROM person) AS people, (SELECT count(*) FROM ballot) AS ballots,
                (SELECT count(*) FROM ledger.transfer) AS transfers, (SELECT count(*) FROM audit_entry) AS entries`,
      );
    const before = await count();

    const again = await load();

    expect(again.code).toBe(0);
    expect(jsonLines(again)).toEqual([access]);
    expect(await count()).toEqual(before);
  });

  it('is not mixed with one of another seed', async () => {
    const { code, err } = await load('--seed', '2');

    expect(code).toBe(1);
    expect(err).toMatch(/^wijkkas: There is a Lindestad already, made from another seed.*\n$/);
  });

  it.each([
    ['in production', { NODE_ENV: 'production' }, 'NODE_ENV is production'],
    ['without demo mode', { WIJKKAS_DEMO: 'false' }, 'WIJKKAS_DEMO is not true'],
    ['when demo mode is not set', { WIJKKAS_DEMO: '' }, 'WIJKKAS_DEMO is not true'],
  ])('is refused %s', async (_, variables, reason) => {
    const run = await wijkkas(['demo', 'load'], { ...cliEnvironment(api), ...variables });

    expect(run.code).toBe(1);
    expect(run.err).toContain(reason);
    expect(run.err.trim().split('\n')).toHaveLength(1);
    expect(run.out).toBe('');
  });

  it('keeps books that prove', async () => {
    const faults = await asOwner(api, 'SELECT * FROM ledger.proof');
    const loose = await asOwner(api, 'SELECT * FROM undocumented_transfer');
    const balances = await asOwner<{ pending: string; paid: string }>(
      api,
      `SELECT sum(debits_pending) AS pending, sum(debits_posted) AS paid FROM ledger.account WHERE path LIKE 'initiative:%:allocated'`,
    );

    expect([faults, loose]).toEqual([[], []]);
    expect(Number(balances[0]?.pending)).toBeGreaterThan(0);
    expect(Number(balances[0]?.paid)).toBeGreaterThan(0);
  });

  it('has a count that anybody can make again from what is stored', async () => {
    const made = await withUnitOfWork(api.database.url, (unitOfWork) =>
      unitOfWork.run({ id: demo.municipality.id }, async (stores) => {
        const round = await stores.rounds.get(finished ?? '');
        const rules = votingRules(round.rules);
        const paper = await stores.rounds.paper(round.id);
        const cast = await readCastBallots(stores.tallyInput, round.id, { rules, paper });
        const election = tallyElectionOfRound(rules, paper, cast);
        const document = rulesDocument(rules, paper);
        const groupings = await stores.tallyInput.groupings(round.id);
        const given = {
          election,
          rule: rules.tally,
          paper,
          rulesHash: sha256(document),
          groupings,
        };
        const input = canonicalTallyInput(election, rules.tally);
        const recorded = await stores.tallyRuns.findLatest(round.id);
        return { input, document, round, recorded, again: countWithRecord(given, sha256) };
      }),
    );

    expect(made.recorded?.inputHash).toBe(sha256(made.input));
    expect(made.recorded?.rulesHash).toBe(sha256(made.document));
    expect(made.round.rulesHash).toBe(sha256(made.document));
    expect(made.recorded?.ballotCount).toBe(402);
    expect(made.again).toMatchObject({ count: { recordHash: made.recorded?.recordHash } });
  });

  it('shows the record of its count, and tells why it came to its outcome', async () => {
    const list = await machine.get<{ id: string; recordHash: string }[]>(
      `${PATH}/rounds/${finished ?? ''}/tally-runs`,
    );
    const run = `${PATH}/rounds/${finished ?? ''}/tally-runs/${list.body[0]?.id ?? ''}`;
    const record = await machine.get<{ recordHash: string }>(`${run}/record`);
    const titles = demo.rounds[1]?.initiatives.filter(({ state }) => state === 'funded') ?? [];

    for (const language of ['nl', 'en']) {
      const told = await new TestClient(api).get<{ text: object }>(
        `${run}/explanation?language=${language}`,
      );
      const text = JSON.stringify(told.body.text);
      expect(titles.filter(({ title }) => !text.includes(title))).toEqual([]);
    }

    expect(titles.length).toBeGreaterThan(0);
    expect(record.body.recordHash).toBe(list.body[0]?.recordHash);
  });

  it('stands with its three rounds where a visitor expects them', async () => {
    const rounds = [running, finished, continuous].map((id) =>
      machine.get<{ phase: string }>(`${PATH}/rounds/${id ?? ''}`),
    );

    const phases = (await Promise.all(rounds)).map(({ body }) => body.phase);

    expect(phases).toEqual(['voting', 'allocated', 'submission']);
  });

  it('lets a resident with a letter vote, once', async () => {
    const resident = access.accounts.find(({ role }) => role === 'resident');
    const client = await signInWithCode(api, SLUG, resident?.letterCode ?? '');
    const { paper = [] } = demo.rounds[0]?.vote?.opening ?? {};
    const choices = [{ initiativeId: paper.at(-1)?.initiativeId }];
    const ballots = `${PATH}/rounds/${running ?? ''}/ballots`;

    const [first, second] = [
      await client.post(ballots, { choices }),
      await client.post(ballots, { choices }),
    ];

    expect([first.status, second.status]).toEqual([201, 409]);
  });

  it('does not let those vote again who have voted in the demo', async () => {
    const { opening, cast } = demo.rounds[0]?.vote ?? { opening: null, cast: [] };
    const letter = demo.letters.find(({ personId }) => personId === cast[0]?.voterId);
    const client = await signInWithCode(api, SLUG, letter?.letterCode ?? '');

    const answer = await client.post(`${PATH}/rounds/${running ?? ''}/ballots`, {
      choices: [{ initiativeId: opening?.paper[0]?.initiativeId }],
    });

    expect(answer.body).toMatchObject({ type: 'urn:wijkkas:problem:already-voted' });
  });

  it('gives out the ballots of the round that was counted, and of no other', async () => {
    const [open, counted, none] = await Promise.all(
      [running, finished, continuous].map((id) =>
        machine.get<string>(`${PATH}/rounds/${id ?? ''}/pabulib-export`, TEXT),
      ),
    );

    expect([open?.status, counted?.status, none?.status]).toEqual([409, 200, 409]);
    expect(open?.body).toMatchObject({ type: 'urn:wijkkas:problem:round-not-counted' });
  });

  it('exports an election that is counted to the same winners, and names no voter', async () => {
    const { body } = await machine.get<string>(
      `${PATH}/rounds/${finished ?? ''}/pabulib-export`,
      TEXT,
    );

    const reading = parsePabulib(body);
    if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
    const election = tallyElectionOfPabulib(reading.election);
    const { winners } = counted(election, {
      rule: 'greedy@1',
      threshold: null,
      ties: ['cost', 'votes', 'id'],
    });
    const recorded = demo.rounds[1]?.vote?.count?.outcome.winners.map(({ code }) => code);
    expect(reading.notes).toEqual([]);
    expect(winners).toEqual(recorded);
    expect(demo.people.filter(({ id }) => body.includes(id))).toEqual([]);
  });

  it('imports its own export as the same election', async () => {
    const export_ = `${PATH}/rounds/${finished ?? ''}/pabulib-export`;
    const { body } = await machine.get<string>(export_, TEXT);

    const imported = await machine.post<{ roundId: string }>(
      `${PATH}/round-imports?wijkteamId=${demo.wijkteams[1]?.id ?? ''}`,
      body,
      { 'content-type': 'application/x-pabulib' },
    );
    const back = await machine.get<string>(
      `${PATH}/rounds/${imported.body.roundId}/pabulib-export`,
      TEXT,
    );

    expect(imported.status).toBe(201);
    expect(back.body === body).toBe(true);
  });
});

type Signed = { readonly roles: readonly { readonly role: string }[] };

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
