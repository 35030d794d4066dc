import type { EntityManager } from 'typeorm';
import {
  type InitiativePlan,
  NotFoundError,
  type Regrouping,
  type RegroupingAnswer,
  type RegroupingOutcome,
  RegroupingRunningError,
} from '#domain';
import { translating } from '../constraint-violation.js';
import { planFrom, type StoredPlan } from '../initiatives/stored-plan.js';
import type { Page, PageRequest } from '../page.js';

/** What an initiative came from and went on in; each way. */
export type InitiativeLink = {
  readonly regroupingId: string;
  readonly kind: Regrouping['kind'];
  /** from: this initiative came of that one. into: it went on in that one. */
  readonly direction: 'from' | 'into';
  readonly initiativeId: string;
  readonly title: string;
  readonly reason: string;
  readonly happenedAt: Date;
};

/** Whose proposals are listed: a person's own, or (null) all of those whose wijkteams one screens for. */
export type RegroupingFilter = {
  readonly initiativeId: string | null;
  /** Only what this person proposed or was asked about; null for everything. */
  readonly personId: string | null;
};

/** Proposals to merge or split, and what came of them. Nothing of it is changed once it is written. */
export class RegroupingStore {
  constructor(private readonly manager: EntityManager) {}

  /** @throws {NotFoundError} when there is no such proposal here */
  async get(regroupingId: string): Promise<Regrouping> {
    const rows: KeptRow[] = await this.manager.query(`${KEPT} WHERE g.id = $1`, [regroupingId]);
    if (rows[0] === undefined) throw new NotFoundError('regrouping', regroupingId);
    return keptOf(rows[0]);
  }

  /** Proposals that somebody may see, the newest first. */
  async list(page: PageRequest, filter: RegroupingFilter): Promise<Page<Regrouping>> {
    const values = [filter.initiativeId, filter.personId];
    const counted: { count: number }[] = await this.manager.query(
      `SELECT count(*)::int AS count FROM regrouping g ${LISTED}`,
      values,
    );
    const rows: KeptRow[] = await this.manager.query(
      `${KEPT} ${LISTED} ORDER BY g.proposed_at DESC, g.id OFFSET $3 LIMIT $4`,
      [...values, (page.page - 1) * page.perPage, page.perPage],
    );
    return { items: rows.map(keptOf), totalCount: counted[0]?.count ?? 0 };
  }

