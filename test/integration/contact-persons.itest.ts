import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Json, startTestApi, type TestApi, TestClient } from '../support/api.js';
import { statusesOf } from '../support/faults.js';
import { aPerson, asOwner, type TestPerson } from '../support/municipality.factory.js';
import { made, ScreeningTown } from '../support/screening-town.factory.js';

const problem = (code: string): string => `urn:wijkkas:problem:${code}`;

describe('contact persons', () => {
  let api: TestApi;
  let town: ScreeningTown;
  let staff: readonly TestPerson[];

  beforeAll(async () => {
    api = await startTestApi();
    town = await ScreeningTown.open(api);
    staff = [town.people.contact, town.landOfficer, town.greenOfficer];
    for (const [index, { id }] of staff.entries()) {
      await asOwner(api, 'UPDATE person SET name = $2 WHERE id = $1', [id, `Medewerker ${index}`]);
    }
  });

  afterAll(() => api.close());

  const name = (id: string, body: object = {}, by = town.administrator) =>
    town.post(by, id, '/contact-persons', body);
  const routeOf = async (id: string, language = 'nl'): Promise<Json> =>
    (await new TestClient(api).get(town.path(`/initiatives/${id}/route?language=${language}`)))
      .body;

  it('are chosen by the least open work, with ties by name', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 4; count += 1) ids.push(await town.aSubmitted());

    const named: unknown[] = [];
    for (const id of ids) named.push((await made(name(id)))['name']);

    expect(named).toEqual(['Medewerker 0', 'Medewerker 1', 'Medewerker 2', 'Medewerker 0']);
    expect(await town.announced(ids[1] ?? '', 'contact-person-named')).toMatchObject([
      {
        facts: { name: 'Medewerker 1', contact: 'afdeling0@stad.example' },
        audience: { kind: 'initiators' },
      },
    ]);
  });

  it('are one at a time, with a reason for each change and a history', async () => {
    const id = await town.aSubmitted();
    const [first, second] = staff;
    const reason = 'De eerste is met verlof.';

    const answers = [
      await name(id, { personId: first?.id }),
      await name(id, { personId: second?.id }),
      await name(id, { personId: first?.id, reason }),
      await name(id, { personId: second?.id, reason }),
      await name(id, { personId: town.people.member.id, reason }),
    ];

    const history = await town.people.member.client.get<Json[]>(
      town.path(`/initiatives/${id}/contact-persons`),
    );
    expect(statusesOf(answers)).toEqual([201, 400, 409, 201, 409]);
    expect(answers.map(({ body }) => body['type']).slice(2)).toEqual([
      problem('same-contact-person'),
      undefined,
      problem('not-contact-person'),
    ]);
    expect(history.body).toMatchObject([
      { number: 2, personId: second?.id, reason },
      { number: 1, personId: first?.id, reason: null },
    ]);
    expect(
      await asOwner(api, 'SELECT FROM initiative_contact WHERE initiative_id = $1', [id]),
    ).toHaveLength(1);
  });

  it('are one, also when two people name them at the same moment', async () => {
    const id = await town.aSubmitted();
    const [first, second] = staff;

    const answers = await Promise.all([
      name(id, { personId: first?.id }),
      name(id, { personId: second?.id }, town.people.contact),
    ]);

    expect(statusesOf(answers).toSorted()).toEqual([201, 400]);
  });

  it('cannot be written past the assignments, nor as two', async () => {
    const id = await town.aSubmitted();
    const person = staff[0]?.id;
    const municipality = town.people.town.id;
    const assign = (number: number, personId: unknown): Promise<unknown> =>
      asOwner(
        api,
        `INSERT INTO contact_assignment (initiative_id, number, municipality_id, person_id, way, reason, assigned_at)
         VALUES ($1, $2, $3, $4, 'hand', 'x', now())`,
        [id, number, municipality, personId],
      );

    await assign(1, person);

    await expect(assign(1, staff[1]?.id)).rejects.toThrow('contact_assignment_without_gap');
    await expect(assign(2, person)).rejects.toThrow('contact_assignment_other');
    await expect(assign(2, town.people.member.id)).rejects.toThrow('contact_assignment_office');
    await expect(
      asOwner(api, 'UPDATE initiative_contact SET person_id = $2 WHERE initiative_id = $1', [
        id,
        staff[1]?.id,
      ]),
    ).rejects.toThrow('append_only');
  });

  it('are named by the desk, the chair or the secretary, and read by the wijkteam', async () => {
    const id = await town.aSubmitted();
    const path = town.path(`/initiatives/${id}/contact-persons`);

    const answers = [
      await name(id, {}, town.people.proposer),
      await name(id, {}, town.people.member),
      await new TestClient(api).get(path),
      await town.people.neighbour.client.get(path),
      await name(id, {}, town.people.chair),
    ];

    expect(statusesOf(answers)).toEqual([403, 403, 401, 403, 201]);
  });

  it('have a workload that tells what is open, and what comes first', async () => {
    const other = await aPerson(api, town.people.town, 'contact-person');
    const id = await town.aSubmitted();
    await made(name(id, { personId: other.id }));

    const list = await town.administrator.client.get<Json[]>(
      town.path('/contact-persons/workload?perPage=100'),
    );
    const own = await other.client.get<Json[]>(town.path('/my-cases'));
    const forOthers = await town.people.member.client.get(town.path('/contact-persons/workload'));

    expect(list.body.find(({ personId }) => personId === other.id)).toMatchObject({
      openCount: 1,
      overdueCount: 0,
      firstDueOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
    expect(own.body).toMatchObject([
      { initiativeId: id, role: 'contact-person', isOverdue: false },
    ]);
    expect(forOthers.status).toBe(403);
  });

  it('stand on the route with the mailbox of their department, never with an own address', async () => {
    await asOwner(api, `UPDATE person SET email = 'prive@thuis.example' WHERE id = $1`, [
      town.landOfficer.id,
    ]);
    const id = await town.aSubmitted();
    await made(name(id, { personId: town.landOfficer.id }));

    const route = await routeOf(id);

    expect(route).toMatchObject({
      contactPerson: {
        name: 'Medewerker 1',
        department: 'Grondzaken',
        contactEmail: 'afdeling0@stad.example',
      },
    });
    expect(JSON.stringify(route)).not.toContain('prive@thuis.example');
  });

  describe('the route of an initiative', () => {
    it('tells where it is, who has it, what comes next and when one hears, step by step', async () => {
      await town.adopt({ decisionWeeks: 6 });
      const { id, advice } = await town.anOpened();
      const opened = await routeOf(id);
      const yes = (code: string) => ({ code, answer: 'yes' });
      const answersOf = (department: string) =>
        `/screening/advice-requests/${advice[department]}/answers`;
      await made(
        town.post(town.landOfficer, id, answersOf(town.land), {
          answers: ['whose-land', 'lease'].map(yes),
        }),
      );
      await made(
        town.post(town.greenOfficer, id, answersOf(town.green), { answers: [yes('upkeep')] }),
      );
      const weighed = await routeOf(id);
      await town.found(id, { result: 'not-feasible', reason: 'Er ligt gas.' });
      const found = await routeOf(id);

      expect(opened).toMatchObject({
        place: 'advice',
        heldBy: 'departments',
        departments: ['Groen en spelen', 'Grondzaken'],
        next: 'advice',
        heldByText: 'Aan zet: Groen en spelen, Grondzaken.',
        isOverdue: false,
      });
      expect(opened['hearByOn']).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(weighed).toMatchObject({ place: 'weighing', heldBy: 'contact-person' });
      expect(found).toMatchObject({ place: 'answer', heldBy: 'initiators', next: 'answer' });
      expect((found['steps'] as Json[]).map(({ code }) => code)).toEqual([
        'handed-in',
        'screening-opened',
        'advice-asked',
        'advice-asked',
        'advice-given',
        'advice-given',
        'found',
      ]);
      const english = await routeOf(id, 'en');
      expect(english['placeText']).toBe(
        'The municipality said what it intends. The initiators can answer.',
      );
      expect((english['steps'] as Json[]).at(-1)?.['text']).toMatch(
        /^The municipality intends to say: it cannot be done\. .* Er ligt gas\.$/,
      );
    });

    it('is hidden with a draft, and ends when it is taken back', async () => {
      const plan = { title: 'Concept', summary: '', costLines: [], location: null, areaId: null };
      const { client } = town.people.proposer;
      const draft = await made(client.post(`${town.round.path}/initiatives`, plan));
      const id = await town.aSubmitted();
      await made(town.post(town.people.proposer, id, '/withdrawals'));

      const hidden = await new TestClient(api).get(
        town.path(`/initiatives/${String(draft['id'])}/route`),
      );

      expect(hidden.status).toBe(404);
      expect(await routeOf(id)).toMatchObject({
        place: 'withdrawn',
        heldBy: 'nobody',
        hearText: 'Je hoeft niets meer te verwachten.',
      });
    });
  });
});
