import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestClient, type TestApi } from '../support/api.js';
import {
  asOwner,
  type TestMunicipality,
  type TestPerson,
} from '../support/municipality.factory.js';
import { aRound, asService } from '../support/round.factory.js';
import { at, TimelineTown } from '../support/timeline-town.factory.js';

describe('the timeline of a round', () => {
  let here: TimelineTown;
  let api: TestApi;
  let town: TestMunicipality;
  let chair: TestPerson;

  beforeAll(async () => {
    here = await TimelineTown.open();
    ({ api, town, chair } = here);
  });

  afterAll(() => here.close());

  it('writes down every change: by whom, when, and when it was planned', async () => {
    const planned = at(2);
    const round = await aRound(api, town, { phase: 'draft' });
    await here.plan(round, { submission_opens_at: at(-1), submission_closes_at: planned });

    await here.move(round, 'open-submission');
    await here.turn(new Date(planned.getTime() + 1_500));

    const found = await here.changes(round);
    expect(found).toMatchObject([
      { event: 'open-submission', from: 'draft', to: 'submission', actor: 'person' },
      {
        event: 'start-screening',
        from: 'submission',
        to: 'screening',
        actor: 'service',
        plannedAt: planned.toISOString(),
      },
    ]);
    const late = Date.parse(found[1]?.['happenedAt'] as string) - planned.getTime();
    expect(late).toBeGreaterThanOrEqual(1_500);
    expect(late).toBeLessThan(10_000);
  });

  it('has the log kept by the database: SQL by hand is in it, and nobody changes or makes up a line', async () => {
    const round = await aRound(api, town, { phase: 'submission' });

    await asService(api, town, `UPDATE round SET phase = 'screening' WHERE id = $1`, [round.id]);

    expect(await here.changes(round)).toMatchObject([
      { event: 'start-screening', actor: 'database' },
    ]);
    for (const sql of [
      `INSERT INTO round_phase_change (round_id, event, from_phase, to_phase, happened_at, actor, origin, round_version)
       VALUES ($1, 'cancel', 'draft', 'cancelled', now(), 'service', 'x', 1)`,
      'UPDATE round_phase_change SET reason = $1::text',
      'DELETE FROM round_phase_change WHERE round_id = $1',
    ]) {
      await expect(asService(api, town, sql, [round.id])).rejects.toThrow('permission denied');
    }
    await expect(
      asOwner(api, `DELETE FROM round_phase_change WHERE round_id = '${round.id}'`),
    ).rejects.toThrow('append_only');
    await expect(asOwner(api, 'TRUNCATE round_phase_change')).rejects.toThrow('append_only');
  });

  it('takes every step that passed during a standstill, in order, each with its own moment', async () => {
    const round = await aRound(api, town, { phase: 'submission' });
    const moments = [at(-40), at(-30), at(-20), at(-10)];
    const columns = [
      'submission_closes_at',
      'support_closes_at',
      'ballot_fixed_at',
      'voting_opens_at',
    ];
    await here.plan(
      round,
      Object.fromEntries(columns.map((name, index) => [name, moments[index]!])),
    );

    await here.turn(at(0));

    const found = await here.changes(round);
    expect(found.map(({ event }) => event)).toEqual([
      'open-support',
      'start-screening',
      'fix-ballot',
      'open-voting',
    ]);
    expect(found.map(({ plannedAt }) => plannedAt)).toEqual(
      moments.map((moment) => moment.toISOString()),
    );
    expect(new Set(found.map(({ roundVersion }) => roundVersion)).size).toBe(4);
  });

  it('fixes the ballot before the voting, and what is fixed cannot change', async () => {
    const round = await aRound(api, town, { phase: 'screening' });

    const fixed = await here.move(round, 'fix-ballot');
    const paper = await new TestClient(api).get<{ lines: unknown[] }>(`${round.path}/ballot-paper`);
    const current = await chair.client.get(round.path);
    const version = Number(current.headers.get('etag')?.replaceAll(/\D/g, ''));
    const renamed = await chair.client.patch(round.path, { title: 'Anders' }, version);
    const opened = await here.move(round, 'open-voting');

    expect(fixed.body).toMatchObject({ phase: 'ballot-fixed' });
    expect(paper.body.lines).toHaveLength(3);
    expect(renamed.body).toMatchObject({ type: 'urn:wijkkas:problem:rules-frozen' });
    expect(opened.body).toMatchObject({ phase: 'voting', rulesHash: fixed.body['rulesHash'] });
  });

  it('tells once what is in the way, holds up nobody, and goes on when it is gone', async () => {
    const empty = await aRound(api, town, {
      phase: 'screening',
      initiatives: [{ state: 'submitted' }],
    });
    const waiting = await aRound(api, town, { mode: 'assembly', phase: 'screening' });
    const other = await aRound(api, town, { phase: 'screening' });
    for (const round of [empty, other]) await here.plan(round, { voting_opens_at: at(-1) });
    await here.plan(waiting, { accounting_opens_at: at(-1) });
    await here.move(waiting, 'start-deciding');

    await here.turn(at(0));
    await here.turn(at(0.5));

    expect((await here.phases(empty)).obstacle).toMatchObject({
      code: 'no-eligible-initiative',
      moment: 'votingOpensAt',
    });
    expect((await here.phases(waiting)).obstacle).toMatchObject({ code: 'waits-for-allocation' });
    expect(await here.phases(other)).toMatchObject({ phase: 'voting', obstacle: null });
    const told = await asOwner(
      api,
      `SELECT FROM audit_entry WHERE action = 'hold-up-round' AND subject_id = ANY ($1)`,
      [[empty.id, waiting.id]],
    );
    expect(told).toHaveLength(2);

    await asOwner(api, `UPDATE initiative SET state = 'eligible' WHERE round_id = $1`, [empty.id]);
    await here.turn(at(1));

    expect(await here.phases(empty)).toMatchObject({ phase: 'voting', obstacle: null });
  });

  it('passes over a round that somebody holds, and takes it with the next turn', async () => {
    const held = await aRound(api, town, { phase: 'submission' });
    const free = await aRound(api, town, { phase: 'submission' });
    for (const round of [held, free]) await here.plan(round, { submission_closes_at: at(-1) });
    const holder = here.dataSource.createQueryRunner();
    await holder.startTransaction();
    await holder.query(`SELECT set_config('wijkkas.municipality_id', $1, true)`, [town.id]);
    await holder.query('SELECT FROM round WHERE id = $1 FOR UPDATE', [held.id]);

    await here.turn(at(0));
    const during = [(await here.phases(held)).phase, (await here.phases(free)).phase];
    await holder.rollbackTransaction();
    await holder.release();
    await here.turn(at(0));

    expect(during).toEqual(['submission', 'screening']);
    expect((await here.phases(held)).phase).toBe('screening');
  });

  describe('by the clock on the wall', () => {
    const create = (timeline: object) =>
      chair.client.post(`/municipalities/${town.slug}/rounds`, {
        wijkteamId: town.wijkteamId,
        title: 'Najaarsronde',
        mode: 'assembly',
        rules: { budgetCents: 100_000, ballot: null, tally: null },
        timeline,
      });

    it('is planned and shown without an offset, in winter and in summer', async () => {
      const { body, status } = await create({
        submissionOpensAt: '2026-03-28T09:00',
        submissionClosesAt: '2026-03-30T09:00:00',
        decidingOpensAt: '2026-04-30T09:00:00Z',
      });

      expect(status).toBe(201);
      expect(body).toMatchObject({
        timeline: {
          submissionOpensAt: '2026-03-28T08:00:00.000Z',
          submissionClosesAt: '2026-03-30T07:00:00.000Z',
        },
        localTimeline: {
          submissionOpensAt: '2026-03-28T09:00:00+01:00',
          submissionClosesAt: '2026-03-30T09:00:00+02:00',
          decidingOpensAt: '2026-04-30T11:00:00+02:00',
          closesAt: null,
        },
      });
    });

    it('refuses a time that does not exist or comes twice, and names both moments', async () => {
      const { body, status } = await create({
        submissionOpensAt: '2026-03-29T02:30',
        submissionClosesAt: '2026-10-25T02:30',
        closesAt: '2026-10-25T02:30:00+01:00',
      });

      const { invalidParams } = body as { invalidParams: { name: string; reason: string }[] };
      expect(status).toBe(400);
      expect(invalidParams.map(({ name }) => name)).toEqual([
        'timeline.submissionOpensAt',
        'timeline.submissionClosesAt',
      ]);
      expect(invalidParams[0]?.reason).toContain('2026-03-29T01:30:00+01:00');
      expect(invalidParams[0]?.reason).toContain('2026-03-29T03:30:00+02:00');
      expect(invalidParams[1]?.reason).toContain('2026-10-25T02:30:00+02:00');
      expect(invalidParams[1]?.reason).toContain('2026-10-25T02:30:00+01:00');
    });

    it.each([
      ['2026-03-29T01:59:00+01:00', '2026-03-29T03:00:00+02:00'],
      ['2026-10-25T02:30:00+02:00', '2026-10-25T02:30:00+01:00'],
    ])('moves at %s and at %s, each once and at its own moment', async (first, second) => {
      const round = await aRound(api, town, { mode: 'assembly', phase: 'draft' });
      const moments = [new Date(first), new Date(second)] as const;
      await here.plan(round, { submission_opens_at: moments[0], submission_closes_at: moments[1] });

      const seen: string[] = [];
      for (const moment of moments) {
        await here.turn(new Date(moment.getTime() - 5_000));
        seen.push((await here.phases(round)).phase);
        await here.turn(moment);
        seen.push((await here.phases(round)).phase);
      }

      expect(seen).toEqual(['draft', 'submission', 'submission', 'screening']);
      expect(await here.changes(round)).toHaveLength(2);
    });
  });

  it('knows the next moment of a round as the domain does, in every phase and mode', async () => {
    const rounds = await asOwner<{ id: string; phase: string; next: Date | null }>(
      api,
      'SELECT id, phase, next_due_at AS next FROM round',
    );

    expect(rounds.length).toBeGreaterThan(10);
    for (const { id, next } of rounds) {
      const path = `/municipalities/${town.slug}/rounds/${id}`;
      const { nextStep } = await here.phases({ path });
      expect(nextStep?.plannedAt ?? null).toBe(next?.toISOString() ?? null);
    }
  });
});
