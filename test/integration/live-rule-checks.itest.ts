import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Json } from '../support/api.js';
import { faultsOf } from '../support/faults.js';
import { asOwner } from '../support/municipality.factory.js';
import { aPlayRule, PlayWorld } from '../support/play-rules.factory.js';
import { aRound, type TestRound } from '../support/round.factory.js';

describe('rules of play while a plan is written', () => {
  let world: PlayWorld;
  let round: TestRound;

  beforeAll(async () => {
    world = await PlayWorld.start();
    await world.adopt(
      await world.create({
        rules: [
          aPlayRule('hourly-rate-max', { hourCents: 3_500 }),
          aPlayRule('category-share-max', {
            category: 'food-and-drink',
            share: { numerator: 1, denominator: 4 },
          }),
          aPlayRule('exclusions', { costs: ['alcohol'], aims: ['political'] }),
          aPlayRule('own-contribution-min', {
            amountCents: null,
            share: { numerator: 1, denominator: 10 },
          }),
          aPlayRule('execution-within', { months: 12 }),
          aPlayRule('who-may-apply', {
            ageMin: null,
            residentOfWijk: true,
            legalPersons: 'not-allowed',
            excluded: [],
          }),
        ],
      }),
    );
    round = await aRound(world.api, world.town, { initiatives: [] });
  });

  afterAll(() => world.api.close());

  const check = async (plan: object, language = 'nl') => {
    const { body } = await world.resident.client.send<{ verdict: string; checks: Json[] }>(
      'POST',
      `${round.path}/rule-checks?language=${language}`,
      { title: 'Buurtfeest', ...plan },
      {},
    );
    return body;
  };
  const outcomes = (checks: readonly Json[]) =>
    Object.fromEntries(checks.map(({ kind, outcome }) => [kind, outcome])) as Json;

  it('are not judged while the plan tells nothing, and nothing is kept of it', async () => {
    const { verdict, checks } = await check({
      costLines: [{ description: 'Van alles', amountCents: 10_000 }],
    });
    const [count] = await asOwner<{ count: number }>(
      world.api,
      'SELECT count(*)::int AS count FROM initiative WHERE round_id = $1',
      [round.id],
    );

    expect(verdict).toBe('unknown');
    expect(outcomes(checks)).toEqual({
      'who-may-apply': 'met',
      'execution-within': 'unknown',
      'own-contribution-min': 'unknown',
      'hourly-rate-max': 'unknown',
      'category-share-max': 'unknown',
      exclusions: 'unknown',
    });
    expect(count).toEqual({ count: 0 });
  });

  it('are all broken by a plan that breaks them, each with its place and a way out', async () => {
    const plan = {
      applicantKind: 'organisation',
      aims: ['political'],
      startsOn: '2035-01-01',
      endsOn: '2035-02-01',
      ownContributionCents: 100,
      costLines: [
        { description: 'Uren', quantity: 2, unit: 'hour', rateCents: 4_000, category: 'own-work' },
        { description: 'Barbecue', amountCents: 50_000, category: 'food-and-drink' },
      ],
    };

    const { verdict, checks } = await check(plan, 'en');
    const dutch = await check(plan);

    expect(verdict).toBe('broken');
    expect(new Set(checks.map(({ outcome }) => outcome))).toEqual(new Set(['broken']));
    expect(Object.fromEntries(checks.map(({ kind, field }) => [kind, field]))).toEqual({
      'who-may-apply': 'applicantKind',
      'execution-within': 'endsOn',
      'own-contribution-min': 'ownContributionCents',
      'hourly-rate-max': 'costLines[0].rateCents',
      'category-share-max': 'costLines',
      exclusions: 'aims',
    });
    for (const [index, { reason, wayOut }] of checks.entries()) {
      expect(String(reason)).not.toBe('');
      expect(String(wayOut).length).toBeGreaterThan(10);
      expect(dutch.checks[index]?.['reason']).not.toBe(reason);
    }
  });

  it('are met by a plan that keeps them, as typed and as saved, and then it is submitted', async () => {
    const day = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
    const plan = {
      title: 'Buurtfeest',
      applicantKind: 'person',
      aims: [],
      startsOn: day,
      endsOn: day,
      ownContributionCents: 1_700,
      costLines: [
        { description: 'Uren', quantity: 2, unit: 'hour', rateCents: 3_500, category: 'own-work' },
        { description: 'Soep', amountCents: 3_000, category: 'food-and-drink' },
        { description: 'Tent', amountCents: 7_000, category: 'hire' },
      ],
    };
    const typed = await check(plan);
    const { body } = await world.resident.client.post(`${round.path}/initiatives`, plan);
    const path = `${world.root}/initiatives/${String(body['id'])}`;

    const saved = await world.resident.client.send<{ verdict: string; checks: Json[] }>(
      'POST',
      `${path}/rule-checks`,
      undefined,
      {},
    );
    const less = await world.resident.client.patch(path, { ownContributionCents: 1_699 }, 1);
    const refused = await world.resident.client.post(`${path}/submissions`, {});
    await world.resident.client.patch(path, { ownContributionCents: 1_700 }, 2);
    const submitted = await world.resident.client.post(`${path}/submissions`, {});

    expect(outcomes(typed.checks)).toEqual(outcomes(saved.body.checks));
    expect(typed.verdict).toBe('met');
    expect(less.status).toBe(200);
    expect(faultsOf(refused.body)).toEqual([
      'ownContributionCents rule-of-play-own-contribution-min',
    ]);
    expect(submitted.status).toBe(201);
  });
});
