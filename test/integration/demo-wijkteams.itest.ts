import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { drawRecordFrom } from '#domain';
import { makeMunicipality } from '../../apps/cli/src/demo/generate/make-municipality.js';
import { startTestApi, type TestApi, TestClient } from '../support/api.js';
import { cliEnvironment, jsonLines, wijkkas } from '../support/cli.js';
import { asOwner } from '../support/municipality.factory.js';

const PATH = '/municipalities/lindestad';

/** What the demo shows of its wijkteams beside their rounds. */
describe('the wijkteams of the demo municipality', () => {
  let api: TestApi;
  let machine: TestClient;
  const demo = makeMunicipality(1, new Date());
  const [running, finished] = demo.rounds.map(({ round }) => round.id);

  beforeAll(async () => {
    api = await startTestApi();
    const run = await wijkkas(['demo', 'load', '--json'], cliEnvironment(api));
    if (run.code !== 0) throw new Error(run.err);
    const [access] = jsonLines<{ token: string }>(run);
    machine = new TestClient(api, { token: access?.token ?? '' });
  });

  afterAll(() => api.close());

  it('has seats in all three wijkteams, filled in several ways, and one that is free', async () => {
    const seats = await asOwner<{ team: string; roles: string[]; ways: string[] }>(
      api,
      `SELECT w.name AS team, array_agg(DISTINCT m.role) AS roles, array_agg(DISTINCT m.came_in) AS ways
         FROM membership m JOIN wijkteam w ON w.id = m.wijkteam_id WHERE m.came_in IS NOT NULL GROUP BY w.name ORDER BY w.name`,
    );

    const usual = ['chair', 'member', 'professional', 'secretary'];
    expect(seats.map(({ roles }) => roles)).toEqual([
      usual,
      [...usual, 'treasurer'],
      ['chair', 'member', 'professional', 'secretary', 'sub-representative', 'treasurer'],
    ]);
    expect(seats.map(({ ways }) => ways)).toEqual(
      seats.map(() => ['appointment', 'election', 'lot']),
    );
  });

  it('splits the budgets of this year into parts, and carries over what was left of the last', async () => {
    const budgets = await machine.get<
      { carriedInCents: number; splitCents: number; year: number; availableCents: number }[]
    >(`${PATH}/budgets`);

    const [thisYear, lastYear] = [budgets.body.slice(0, 3), budgets.body.slice(3)];
    expect(thisYear.every(({ splitCents }) => splitCents > 0)).toBe(true);
    expect(lastYear.map(({ availableCents }) => availableCents)).toEqual([0]);
    expect(thisYear.map(({ carriedInCents }) => carriedInCents).toSorted()).toEqual([
      0, 0, 750_000,
    ]);
  });

  it('has rules of play in force for every round, and decision rules in one wijkteam only', async () => {
    const held = await asOwner<{ number: number | null }>(
      api,
      `SELECT d.number FROM round r LEFT JOIN round_play_rules s ON s.round_id = r.id LEFT JOIN play_document d ON d.id = s.document_id WHERE NOT r.is_imported`,
    );
    const deciding = await asOwner<{ name: string }>(
      api,
      `SELECT name FROM wijkteam WHERE team_decision_rules(id, now()) IS NOT NULL`,
    );

    expect(held.map(({ number }) => number).toSorted()).toEqual([1, 1, 1, 2]);
    expect(deciding).toEqual([{ name: 'Wijkteam Lindenoord' }]);
  });

  it('met: one decision was adopted, one had no quorum, and the minutes name nobody', async () => {
    const team = `${PATH}/wijkteams/${demo.wijkteams[1]?.id ?? ''}`;

    const meetings = await machine.get<{ state: string }[]>(`${team}/meetings`);
    const decisions = await machine.get<{ outcome: string }[]>(`${team}/team-decisions`);
    const pages = await asOwner<{ text: string }>(api, `SELECT text FROM minutes`);

    expect(meetings.body.map(({ state }) => state)).toEqual(['convened', 'closed']);
    expect(decisions.body.map(({ outcome }) => outcome).toSorted()).toEqual([
      'adopted',
      'no-quorum',
    ]);
    expect(pages).toHaveLength(1);
    expect(demo.people.filter(({ id }) => pages[0]?.text.includes(id))).toEqual([]);
  });

  it('put off the end of the voting that goes on, with a reason', async () => {
    const told = await asOwner<{ moment: string; moved: unknown[]; reason: string }>(
      api,
      `SELECT moment, moved, reason FROM round_postponement WHERE round_id = '${running ?? ''}'`,
    );

    expect(told).toMatchObject([{ moment: 'votingClosesAt' }]);
    expect(told[0]?.moved).toHaveLength(5);
    expect(told[0]?.reason).toContain('stembrieven');
  });

  it('drew lots once, by a record that the published list and values prove, and announced another', async () => {
    const draws = await asOwner<{ id: string; state: string }>(
      api,
      `SELECT id, state FROM draw ORDER BY announced_at`,
    );
    const [held] = draws;
    const [kept] = await asOwner<{ record: string; list: string }>(
      api,
      `SELECT o.record_text AS record, d.list_text AS list FROM draw_outcome o JOIN draw d ON d.id = o.draw_id WHERE d.id = '${held?.id ?? ''}'`,
    );

    const record = drawRecordFrom(JSON.parse(kept?.record ?? 'null'));

    expect(draws.map(({ state }) => state)).toEqual(['drawn', 'announced']);
    expect(sha256(kept?.list ?? '')).toBe(record?.announcement.listHash);
    expect(record?.strata.map(({ drawn }) => drawn.length)).toEqual([1, 1]);
  });

  it('has a border that residents drew and confirm, and a letter for each plan that was decided on', async () => {
    const answers = await asOwner<{ answer: string; count: number }>(
      api,
      `SELECT answer, count(*)::int AS count FROM area_boundary_response GROUP BY answer ORDER BY answer`,
    );
    const letters = await machine.get<{ kind: string }[]>(
      `${PATH}/rounds/${finished ?? ''}/award-letters`,
    );

    const granted = demo.rounds[1]?.decisions[0]?.lines.length;
    expect(answers).toEqual([
      { answer: 'confirm', count: 14 },
      { answer: 'object', count: 2 },
    ]);
    expect(letters.body.filter(({ kind }) => kind === 'award')).toHaveLength(granted ?? -1);
    expect(letters.body).toHaveLength(demo.rounds[1]?.initiatives.length ?? -1);
  });
  it('sends no mail about what never happened', async () => {
    const waiting = await asOwner(api, `SELECT FROM letter_notice WHERE state = 'pending'`);
    const jobs = await asOwner(api, `SELECT FROM outbox WHERE relayed_at IS NULL`);

    expect([waiting, jobs]).toEqual([[], []]);
  });
});

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