  /**
   * Writes a proposal with what it is about and who is asked. Hold its round before.
   *
   * @throws {RegroupingRunningError} when one of them is in another open proposal
   */
  async insert(regrouping: Omit<Regrouping, 'outcome' | 'settledAt' | 'resultIds'>): Promise<void> {
    const { id, roundId, kind, parts, reason, proposedBy, proposedAt, answerByOn } = regrouping;
    const { initiativeIds, asked } = regrouping;
    await this.manager.query(
      `INSERT INTO regrouping (id, round_id, kind, parts, reason, proposed_by, proposed_at, answer_by_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, roundId, kind, storedParts(parts), reason, proposedBy, proposedAt, answerByOn],
    );
    const running = (): Error => new RegroupingRunningError(initiativeIds.join(' '));
    await translating({ regrouping_source_once: running }, () =>
      this.manager.query(
        `INSERT INTO regrouping_source (regrouping_id, initiative_id, round_id) SELECT $1, i, $2 FROM unnest($3::uuid[]) AS i ORDER BY i`,
        [id, roundId, initiativeIds],
      ),
    );
    await this.manager.query(
      `INSERT INTO regrouping_asked (regrouping_id, person_id) SELECT $1, p FROM unnest($2::uuid[]) AS p`,
      [id, asked.map(({ personId }) => personId)],
    );
  }

  async answer(given: {
    readonly regroupingId: string;
    readonly personId: string;
    readonly answer: RegroupingAnswer;
    readonly reason: string | null;
    readonly answeredAt: Date;
  }): Promise<void> {
    const { regroupingId, personId, answer, reason, answeredAt } = given;
    await this.manager.query(
      `INSERT INTO regrouping_answer (regrouping_id, person_id, answer, reason, answered_at) VALUES ($1, $2, $3, $4, $5)`,
      [regroupingId, personId, answer, reason, answeredAt],
    );
  }

  async settle(regroupingId: string, outcome: RegroupingOutcome, settledAt: Date): Promise<void> {
    await this.manager.query(
      `INSERT INTO regrouping_settlement (regrouping_id, outcome, settled_at) VALUES ($1, $2, $3)`,
      [regroupingId, outcome, settledAt],
    );
  }

  /** Writes which initiatives came of a proposal, in the order of its parts. */
  async insertResults(
    { id, roundId }: Pick<Regrouping, 'id' | 'roundId'>,
    initiativeIds: readonly string[],
  ): Promise<void> {
    await this.manager.query(
      `INSERT INTO regrouping_result (regrouping_id, number, round_id, initiative_id)
       SELECT $1, place, $2, i FROM unnest($3::uuid[]) WITH ORDINALITY AS given (i, place)`,
      [id, roundId, initiativeIds],
    );
  }

  /** Makes everybody who makes one of the old initiatives a co-initiator of a new one, but its proposer. */
  async joinAll(
    initiativeId: string,
    given: {
      readonly personIds: readonly string[];
      readonly proposedBy: string;
      readonly at: Date;
    },
  ): Promise<void> {
    const values = [initiativeId, given.personIds, given.proposedBy, given.at];
    await this.manager.query(
      `INSERT INTO co_initiator_invitation (id, initiative_id, invitee_id, invited_by, invited_at, answer, answered_at)
       SELECT gen_random_uuid(), $1, p, $3, $4, 'accepted', $4 FROM unnest($2::uuid[]) AS p WHERE p <> $3`,
      values,
    );
    await this.manager.query(
      `INSERT INTO co_initiator (initiative_id, person_id, invited_at, confirmed_at)
       SELECT $1, p, $4, $4 FROM unnest($2::uuid[]) AS p WHERE p <> $3`,
      values,
    );
  }

  /** Takes over how to reach somebody without an account, from the first of the old ones that has it. */
  async takeOverBehalf(initiativeId: string, sourceIds: readonly string[]): Promise<void> {
    await this.manager.query(
      `INSERT INTO initiative_on_behalf (initiative_id, name, postal_address, phone, consent_on, consent_form, recorded_by, recorded_at)
       SELECT i.id, b.name, b.postal_address, b.phone, b.consent_on, b.consent_form, b.recorded_by, b.recorded_at
         FROM initiative i JOIN initiative_on_behalf b ON b.recorded_by = i.entered_by AND b.initiative_id = ANY ($2::uuid[])
        WHERE i.id = $1 ORDER BY b.recorded_at, b.initiative_id LIMIT 1`,
      [initiativeId, sourceIds],
    );
  }

  /** What an initiative came from and went on in, the first first. */
  links(initiativeId: string): Promise<InitiativeLink[]> {
    return this.manager.query(
      `SELECT g.id AS "regroupingId", g.kind, l.direction, i.id AS "initiativeId", i.title, g.reason, e.settled_at AS "happenedAt"
         FROM (SELECT s.regrouping_id, 'into' AS direction, r.initiative_id, r.number FROM regrouping_source s
                 JOIN regrouping_result r ON r.regrouping_id = s.regrouping_id WHERE s.initiative_id = $1
               UNION ALL SELECT r.regrouping_id, 'from', s.initiative_id, 0 FROM regrouping_result r
                 JOIN regrouping_source s ON s.regrouping_id = r.regrouping_id WHERE r.initiative_id = $1) AS l
         JOIN regrouping g ON g.id = l.regrouping_id JOIN regrouping_settlement e ON e.regrouping_id = g.id
         JOIN initiative i ON i.id = l.initiative_id
        ORDER BY e.settled_at, l.number, i.title, i.id`,
      [initiativeId],
    );
  }
}

const LISTED = `
  WHERE ($1::uuid IS NULL OR EXISTS (SELECT FROM regrouping_source s WHERE s.regrouping_id = g.id AND s.initiative_id = $1))
    AND ($2::uuid IS NULL OR g.proposed_by = $2
         OR EXISTS (SELECT FROM regrouping_asked a WHERE a.regrouping_id = g.id AND a.person_id = $2))`;

const KEPT = `
  SELECT g.id, g.round_id AS "roundId", g.kind, g.parts, g.reason, g.proposed_by AS "proposedBy", g.proposed_at AS "proposedAt",
         g.answer_by_on::text AS "answerByOn", e.outcome, e.settled_at AS "settledAt",
         ARRAY(SELECT s.initiative_id FROM regrouping_source s JOIN initiative i ON i.id = s.initiative_id
                WHERE s.regrouping_id = g.id ORDER BY i.created_at, i.id) AS "initiativeIds",
         ARRAY(SELECT r.initiative_id FROM regrouping_result r WHERE r.regrouping_id = g.id ORDER BY r.number) AS "resultIds",
         (SELECT coalesce(json_agg(json_build_object('personId', a.person_id, 'answer', w.answer, 'reason', w.reason, 'answeredAt', w.answered_at)
                   ORDER BY a.person_id), '[]')
            FROM regrouping_asked a LEFT JOIN regrouping_answer w ON w.regrouping_id = a.regrouping_id AND w.person_id = a.person_id
           WHERE a.regrouping_id = g.id) AS asked
    FROM regrouping g LEFT JOIN regrouping_settlement e ON e.regrouping_id = g.id`;

type KeptRow = Omit<Regrouping, 'parts' | 'asked'> & {
  readonly parts: readonly StoredPlan[];
  readonly asked: readonly (Omit<Regrouping['asked'][number], 'answeredAt'> & {
    readonly answeredAt: string | null;
  })[];
};

function keptOf({ parts, asked, ...rest }: KeptRow): Regrouping {
  return {
    ...rest,
    parts: parts.map(planFrom),
    asked: asked.map(({ answeredAt, ...each }) => ({
      ...each,
      answeredAt: answeredAt === null ? null : new Date(answeredAt),
    })),
  };
}

/** Amounts as JSON numbers, exact up to the most that a plan can cost. */
function storedParts(parts: readonly InitiativePlan[]): string {
  return JSON.stringify(parts, (_, value: unknown) =>
    typeof value === 'bigint' ? Number(value) : value,
  );
}
