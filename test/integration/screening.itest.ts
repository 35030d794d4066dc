import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answerUntil } from '#domain';
import { type Json, startTestApi, type TestApi, TestClient } from '../support/api.js';
import { faultsOf, statusesOf } from '../support/faults.js';
import { asOwner, dayFromToday } from '../support/municipality.factory.js';
import { made, ScreeningTown } from '../support/screening-town.factory.js';

const problem = (code: string): string => `urn:wijkkas:problem:${code}`;
const NO = { result: 'not-feasible', reason: 'Er ligt een gasleiding onder.' };
const YES = { result: 'feasible', reason: 'Het kan op deze plek.' };

describe('the screening of initiatives', () => {
  let api: TestApi;
  let town: ScreeningTown;

  beforeAll(async () => {
    api = await startTestApi();
    town = await ScreeningTown.open(api);
  });

  afterAll(() => api.close());

  const screeningOf = async (id: string): Promise<Json> =>
    (await new TestClient(api).get(town.path(`/initiatives/${id}/screening`))).body;

  describe('before a municipality sets a procedure', () => {
    it('is the direct word of the wijkteam, and nothing is opened', async () => {
      const id = await town.aSubmitted();

      const opened = await town.post(town.people.contact, id, '/screening');
      const direct = await town.post(town.people.member, id, '/screenings', {
        outcome: 'accept',
        reason: 'Het kan.',
      });

      expect(opened.body['type']).toBe(problem('no-screening-procedure'));
      expect(direct.status).toBe(201);
      expect(await town.announced(id, 'initiative-screened')).toMatchObject([
        { facts: { result: 'feasible', reason: 'Het kan.' } },
      ]);
    });
  });

  describe('by a procedure', () => {
    beforeAll(async () => {
      await town.adopt({ isActive: false });
      await town.adopt();
    });

    it('is set by an administrator only, with every fault named at once', async () => {
      const path = town.path('/screening-procedures');
      const items = [
        { ...town.checklist()[0], code: 'Niet goed' },
        { ...town.checklist()[1], departmentId: town.round.id },
        town.checklist()[2],
        town.checklist()[2],
      ];

      const others = await town.people.contact.client.post(path, { items: town.checklist() });
      const faulty = await town.administrator.client.post(path, { items, adviceDays: 0 });
      const list = await new TestClient(api).get<Json[]>(path);

      expect(others.status).toBe(403);
      expect(faultsOf(faulty.body)).toEqual([
        'adviceDays out-of-bounds',
        'items[0].code code-shape',
        'items[1].departmentId department-unknown',
        'items[3].code code-twice',
      ]);
      expect(list.body.map(({ number, isActive }) => [number, isActive])).toEqual([
        [2, true],
        [1, false],
      ]);
      expect(JSON.stringify(list.body)).not.toContain('escalation');
    });

    it('asks every department of the checklist at once, and tells those who work there', async () => {
      const { id } = await town.anOpened();

      const screening = await screeningOf(id);
      const again = await town.post(town.people.contact, id, '/screening');

      const dueOn = answerUntil(dayFromToday(0), 14);
      expect(screening).toMatchObject({
        procedureNumber: 2,
        advice: [
          {
            department: 'Groen en spelen',
            dueOn,
            isAnswered: false,
            answers: [{ code: 'upkeep' }],
          },
          { department: 'Grondzaken', dueOn, answers: [{ code: 'whose-land' }, { code: 'lease' }] },
        ],
      });
      expect(
        (await town.announced(id, 'advice-requested')).map(({ audience }) => audience),
      ).toEqual(
        expect.arrayContaining([
          { kind: 'people', personIds: [town.landOfficer.id] },
          { kind: 'people', personIds: [town.greenOfficer.id] },
        ]),
      );
      expect(again.body['type']).toBe(problem('screening-opened'));
    });

    it('has no direct word any more, neither over HTTP nor in the database', async () => {
      const id = await town.aSubmitted();

      const direct = await town.post(town.people.member, id, '/screenings', {
        outcome: 'accept',
        reason: 'Het kan.',
      });
      const bySql = asOwner(api, `UPDATE initiative SET state = 'eligible' WHERE id = $1`, [id]);

      expect(direct.body['type']).toBe(problem('screening-procedure-applies'));
      await expect(bySql).rejects.toThrow('initiative_screened_by_procedure');
    });

    it('takes answers from the department that was asked, each with its reason', async () => {
      const { id, advice } = await town.anOpened();
      const at = `/screening/advice-requests/${advice[town.land]}/answers`;
      const no = { code: 'whose-land', answer: 'no' };

      const answers = [
        await town.post(town.greenOfficer, id, at, { answers: [{ ...no, explanation: 'Nee.' }] }),
        await town.post(town.people.member, id, at, { answers: [{ ...no, explanation: 'Nee.' }] }),
        await town.post(town.landOfficer, id, at, { answers: [no, { code: 'x', answer: 'yes' }] }),
        await town.post(town.landOfficer, id, at, { answers: [{ ...no, explanation: 'Prive.' }] }),
        await town.post(town.landOfficer, id, at, {
          answers: [{ code: 'whose-land', answer: 'yes' }],
        }),
      ];

      expect(statusesOf(answers)).toEqual([403, 403, 400, 201, 201]);
      expect(answers[0]?.body['type']).toBe(problem('not-of-department'));
      expect(faultsOf(answers[2]?.body)).toEqual([
        'answers[0].explanation explanation-missing',
        'answers[1].code item-not-asked',
      ]);
      expect(answers[4]?.body).toMatchObject({
        advice: [{}, { isAnswered: false, answers: [{ answer: 'yes' }, { answer: null }] }],
      });
    });

    it('finds nothing feasible while a compulsory answer is awaited', async () => {
      const { id } = await town.anOpened();

      const early = await town.post(town.people.contact, id, '/screening/findings', YES);
      const bare = await town.post(town.people.contact, id, '/screening/findings', {
        result: 'feasible-if',
        reason: ' ',
      });

      expect(early.body).toMatchObject({
        type: problem('advice-missing'),
        items: 'whose-land upkeep',
      });
      expect(faultsOf(bare.body)).toEqual([
        'conditions conditions-of-result',
        'reason reason-missing',
      ]);
    });

    it('is done by nobody on an initiative of his or her own', async () => {
      const { id } = await town.anOpened();
      await asOwner(
        api,
        `INSERT INTO membership (id, municipality_id, person_id, role, wijkteam_id, valid_from_on)
         VALUES (gen_random_uuid(), $1, $2, 'member', $3, '2026-01-01')`,
        [town.people.town.id, town.people.proposer.id, town.people.town.wijkteamId],
      );

      const answers = [
        await town.post(town.people.proposer, id, '/screening/findings', NO),
        await town.post(town.people.proposer, id, '/screening/notes', { text: 'Goed plan.' }),
        await town.people.proposer.client.get(town.path(`/initiatives/${id}/screening/file`)),
        await town.post(town.people.neighbour, id, '/screening/findings', NO),
      ];

      expect(statusesOf(answers)).toEqual([403, 403, 404, 403]);
      expect(answers[0]?.body['type']).toBe(problem('own-initiative'));
    });

    it('asks another department a question of its own, and no department twice', async () => {
      const { id } = await town.anOpened();
      const at = town.path('/departments');
      const legal = { name: `Juridische zaken`, contactEmail: 'recht@stad.example' };
      const { id: departmentId } = await made(town.administrator.client.post(at, legal));
      const departmentIds = [departmentId];

      const answers = [
        await town.post(town.people.contact, id, '/screening/advice-requests', { departmentIds }),
        await town.post(town.people.contact, id, '/screening/advice-requests', {
          ...{ departmentIds, question: 'Mag dit van de APV?', answerWithinDays: 3 },
        }),
        await town.post(town.people.contact, id, '/screening/advice-requests', {
          departmentIds: [town.land],
        }),
        await town.administrator.client.post(at, legal),
      ];

      expect(statusesOf(answers)).toEqual([400, 201, 409, 409]);
      expect(faultsOf(answers[0]?.body)).toEqual(['departmentIds[0] nothing-to-ask']);
      expect(answers[2]?.body['type']).toBe(problem('advice-asked'));
    });

    it('shows charges to everybody until they are waived or funded, once', async () => {
      const id = await town.aSubmitted();
      const bill = {
        chargedBy: 'Grondzaken',
        description: 'Huur van de grond',
        amountCents: 250_000,
      };
      const charge = await made(town.post(town.people.contact, id, '/charges', bill));
      const at = `/charges/${String(charge['id'])}/settlements`;
      const route = town.path(`/initiatives/${id}/route`);
      const open = await new TestClient(api).get(route);

      const answers = [
        await town.post(town.people.contact, id, '/charges', { ...bill, amountCents: 0 }),
        await town.post(town.people.contact, id, at, { kind: 'funded', reason: 'Het wijkbudget.' }),
        await town.post(town.people.contact, id, at, {
          kind: 'waived',
          reason: 'Het is voor allen.',
        }),
        await town.post(town.people.contact, id, at, { kind: 'waived', reason: 'Nog eens.' }),
      ];

      const list = await new TestClient(api).get<Json[]>(town.path(`/initiatives/${id}/charges`));
      expect(open.body['openChargesCents']).toBe(250_000);
      expect(statusesOf(answers)).toEqual([400, 400, 201, 409]);
      expect(list.body).toMatchObject([{ ...bill, state: 'waived' }]);
      expect((await new TestClient(api).get(route)).body['openChargesCents']).toBe(0);
    });

    it('has estimates with a lower and a higher end, by whom', async () => {
      const { id } = await town.anOpened();
      const estimate = { lowCents: 80_000, highCents: 120_000, explanation: 'Drie offertes.' };
      const by = { ...estimate, departmentId: town.green };

      const turned = await town.post(town.people.contact, id, '/screening/cost-estimates', {
        ...estimate,
        lowCents: 120_001,
      });
      const good = await town.post(town.people.contact, id, '/screening/cost-estimates', by);

      expect(faultsOf(turned.body)).toEqual(['highCents range-turned']);
      expect(good.body).toMatchObject({ estimates: [{ ...estimate, madeBy: 'Groen en spelen' }] });
    });

    it('gives private notes and answers of initiators to nobody in public', async () => {
      const secret = 'ZEER-GEHEIM';
      const { id, advice } = await town.anOpened();
      await made(town.post(town.people.contact, id, '/screening/notes', { text: secret }));
      const at = `/screening/advice-requests/${advice[town.land]}/answers`;
      const advised = { answers: [{ code: 'whose-land', answer: 'yes' }], privateNote: secret };
      await made(town.post(town.landOfficer, id, at, advised));
      const findingId = await town.found(id, NO);
      const replies = `/screening/findings/${findingId}/replies`;
      const contested = { text: secret, isContested: true };
      await made(town.post(town.people.proposer, id, replies, contested));

      const seen = await publicTexts(id);
      const fileAt = town.path(`/initiatives/${id}/screening/file`);
      const file = await town.people.member.client.get(fileAt);

      expect(seen.length).toBeGreaterThan(8);
      const told = seen.filter(({ text }) =>
        [secret, town.people.contact.id].some((each) => text.includes(each)),
      );
      expect(told).toEqual([]);
      expect(file.body).toMatchObject({
        notes: [{ text: secret }, { text: secret }],
        replies: [{ text: secret }],
      });
    });

    async function publicTexts(id: string): Promise<{ path: string; text: string }[]> {
      const { body } = await new TestClient(api).get('/openapi.json');
      const paths = body['paths'] as Record<string, { get?: { security?: unknown[] } }>;
      const found = Object.entries(paths)
        .filter(([, { get }]) => get !== undefined && get.security === undefined)
        .map(([path]) =>
          path
            .replace('{municipality}', town.people.town.slug)
            .replace('{initiativeId}', id)
            .replace('{roundId}', town.round.id)
            .replace('{wijkteamId}', town.round.wijkteamId),
        )
        .filter((path) => !path.includes('{'));
      return Promise.all(
        found.map(async (path) => {
          const answer = await new TestClient(api).get<unknown>(path);
          return { path, text: JSON.stringify(answer.body) };
        }),
      );
    }
  });
});
