import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Json, startTestApi, type TestApi, TestClient } from '../support/api.js';
import { aBudget, aRoundToDecide, created } from '../support/funded-initiative.factory.js';
import { aPerson, dayFromToday, type TestPerson } from '../support/municipality.factory.js';
import {
  adoptDecisionRules,
  aMandate,
  anAdoptedDecision,
  aTeam,
  nameProposer,
  type Team,
  toAllocate,
  toMandate,
} from '../support/team-meeting.factory.js';

const problem = (code: string): string => `urn:wijkkas:problem:${code}`;

describe('a mandate of a wijkteam', () => {
  let api: TestApi;
  let team: Team;
  let holder: TestPerson;

  beforeAll(async () => {
    api = await startTestApi();
    team = await aTeam(api, 2);
    await adoptDecisionRules(team);
    holder = team.members[0] ?? team.chair;
  });

  afterAll(() => api.close());

  async function initiatives(count: number, cost = 10_000n, budgetCents = 1_000_000) {
    return aRoundToDecide(team, {
      budgetId: await aBudget(team, budgetCents),
      costsCents: Array.from({ length: count }, () => cost),
    });
  }

  const allocate = (roundId: string, ids: readonly string[], body: object, by: TestPerson) =>
    team.post(
      `/rounds/${roundId}/allocation-decisions`,
      { initiativeIds: ids, motivation: 'Klein en goed.', ...body },
      by.client,
    );
  const mandates = async (): Promise<readonly Json[]> => {
    const path = team.path(`/wijkteams/${team.town.wijkteamId}/mandates`);
    return (await new TestClient(api).get<Json[]>(path)).body;
  };

  it('is used up to its total and not a cent further, by twenty at once', async () => {
    const mandateId = await aMandate(team, holder.id);
    const { roundId, initiativeIds } = await initiatives(20);

    const answers = await Promise.all(
      initiativeIds.map((id) => allocate(roundId, [id], { mandateId }, holder)),
    );

    const refused = answers.filter(({ status }) => status !== 201);
    expect(answers.length - refused.length).toBe(10);
    expect(refused.map(({ body }) => [body['type'], body['bound']])).toEqual(
      refused.map(() => [problem('mandate-exceeded'), 'total']),
    );
    expect((await mandates()).find(({ id }) => id === mandateId)).toMatchObject({
      usedCents: 100_000,
      useCount: 10,
    });
    const uses = await new TestClient(api).get<Json[]>(team.path(`/mandates/${mandateId}/uses`));
    expect(uses.body.map((use) => [use['number'], use['usedCents']])).toEqual(
      Array.from({ length: 10 }, (_, index) => [index + 1, (index + 1) * 10_000]),
    );
  });

  it('covers what it says, by its holder, in its days, and never an own case', async () => {
    const mandateId = await aMandate(team, holder.id);
    const early = await aMandate(team, holder.id, { validFromOn: dayFromToday(3) });
    const dear = await initiatives(1, 10_001n);
    const own = await initiatives(1);
    await nameProposer(team, own.roundId, holder.id);
    const plain = await initiatives(1);

    const answers = [
      await allocate(dear.roundId, dear.initiativeIds, { mandateId }, holder),
      await allocate(own.roundId, own.initiativeIds, { mandateId }, holder),
      await allocate(plain.roundId, plain.initiativeIds, { mandateId }, team.chair),
      await allocate(plain.roundId, plain.initiativeIds, { mandateId: early }, holder),
      await allocate(plain.roundId, plain.initiativeIds, {}, holder),
    ];
    const fine = await allocate(plain.roundId, plain.initiativeIds, { mandateId }, holder);

    expect(answers.map(({ status, body }) => [status, body['bound'] ?? body['reason']])).toEqual([
      [409, 'ceiling'],
      [403, 'own-case'],
      [403, 'holder'],
      [403, 'days'],
      [403, undefined],
    ]);
    expect(fine.body).toMatchObject({ mandateId, totalCents: 10_000 });
  });

  it('ends when the wijkteam decides so', async () => {
    const mandateId = await aMandate(team, holder.id);
    const teamDecisionId = await anAdoptedDecision(team, {
      kind: 'revoke-mandate',
      subjectId: mandateId,
      motivation: 'Het kan weer samen.',
    });
    await created(team.post(`/mandates/${mandateId}/revocations`, { teamDecisionId }));
    const { roundId, initiativeIds } = await initiatives(1);

    const answer = await allocate(roundId, initiativeIds, { mandateId }, holder);
    const again = await team.post(`/mandates/${mandateId}/revocations`, { teamDecisionId });

    expect(answer.body).toMatchObject({ reason: 'revoked' });
    expect(again.body).toMatchObject({ type: problem('decision-refused'), reason: 'used' });
  });

  it('can be passed on in part where it says so, and counts for the whole', async () => {
    const [, other = team.chair] = team.members;
    const strict = await aMandate(team, holder.id);
    const open = await aMandate(team, holder.id, { maySubMandate: true, totalCents: 15_000 });
    const part = {
      holderId: other.id,
      decisionKind: 'allocate',
      ceilingCents: 10_000,
      totalCents: 10_000,
      validFromOn: dayFromToday(-1),
      validUntilOn: dayFromToday(5),
    };
    const refused = await team.post(`/mandates/${strict}/sub-mandates`, part, holder.client);
    const sub = await created(team.post(`/mandates/${open}/sub-mandates`, part, holder.client));
    const { roundId, initiativeIds } = await initiatives(2);

    const first = await allocate(
      roundId,
      initiativeIds.slice(0, 1),
      { mandateId: sub['id'] },
      other,
    );
    const second = await allocate(roundId, initiativeIds.slice(1), { mandateId: open }, holder);

    expect(refused.body).toMatchObject({ invalidParams: [{ name: 'maySubMandate' }] });
    expect(first.status).toBe(201);
    expect(second.body).toMatchObject({ type: problem('mandate-exceeded'), bound: 'total' });
  });

  it('goes to a seat, and a delegation to an official with its legal basis', async () => {
    const resident = await aPerson(api, team.town, 'resident');
    const faulty = toMandate(resident.id, { form: 'delegation' });
    const meeting = await created(
      team.post(`/wijkteams/${team.town.wijkteamId}/meetings`, {
        kind: 'online',
        title: 'Straks',
        startsAt: '2031-01-01T20:00:00+01:00',
      }),
    );
    const path = `/meetings/${String(meeting['id'])}/agenda-items`;

    const answers = [
      await team.post(path, { title: 'Delegatie', decision: faulty }),
      await team.post(path, { title: 'Mandaat', decision: toMandate(resident.id) }),
    ];

    expect(answers.map(({ status, body }) => [status, body['invalidParams']])).toEqual([
      [400, [expect.objectContaining({ name: 'decision.mandate.legalBasis' })]],
      [400, [expect.objectContaining({ name: 'holderId' })]],
    ]);
  });

  it('keeps two that decide at once from the last of the money', async () => {
    const budgetId = await aBudget(team, 10_000);
    const one = await aRoundToDecide(team, { budgetId, costsCents: [10_000n] });
    const other = await aRoundToDecide(team, { budgetId, costsCents: [10_000n] });
    const mandateId = await aMandate(team, holder.id);
    const teamDecisionId = await anAdoptedDecision(
      team,
      toAllocate(other.roundId, other.initiativeIds, 10_000),
    );

    const answers = await Promise.all([
      allocate(one.roundId, one.initiativeIds, { mandateId }, holder),
      team.post(
        `/rounds/${other.roundId}/allocation-decisions`,
        { teamDecisionId },
        team.chair.client,
      ),
    ]);

    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      type: problem('ceiling-exceeded'),
    });
  });

  it('delegated, keeps the wijkteam from deciding itself until it is revoked', async () => {
    const official = await aPerson(api, team.town, 'contact-person');
    const mandateId = await aMandate(team, official.id, {
      form: 'delegation',
      legalBasis: 'Verordening wijkbudgetten, artikel 6',
    });
    const { roundId, initiativeIds } = await initiatives(2);
    const [first = '', second = ''] = initiativeIds;
    const teamDecisionId = await anAdoptedDecision(team, toAllocate(roundId, [second], 10_000));

    const byTeam = await team.post(`/rounds/${roundId}/allocation-decisions`, { teamDecisionId });
    const byOfficial = await allocate(roundId, [first], { mandateId }, official);
    const revocation = await anAdoptedDecision(team, {
      kind: 'revoke-mandate',
      subjectId: mandateId,
      motivation: 'Wij doen het weer zelf.',
    });
    await created(team.post(`/mandates/${mandateId}/revocations`, { teamDecisionId: revocation }));
    const afterwards = await team.post(`/rounds/${roundId}/allocation-decisions`, {
      teamDecisionId,
    });

    expect(byTeam.body).toMatchObject({ type: problem('power-delegated'), mandateId });
    expect(byOfficial.status).toBe(201);
    expect(afterwards.status).toBe(201);
  });
});
