import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answerUntil } from '#domain';
import { startTestApi, type TestApi, TestClient } from '../support/api.js';
import { asOwner, dayFromToday } from '../support/municipality.factory.js';
import { made, ScreeningTown } from '../support/screening-town.factory.js';
import { TestClock } from '../support/test-clock.js';

const problem = (code: string): string => `urn:wijkkas:problem:${code}`;
const NO = { result: 'not-feasible', reason: 'Er ligt een gasleiding onder.' };
const YES = { result: 'feasible', reason: 'Het kan op deze plek.' };
const DAY_MS = 86_400_000;

describe('the findings of a screening', () => {
  let api: TestApi;
  let town: ScreeningTown;
  const clock = new TestClock();

  beforeAll(async () => {
    api = await startTestApi(clock);
    town = await ScreeningTown.open(api);
    await town.adopt();
    // The clock of this suite goes weeks ahead, and nobody signs in again.
    await asOwner(api, `UPDATE session SET expires_at = now() + interval '1 year'`);
  });

  afterAll(() => api.close());

  const stateOf = async (id: string): Promise<unknown> =>
    (await new TestClient(api).get(town.path(`/initiatives/${id}`))).body['state'];
  const finish = (id: string, findingId: string, by = town.people.contact) =>
    town.post(by, id, `/screening/findings/${findingId}/finalisations`);
  const reply = (id: string, findingId: string, isContested: boolean) =>
    town.post(town.people.proposer, id, `/screening/findings/${findingId}/replies`, {
      text: 'Wij zien dat anders.',
      isContested,
    });

  it('makes what is simply feasible final at once', async () => {
    const id = await town.anAdvised();
    const findingId = await town.found(id, YES);

    const done = await finish(id, findingId);

    expect(done.body).toMatchObject({ findings: [{ result: 'feasible', isFinal: true }] });
    expect(await stateOf(id)).toBe('eligible');
    expect(await town.announced(id, 'screening-intended')).toHaveLength(1);
    expect(await town.announced(id, 'initiative-screened')).toHaveLength(1);
  });

  it('waits for the initiators before a refusal is final', async () => {
    const { id } = await town.anOpened();
    const findingId = await town.found(id, NO);

    const early = await finish(id, findingId);
    await made(reply(id, findingId, false));
    const done = await finish(id, findingId);

    expect(early.body).toMatchObject({
      type: problem('finding-awaits-answer'),
      answerUntilOn: answerUntil(dayFromToday(0), 14),
    });
    expect(done.status).toBe(201);
    expect(await stateOf(id)).toBe('rejected');
    expect((await finish(id, findingId)).status).toBe(409);
  });

  it('has a contested refusal made final by somebody else than who found it', async () => {
    const { id } = await town.anOpened();
    const findingId = await town.found(id, NO);
    await made(reply(id, findingId, true));

    const own = await finish(id, findingId);
    const bySql = asOwner(
      api,
      `INSERT INTO screening_outcome (screening_id, municipality_id, finding_id, decided_by, decided_at)
       SELECT screening_id, municipality_id, id, found_by, now() FROM screening_finding WHERE id = $1`,
      [findingId],
    );

    expect(own.body['type']).toBe(problem('final-four-eyes'));
    await expect(bySql).rejects.toThrow('screening_outcome_four_eyes');
    expect((await finish(id, findingId, town.people.member)).status).toBe(201);
  });

  it('is final without an answer once the time for it has passed', async () => {
    const { id } = await town.anOpened();
    const findingId = await town.found(id, NO);

    clock.goTo(new Date(`${answerUntil(dayFromToday(0), 14)}T12:00:00Z`));
    const last = await finish(id, findingId);
    clock.goTo(
      new Date(new Date(`${answerUntil(dayFromToday(0), 14)}T12:00:00Z`).getTime() + DAY_MS),
    );
    const late = await reply(id, findingId, true);
    const done = await finish(id, findingId);
    clock.goTo(new Date());

    expect(last.body['type']).toBe(problem('finding-awaits-answer'));
    expect(late.body['type']).toBe(problem('answer-term-passed'));
    expect(done.status).toBe(201);
  });

  it('lets a later finding take the place of an earlier one', async () => {
    const id = await town.anAdvised();
    const first = await town.found(id, NO);
    await made(reply(id, first, true));
    const second = await town.found(id, {
      result: 'feasible-if',
      reason: 'Met een kleinere bank.',
      conditions: ['De bank is hooguit twee meter.'],
    });

    const superseded = await finish(id, first, town.people.member);
    await made(reply(id, second, false));
    const done = await finish(id, second);

    expect(superseded.body['type']).toBe(problem('finding-superseded'));
    expect(done.status).toBe(201);
    const { body } = await new TestClient(api).get(town.path(`/initiatives/${id}`));
    expect(body).toMatchObject({
      state: 'eligible',
      screeningReason: 'Met een kleinere bank.\n- De bank is hooguit twee meter.',
    });
  });
});
