import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decisionLastDay } from '#domain';
import { type Json, startTestApi, type TestApi } from '../support/api.js';
import { aRefusal, changed, lettersOf, object } from '../support/award.factory.js';
import { aTreasury, created, type Treasury } from '../support/funded-initiative.factory.js';
import {
  aMachine,
  aPerson,
  asOwner,
  dayFromToday,
  type TestPerson,
} from '../support/municipality.factory.js';
import { anObjectionOffice, AT_DESK, type ObjectionOffice } from '../support/objection.factory.js';

const problem = (code: string): string => `urn:wijkkas:problem:${code}`;
describe('objections', () => {
  let api: TestApi;
  let treasury: Treasury;
  let office: ObjectionOffice;

  beforeAll(async () => {
    api = await startTestApi();
    treasury = await aTreasury(api);
    office = await anObjectionOffice(treasury);
  });

  afterAll(async () => {
    await treasury.close();
    await api.close();
  });

  it('goes all the way from the addressee to a founded answer with a new decision', async () => {
    const { letterId, letter, proposer, roundId } = await aRefusal(treasury);

    const filed = await created(object(treasury, letterId, proposer));
    const underObjection = (await lettersOf(treasury, roundId)).find(({ id }) => id === letterId);
    await created(office.assign(filed['id']));
    await created(office.step(filed['id'], 'hearings', { isHeld: true, reasons: 'Verslag.' }));
    const decided = await created(
      office.step(filed['id'], 'decisions', {
        outcome: 'founded',
        reasons: 'De stemmen zijn verkeerd gelezen.',
        newDecision: 'Het initiatief wordt opnieuw bekeken.',
        leadsToAllocation: true,
      }),
    );

    const termEndedOn = letter['objectionUntilOn'];
    expect(filed).toMatchObject({ status: 'received', isLate: false, termEndedOn });
    expect(filed['isSuspending']).toBe(false);
    expect(filed['decideByOn']).toBe(
      decisionLastDay(String(termEndedOn), { hasCommittee: false, isAdjourned: false }),
    );
    expect(underObjection?.['isUnderObjection']).toBe(true);
    expect(decided).toMatchObject({ status: 'decided', outcome: 'founded' });
    expect((decided['steps'] as Json[]).map(({ kind }) => kind)).toEqual([
      'assigned',
      'hearing-held',
      'decided',
    ]);
    expect((await lettersOf(treasury, roundId)).map((each) => each['isUnderObjection'])).toEqual([
      false,
      false,
    ]);
    expect((await office.register()).find(({ id }) => id === filed['id'])).toMatchObject({
      number: expect.stringMatching(/^B\d{4}-\d{4}$/),
      letterNumber: letter['number'],
      outcome: 'founded',
      status: 'decided',
    });
  });

  it('tells everybody numbers and outcomes, and nobody who objected or why', async () => {
    const { letterId } = await aRefusal(treasury);
    const filed = await created(object(treasury, letterId, office.desk, AT_DESK));

    const entry = (await office.register()).find(({ id }) => id === filed['id']);

    expect(Object.keys(entry ?? {}).toSorted()).toEqual(
      [
        'id',
        'number',
        'letterId',
        'letterNumber',
        'receivedOn',
        'status',
        'decideByOn',
        'outcome',
        'endedOn',
      ].toSorted(),
    );
  });

  it('shows an objection in full to who made it and who deals with it, not to the wijkteam', async () => {
    const { letterId, proposer } = await aRefusal(treasury);
    const { id } = await created(object(treasury, letterId, proposer));
    const path = treasury.path(`/objections/${String(id)}`);
    const neighbour = await aPerson(api, treasury.town, 'resident');
    const auditor = await aPerson(api, treasury.town, 'auditor');

    const statuses = await Promise.all(
      [proposer, office.handler, auditor, neighbour, treasury.chair].map(
        async ({ client }) => (await client.get(path)).status,
      ),
    );

    expect(statuses).toEqual([200, 200, 200, 403, 403]);
  });

  it('is for the addressee and the desk, never for another resident or a machine', async () => {
    const { letterId, proposer } = await aRefusal(treasury);
    const neighbour = await aPerson(api, treasury.town, 'resident');
    const client = await aMachine(api, treasury.town, ['file-objection', 'handle-objection']);

    const answers = [
      await object(treasury, letterId, neighbour),
      await object(treasury, letterId, { client }),
      await object(treasury, letterId, office.desk),
      await object(treasury, letterId, proposer, { ...AT_DESK, receivedOn: '2026-01-01' }),
      await object(treasury, letterId, proposer, { grounds: ' ' }),
    ];

    expect(answers.map(({ body }) => body['type'])).toEqual([
      problem('not-addressee'),
      problem('machine-cannot-object'),
      problem('invalid-input'),
      problem('invalid-input'),
      problem('invalid-input'),
    ]);
    expect(answers[2]?.body).toMatchObject({
      invalidParams: [{ name: 'objectorName' }, { name: 'objectorAddress' }],
    });
  });

  it('is not handled by anybody who had a hand in the decision', async () => {
    const { letterId, proposer, initiativeIds } = await aRefusal(treasury);
    const { id } = await created(object(treasury, letterId, proposer));
    const screener = await aPerson(api, treasury.town, 'contact-person');
    await changed(treasury, initiativeIds, `screened_by = '${screener.id}'`);
    const sitting = await aPerson(api, treasury.town, 'member');
    for (const person of [treasury.chair, sitting]) await alsoContactPerson(person);

    const answers = [
      await office.assign(id, treasury.chair.id),
      await office.assign(id, sitting.id),
      await office.assign(id, screener.id),
      await office.assign(id, treasury.officers[0].id),
    ];

    expect(answers.map(({ body }) => [body['type'], body['how']])).toEqual([
      [problem('handler-involved'), 'decided'],
      [problem('handler-involved'), 'seat'],
      [problem('handler-involved'), 'screened'],
      [problem('handler-without-office'), undefined],
    ]);
  });

  async function alsoContactPerson({ id }: TestPerson): Promise<void> {
    await asOwner(
      api,
      `INSERT INTO membership (id, municipality_id, person_id, role, valid_from_on) VALUES (gen_random_uuid(), $1, $2, 'contact-person', $3)`,
      [treasury.town.id, id, dayFromToday(-1)],
    );
  }

  it('is decided by its handler, after a hearing or the reason for none, and once', async () => {
    const { id } = await office.anAssigned();
    const answer = { outcome: 'unfounded', reasons: 'Het besluit klopt.' };

    const answers = [
      await office.step(id, 'decisions', answer),
      await office.step(id, 'hearings', { isHeld: false, reasons: '  ' }),
      await office.step(id, 'hearings', { isHeld: false, reasons: 'De indiener wilde niet.' }),
      await office.step(id, 'hearings', { isHeld: true, reasons: 'Toch.' }),
      await office.step(id, 'decisions', answer, office.desk),
      await office.step(id, 'decisions', { ...answer, outcome: 'founded' }),
      await office.step(id, 'decisions', answer),
      await office.step(id, 'decisions', answer),
    ];

    expect(answers.map(({ status, body }) => body['type'] ?? status)).toEqual([
      problem('objection-step-refused'),
      problem('invalid-input'),
      201,
      problem('objection-step-refused'),
      problem('not-handler'),
      problem('invalid-input'),
      201,
      problem('objection-ended'),
    ]);
  });

  it('is taken back by the objector, and by nobody else who has an account', async () => {
    const { letterId, proposer } = await aRefusal(treasury);
    const { id } = await created(object(treasury, letterId, proposer));
    await created(office.assign(id));

    const byHandler = await office.step(id, 'withdrawals');
    const own = await created(office.step(id, 'withdrawals', {}, proposer));

    expect(byHandler.body).toMatchObject({ type: problem('not-handler') });
    expect(own).toMatchObject({ status: 'withdrawn', outcome: null });
  });
});
