import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Json } from '../support/api.js';
import { faultsOf } from '../support/faults.js';
import { asOwner } from '../support/municipality.factory.js';
import { aCeiling, aPlayRule, PlayWorld } from '../support/play-rules.factory.js';
import { anInitiative, aRound } from '../support/round.factory.js';

describe('rules of play in rounds', () => {
  let world: PlayWorld;

  beforeAll(async () => {
    world = await PlayWorld.start();
  });

  afterAll(() => world.api.close());

  it('refuse an initiative that breaks them, with all reasons, and let pass what cannot be judged', async () => {
    await world.adopt(
      await world.create({
        rules: [
          aCeiling(150_000),
          aPlayRule('one-per-applicant', { countMax: 1 }),
          aPlayRule('hourly-rate-max', { hourCents: 5_000 }),
        ],
      }),
    );
    const round = await aRound(world.api, world.town, { initiatives: [] });
    const given = { state: 'draft', proposedBy: world.resident.id } as const;
    const small = await anInitiative(world.api, world.town, round, {
      ...given,
      costCents: 100_000,
    });
    const large = await anInitiative(world.api, world.town, round, {
      ...given,
      costCents: 200_000,
    });

    const fine = await world.resident.client.post(
      `${world.root}/initiatives/${small}/submissions`,
      undefined,
    );
    const refused = await world.resident.client.send(
      'POST',
      `${world.root}/initiatives/${large}/submissions?language=en`,
      undefined,
      { 'idempotency-key': 'x' },
    );
    const checks = await world.resident.client.get<{ checks: Json[] }>(
      `${world.root}/initiatives/${large}/rule-checks?language=nl`,
    );
    const strange = await world.stranger.get(`${world.root}/initiatives/${large}/rule-checks`);

    expect(fine.status).toBe(201);
    expect(faultsOf(refused.body)).toEqual([
      'costLines rule-of-play-initiative-ceiling',
      'proposedBy rule-of-play-one-per-applicant',
    ]);
    expect(JSON.stringify(refused.body)).toContain('That is more than €1,500.');
    expect(checks.body.checks.map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['one-per-applicant', 'broken'],
      ['initiative-ceiling', 'broken'],
      ['hourly-rate-max', 'unknown'],
    ]);
    expect(strange.status).toBe(404);
  });

  it('can be tried on the initiatives of a year, beside the rules of their time', async () => {
    const document = await world.create({
      rules: [aCeiling(90_000)],
    });
    const round = await aRound(world.api, world.town, { initiatives: [{ costCents: 80_000 }] });
    await anInitiative(world.api, world.town, round, { costCents: 100_000 });
    const run = (body: Json) =>
      world.chair.client.post(`${world.path}/${document.id}/dry-runs`, body);

    const both = await run({ roundId: round.id, year: 2026 });
    const all = await run({ roundId: round.id });
    const changed = await run({ roundId: round.id, onlyChanged: true, perPage: 1 });
    const year = await run({ year: 2026 });
    const byResident = await world.resident.client.post(`${world.path}/${document.id}/dry-runs`, {
      year: 2026,
    });

    expect(both.status).toBe(400);
    expect(all.body).toMatchObject({
      totals: { initiatives: 2, met: 1, broken: 1, changed: 1, newlyBroken: 1, noLongerBroken: 0 },
      lineCount: 2,
    });
    expect(changed.body).toMatchObject({
      totals: { initiatives: 2 },
      lineCount: 1,
      lines: [{ isChanged: true, verdict: 'broken', checks: [{ outcome: 'broken' }] }],
    });
    expect((year.body['totals'] as Json)['initiatives']).toBeGreaterThanOrEqual(3);
    expect(byResident.status).toBe(403);
  });

  it('of a round set how it votes and counts, and nothing else does', async () => {
    const round = await aRound(world.api, world.town, { phase: 'draft', initiatives: [] });
    const document = await world.create({
      roundId: round.id,
      template: 'residents-vote',
      rules: [],
    });
    await world.adopt(document);

    const { body, headers } = await world.chair.client.get<{ rules: Json }>(round.path);
    const version = Number(headers.get('etag')?.replaceAll('"', ''));
    const rules = { budgetCents: 1_000_000, ballot: { type: 'choose-1', choicesMax: 1 } };
    const tally = { rule: 'greedy@1', threshold: null, ties: ['id'] };
    const other = await world.chair.client.patch(
      round.path,
      { rules: { ...rules, tally } },
      version,
    );
    const byHand = asOwner(
      world.api,
      `UPDATE round SET rules = jsonb_set(rules, '{ballot,choicesMax}', '2') WHERE id = $1`,
      [round.id],
    );

    expect(body.rules).toMatchObject({
      budgetCents: 500_000,
      ballot: { choicesMax: 5 },
      tally: { rule: 'equal-shares-cost-add1-utilitarian@1' },
    });
    expect(other.body).toMatchObject({ type: 'urn:wijkkas:problem:rules-set-by-play-rules' });
    await expect(byHand).rejects.toThrow('round_vote_as_in_play_rules');
  });

  it('are settled when their round opens: drafts lapse, and later versions do not touch it', async () => {
    const round = await aRound(world.api, world.town, { phase: 'draft', initiatives: [] });
    const standing = await world.adopt(await world.create());
    const late = await world.create({ roundId: round.id });

    const moved = await world.chair.client.post(`${round.path}/phase-transitions`, {
      event: 'open-submission',
    });
    const lapsed = await world.chair.client.get(`${world.path}/${late.id}`);
    await world.adopt(await world.create({ rules: [], template: 'first-come' }));
    const held = await world.stranger.get(`${round.path}/play-document`);
    const again = await world.chair.client.post(world.path, world.draft({ roundId: round.id }));

    expect(moved.status).toBe(201);
    expect(lapsed.body).toMatchObject({ state: 'lapsed' });
    expect(held.body).toMatchObject({ id: standing.id, state: 'superseded' });
    expect(faultsOf(again.body)).toEqual(['roundId round-opened']);
  });
});
