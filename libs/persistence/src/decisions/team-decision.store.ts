import type { EntityManager } from 'typeorm';
import {
  type Actor,
  admitDecision,
  admitMandateUse,
  cents,
  decidingPerson,
  type DecisionContent,
  decisionContentFrom,
  type Ground,
  NotFoundError,
  type RecordedTeamDecision,
  refuseDelegated,
  requireGround,
  type VoteCount,
  type WantedEffect,
} from '#domain';
import type { Page, PageRequest } from '../page.js';
import { MandateStore } from './mandate.store.js';
import { MeetingStore } from './meeting.store.js';

/** A decision as it is recorded, with its count. */
export type TeamDecision = VoteCount & {
  readonly id: string;
  readonly wijkteamId: string;
  readonly meetingId: string;
  readonly itemId: string;
  readonly recordedBy: string;
  readonly decidedAt: Date;
};

/** A decision with what was put to the vote, and whether it has been carried out. */
export type TeamDecisionRecord = TeamDecision &
  RecordedTeamDecision & { readonly contentHash: string };

/** What is asked to rest on a ground. `effectId` is what comes of it; the subject unless given. */
export type GroundRequest = WantedEffect & {
  readonly decisionId?: string | null | undefined;
  readonly mandateId?: string | null | undefined;
  readonly actor: Actor;
  readonly now: Date;
  readonly effectId?: string;
  /** Who has a personal interest in it; the holder of a mandate may not be among them. */
  readonly interestedIds?: readonly string[];
};

/** Two at once that rest on one decision wait for each other; the second finds it used. */
const DECISION_LOCK = 79;

const COLUMNS = `d.id, d.wijkteam_id AS "wijkteamId", d.meeting_id AS "meetingId", d.item_id AS "itemId", d.outcome,
  d.seat_count AS "seatCount", d.present_count AS "presentCount", d.quorum_needed AS "quorumNeeded", d.for_count AS "forCount",
  d.against_count AS "againstCount", d.abstain_count AS "abstainCount", d.is_by_casting_vote AS "isByCastingVote",
  d.recorded_by AS "recordedBy", d.decided_at AS "decidedAt", a.content, a.content_hash AS "contentHash",
  EXISTS (SELECT FROM team_decision_use u WHERE u.decision_id = d.id) AS "isUsed"`;
const FROM = 'FROM team_decision d JOIN agenda_item a ON a.id = d.item_id';

/** The decisions of wijkteams, and what rests on them. */
export class TeamDecisionStore {
  constructor(private readonly manager: EntityManager) {}

