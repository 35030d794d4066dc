import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { objectionLastDay } from '#domain';
import { type Json, startTestApi, type TestApi } from '../support/api.js';
import { aRefusal, aRoundToTell, changed, lettersOf } from '../support/award.factory.js';
import { aCountingRound } from '../support/counted-round.factory.js';
import {
  anOutcomeWhereNeeded,
  aBudget,
  aTreasury,
  created,
  decide,
  type Treasury,
} from '../support/funded-initiative.factory.js';
import { aPerson, asOwner, dayFromToday } from '../support/municipality.factory.js';
import { aTallyRound } from '../support/tally-thread.js';

const NUMBER = /^\d{4}-\d{4}$/;

describe('award letters', () => {
  let api: TestApi;
  let treasury: Treasury;

  beforeAll(async () => {
    api = await startTestApi();
    treasury = await aTreasury(api);
  });

  afterAll(async () => {
    await treasury.close();
    await api.close();
  });

  const sequencesOf = async (): Promise<number[]> =>
    (
      await asOwner<{ sequence: number }>(
        api,
        'SELECT sequence FROM award_letter WHERE municipality_id = $1 ORDER BY sequence',
        [treasury.town.id],
      )
    ).map(({ sequence }) => sequence);
  const fullLetter = async (letter: Json): Promise<Json> =>
    (await treasury.chair.client.get(treasury.path(`/award-letters/${String(letter['id'])}`))).body;
  const asWritten = (text: unknown): string => String(text).replaceAll('\u00a0', ' ');

  it('says to each initiative of a decision what it gets, and until when one can object', async () => {
    const { roundId, initiativeIds } = await aRoundToTell(treasury, {
      costsCents: [30_000n, 45_000n, 20_000n],
    });
    await changed(
      treasury,
      initiativeIds.slice(2),
      `state = 'rejected', screening_reason = 'Te duur.'`,
    );

    await created(decide(treasury, roundId, initiativeIds.slice(0, 1)));

    const letters = await lettersOf(treasury, roundId);
    expect(
      letters.map(({ kind, initiativeId, amountCents }) => [kind, initiativeId, amountCents]),
    ).toEqual([
      ['award', initiativeIds[0], 30_000],
      ['refusal', initiativeIds[1], null],
      ['refusal', initiativeIds[2], null],
    ]);
    for (const { number, announcedOn, objectionUntilOn, isUnderObjection } of letters) {
      expect(number).toMatch(NUMBER);
      expect(objectionUntilOn).toBe(objectionLastDay(String(announcedOn)));
      expect(isUnderObjection).toBe(false);
    }
  });

  it('gives the reasons of the wijkteam, and those of the screening where that was the end', async () => {
    const { roundId, initiativeIds } = await aRoundToTell(treasury, {
      costsCents: [30_000n, 45_000n, 20_000n],
    });
    await changed(
      treasury,
      initiativeIds.slice(2),
      `state = 'rejected', screening_reason = 'Te duur.'`,
    );
    await created(decide(treasury, roundId, initiativeIds.slice(0, 1)));
    const [award = {}, refusal = {}, rejected = {}] = await lettersOf(treasury, roundId);

    const texts = [await fullLetter(award), await fullLetter(refusal), await fullLetter(rejected)];

    expect(asWritten(texts[0]?.['textNl'])).toContain('U krijgt € 300,00.');
    expect(asWritten(texts[0]?.['textNl'])).toContain(
      'Het besluit steunt op: Raadsbesluit 2026-14.',
    );
    expect(asWritten(texts[1]?.['textNl'])).toContain('Het plan is goed voor de hele buurt.');
    expect(asWritten(texts[2]?.['textNl'])).toContain('De reden was: ‘Te duur.’.');
    expect(asWritten(texts[2]?.['textNl'])).not.toContain('Het plan is goed voor de hele buurt.');
    expect(asWritten(texts[1]?.['textEn'])).toContain('You asked for €450.00.');
  });

  it('tells after a vote how many votes there were, what won, and what was missing', async () => {
    const { round, paper } = await aCountingRound(
      treasury,
      [{ choices: [1, 2] }, { choices: [2] }, { choices: [2, 1] }, { choices: [3] }],
      { costsCents: [60_000n, 30_000n, 40_000n] },
    );
    const budgetId = await aBudget(treasury, 100_000);
    await asOwner(api, 'UPDATE round SET budget_id = $2 WHERE id = $1', [round.id, budgetId]);
    const run = await aTallyRound(treasury.unitOfWork).execute(
      { municipalityId: treasury.town.id, roundId: round.id },
      randomUUID(),
    );

    await created(
      treasury.chair.client.post(treasury.path(`/rounds/${round.id}/allocation-decisions`), {
        tallyRunId: run.id,
      }),
    );

    const letters = await lettersOf(treasury, round.id);
    const lost = letters.find(({ initiativeId }) => initiativeId === paper[2]?.initiativeId) ?? {};
    const text = asWritten((await fullLetter(lost))['textNl']);
    expect(letters.map(({ kind }) => kind).toSorted()).toEqual(['award', 'award', 'refusal']);
    expect(text).toContain('Er waren 4 stembiljetten.');
    expect(text).toContain('Uw initiatief kreeg 1 stem.');
    expect(text).toContain('Toen het aan de beurt was, was er te weinig geld over.');
    expect(text).toContain('Aan het eind was er € 100,00 over. Uw initiatief kost € 400,00.');
    expect(text).toContain(
      '(3 stemmen, € 300,00), ‘Bankje bij de speeltuin’ (2 stemmen, € 600,00).',
    );
  });

  it('tells where the first to come is served only those that were decided on', async () => {
    const { roundId, initiativeIds } = await aRoundToTell(treasury, {
      mode: 'first-come',
      phase: 'submission',
      costsCents: [30_000n, 45_000n],
    });

    await created(decide(treasury, roundId, initiativeIds.slice(1)));

    const letters = await lettersOf(treasury, roundId);
    expect(letters.map(({ initiativeId }) => initiativeId)).toEqual([initiativeIds[1]]);
  });

  it('writes no second letter when the decision is asked for again with the same key', async () => {
    const { roundId, initiativeIds } = await aRoundToTell(treasury);
    const granted = initiativeIds.slice(0, 1);
    const outcomeRecordId = await anOutcomeWhereNeeded(treasury, roundId, granted);
    const body = { initiativeIds: granted, motivation: 'Goed plan.', outcomeRecordId };
    const key = { 'idempotency-key': randomUUID() };
    const path = treasury.path(`/rounds/${roundId}/allocation-decisions`);

    const answers = await Promise.all(
      Array.from({ length: 4 }, () => treasury.chair.client.post(path, body, key)),
    );

    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(await lettersOf(treasury, roundId)).toHaveLength(2);
  });

  it('numbers without a gap, also when wijkteams decide at the same moment and some in vain', async () => {
    const costsCents = Array.from({ length: 60 }, () => 1_000n);
    const rounds = await Promise.all(
      Array.from({ length: 4 }, () => aRoundToTell(treasury, { costsCents })),
    );
    const broke = await aRoundToTell(treasury, { budgetId: await aBudget(treasury, 1) });

    const answers = await Promise.all(
      [...rounds, broke].map(({ roundId, initiativeIds }) =>
        decide(treasury, roundId, initiativeIds),
      ),
    );

    const sequences = await sequencesOf();
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 409]);
    expect(sequences).toEqual(sequences.map((_, index) => index + 1));
    expect(await lettersOf(treasury, broke.roundId)).toEqual([]);
  });

  it('writes the letters of five hundred initiatives with their decision', async () => {
    const { roundId, initiativeIds } = await aRoundToTell(treasury, {
      costsCents: Array.from({ length: 500 }, () => 1_000n),
    });

    const answer = await decide(treasury, roundId, initiativeIds.slice(0, 200));

    const [counts] = await asOwner<Json>(
      api,
      `SELECT count(*) FILTER (WHERE kind = 'award')::int AS awards, count(*)::int AS letters,
              (SELECT count(*)::int FROM outbox o JOIN letter_notice n ON n.id::text = o.payload ->> 'noticeId'
                 JOIN award_letter l ON l.id = n.letter_id WHERE l.round_id = $1) AS jobs
         FROM award_letter WHERE round_id = $1`,
      [roundId],
    );
    expect(answer.status).toBe(201);
    expect(counts).toEqual({ awards: 200, letters: 500, jobs: 500 });
  });

  it('shows a letter in full to its reader and by office, and to no other resident', async () => {
    const { letterId, proposer } = await aRefusal(treasury);
    const path = treasury.path(`/award-letters/${letterId}`);
    const neighbour = await aPerson(api, treasury.town, 'resident');
    const auditor = await aPerson(api, treasury.town, 'auditor');

    const own = await proposer.client.get(path);
    const statuses = await Promise.all(
      [neighbour, auditor, treasury.chair, treasury.officers[0]].map(
        async ({ client }) => (await client.get(path)).status,
      ),
    );

    expect(own.status).toBe(200);
    expect(String(own.body['textNl'])).toContain('U kunt bezwaar maken.');
    expect(statuses).toEqual([403, 200, 200, 200]);
  });

  it('names nobody in the register or the letter', async () => {
    const { letterId, letter, proposer, email } = await aRefusal(treasury);

    const { body } = await proposer.client.get(treasury.path(`/award-letters/${letterId}`));

    const shown = JSON.stringify([letter, body]);
    expect(shown).not.toContain(proposer.id);
    expect(shown).not.toContain(email);
  });

  it('seals facts and texts with a hash that anybody can make', async () => {
    const { letterId } = await aRefusal(treasury);

    const { body } = await treasury.chair.client.get(treasury.path(`/award-letters/${letterId}`));

    const whole = [body['facts'], body['textNl'], body['textEn']].join('\n');
    expect(body['hash']).toBe(createHash('sha256').update(whole).digest('hex'));
  });

  it('dates a letter on the day of the decision', async () => {
    const { letter } = await aRefusal(treasury);

    const days = [-1, 0, 1].map((days) => dayFromToday(days));

    expect(days).toContain(letter['announcedOn']);
  });
});
