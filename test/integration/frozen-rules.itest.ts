import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  nextPhase,
  PhaseTransitionError,
  ROUND_EVENTS,
  ROUND_MODES,
  ROUND_PHASES,
  type RoundMode,
  type RoundPhase,
} from '#domain';
import { startTestApi, type TestApi } from '../support/api.js';
import {
  aMunicipality,
  aPerson,
  asOwner,
  type TestMunicipality,
  type TestPerson,
} from '../support/municipality.factory.js';
import { aRound, asService, aVotingRound, type TestRound } from '../support/round.factory.js';

describe('frozen rules', () => {
  let api: TestApi;
  let town: TestMunicipality;
  let chair: TestPerson;

  beforeAll(async () => {
    api = await startTestApi();
    town = await aMunicipality(api);
    chair = await aPerson(api, town, 'chair');
    await asOwner(api, TRY_EVERY_STEP);
  });

  afterAll(() => api.close());

  it('are published with their hash, which anybody can compute again', async () => {
    const round = await aRound(api, town, { phase: 'screening' });
    await chair.client.post(`${round.path}/phase-transitions`, { event: 'open-voting' });

    const { body } = await chair.client.get<Paper>(`${round.path}/ballot-paper`);

    const hash = createHash('sha256').update(body.rulesDocument, 'utf8').digest('hex');
    expect(body.rulesHash).toBe(hash);
    expect(JSON.parse(body.rulesDocument)).toMatchObject({
      format: 'wijkkas-rules/1',
      budgetCents: '500000',
      paper: round.initiativeIds.map((initiativeId, index) => ({
        number: index + 1,
        initiativeId,
        code: (index + 1).toString(),
      })),
    });
    expect(body.lines.map(({ initiativeId }) => initiativeId)).toEqual(round.initiativeIds);
  });

  it.each(['voting', 'counting', 'counted', 'allocated'] as const)(
    'refuse a change by the API in the phase %s',
    async (phase) => {
      const round = await aRound(api, town, { phase });
      const { headers } = await chair.client.get(round.path);
      const version = Number(headers.get('etag')?.replaceAll('"', ''));

      const answer = await chair.client.patch(round.path, { title: 'Anders' }, version);

      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({ type: 'urn:wijkkas:problem:rules-frozen' });
    },
  );

  it.each([
    ['the budget', `rules = jsonb_set(rules, '{budgetCents}', '"1"')`],
    ['the ballot rules', `rules = jsonb_set(rules, '{ballot,choicesMax}', '9')`],
    ['the rule of the count', `rules = jsonb_set(rules, '{tally,rule}', '"greedy-no-skip@1"')`],
    ['the document', `rules_document = '{}'`],
    ['the hash', `rules_hash = repeat('0', 64)`],
    ['the size of the paper', `paper_size = 9`],
    ['the mode', `mode = 'assembly'`],
    ['the currency', `currency = 'USD'`],
    ['that it was held here', `is_imported = true`],
  ])('refuse that the database changes %s', async (_, change) => {
    const round = await aVotingRound(api, town);

    const changing = asService(api, town, `UPDATE round SET ${change} WHERE id = $1`, [round.id]);

    await expect(changing).rejects.toThrow(/rules_frozen|round_origin_fixed/);
  });

  it('leave no way to publish other rules than those that count', async () => {
    const round = await aRound(api, town, { phase: 'screening' });
    const document = JSON.stringify({ budgetCents: '1', ballot: null, tally: null, paper: [] });
    const hash = createHash('sha256').update(document).digest('hex');

    const freezing = asService(
      api,
      town,
      `UPDATE round SET rules_document = $2, rules_hash = $3 WHERE id = $1`,
      [round.id, document, hash],
    );

    await expect(freezing).rejects.toMatchObject({ constraint: 'round_rules_as_published' });
  });

  it('refuse a hash that is not the document’s', async () => {
    const round = await aRound(api, town, { phase: 'screening' });

    const freezing = asService(
      api,
      town,
      `UPDATE round SET rules_document = rules || '{"paper": []}', rules_hash = repeat('a', 64) WHERE id = $1`,
      [round.id],
    );

    await expect(freezing).rejects.toMatchObject({ constraint: 'round_rules_hash' });
  });

  it('have to be there before voting opens', async () => {
    const round = await aRound(api, town, { phase: 'screening' });

    const opening = asService(api, town, `UPDATE round SET phase = 'voting' WHERE id = $1`, [
      round.id,
    ]);

    await expect(opening).rejects.toMatchObject({ constraint: 'round_frozen_when_voting' });
  });

  it('hold for the paper: no line more, none less, no other cost', async () => {
    const round = await aVotingRound(api, town);
    const extra = await anEligible(round);
    const [first] = round.initiativeIds;

    const attempts = [
      asService(
        api,
        town,
        `INSERT INTO ballot_paper_line (round_id, number, initiative_id, code, cost_cents) VALUES ($1, 4, $2, '4', 1)`,
        [round.id, extra],
      ),
      asService(api, town, `UPDATE ballot_paper_line SET cost_cents = 1 WHERE round_id = $1`, [
        round.id,
      ]),
      asService(api, town, `DELETE FROM ballot_paper_line WHERE round_id = $1`, [round.id]),
      asService(api, town, `DELETE FROM cost_line WHERE initiative_id = $1`, [first]),
      asService(
        api,
        town,
        `INSERT INTO cost_line (initiative_id, number, description, amount_cents) VALUES ($1, 2, 'Meer', 1)`,
        [first],
      ),
    ];

    const refusals = (await Promise.allSettled(attempts)).map((each) =>
      each.status === 'rejected' ? String(each.reason) : 'went through',
    );
    expect(refusals).toEqual([
      expect.stringContaining('paper_complete'),
      expect.stringContaining('permission denied'),
      expect.stringContaining('permission denied'),
      expect.stringContaining('cost_on_paper'),
      expect.stringContaining('cost_on_paper'),
    ]);
  });

  it('leave the budget that pays open until money is given', async () => {
    const round = await aVotingRound(api, town);
    const budgetId = randomUUID();
    await asOwner(
      api,
      `INSERT INTO budget (id, municipality_id, wijkteam_id, year) VALUES ($1, $2, $3, 2031)`,
      [budgetId, town.id, town.wijkteamId],
    );

    const answer = await chair.client.patch(round.path, { budgetId }, 1);

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ budgetId, phase: 'voting' });
  });

  it('stand on a route that the database knows as well as the domain', async () => {
    const known = await allowedByDatabase();

    expect(known).toEqual(allowedByDomain());
  });

  async function anEligible(round: TestRound): Promise<string> {
    const id = randomUUID();
    await asOwner(
      api,
      `INSERT INTO initiative (id, municipality_id, round_id, title, summary, state, submitted_at, created_at)
       VALUES ($1, $2, $3, 'Te laat', '', 'eligible', now(), now())`,
      [id, town.id, round.id],
    );
    return id;
  }

  /** Tries every step in every mode, and keeps none. */
  async function allowedByDatabase(): Promise<string[]> {
    const rows = await asOwner<{ step: string }>(
      api,
      `SELECT step FROM try_every_step($1, $2, $3, $4)`,
      [town.id, town.wijkteamId, ROUND_MODES, ROUND_PHASES],
    );
    return rows.map(({ step }) => step).toSorted();
  }
});

