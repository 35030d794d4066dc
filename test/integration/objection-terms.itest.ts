import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decisionLastDay } from '#domain';
import { type Json, startTestApi, type TestApi } from '../support/api.js';
import { refusedBy } from '../support/award.factory.js';
import { aTreasury, created, type Treasury } from '../support/funded-initiative.factory.js';
import { dayFromToday } from '../support/municipality.factory.js';
import { anObjectionOffice, type ObjectionOffice } from '../support/objection.factory.js';
import { asService } from '../support/round.factory.js';

describe('the terms and steps of objections', () => {
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

  it('may be put off once, and has twelve weeks when a committee is asked', async () => {
    const { id, termEndedOn, decideByOn } = await office.anAssigned();

    const committee = await created(office.step(id, 'committee-referrals'));
    const adjourned = await created(
      office.step(id, 'adjournments', { reasons: 'Meer onderzoek.' }),
    );
    const again = await office.step(id, 'adjournments', { reasons: 'Nog meer.' });

    const days = [decideByOn, committee['decideByOn'], adjourned['decideByOn']];
    expect(days).toEqual(
      [
        { hasCommittee: false, isAdjourned: false },
        { hasCommittee: true, isAdjourned: false },
        { hasCommittee: true, isAdjourned: true },
      ].map((grounds) => decisionLastDay(String(termEndedOn), grounds)),
    );
    expect(again.body).toMatchObject({ type: 'urn:wijkkas:problem:objection-step-refused' });
    expect((await office.register()).find((each) => each['id'] === id)?.['decideByOn']).toBe(
      days[2],
    );
  });

  it('is late after the term, unless it was posted in time; and late without excuse is inadmissible', async () => {
    const late = await office.anOld(60);
    const posted = await office.anOld(50, {
      postedOn: dayFromToday(-10),
      receivedOn: dayFromToday(-4),
    });
    await created(office.assign(late['id']));

    const tooEarly = await office.step(late['id'], 'hearings', {
      isHeld: false,
      reasons: 'Te laat.',
    });
    const unjudged = await office.step(late['id'], 'decisions', {
      outcome: 'inadmissible',
      reasons: 'x',
    });
    await created(
      office.step(late['id'], 'lateness-judgements', { isExcused: false, reasons: 'Geen reden.' }),
    );
    const wrong = await office.step(late['id'], 'decisions', {
      outcome: 'unfounded',
      reasons: 'x',
    });
    const right = await office.step(late['id'], 'decisions', {
      outcome: 'inadmissible',
      reasons: 'Te laat.',
    });

    expect([late['isLate'], posted['isLate']]).toEqual([true, false]);
    expect([tooEarly, unjudged, wrong, right].map(({ status }) => status)).toEqual([
      201, 409, 400, 201,
    ]);
  });

  it('lists for handlers what is overdue, and not what has ended', async () => {
    const [open, ended] = [await office.anOld(120), await office.anOld(121)];
    for (const { id } of [open, ended]) await created(office.assign(id));
    await created(office.step(ended['id'], 'withdrawals'));
    const cases = async (query: string): Promise<readonly unknown[]> =>
      (
        await office.handler.client.get<Json[]>(
          treasury.path(`/objection-cases?perPage=100&${query}`),
        )
      ).body.map(({ id }) => id);

    const overdue = await cases('isOverdue=true');

    expect(overdue).toContain(open['id']);
    expect(overdue).not.toContain(ended['id']);
    expect(await cases('isOverdue=true&isMine=true')).toEqual(overdue);
    expect(
      (await office.handler.client.get(treasury.path('/objection-cases?isOverdue=soon'))).status,
    ).toBe(400);
  });

  it('has one next step, however many are asked for at the same time', async () => {
    const { id } = await office.anAssigned();

    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        office.step(id, 'hearings', { isHeld: true, reasons: 'Verslag.' }),
      ),
    );

    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409, 409]);
  });

  it('cannot be rewritten or pushed along by the service itself', async () => {
    const { id } = await office.anAssigned();
    const other = await office.anAssigned();
    const refusal = (sql: string): Promise<unknown> =>
      asService(api, treasury.town, sql, [id]).then(() => 'allowed', refusedBy);
    const insert = (values: string): Promise<unknown> =>
      refusal(
        `INSERT INTO objection_step (objection_id, number, kind, taken_at, taken_by, handler_id, reasons, is_excused, outcome)
         SELECT $1::uuid, ${values}`,
      );
    const by = `clock_timestamp(), '${office.handler.id}'::uuid`;

    const refusals = [
      await refusal(`UPDATE objection SET grounds = 'x' WHERE id = $1`),
      await refusal('DELETE FROM objection_step WHERE objection_id = $1'),
      await insert(`2, 'decided', ${by}, NULL::uuid, 'x', NULL::boolean, 'unfounded'`),
      await insert(`3, 'hearing-held', ${by}, NULL::uuid, 'x', NULL::boolean, NULL`),
      await insert(`2, 'hearing-held', ${by}, NULL::uuid, NULL, NULL::boolean, NULL`),
      await insert(
        `2, 'hearing-held', clock_timestamp(), '${office.desk.id}'::uuid, NULL::uuid, 'x', NULL::boolean, NULL`,
      ),
      await insert(`2, 'assigned', ${by}, '${treasury.chair.id}'::uuid, NULL, NULL::boolean, NULL`),
      await insert(`2, 'lateness-judged', ${by}, NULL::uuid, 'x', true, NULL`),
    ];

    expect(refusals).toEqual([
      '42501',
      '42501',
      'objection_step_route',
      'objection_step_route',
      'objection_step_reasoned',
      'objection_step_by_handler',
      'objection_step_handler_apart',
      'objection_step_route',
    ]);
    expect(other['status']).toBe('in-handling');
  });
});
