import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cents } from '#domain';
import { startTestApi, type TestApi } from '../support/api.js';
import {
  aMunicipality,
  aPerson,
  asOwner,
  type TestMunicipality,
} from '../support/municipality.factory.js';
import {
  anInitiative,
  aRound,
  asService,
  aVotingRound,
  type RoundGiven,
  type TestRound,
} from '../support/round.factory.js';

const MINUTE_MS = 60_000;

/** Choices, points, and how the database refuses them. */
type Attempt = readonly [readonly number[], readonly number[] | null, string];

describe('the rules of a vote, in the database, when the domain is bypassed', () => {
  let api: TestApi;
  let town: TestMunicipality;

  beforeAll(async () => {
    api = await startTestApi();
    town = await aMunicipality(api);
  });

  afterAll(() => api.close());

  const insertBallot = (
    round: Pick<TestRound, 'id'>,
    choices: readonly number[],
    points: readonly number[] | null = null,
  ) =>
    asService(
      api,
      town,
      'INSERT INTO ballot (id, round_id, choices, points) VALUES (gen_random_uuid(), $1, $2, $3)',
      [round.id, choices, points],
    );

  const cumulative = { type: 'cumulative', pointsMax: 4, pointsTotalMax: 5 } as const;

  it.each<[string, RoundGiven, Attempt]>([
    ['no choice', {}, [[], null, 'ballot_length_refused']],
    ['too many choices', { ballot: { choicesMax: 2 } }, [[1, 2, 3], null, 'ballot_length_refused']],
    ['a choice twice', {}, [[1, 1], null, 'ballot_choices_refused']],
    ['a place before the paper', {}, [[0], null, 'ballot_choices_refused']],
    ['a place after the paper', {}, [[4], null, 'ballot_choices_refused']],
    [
      'choices that cost too much',
      { ballot: { costMaxCents: cents(299_999n) } },
      [[1, 2], null, 'ballot_cost_refused'],
    ],
    ['points where none are used', {}, [[1], [1], 'ballot_points_refused']],
    ['no points where needed', { ballot: cumulative }, [[1], null, 'ballot_points_refused']],
    ['too many points in all', { ballot: cumulative }, [[1, 2], [3, 3], 'ballot_points_refused']],
    ['too many points for one', { ballot: cumulative }, [[1], [5], 'ballot_points_refused']],
    ['half a point', { ballot: cumulative }, [[1], [0.5], 'ballot_points_refused']],
    ['no point at all', { ballot: cumulative }, [[1], [0], 'ballot_points_refused']],
    [
      'other numbers of points and of choices',
      { ballot: cumulative },
      [[1, 2], [3], 'ballot_points_per_choice'],
    ],
    [
      'a vote before the opening',
      { timeline: { votingOpensAt: new Date(Date.now() + MINUTE_MS) } },
      [[1], null, 'voting_closed'],
    ],
    [
      'a vote after the closing',
      { timeline: { votingClosesAt: new Date(Date.now() - 1) } },
      [[1], null, 'voting_closed'],
    ],
    ['a vote while counting', { phase: 'counting' }, [[1], null, 'voting_closed']],
  ])('refuse %s', async (_, given, [choices, points, refusal]) => {
    const round = await aVotingRound(api, town, given);

    await expect(insertBallot(round, choices, points)).rejects.toThrow(refusal);
  });

  it('refuse a vote in a round that has none', async () => {
    const round = await aRound(api, town, { mode: 'assembly', phase: 'screening' });

    await expect(insertBallot(round, [1])).rejects.toThrow('voting_closed');
  });

  it('refuse fields of a file on a ballot that was cast here', async () => {
    const round = await aVotingRound(api, town);

    const inserting = asService(
      api,
      town,
      `INSERT INTO ballot (id, round_id, choices, imported_fields) VALUES (gen_random_uuid(), $1, '{1}', '{"voter": "7"}')`,
      [round.id],
    );

    await expect(inserting).rejects.toThrow('ballot_carries_fields');
  });

  it('take a ballot that keeps the rules', async () => {
    const round = await aVotingRound(api, town, { ballot: cumulative });

    await expect(insertBallot(round, [3, 1], [4, 1])).resolves.toMatchObject({ rowCount: 1 });
  });

  it('make a ballot wait for whoever closes the voting, and refuse it then', async () => {
    const round = await aVotingRound(api, town);
    const closing = asService(
      api,
      town,
      `WITH closed AS (UPDATE round SET phase = 'counting' WHERE id = $1 RETURNING id)
       SELECT pg_sleep(0.3) FROM closed`,
      [round.id],
    );
    await new Promise((resolve) => setTimeout(resolve, 100));

    const late = insertBallot(round, [1]);

    await expect(late).rejects.toThrow('voting_closed');
    await closing;
  });

  it.each(['ballot', 'roll_mark'])('let nobody change or remove a row of %s', async (table) => {
    const round = await aVotingRound(api, town, { ballots: [[1]] });
    const attempts = [
      `UPDATE ${table} SET round_id = round_id`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table}`,
    ].map((sql) => asService(api, town, sql));

    const outcomes = await Promise.allSettled(attempts);

    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await expect(
      asOwner(api, 'DELETE FROM ballot WHERE round_id = $1', [round.id]),
    ).rejects.toThrow('append_only');
  });

  it('give a voter one place on the roll of a round', async () => {
    const round = await aVotingRound(api, town);
    const mark = () =>
      asService(api, town, `INSERT INTO roll_mark (round_id, voter_ref) VALUES ($1, 'same')`, [
        round.id,
      ]);
    await mark();

    await expect(mark()).rejects.toMatchObject({ constraint: 'roll_mark_pkey' });
  });

  it('keep ballots inside their municipality', async () => {
    const other = await aMunicipality(api);
    const there = await aVotingRound(api, other, { ballots: [[1]] });

    const seen = await asService(api, town, 'SELECT * FROM ballot WHERE round_id = $1', [there.id]);

    expect(seen.rowCount).toBe(0);
    await expect(insertBallot(there, [1])).rejects.toThrow('voting_closed');
  });

  it('let nobody screen an initiative of their own', async () => {
    const resident = await aPerson(api, town, 'resident');
    const round = await aRound(api, town);
    const id = await anInitiative(api, town, round, {
      state: 'submitted',
      proposedBy: resident.id,
    });

    const screening = asService(
      api,
      town,
      `UPDATE initiative SET state = 'eligible', screened_by = $2 WHERE id = $1`,
      [id, resident.id],
    );

    await expect(screening).rejects.toMatchObject({ constraint: 'initiative_four_eyes' });
  });

  it.each([
    ['a rejection without a reason', `state = 'rejected'`, 'initiative_rejected_with_reason'],
    ['a submitted draft', `submitted_at = NULL`, 'initiative_submitted'],
    ['half a place', `longitude = 4.9`, 'initiative_location'],
    ['a place off the map', `longitude = 4.9, latitude = 91`, 'initiative_location'],
    ['an unknown state', `state = 'lost'`, 'initiative_state'],
    ['no name', `title = ''`, 'initiative_title'],
  ])('refuse %s', async (_, change, constraint) => {
    const round = await aRound(api, town, { initiatives: [{ state: 'submitted' }] });

    const changing = asService(api, town, `UPDATE initiative SET ${change} WHERE round_id = $1`, [
      round.id,
    ]);

    await expect(changing).rejects.toMatchObject({ constraint });
  });

  it('refuse another proposer than the one who proposed', async () => {
    const resident = await aPerson(api, town, 'resident');
    const round = await aRound(api, town);

    const changing = asService(
      api,
      town,
      `UPDATE initiative SET proposed_by = $2 WHERE round_id = $1`,
      [round.id, resident.id],
    );

    await expect(changing).rejects.toThrow('proposer_fixed');
  });

  it.each([
    ['a timeline in the wrong order', `voting_opens_at = now(), voting_closes_at = now()`],
    ['a vote before the submission ends', `submission_closes_at = now(), voting_opens_at = now()`],
    ['a round without a name', `title = ''`],
    ['a budget of another wijkteam', `budget_id = '${randomUUID()}'`],
  ])('refuse %s', async (_, change) => {
    const round = await aRound(api, town);

    const changing = asService(api, town, `UPDATE round SET ${change} WHERE id = $1`, [round.id]);

    await expect(changing).rejects.toMatchObject({
      constraint: expect.stringMatching(/^round_/) as unknown,
    });
  });
});
