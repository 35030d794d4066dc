import type { EntityManager } from 'typeorm';
import {
  type AgendaItem,
  decisionContentFrom,
  type DecisionOutcome,
  decisionText,
  initiativesAtStake,
  NotFoundError,
  type RecusalGround,
  TeamVoteGivenError,
  type VoteChoice,
} from '#domain';
import { translating } from '../constraint-violation.js';
import { sha256 } from '../sha256.js';

/** An item as it stands on the agenda, with the hash of what is put to the vote. */
export type StoredItem = AgendaItem & { readonly contentHash: string | null };

export type Recusal = {
  readonly personId: string;
  readonly ground: RecusalGround;
  readonly explanation: string;
  /** Null where the rules ask for it: of who proposed what is at stake. */
  readonly recordedBy: string | null;
  readonly at: Date;
};

export type TeamVote = {
  readonly personId: string;
  readonly choice: VoteChoice;
  readonly reason: string;
  readonly castBy: string;
  readonly at: Date;
};

export type AgendaNote = { readonly text: string; readonly writtenBy: string; readonly at: Date };

/** What was recorded under an item. */
export type ItemRecord = {
  readonly recusals: readonly Recusal[];
  readonly votes: readonly TeamVote[];
  readonly notes: readonly AgendaNote[];
};

const COLUMNS = `id, meeting_id AS "meetingId", number, title, explanation, content, content_hash AS "contentHash",
  repeats_item_id AS "repeatsItemId"`;

/** The items of agendas, and what was recorded under them. Nothing of it is ever changed. */
export class AgendaStore {
  constructor(private readonly manager: EntityManager) {}

  async insert(item: AgendaItem, by: { readonly id: string; readonly at: Date }): Promise<void> {
    const text = item.content === null ? null : decisionText(item.content);
    const hash = text === null ? null : sha256(text);
    await this.manager.query(
      `INSERT INTO agenda_item (id, meeting_id, number, title, explanation, kind, content, content_hash, repeats_item_id, added_by, added_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[item.id, item.meetingId, item.number, item.title, item.explanation],
        ...[item.content?.kind ?? null, text, hash, item.repeatsItemId, by.id, by.at],
      ],
    );
  }

  /** The items of a meeting, in their order. */
  async list(meetingId: string): Promise<StoredItem[]> {
    const rows: ItemRow[] = await this.manager.query(
      `SELECT ${COLUMNS} FROM agenda_item WHERE meeting_id = $1 ORDER BY number`,
      [meetingId],
    );
    return rows.map(itemOf);
  }

  /** @throws {NotFoundError} when there is no such item here */
  async get(itemId: string): Promise<StoredItem> {
    const rows: ItemRow[] = await this.manager.query(
      `SELECT ${COLUMNS} FROM agenda_item WHERE id = $1`,
      [itemId],
    );
    const [row] = rows;
    if (row === undefined) throw new NotFoundError('agenda item', itemId);
    return itemOf(row);
  }

  /** What became of an item in its meeting, to put it to the vote again; null while undecided. */
  async decidedAs(itemId: string): Promise<{
    readonly outcome: DecisionOutcome;
    readonly wijkteamId: string;
    readonly text: string;
  } | null> {
    const rows: { outcome: DecisionOutcome; wijkteamId: string; text: string }[] =
      await this.manager.query(
        `SELECT d.outcome, d.wijkteam_id AS "wijkteamId", a.content AS text
           FROM agenda_item a JOIN team_decision d ON d.item_id = a.id WHERE a.id = $1`,
        [itemId],
      );
    return rows[0] ?? null;
  }

  /** Who makes or made an initiative that is at stake; people without an account are in no wijkteam. */
  async proposersAtStake(item: Pick<AgendaItem, 'content'>): Promise<readonly string[]> {
    return item.content === null ? [] : this.proposersOf(initiativesAtStake(item.content));
  }

  /** Who proposed these initiatives or ever joined in one, each person once. */
  async proposersOf(initiativeIds: readonly string[]): Promise<readonly string[]> {
    const rows: { personId: string }[] = await this.manager.query(
      `SELECT DISTINCT initiators_ever(id) AS "personId" FROM unnest($1::uuid[]) AS id`,
      [[...initiativeIds]],
    );
    return rows.map(({ personId }) => personId);
  }

  /** Of these initiatives, those that are not in the round. */
  async strangersTo(roundId: string, initiativeIds: readonly string[]): Promise<readonly string[]> {
    const rows: { id: string }[] = await this.manager.query(
      `SELECT wanted.id FROM unnest($2::uuid[]) AS wanted (id)
        WHERE NOT EXISTS (SELECT FROM initiative i WHERE i.id = wanted.id AND i.round_id = $1)`,
      [roundId, [...initiativeIds]],
    );
    return rows.map(({ id }) => id);
  }

  async insertRecusal(itemId: string, recusal: Recusal): Promise<void> {
    const { personId, ground, explanation, recordedBy, at } = recusal;
    await this.manager.query(
      `INSERT INTO recusal (item_id, person_id, ground, explanation, recorded_by, recorded_at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [itemId, personId, ground, explanation, recordedBy, at],
    );
  }

  /** @throws {TeamVoteGivenError} when this person has voted on the item */
  async insertVote(itemId: string, vote: TeamVote): Promise<void> {
    const { personId, choice, reason, castBy, at } = vote;
    await translating({ team_vote_pkey: () => new TeamVoteGivenError() }, () =>
      this.manager.query(
        `INSERT INTO team_vote (item_id, person_id, choice, reason, cast_by, cast_at) VALUES ($1, $2, $3, $4, $5, $6)`,
        [itemId, personId, choice, reason, castBy, at],
      ),
    );
  }

  async insertNote(itemId: string, { text, writtenBy, at }: AgendaNote): Promise<void> {
    await this.manager.query(
      `INSERT INTO agenda_note (item_id, text, written_by, written_at) VALUES ($1, $2, $3, $4)`,
      [itemId, text, writtenBy, at],
    );
  }

  /** What was recorded under an item: recusals and votes by person, notes in order. */
  async record(itemId: string): Promise<ItemRecord> {
    const recusals: Recusal[] = await this.manager.query(
      `SELECT person_id AS "personId", ground, explanation, recorded_by AS "recordedBy", recorded_at AS at
         FROM recusal WHERE item_id = $1 ORDER BY person_id`,
      [itemId],
    );
    const votes: TeamVote[] = await this.manager.query(
      `SELECT person_id AS "personId", choice, reason, cast_by AS "castBy", cast_at AS at
         FROM team_vote WHERE item_id = $1 ORDER BY person_id`,
      [itemId],
    );
    const notes: AgendaNote[] = await this.manager.query(
      `SELECT text, written_by AS "writtenBy", written_at AS at FROM agenda_note WHERE item_id = $1 ORDER BY seq`,
      [itemId],
    );
    return { recusals, votes, notes };
  }
}

type ItemRow = Omit<StoredItem, 'content'> & { readonly content: string | null };

function itemOf(row: ItemRow): StoredItem {
  return { ...row, content: row.content === null ? null : decisionContentFrom(row.content) };
}
