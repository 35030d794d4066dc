import type { EntityManager } from 'typeorm';
import { type Cents, cents, NotFoundError } from '#domain';
import type { Page, PageRequest } from '../page.js';
import { CommitmentRow } from './allocation.row.js';

/** What the municipality owes an initiative, because of an allocation decision. */
export type Commitment = {
  readonly initiativeId: string;
  readonly roundId: string;
  readonly decisionId: string;
  /** The allocation in the ledger. */
  readonly transferId: string;
  readonly amountCents: Cents;
};

/** A commitment with what the ledger says became of it. */
export type CommitmentBalance = Commitment & {
  readonly wijkteamId: string;
  readonly paidCents: Cents;
  /** Prepared, and neither released nor cancelled yet. */
  readonly reservedCents: Cents;
  /** What can still be prepared. */
  readonly availableCents: Cents;
};

/** Where an initiative stands in the municipality, and what it was given; null for nothing yet. */
export type InitiativePlace = {
  readonly initiativeId: string;
  readonly roundId: string;
  readonly wijkteamId: string;
  readonly committedCents: Cents | null;
};

export type CommitmentFilter = {
  /** Only these wijkteams; null for all. */
  readonly wijkteamIds: readonly string[] | null;
  /** Only this round; null for all. */
  readonly roundId: string | null;
};

const FROM = `
    FROM commitment c
    JOIN round r ON r.id = c.round_id
    JOIN ledger.account a ON a.path = 'initiative:' || c.initiative_id || ':allocated'
   WHERE ($1::uuid[] IS NULL OR r.wijkteam_id = ANY ($1)) AND ($2::uuid IS NULL OR c.round_id = $2)`;

/** Commitments: one per initiative that was given money, never changed. */
export class CommitmentStore {
  constructor(private readonly manager: EntityManager) {}

  /** @throws {NotFoundError} when there is no such initiative */
  async placeOf(initiativeId: string): Promise<InitiativePlace> {
    const rows: PlaceResult[] = await this.manager.query(
      `SELECT i.id AS "initiativeId", r.id AS "roundId", r.wijkteam_id AS "wijkteamId", c.amount_cents AS "committedCents"
         FROM initiative i JOIN round r ON r.id = i.round_id LEFT JOIN commitment c ON c.initiative_id = i.id
        WHERE i.id = $1`,
      [initiativeId],
    );
    if (rows[0] === undefined) throw new NotFoundError('initiative', initiativeId);
    const { committedCents } = rows[0];
    return {
      ...rows[0],
      committedCents: committedCents === null ? null : cents(BigInt(committedCents)),
    };
  }

  /** Writes the commitments of a decision beside their allocations, which are in the ledger already. */
  async insertAll(commitments: readonly Commitment[]): Promise<void> {
    if (commitments.length === 0) return;
    await this.manager.insert(CommitmentRow, [...commitments]);
  }

  /** The commitments with their balances, by round and initiative. */
  async list(
    page: PageRequest,
    { wijkteamIds, roundId }: CommitmentFilter,
  ): Promise<Page<CommitmentBalance>> {
    const rows: CommitmentResult[] = await this.manager.query(
      `SELECT c.initiative_id AS "initiativeId", c.round_id AS "roundId", c.decision_id AS "decisionId", c.transfer_id AS "transferId",
              c.amount_cents AS amount, r.wijkteam_id AS "wijkteamId", a.debits_posted AS paid, a.debits_pending AS reserved
         ${FROM} ORDER BY c.round_id, c.initiative_id LIMIT $3 OFFSET $4`,
      [wijkteamIds, roundId, page.perPage, (page.page - 1) * page.perPage],
    );
    const counted: [{ count: string }] = await this.manager.query(`SELECT count(*) ${FROM}`, [
      wijkteamIds,
      roundId,
    ]);
    return { items: rows.map(balanceOf), totalCount: Number(counted[0].count) };
  }
}

type PlaceResult = Omit<InitiativePlace, 'committedCents'> & {
  readonly committedCents: string | null;
};

type CommitmentResult = Omit<Commitment, 'amountCents'> & {
  readonly wijkteamId: string;
  readonly amount: string;
  readonly paid: string;
  readonly reserved: string;
};

function balanceOf({ amount, paid, reserved, ...commitment }: CommitmentResult): CommitmentBalance {
  const amountCents = BigInt(amount);
  const paidCents = BigInt(paid);
  const reservedCents = BigInt(reserved);
  return {
    ...commitment,
    amountCents: cents(amountCents),
    paidCents: cents(paidCents),
    reservedCents: cents(reservedCents),
    availableCents: cents(amountCents - paidCents - reservedCents),
  };
}
