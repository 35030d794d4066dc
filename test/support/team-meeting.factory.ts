import { randomUUID } from 'node:crypto';
import { DEFAULT_TEAM_DECISION_RULES, rulesJson, type TeamDecisionRules } from '#domain';
import type { Answer, Json, TestApi, TestClient } from './api.js';
import { aTreasury, created, type Treasury } from './funded-initiative.factory.js';
import { aPerson, asOwner, dayFromToday, type TestPerson } from './municipality.factory.js';

/** A wijkteam with a chair, a secretary and members, and what it can do over HTTP. */
export type Team = Treasury & {
  readonly secretary: TestPerson;
  readonly members: readonly TestPerson[];
  /** Chair, secretary and members, in this order. */
  readonly seats: readonly TestPerson[];
  post(path: string, body: unknown, by?: TestClient): Promise<Answer<Json>>;
};

/** A wijkteam of as many members as asked, beside its chair and its secretary. */
export async function aTeam(api: TestApi, memberCount = 3): Promise<Team> {
  const treasury = await aTreasury(api);
  const secretary = await aPerson(api, treasury.town, 'secretary');
  const members: TestPerson[] = [];
  for (let count = 0; count < memberCount; count += 1) {
    members.push(await aPerson(api, treasury.town, 'member'));
  }
  return {
    ...treasury,
    secretary,
    members,
    seats: [treasury.chair, secretary, ...members],
    post: (path, body, by = secretary.client) => by.post(treasury.path(path), body),
  };
}

/** Lets a wijkteam have these decision rules in its standing rules of play, as if it adopted them. */
export async function adoptDecisionRules(
  { api, town }: Pick<Team, 'api' | 'town'>,
  rules: Partial<TeamDecisionRules> = {},
): Promise<void> {
  const parameters = rulesJson({ ...DEFAULT_TEAM_DECISION_RULES, ...rules });
  await asOwner(
    api,
    `SELECT set_config('session_replication_role', 'replica', false);
     WITH facts AS (
       SELECT '${randomUUID()}'::uuid AS id, '${town.id}'::uuid AS municipality_id, '${town.wijkteamId}'::uuid AS wijkteam_id,
              (SELECT count(*)::int + 1 FROM play_document WHERE wijkteam_id = '${town.wijkteamId}') AS number,
              'Spelregels'::text AS title, '{"kind": "reglement"}'::jsonb AS legal_basis, '${dayFromToday(-20)}'::date AS valid_from_on,
              '${JSON.stringify([{ kind: 'team-decisions', parameters, source: null }])}'::jsonb AS rules),
     texts AS (
       SELECT *, jsonb_build_object('format', 'wijkkas-play-rules/1', 'wijkteamId', wijkteam_id, 'roundId', NULL, 'number', number, 'title', title,
                'legalBasis', legal_basis, 'validFromOn', valid_from_on, 'rules', rules)::text AS text FROM facts)
     INSERT INTO play_document (id, municipality_id, wijkteam_id, number, title, state, legal_basis, valid_from_on, rules, without_consultation_reason,
                                adopted_at, adopted_by, document_text, document_hash, created_at, changed_at)
     SELECT id, municipality_id, wijkteam_id, number, title, 'superseded', legal_basis, valid_from_on, rules, 'Spoed', now() - interval '20 days',
            'person:x', text, encode(sha256(convert_to(text, 'UTF8')), 'hex'), now() - interval '21 days', now() - interval '20 days' FROM texts`,
  );
}

export type GivenMeeting = {
  readonly kind?: 'in-person' | 'online' | 'written';
  readonly closesAt?: string;
  /** The items, each as it is sent. */
  readonly items?: readonly object[];
  /** Who is there when it opens; everybody unless told otherwise. */
  readonly present?: readonly TestPerson[];
};

