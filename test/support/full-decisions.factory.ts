import { createHash, randomInt, randomUUID } from 'node:crypto';
import { decisionText, DEFAULT_TEAM_DECISION_RULES, rulesJson } from '#domain';
import type { Write } from './full-ledger.factory.js';
import type { TestMunicipality } from './municipality.factory.js';

const MOMENT = '2026-01-15T12:00:00Z';
const NOTHING_DECIDED = {
  kind: 'other',
  subjectId: null,
  lines: [],
  terms: {},
  tallyRunId: null,
  deviations: [],
  mandate: null,
} as const;

/**
 * A meeting with an item of each sort of record, a decision and a mandate that were used, and minutes: of
 * everything that others refer to also one that nothing refers to.
 */
export async function writeTeamDecisions(
  write: Write,
  town: TestMunicipality,
  [chair, member]: readonly [string, string],
): Promise<void> {
  const meetingId = await writeMeeting(write, town, chair);
  await writeMeeting(write, town, chair);
  const seat = { meeting_id: meetingId, is_voting: true };
  await write('meeting_seat', { ...seat, person_id: chair, role: 'chair', label: 'chair-1' });
  await write('meeting_seat', { ...seat, person_id: member, role: 'member', label: 'member-1' });
  await write('meeting_presence', {
    meeting_id: meetingId,
    person_id: member,
    event: 'arrived',
    manner: 'online',
    at: MOMENT,
    recorded_by: member,
  });
  const items = [await writeItem(write, { meetingId, number: 1 }, chair)];
  for (const number of [2, 3, 4]) {
    items.push(await writeItem(write, { meetingId, number }, chair, items[0]));
  }
  const [itemId = '', other = '', third = ''] = items;
  const at = { recorded_by: member, recorded_at: MOMENT };
  await write('recusal', { item_id: itemId, person_id: member, ground: 'family', ...at });
  await write('team_vote', {
    item_id: itemId,
    person_id: chair,
    choice: 'for',
    cast_by: chair,
    cast_at: MOMENT,
  });
  await write('agenda_note', {
    item_id: itemId,
    text: 'Er werd geklapt.',
    written_by: chair,
    written_at: MOMENT,
  });
  const given = { team: town.wijkteamId, meetingId, by: chair };
  const used = await writeDecision(write, itemId, given);
  const unused = await writeDecision(write, other, given);
  await writeDecision(write, third, given);
  const use = { effect_id: randomUUID(), used_by: chair, used_at: MOMENT };
  await write('team_decision_use', { decision_id: used, ...use });
  await writeMandates(write, { team: town.wijkteamId, holder: member, used, unused });
  await writeMinutes(write, { team: town.wijkteamId, meetingId, by: chair });
}

function writeMeeting(write: Write, town: TestMunicipality, chair: string): Promise<string> {
  return write('meeting', {
    id: randomUUID(),
    wijkteam_id: town.wijkteamId,
    kind: 'online',
    title: 'Vergadering',
    starts_at: MOMENT,
    state: 'open',
    rules: rulesJson(DEFAULT_TEAM_DECISION_RULES),
    opened_at: MOMENT,
    created_by: chair,
    created_at: MOMENT,
  });
}

function writeItem(
  write: Write,
  at: { readonly meetingId: string; readonly number: number },
  by: string,
  repeats: string | null = null,
): Promise<string> {
  const content = decisionText({ ...NOTHING_DECIDED, motivation: `Punt ${at.number}.` });
  return write('agenda_item', {
    id: randomUUID(),
    meeting_id: at.meetingId,
    number: at.number,
    title: 'Punt',
    kind: 'other',
    content,
    content_hash: sha256(content),
    repeats_item_id: repeats,
    added_by: by,
    added_at: MOMENT,
  });
}

function writeDecision(
  write: Write,
  itemId: string,
  given: { readonly team: string; readonly meetingId: string; readonly by: string },
): Promise<string> {
  return write('team_decision', {
    id: randomUUID(),
    wijkteam_id: given.team,
    meeting_id: given.meetingId,
    item_id: itemId,
    outcome: 'adopted',
    seat_count: 2,
    present_count: 2,
    quorum_needed: 1,
    for_count: 1,
    against_count: 0,
    abstain_count: 0,
    is_by_casting_vote: false,
    recorded_by: given.by,
    decided_at: MOMENT,
  });
}

async function writeMandates(
  write: Write,
  given: {
    readonly team: string;
    readonly holder: string;
    readonly used: string;
    readonly unused: string;
  },
): Promise<void> {
  const terms = {
    wijkteam_id: given.team,
    form: 'mandate',
    decision_kind: 'allocate',
    holder_id: given.holder,
    ceiling_cents: 100,
    total_cents: 200,
    valid_from_on: '2026-01-01',
    valid_until_on: '2026-12-31',
    may_sub_mandate: true,
    legal_basis: '',
    given_at: MOMENT,
  };
  const whole = await write('mandate', { id: randomUUID(), decision_id: given.used, ...terms });
  await write('mandate', { id: randomUUID(), parent_id: whole, ...terms });
  await write('mandate_use', {
    mandate_id: whole,
    number: 1,
    through_id: whole,
    effect_id: randomUUID(),
    amount_cents: 100,
    used_cents: 100,
    used_by: given.holder,
    used_at: MOMENT,
  });
  await write('mandate_revocation', {
    mandate_id: whole,
    decision_id: given.unused,
    revoked_at: MOMENT,
  });
}

async function writeMinutes(
  write: Write,
  given: { readonly team: string; readonly meetingId: string; readonly by: string },
): Promise<void> {
  const of = { wijkteam_id: given.team, meeting_id: given.meetingId };
  const made = { made_by: given.by, made_at: MOMENT };
  // Another place than in the book of any other municipality: tests move pages between them.
  const number = randomInt(2, 1_000_000);
  const previous = sha256('before');
  const page = { text: '{}', previous_hash: previous, hash: sha256(`${previous}\n{}`) };
  const minutesId = await write('minutes', {
    id: randomUUID(),
    ...of,
    ...made,
    ...page,
    number,
    kind: 'minutes',
  });
  await write('minutes', {
    id: randomUUID(),
    ...of,
    ...made,
    ...page,
    number: number + 1,
    kind: 'addendum',
    amends_id: minutesId,
  });
  const approved = { recorded_by: given.by, approved_at: MOMENT };
  await write('minutes_approval', {
    minutes_id: minutesId,
    meeting_id: given.meetingId,
    ...approved,
  });
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