type Paper = {
  readonly rulesHash: string;
  readonly rulesDocument: string;
  readonly lines: readonly { readonly initiativeId: string }[];
};

const TRY_EVERY_STEP = `
  CREATE FUNCTION try_every_step(town uuid, team uuid, modes text[], phases text[]) RETURNS TABLE (step text) LANGUAGE plpgsql AS $$
  DECLARE m text; f text; t text; frozen text := '{"budgetCents": "1", "ballot": null, "tally": null, "paper": []}';
  BEGIN
    FOREACH m IN ARRAY modes LOOP FOREACH f IN ARRAY phases LOOP FOREACH t IN ARRAY phases LOOP
      CONTINUE WHEN f = t;
      BEGIN
        INSERT INTO round (id, municipality_id, wijkteam_id, title, mode, phase, rules, rules_document, rules_hash, created_at)
        VALUES (gen_random_uuid(), town, team, 'Stap', m, f, frozen::jsonb, frozen, encode(sha256(convert_to(frozen, 'UTF8')), 'hex'), now());
        UPDATE round SET phase = t WHERE title = 'Stap';
        RAISE EXCEPTION USING ERRCODE = 'UNDO1';
      EXCEPTION
        WHEN check_violation THEN NULL;
        WHEN SQLSTATE 'UNDO1' THEN step := format('%s: %s to %s', m, f, t); RETURN NEXT;
      END;
    END LOOP; END LOOP; END LOOP;
  END $$`;

function allowedByDomain(): string[] {
  const steps = ROUND_MODES.flatMap((mode) =>
    ROUND_PHASES.flatMap((from) =>
      ROUND_EVENTS.flatMap((event) => {
        const to = phaseAfter(mode, from, event);
        return to === null || to === from ? [] : [`${mode}: ${from} to ${to}`];
      }),
    ),
  );
  return steps.toSorted();
}

function phaseAfter(
  mode: RoundMode,
  from: RoundPhase,
  event: (typeof ROUND_EVENTS)[number],
): RoundPhase | null {
  try {
    return nextPhase(mode, from, event);
  } catch (error) {
    if (error instanceof PhaseTransitionError) return null;
    throw error;
  }
}