/** A meeting that is convened, not open yet, with its items. */
export async function aConvenedMeeting(
  team: Team,
  given: GivenMeeting = {},
): Promise<{ readonly meetingId: string; readonly itemIds: readonly string[] }> {
  const { kind = 'in-person', closesAt, items = [] } = given;
  const startsAt = new Date(Date.now() - 60_000).toISOString();
  const meeting = await created(
    team.post(`/wijkteams/${team.town.wijkteamId}/meetings`, {
      kind,
      title: 'Vergadering',
      startsAt,
      ...(closesAt === undefined ? {} : { closesAt }),
    }),
  );
  const meetingId = String(meeting['id']);
  const itemIds: string[] = [];
  for (const item of items) {
    const added = await created(team.post(`/meetings/${meetingId}/agenda-items`, item));
    itemIds.push(String(added['id']));
  }
  await created(move(team, meetingId, 'convene'));
  return { meetingId, itemIds };
}

/** A meeting that is open, with those who are there. */
export async function anOpenMeeting(
  team: Team,
  given: GivenMeeting = {},
): Promise<{ readonly meetingId: string; readonly itemIds: readonly string[] }> {
  const meeting = await aConvenedMeeting(team, given);
  await created(move(team, meeting.meetingId, 'open'));
  const isWritten = given.kind === 'written';
  for (const { id } of isWritten ? [] : (given.present ?? team.seats)) {
    await created(arrive(team, meeting.meetingId, id));
  }
  return meeting;
}

export function move(team: Team, meetingId: string, event: string): Promise<Answer<Json>> {
  return team.post(`/meetings/${meetingId}/transitions`, { event });
}

export function arrive(
  team: Team,
  meetingId: string,
  personId: string,
  event: 'arrived' | 'left' = 'arrived',
): Promise<Answer<Json>> {
  return team.post(`/meetings/${meetingId}/presences`, { personId, event, manner: 'in-person' });
}

/** A vote as the secretary writes it down. */
export function vote(
  team: Team,
  itemId: string,
  person: TestPerson,
  choice: string,
): Promise<Answer<Json>> {
  return team.post(`/agenda-items/${itemId}/votes`, { personId: person.id, choice });
}

export function decideItem(team: Team, itemId: string): Promise<Answer<Json>> {
  return team.post(`/agenda-items/${itemId}/decisions`, {});
}

/** Puts one item to the vote in a meeting of its own, for which all are in favour. */
export async function anAdoptedDecision(team: Team, decision: object): Promise<string> {
  const { itemIds, meetingId } = await anOpenMeeting(team, {
    items: [{ title: 'Besluit', decision }],
  });
  const [itemId = ''] = itemIds;
  for (const person of team.seats) await vote(team, itemId, person, 'for');
  const decided = await created(decideItem(team, itemId));
  if (decided['outcome'] !== 'adopted') throw new Error(JSON.stringify(decided));
  await created(move(team, meetingId, 'close'));
  return String(decided['id']);
}

/** The decision to give these initiatives of a round these amounts. */
export function toAllocate(
  roundId: string,
  initiativeIds: readonly string[],
  amountCents = 60_000,
): object {
  return {
    kind: 'allocate',
    subjectId: roundId,
    motivation: 'Goed voor de buurt.',
    lines: initiativeIds.map((subjectId) => ({ subjectId, amountCents })),
  };
}

/** The decision to leave allocations to somebody. */
export function toMandate(holderId: string, terms: object = {}): object {
  return {
    kind: 'give-mandate',
    subjectId: holderId,
    motivation: 'Kleine bedragen kunnen sneller.',
    mandate: {
      form: 'mandate',
      decisionKind: 'allocate',
      holderId,
      ceilingCents: 10_000,
      totalCents: 100_000,
      validFromOn: dayFromToday(-1),
      validUntilOn: dayFromToday(30),
      ...terms,
    },
  };
}

/** A mandate that the wijkteam gave by a decision. */
export async function aMandate(team: Team, holderId: string, terms: object = {}): Promise<string> {
  const teamDecisionId = await anAdoptedDecision(team, toMandate(holderId, terms));
  const mandate = await created(
    team.post(`/wijkteams/${team.town.wijkteamId}/mandates`, { teamDecisionId }),
  );
  return String(mandate['id']);
}

/** Makes somebody the proposer of the initiatives of a round, as if it had always been so. */
export async function nameProposer(
  { api }: Pick<Team, 'api'>,
  roundId: string,
  personId: string,
): Promise<void> {
  await asOwner(
    api,
    `SET session_replication_role = replica;
     UPDATE initiative SET proposed_by = '${personId}' WHERE round_id = '${roundId}'`,
  );
}
