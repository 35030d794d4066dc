import type { EntityManager } from 'typeorm';
import {
  AlreadySupportedError,
  OwnInitiativeSupportError,
  type SupportChannel,
  SupportClosedError,
} from '#domain';
import { translating } from '../constraint-violation.js';
import type { Page, PageRequest } from '../page.js';
import { SupportOutcomeRow, SupportRow } from './support.row.js';

/** Somebody's support of an initiative, as it is written. */
export type NewSupport = {
  readonly id: string;
  readonly initiativeId: string;
  readonly channel: SupportChannel;
  /** A keyed hash of the human and the initiative. */
  readonly residentRef: string;
  readonly personId: string | null;
  /** The line on paper. */
  readonly signature: { readonly sheetId: string; readonly lineNumber: number } | null;
  /** An age in years that the supporter has reached; null when no age is known. */
  readonly ageAtLeast: number | null;
  readonly supportedAt: Date;
};

/** A support that was not taken back, for those who verify. `name` is null where none is known. */
export type Supporter = {
  readonly id: string;
  readonly channel: SupportChannel;
  readonly name: string | null;
  readonly supportedAt: Date;
};

/** How many support an initiative; the youngest age is absent as soon as one age is not known. */
export type SupportCount = { readonly count: number; readonly youngestAge?: number };

export type SupportOutcome = {
  readonly neededCount: number;
  readonly foundCount: number;
  readonly isReached: boolean;
  readonly decidedAt: Date;
};

const REFUSALS = {
  support_once: () => new AlreadySupportedError(),
  support_person_once: () => new AlreadySupportedError(),
  support_in_time: () => new SupportClosedError(),
  support_not_own: () => new OwnInitiativeSupportError(),
} as const;

/** Who supports which initiative. */
export class SupportStore {
  constructor(private readonly manager: EntityManager) {}

  /** The people who support an initiative and have an account, in the order of their ids. */
  async supporterIds(initiativeId: string): Promise<string[]> {
    const rows: { id: string }[] = await this.manager.query(
      `SELECT person_id AS id FROM support
        WHERE initiative_id = $1 AND withdrawn_at IS NULL AND person_id IS NOT NULL ORDER BY person_id`,
      [initiativeId],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Writes a support.
   *
   * @throws {AlreadySupportedError} when the same human supports the initiative, by whatever channel
   * @throws {SupportClosedError} when it takes no support now
   * @throws {OwnInitiativeSupportError} when it is the person's own
   */
  async add({ signature, ...support }: NewSupport): Promise<void> {
    const { sheetId = null, lineNumber = null } = signature ?? {};
    await translating(REFUSALS, () =>
      this.manager.insert(SupportRow, { ...support, sheetId, lineNumber }),
    );
  }

  /** The id of the standing support of an account, or of a human by reference; null without one. */
  async findStanding(
    initiativeId: string,
    by: { readonly personId?: string | null; readonly residentRefs?: readonly string[] },
  ): Promise<string | null> {
    const rows: { id: string }[] = await this.manager.query(
      `SELECT id FROM support WHERE initiative_id = $1 AND withdrawn_at IS NULL
          AND (person_id = $2::uuid OR resident_ref = ANY ($3::text[])) LIMIT 1`,
      [initiativeId, by.personId ?? null, [...(by.residentRefs ?? [])]],
    );
    return rows[0]?.id ?? null;
  }

  /** Which of these references support the initiative. */
  async standingRefs(initiativeId: string, refs: readonly string[]): Promise<Set<string>> {
    const rows: { ref: string }[] = await this.manager.query(
      `SELECT resident_ref AS ref FROM support
        WHERE initiative_id = $1 AND withdrawn_at IS NULL AND resident_ref = ANY ($2::text[])`,
      [initiativeId, [...refs]],
    );
    return new Set(rows.map(({ ref }) => ref));
  }

  /** @throws {SupportClosedError} when support cannot be taken back any more */
  async withdraw(supportId: string, withdrawnAt: Date): Promise<void> {
    await translating(REFUSALS, () =>
      this.manager.update(SupportRow, { id: supportId }, { withdrawnAt }),
    );
  }

  /** How many support each of these initiatives; one that nobody supports has a count of 0. */
  async countsOf(initiativeIds: readonly string[]): Promise<Map<string, SupportCount>> {
    const rows: { id: string; count: number; youngest: number | null }[] = await this.manager.query(
      `SELECT initiative_id AS id, count(*)::int AS count,
              CASE WHEN count(age_at_least) = count(*) THEN min(age_at_least) END AS youngest
         FROM support WHERE initiative_id = ANY ($1::uuid[]) AND withdrawn_at IS NULL GROUP BY initiative_id`,
      [[...initiativeIds]],
    );
    const found = new Map(
      rows.map(({ id, count, youngest }) => [
        id,
        { count, ...(youngest === null ? {} : { youngestAge: youngest }) },
      ]),
    );
    return new Map(initiativeIds.map((id) => [id, found.get(id) ?? { count: 0 }]));
  }

  /** Who supports an initiative, first come first, for those who verify. */
  async list(initiativeId: string, { page, perPage }: PageRequest): Promise<Page<Supporter>> {
    const [total]: [{ count: number }] = await this.manager.query(
      `SELECT count(*)::int AS count FROM support WHERE initiative_id = $1 AND withdrawn_at IS NULL`,
      [initiativeId],
    );
    const items: Supporter[] = await this.manager.query(
      `SELECT s.id, s.channel, coalesce(l.name, p.name) AS name, s.supported_at AS "supportedAt"
         FROM support s LEFT JOIN person p ON p.id = s.person_id
         LEFT JOIN signature_line l ON l.sheet_id = s.sheet_id AND l.number = s.line_number
        WHERE s.initiative_id = $1 AND s.withdrawn_at IS NULL ORDER BY s.supported_at, s.id LIMIT $2 OFFSET $3`,
      [initiativeId, perPage, (page - 1) * perPage],
    );
    return { items, totalCount: total.count };
  }

  /** The standing supports of an account whose initiatives still take support. */
  standingOf(
    personId: string,
    now: Date,
  ): Promise<
    { readonly id: string; readonly initiativeId: string; readonly residentRef: string }[]
  > {
    return this.manager.query(
      `SELECT s.id, s.initiative_id AS "initiativeId", s.resident_ref AS "residentRef"
         FROM support s JOIN initiative i ON i.id = s.initiative_id
        WHERE s.person_id = $1 AND s.withdrawn_at IS NULL AND takes_support(i.id, $2) ORDER BY s.initiative_id`,
      [personId, now],
    );
  }

  /** Gives a standing support of an account another reference. */
  async setRef(supportId: string, residentRef: string, ageAtLeast: number | null): Promise<void> {
    await this.manager.update(SupportRow, { id: supportId }, { residentRef, ageAtLeast });
  }

  /** Lets an account stand for a support that came in by code or on paper. */
  async setPerson(supportId: string, personId: string): Promise<void> {
    await this.manager.update(SupportRow, { id: supportId }, { personId });
  }

  /** What the support of an initiative came to, or null before its phase has ended. */
  async findOutcome(initiativeId: string): Promise<SupportOutcome | null> {
    const row = await this.manager.findOneBy(SupportOutcomeRow, { initiativeId });
    if (row === null) return null;
    const { neededCount, foundCount, isReached, decidedAt } = row;
    return { neededCount, foundCount, isReached, decidedAt };
  }
}
