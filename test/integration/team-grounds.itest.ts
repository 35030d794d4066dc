import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi } from '../support/api.js';
import { asOwner } from '../support/municipality.factory.js';
import { aBudget, aRoundToDecide, created } from '../support/funded-initiative.factory.js';
import { asService } from '../support/round.factory.js';
import {
  adoptDecisionRules,
  anAdoptedDecision,
  aTeam,
  type Team,
} from '../support/team-meeting.factory.js';

const TABLES = ['envelope_movement', 'round_postponement', 'play_document'] as const;

/** What a wijkteam with decision rules decides together, past the domain: only the last check is on. */
describe('what rests on a decision of the wijkteam, in the database', () => {
  let api: TestApi;
  let free: Team;
  let bound: Team;

  beforeAll(async () => {
    api = await startTestApi();
    [free, bound] = [await aTeam(api), await aTeam(api)];
    await adoptDecisionRules(bound);
    for (const table of TABLES) {
      await asOwner(
        api,
        `ALTER TABLE ${table} DISABLE TRIGGER USER; ALTER TABLE ${table} ENABLE TRIGGER ${table}_grounded`,
      );
    }
  });

  afterAll(() => api.close());

  async function split(team: Team, batchId: string): Promise<unknown> {
    const budgetId = await aBudget(team, 100_000);
    const { body } = await team.chair.client.get<{ wijkteamId: string }>(
      team.path(`/budgets/${budgetId}`),
    );
    const [transfer] = await asOwner<{ id: string }>(
      api,
      `SELECT id FROM budget_grant WHERE budget_id = $1`,
      [budgetId],
    );
    return asService(
      api,
      team.town,
      `WITH part AS (INSERT INTO envelope (id, budget_id, wijkteam_id, kind, name, created_at)
                     VALUES (gen_random_uuid(), $1, $2, 'theme', 'Groen', now()) RETURNING id)
       INSERT INTO envelope_movement (id, envelope_id, kind, amount_cents, decision_reference, batch_id, moved_by, moved_at)
       SELECT $3, id, 'split', 1, 'Verslag 4', $4, $5, now() FROM part`,
      [budgetId, body.wijkteamId, transfer?.id, batchId, team.chair.id],
    );
  }

  async function postpone(team: Team, id: string): Promise<unknown> {
    const { roundId } = await aRoundToDecide(team, {});
    return asService(
      api,
      team.town,
      `INSERT INTO round_postponement (id, round_id, moment, planned_at, new_planned_at, moved, reason, postponed_by, postponed_at, round_version)
       VALUES ($1, $2, 'closesAt', now() + interval '1 day', now() + interval '2 days', '[{}]', 'De zaal is dicht.', 'service', now(), 9)`,
      [id, roundId],
    );
  }

  async function adopt(team: Team): Promise<unknown> {
    const { wijkteamId } = team.town;
    const draft = await created(
      team.post('/play-documents', {
        wijkteamId,
        title: 'Spelregels',
        legalBasis: { kind: 'reglement', title: 'Reglement', article: '1', url: null },
        validFromOn: '2026-01-01',
        template: 'small-amounts',
      }),
    );
    const text = JSON.stringify({ id: draft['id'] });
    return asService(
      api,
      team.town,
      `UPDATE play_document SET state = 'adopted', adopted_at = now(), adopted_by = 'person:x', without_consultation_reason = 'Het moest snel.',
              document_text = $2, document_hash = encode(sha256(convert_to($2, 'UTF8')), 'hex') WHERE id = $1`,
      [draft['id'], text],
    );
  }

  it('is not written without one where the rules ask for it', async () => {
    await expect(split(bound, randomUUID())).rejects.toThrow('envelope_movement_grounded');
    await expect(postpone(bound, randomUUID())).rejects.toThrow('round_postponement_grounded');
    await expect(adopt(bound)).rejects.toThrow('play_document_grounded');
  });

  it('needs none in a wijkteam that has no decision rules', async () => {
    await expect(split(free, randomUUID())).resolves.toMatchObject({ rowCount: 1 });
    await expect(postpone(free, randomUUID())).resolves.toMatchObject({ rowCount: 1 });
  });

  it('is written when a decision of this very wijkteam was used for it', async () => {
    const decide = (team: Team) =>
      anAdoptedDecision(team, { kind: 'other', motivation: 'Zo is het.' });
    const used = async (team: Team, decisionId: string, effectId: string) =>
      asOwner(
        api,
        `SET session_replication_role = replica;
         INSERT INTO team_decision_use (decision_id, municipality_id, effect_id, used_by, used_at)
         VALUES ('${decisionId}', '${team.town.id}', '${effectId}', '${team.chair.id}', now())`,
      );
    const [ours, theirs] = [randomUUID(), randomUUID()];
    await used(bound, await decide(bound), ours);
    await used(free, await decide(free), theirs);

    await expect(postpone(bound, ours)).resolves.toMatchObject({ rowCount: 1 });
    await expect(postpone(bound, theirs)).rejects.toThrow('round_postponement_grounded');
  });
});