  async insert(decision: TeamDecision): Promise<void> {
    await this.manager.query(
      `INSERT INTO team_decision (id, wijkteam_id, meeting_id, item_id, outcome, seat_count, present_count, quorum_needed,
                                  for_count, against_count, abstain_count, is_by_casting_vote, recorded_by, decided_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        ...[decision.id, decision.wijkteamId, decision.meetingId, decision.itemId],
        ...[decision.outcome, decision.seatCount, decision.presentCount, decision.quorumNeeded],
        ...[decision.forCount, decision.againstCount, decision.abstainCount],
        ...[decision.isByCastingVote, decision.recordedBy, decision.decidedAt],
      ],
    );
  }

  /** @throws {NotFoundError} when there is no such decision here */
  async get(decisionId: string): Promise<TeamDecisionRecord> {
    const rows: DecisionRow[] = await this.manager.query(
      `SELECT ${COLUMNS} ${FROM} WHERE d.id = $1`,
      [decisionId],
    );
    const [row] = rows;
    if (row === undefined) throw new NotFoundError('team decision', decisionId);
    return decisionOf(row);
  }

  /**
   * The decision, which nobody else carries out until the transaction ends.
   *
   * @throws {NotFoundError} when there is no such decision here
   */
  async hold(decisionId: string): Promise<TeamDecisionRecord> {
    await this.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1::uuid::text, $2))', [
      decisionId,
      DECISION_LOCK,
    ]);
    return this.get(decisionId);
  }

  /** The decisions of a wijkteam, the latest first. */
  async list(
    page: PageRequest,
    filter: { readonly wijkteamId: string },
  ): Promise<Page<TeamDecisionRecord>> {
    const counted: { count: number }[] = await this.manager.query(
      'SELECT count(*)::int AS count FROM team_decision WHERE wijkteam_id = $1',
      [filter.wijkteamId],
    );
    const rows: DecisionRow[] = await this.manager.query(
      `SELECT ${COLUMNS} ${FROM} WHERE d.wijkteam_id = $1 ORDER BY d.decided_at DESC, d.id LIMIT $2 OFFSET $3`,
      [filter.wijkteamId, page.perPage, (page.page - 1) * page.perPage],
    );
    return { items: rows.map(decisionOf), totalCount: counted[0]?.count ?? 0 };
  }

  /** The decisions of one meeting, in the order of its agenda. */
  async ofMeeting(meetingId: string): Promise<TeamDecisionRecord[]> {
    const rows: DecisionRow[] = await this.manager.query(
      `SELECT ${COLUMNS} ${FROM} WHERE d.meeting_id = $1 ORDER BY a.number`,
      [meetingId],
    );
    return rows.map(decisionOf);
  }

  /** The decision on an item, or null while there is none. */
  async findOfItem(itemId: string): Promise<TeamDecisionRecord | null> {
    const rows: DecisionRow[] = await this.manager.query(
      `SELECT ${COLUMNS} ${FROM} WHERE d.item_id = $1`,
      [itemId],
    );
    return rows[0] === undefined ? null : decisionOf(rows[0]);
  }

  /**
   * The ground of something that a wijkteam does, used up by this: its own adopted decision, once and
   * exactly; or a mandate that covers it, up to its amounts; or, in a wijkteam without decision rules, the
   * chair. Call it in the transaction of what it is for. Who may ask at all is checked before.
   *
   * @throws {DecisionMissingError} when the wijkteam decides together and no ground is named
   * @throws {DecisionRefusedError} {@link MandateRefusedError} {@link MandateExceededError} when it is none
   * @throws {PowerDelegatedError} when the wijkteam has left this to somebody else altogether
   * @throws {NotFoundError} when there is no such decision or mandate here
   */
  async groundFor(wijkteamId: string, request: GroundRequest): Promise<Ground> {
    const { decisionId = null, mandateId = null, kind, now } = request;
    const meetings = new MeetingStore(this.manager);
    requireGround((await meetings.adoptedRules(wijkteamId, now)) !== null, {
      decisionId,
      mandateId,
    });
    const todayOn = await meetings.dayOf(now);
    if (mandateId !== null) return this.byMandate(wijkteamId, mandateId, { ...request, todayOn });
    refuseDelegated(await new MandateStore(this.manager).listAll(wijkteamId), kind, todayOn);
    if (decisionId !== null) return this.byDecision(wijkteamId, decisionId, request);
    return { form: 'chair' };
  }

  private async byDecision(
    wijkteamId: string,
    decisionId: string,
    request: GroundRequest,
  ): Promise<Ground> {
    const { actor, effectId, subjectId, now } = request;
    const by = decidingPerson(actor);
    admitDecision(await this.hold(decisionId), wijkteamId, request);
    await this.recordUse(decisionId, { effectId: effectId ?? subjectId, by, at: now });
    return { form: 'decision', decisionId };
  }

  /** Writes down that a decision has been carried out. */
  async recordUse(
    decisionId: string,
    use: { readonly effectId: string; readonly by: string; readonly at: Date },
  ): Promise<void> {
    await this.manager.query(
      `INSERT INTO team_decision_use (decision_id, effect_id, used_by, used_at) VALUES ($1, $2, $3, $4)`,
      [decisionId, use.effectId, use.by, use.at],
    );
  }

  private async byMandate(
    wijkteamId: string,
    mandateId: string,
    request: GroundRequest & { readonly todayOn: string },
  ): Promise<Ground> {
    const { actor, amountCents, effectId, subjectId, now, kind, todayOn } = request;
    const mandates = new MandateStore(this.manager);
    const { parentId, wijkteamId: ownTeam } = await mandates.get(mandateId);
    if (ownTeam !== wijkteamId) throw new NotFoundError('mandate', mandateId);
    // The whole before the part, always, so that two at once cannot wait for each other.
    const parent = parentId === null ? null : await mandates.hold(parentId);
    const mandate = await mandates.hold(mandateId);
    const byId = decidingPerson(actor);
    const interestedIds = request.interestedIds ?? [];
    admitMandateUse(mandate, { kind, amountCents, byId, interestedIds, todayOn }, parent);
    await mandates.use(mandate, parent, {
      effectId: effectId ?? subjectId,
      amountCents: amountCents ?? cents(0n),
      by: byId,
      at: now,
    });
    return { form: 'mandate', mandateId };
  }
}

type DecisionRow = Omit<TeamDecisionRecord, 'content'> & { readonly content: string };

function decisionOf(row: DecisionRow): TeamDecisionRecord {
  const content: DecisionContent = decisionContentFrom(row.content);
  return { ...row, content };
}
