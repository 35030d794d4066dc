import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Json, startTestApi, type TestApi, TestClient } from '../support/api.js';
import { aRoundToDecide, created } from '../support/funded-initiative.factory.js';
import { asOwner } from '../support/municipality.factory.js';
import { ServiceLogin } from '../support/service-login.js';
import {
  anOpenMeeting,
  aTeam,
  decideItem,
  move,
  nameProposer,
  type Team,
  toAllocate,
  vote,
} from '../support/team-meeting.factory.js';

const problem = (code: string): string => `urn:wijkkas:problem:${code}`;
const TALK = { title: 'Het weer', decision: { kind: 'other', motivation: 'Wij vinden het mooi.' } };

describe('the minutes of a wijkteam', () => {
  let api: TestApi;
  let team: Team;

  beforeAll(async () => {
    api = await startTestApi();
    team = await aTeam(api, 1);
  });

  afterAll(() => api.close());

  const book = async (): Promise<readonly Json[]> => {
    const path = team.path(`/wijkteams/${team.town.wijkteamId}/minutes`);
    return (await new TestClient(api).get<Json[]>(path)).body;
  };
  const verification = async (): Promise<Json> => {
    const path = team.path(`/wijkteams/${team.town.wijkteamId}/minutes/verification`);
    return (await new TestClient(api).get(path)).body;
  };

  async function aClosedMeeting(): Promise<{ meetingId: string; itemId: string }> {
    const { meetingId, itemIds } = await anOpenMeeting(team, { items: [TALK] });
    const [itemId = ''] = itemIds;
    await created(
      team.post(`/agenda-items/${itemId}/recusals`, {
        personId: team.members[0]?.id,
        ground: 'employer',
        explanation: 'Werkt bij het KNMI.',
      }),
    );
    await vote(team, itemId, team.chair, 'for');
    await created(team.post(`/agenda-items/${itemId}/notes`, { text: 'Er werd gelachen.' }));
    await created(decideItem(team, itemId));
    await created(move(team, meetingId, 'close'));
    return { meetingId, itemId };
  }

  it('tell who was there by seat, what was voted and why, and nobody’s name', async () => {
    const { meetingId } = await aClosedMeeting();
    await asOwner(
      api,
      `UPDATE membership SET came_in = 'election', is_name_public = true WHERE person_id = $1`,
      [team.chair.id],
    );

    const [page] = await book();

    const text = JSON.parse(String(page?.['text'])) as Json;
    expect(text).toMatchObject({
      meetingId,
      presences: [{ label: 'chair-1' }, { label: 'secretary-1' }, { label: 'member-1' }],
      items: [
        {
          recusals: [{ label: 'member-1', ground: 'employer' }],
          votes: [{ label: 'chair-1', choice: 'for' }],
          notes: ['Er werd gelachen.'],
          decision: { outcome: 'adopted', presentCount: 3 },
        },
      ],
    });
    expect(String(page?.['text'])).not.toMatch(/KNMI|Test chair/);
    expect(page?.['seats']).toEqual([
      { label: 'chair-1', name: 'Test chair' },
      { label: 'member-1', name: null },
      { label: 'secretary-1', name: null },
    ]);
  });

  it('are approved in a later meeting, and mended by an addendum', async () => {
    const { meetingId } = await aClosedMeeting();
    const minutesId = String((await book())[0]?.['id']);
    const approve = (meeting: string) =>
      team.post(`/minutes/${minutesId}/approvals`, { meetingId: meeting });

    const same = await approve(meetingId);
    const later = await anOpenMeeting(team);
    const answers = [await approve(later.meetingId), await approve(later.meetingId)];
    const addendum = await created(
      team.post(`/minutes/${minutesId}/addenda`, { text: 'Het regende ook.' }),
    );

    expect(same.body).toMatchObject({ type: problem('later-meeting-needed') });
    expect(answers[0]?.body).toMatchObject({ approvedInId: later.meetingId });
    expect(answers[1]?.body).toMatchObject({ type: problem('minutes-approved') });
    expect(addendum).toMatchObject({ kind: 'addendum', amendsId: minutesId });
    expect(await verification()).toMatchObject({ isSound: true, faults: [] });
  });

  it('show when somebody with all rights changed a page, or what it was made of', async () => {
    const other = await aTeam(api, 1);
    team = other;
    const first = await aClosedMeeting();
    await aClosedMeeting();
    await aClosedMeeting();
    const sound = await verification();
    const past = (sql: string) => asOwner(api, `SET session_replication_role = replica; ${sql}`);

    await past(`UPDATE team_vote SET choice = 'against' WHERE item_id = '${first.itemId}'`);
    const recordBroken = await verification();
    await past(
      `UPDATE minutes SET text = '{}', hash = encode(sha256(convert_to(previous_hash || chr(10) || '{}', 'UTF8')), 'hex')
        WHERE wijkteam_id = '${other.town.wijkteamId}' AND number = 2`,
    );
    const pageBroken = await verification();

    expect(sound).toMatchObject({ pageCount: 3, isSound: true });
    expect(recordBroken).toMatchObject({ isSound: false, faults: [{ number: 1, code: 'record' }] });
    expect(pageBroken['faults']).toEqual([
      { number: 1, code: 'record' },
      { number: 2, code: 'record' },
      { number: 3, code: 'previous-hash' },
    ]);
  });

  it('cannot be had otherwise by the login of the service', async () => {
    team = await aTeam(api, 2);
    const round = await aRoundToDecide(team, { mode: 'committee-advice', phase: 'deciding' });
    const [proposer = team.chair, voter = team.chair] = team.members;
    await nameProposer(team, round.roundId, proposer.id);
    const decision = toAllocate(round.roundId, round.initiativeIds);
    const { meetingId, itemIds } = await anOpenMeeting(team, {
      kind: 'online',
      items: [{ title: 'Geld', decision }],
    });
    const [itemId = ''] = itemIds;
    const closed = await aClosedMeeting();
    const service = await ServiceLogin.connect(api);
    const ballot = `INSERT INTO team_vote (item_id, person_id, choice, cast_by, cast_at) VALUES ($1, $2, 'for', $3, now())`;
    const decided = `INSERT INTO team_decision (id, wijkteam_id, meeting_id, item_id, outcome, seat_count, present_count, quorum_needed, for_count,
      against_count, abstain_count, is_by_casting_vote, recorded_by, decided_at) VALUES ($1, $2, $3, $4, $5, 4, 4, 2, 0, 0, 0, false, $6, now())`;
    const decide = (outcome: string) => [
      decided,
      [randomUUID(), team.town.wijkteamId, meetingId, itemId, outcome, team.chair.id],
    ];
    const tries: readonly (readonly [string, readonly unknown[]])[] = [
      [ballot, [itemId, proposer.id, proposer.id]],
      [ballot, [itemId, voter.id, team.secretary.id]],
      [ballot, [closed.itemId, voter.id, voter.id]],
      [ballot, [itemId, team.officers[0].id, team.officers[0].id]],
      decide('adopted') as [string, unknown[]],
      [`UPDATE team_vote SET choice = 'against' WHERE item_id = $1`, [closed.itemId]],
      [`DELETE FROM recusal WHERE item_id = $1`, [closed.itemId]],
      [`UPDATE minutes SET text = '{}' WHERE meeting_id = $1`, [closed.meetingId]],
      [`UPDATE meeting SET state = 'open', closed_at = NULL WHERE id = $1`, [closed.meetingId]],
      [`UPDATE meeting SET rules = '{"form": "consent"}' WHERE id = $1`, [meetingId]],
      [`UPDATE agenda_item SET content = '{}' WHERE id = $1`, [itemId]],
      [
        `INSERT INTO team_decision_use (decision_id, effect_id, used_by, used_at) VALUES ($1, $1, $2, now())`,
        [randomUUID(), team.chair.id],
      ],
    ];

    const refused: (string | null)[] = [];
    for (const [sql, values] of tries) {
      refused.push((await service.attempt(team.town.id, sql, values)).refused);
    }
    const own = await service.attempt(team.town.id, ballot, [itemId, voter.id, voter.id]);
    const honest = await service.attempt(
      team.town.id,
      ...(decide('rejected') as [string, unknown[]]),
    );
    await service.end();

    expect(refused).toEqual([
      '23514',
      '23514',
      '23514',
      '23514',
      '23514',
      '42501',
      '42501',
      '42501',
      '23514',
      '23514',
      '42501',
      '23514',
    ]);
    expect([own.refused, honest.refused]).toEqual([null, null]);
  });
});
