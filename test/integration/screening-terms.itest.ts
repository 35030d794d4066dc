import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { addDays, untreatedUntil, workingDayFrom } from '#domain';
import { dataSourceOptions, UnitOfWork } from '#persistence';
import { turnTerms } from '../../apps/worker/src/screening/turn-terms.js';
import { WatchTerms } from '../../apps/worker/src/screening/watch-terms.use-case.js';
import { type Json, startTestApi, type TestApi, TestClient } from '../support/api.js';
import { faultsOf, statusesOf } from '../support/faults.js';
import { asOwner, dayFromToday } from '../support/municipality.factory.js';
import { made, ScreeningTown } from '../support/screening-town.factory.js';
import { TestClock } from '../support/test-clock.js';

const problem = (code: string): string => `urn:wijkkas:problem:${code}`;
const noon = (day: string): Date => new Date(`${day}T11:00:00Z`);
const NO = { result: 'not-feasible', ground: 'incomplete', reason: 'Er kwam geen offerte.' };

describe('the terms of applications and advice', () => {
  let api: TestApi;
  let town: ScreeningTown;
  let dataSource: DataSource;
  let workers: readonly [WatchTerms, WatchTerms];
  const clock = new TestClock();
  const today = dayFromToday(0);

  beforeAll(async () => {
    api = await startTestApi(clock);
    town = await ScreeningTown.open(api);
    await asOwner(api, `UPDATE session SET expires_at = now() + interval '2 years'`);
    dataSource = await new DataSource(dataSourceOptions(api.database.url)).initialize();
    const watch = (): WatchTerms => new WatchTerms(new UnitOfWork(dataSource, clock));
    workers = [watch(), watch()];
  });

  afterAll(async () => {
    await dataSource.destroy();
    await api.close();
  });

  /** Both workers look at the same moment, twice. */
  async function looks(day: string): Promise<void> {
    clock.goTo(noon(day));
    for (let turn = 0; turn < 2; turn += 1) {
      await Promise.all(workers.map((each) => each.execute(randomUUID())));
    }
  }
  const back = (): void => {
    clock.goTo(new Date());
  };
  const eventsOf = (id: string): Promise<{ kind: string; due: string | null; days: number }[]> =>
    asOwner(
      api,
      `SELECT e.kind, e.due_on::text AS due, e.days FROM term t JOIN term_event e ON e.term_id = t.id
        WHERE t.initiative_id = $1 AND t.kind = 'decision' ORDER BY e.number`,
      [id],
    );
  const dueOf = async (id: string): Promise<string> => {
    const [found] = await asOwner<{ due: string }>(
      api,
      `SELECT due_on::text AS due FROM term WHERE initiative_id = $1 AND kind = 'decision'`,
      [id],
    );
    return found?.due ?? '';
  };
  const routeOf = async (id: string): Promise<Json> =>
    (await new TestClient(api).get(town.path(`/initiatives/${id}/route`))).body;

  it('start when an application is handed in, and are met by its answer', async () => {
    await town.adopt({ decisionWeeks: 6, remindDays: [7, 2] });
    const id = await town.anAdvised();
    const due = await dueOf(id);
    const findingId = await town.found(id, { result: 'feasible', reason: 'Het kan.' });
    await made(
      town.post(town.people.contact, id, `/screening/findings/${findingId}/finalisations`),
    );

    expect(due).toBe(workingDayFrom(addDays(today, 42)));
    expect((await eventsOf(id)).map(({ kind }) => kind)).toEqual(['started', 'met']);
  });

  it('lapse with an application that is taken back', async () => {
    const { id } = await town.anOpened();
    await made(town.post(town.people.proposer, id, '/withdrawals'));

    const states = await asOwner(api, 'SELECT state FROM term WHERE initiative_id = $1', [id]);

    expect(states).toEqual([{ state: 'lapsed' }, { state: 'lapsed' }, { state: 'lapsed' }]);
  });

  it('stand still while the initiators complete the application, and go on after that', async () => {
    const id = await town.aSubmitted();
    const due = await dueOf(id);
    const completeByOn = addDays(today, 14);
    const ask = { reason: 'Stuur de offerte op.', completeByOn };

    const faulty = await town.post(town.people.contact, id, '/term-suspensions', {
      reason: ' ',
      completeByOn: addDays(today, 3),
    });
    const stands = await made(town.post(town.people.contact, id, '/term-suspensions', ask));
    const route = await routeOf(id);
    const again = await town.post(town.people.contact, id, '/term-suspensions', ask);
    clock.goTo(noon(addDays(today, 5)));
    const goesOn = await made(town.post(town.people.contact, id, '/term-resumptions'));
    back();

    expect(faultsOf(faulty.body)).toEqual([
      'completeByOn completion-time',
      'reason reason-missing',
    ]);
    expect(stands).toMatchObject({ state: 'suspended', dueOn: null, completeByOn });
    expect(route).toMatchObject({ place: 'standing-still', heldBy: 'initiators', hearByOn: null });
    expect(again.body['type']).toBe(problem('term-not-running'));
    expect(goesOn).toMatchObject({
      state: 'running',
      dueOn: workingDayFrom(addDays(today, 42 + 4)),
    });
    expect(goesOn['dueOn']).not.toBe(due);
    expect(await town.announced(id, 'term-suspended')).toMatchObject([
      { facts: { reason: ask.reason, until: completeByOn } },
    ]);
  });

  it('go on by themselves when nobody completed it, which can be left untreated for four weeks', async () => {
    const { id } = await town.anOpened();
    const completeByOn = addDays(today, 8);
    await made(
      town.post(town.people.contact, id, '/term-suspensions', { reason: 'Offerte.', completeByOn }),
    );

    const early = await town.post(town.people.contact, id, '/screening/findings', NO);
    await looks(completeByOn);
    const still = await eventsOf(id);
    await looks(addDays(completeByOn, 1));
    const gone = await eventsOf(id);
    clock.goTo(noon(addDays(untreatedUntil(completeByOn), 1)));
    const late = await town.post(town.people.contact, id, '/screening/findings', NO);
    clock.goTo(noon(untreatedUntil(completeByOn)));
    const inTime = await town.post(town.people.contact, id, '/screening/findings', NO);
    back();

    expect(early.body['type']).toBe(problem('not-left-untreated'));
    expect(still.map(({ kind }) => kind)).toEqual(['started', 'suspended']);
    expect(gone.map(({ kind }) => kind)).toEqual(['started', 'suspended', 'resumed']);
    expect(late.body['type']).toBe(problem('not-left-untreated'));
    expect(inTime.status).toBe(201);
  });

  it('are put off once, within what the municipality allows, with the new day told', async () => {
    await town.adopt({ decisionWeeks: 6, extensionWeeksMax: 4 });
    const id = await town.aSubmitted();
    const longer = { reason: 'Het archief is dicht.', weeks: 4 };

    const answers = [
      await town.post(town.people.contact, id, '/term-extensions', { ...longer, weeks: 5 }),
      await town.post(town.people.neighbour, id, '/term-extensions', longer),
      await town.post(town.people.contact, id, '/term-extensions', longer),
      await town.post(town.people.contact, id, '/term-extensions', longer),
    ];

    const newDate = workingDayFrom(addDays(today, 70));
    expect(statusesOf(answers)).toEqual([400, 403, 201, 409]);
    expect(answers[2]?.body).toMatchObject({ dueOn: newDate, isExtended: true });
    expect(await town.announced(id, 'term-extended')).toMatchObject([{ facts: { newDate } }]);
  });

  it('are reminded of and brought before somebody once, however many workers look', async () => {
    await town.adopt({ remindDays: [7, 2], escalationPersonId: town.administrator.id });
    const id = await town.aSubmitted();
    await made(town.post(town.administrator, id, '/contact-persons', {}));
    const due = await dueOf(id);

    for (const day of [-8, -7, -6, -2, 0, 1, 2]) await looks(addDays(due, day));
    const route = await routeOf(id);
    const workload = await town.administrator.client.get<Json[]>(
      town.path('/contact-persons/workload?perPage=100'),
    );
    back();

    expect(await eventsOf(id)).toEqual([
      { kind: 'started', due: null, days: null },
      { kind: 'reminded', due, days: 7 },
      { kind: 'reminded', due, days: 2 },
      { kind: 'passed', due, days: null },
    ]);
    const passed = await town.announced(id, 'term-passed');
    expect(passed).toMatchObject([
      { facts: { what: 'decision', dueOn: due, escalatedTo: 'Test administrator' } },
    ]);
    expect(passed[0]?.audience['personIds']).toEqual(
      expect.arrayContaining([town.administrator.id, town.people.proposer.id]),
    );
    expect(route).toMatchObject({ isOverdue: true });
    expect(route['hearText']).toContain('Dit is gemeld aan Test administrator.');
    expect(workload.body.some(({ overdueCount }) => Number(overdueCount) > 0)).toBe(true);
  });

  it('pass for a department that does not advise, and hold nobody up after that', async () => {
    await town.adopt({ decisionWeeks: 12 });
    const { id } = await town.anOpened();
    const due = addDays(today, 14);
    const yes = { result: 'feasible', reason: 'Het kan.' };

    await looks(addDays(due, 5));
    const late = await town.post(town.people.contact, id, '/screening/findings', yes);
    const { body } = await new TestClient(api).get(town.path(`/initiatives/${id}/screening`));
    back();

    expect(late.status).toBe(201);
    expect((body['advice'] as Json[]).map(({ isOverdue }) => isOverdue)).toEqual([true, true]);
    expect(await town.announced(id, 'term-passed')).toMatchObject([
      { facts: { what: 'advice' } },
      { facts: { what: 'advice' } },
    ]);
  });

  it('leave nothing behind when a worker dies in the middle, and are done by the next', async () => {
    const id = await town.aSubmitted();
    const due = await dueOf(id);
    const [term] = await asOwner<{ id: string }>(
      api,
      `SELECT id FROM term WHERE initiative_id = $1 AND kind = 'decision'`,
      [id],
    );
    clock.goTo(noon(addDays(due, 1)));
    const unitOfWork = new UnitOfWork(dataSource, clock);

    const dies = unitOfWork.run({ id: town.people.town.id }, async (stores) => {
      await turnTerms(stores, [term?.id ?? ''], 'job');
      throw new Error('killed');
    });
    await expect(dies).rejects.toThrow('killed');
    const after = await eventsOf(id);
    await looks(addDays(due, 1));
    back();

    expect(after.map(({ kind }) => kind)).not.toContain('passed');
    expect((await eventsOf(id)).filter(({ kind }) => kind === 'passed')).toHaveLength(1);
    expect(await town.announced(id, 'term-passed')).toHaveLength(1);
  });

  it('start with a screening and a contact person where the municipality wants that', async () => {
    await town.adopt({ opensItself: true, assignsItself: true });
    const id = await town.aSubmitted();

    await looks(today);
    back();

    const { body } = await new TestClient(api).get(town.path(`/initiatives/${id}/screening`));
    expect(body['advice']).toHaveLength(2);
    expect((await routeOf(id))['contactPerson']).not.toBeNull();
    expect(
      await asOwner(
        api,
        `SELECT FROM audit_entry WHERE subject_id = $1 AND action = 'start-case'`,
        [id],
      ),
    ).toHaveLength(1);
  });

  it('are moved by their events only, which come in their order', async () => {
    const id = await town.aSubmitted();
    const [term] = await asOwner<{ id: string }>(
      api,
      'SELECT id FROM term WHERE initiative_id = $1',
      [id],
    );
    const event = (number: number, kind: string, columns = '', values = ''): Promise<unknown> =>
      asOwner(
        api,
        `INSERT INTO term_event (term_id, number, municipality_id, kind, on_day, happened_at${columns})
         VALUES ($1, $2, $3, $4, $5, now()${values})`,
        [term?.id, number, town.people.town.id, kind, today],
      );
    const due = `, '${await dueOf(id)}'`;

    await expect(
      asOwner(api, `UPDATE term SET due_on = due_on + 7 WHERE id = $1`, [term?.id]),
    ).rejects.toThrow('append_only');
    await expect(event(3, 'met')).rejects.toThrow('term_event_without_gap');
    await expect(event(2, 'passed', ', due_on', due)).rejects.toThrow('term_event_route');
    await expect(event(2, 'resumed', ', is_completed', ', true')).rejects.toThrow(
      'term_event_route',
    );
    await expect(
      asOwner(api, 'DELETE FROM term_event WHERE term_id = $1', [term?.id]),
    ).rejects.toThrow('append_only');
  });
});
