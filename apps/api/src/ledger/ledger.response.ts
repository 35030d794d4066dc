import { ApiProperty } from '@nestjs/swagger';
import { TRANSFER_CODES, type TransferCode } from '#domain';
import type { AccountBalance, LedgerFault, RecordedTransfer } from '#persistence';
import { wireCents } from '#platform';

const CENTS = { type: 'integer', format: 'int64' } as const;

const TRANSFER_KINDS = ['posted', 'pending', 'post', 'void'] as const;

/** A place where money can be, with what came in and went out. */
export class LedgerAccountResponse {
  /** Names the account, such as `external:council` or `budget:` with the id of a budget. */
  readonly path!: string;
  /** All that came in. */
  @ApiProperty(CENTS)
  readonly creditsPostedCents!: number;
  /** All that went out. */
  @ApiProperty(CENTS)
  readonly debitsPostedCents!: number;
  /** Reserved by prepared payments. */
  @ApiProperty(CENTS)
  readonly debitsPendingCents!: number;
  /** What can still be passed on; below zero for the council only, where the money comes from. */
  @ApiProperty(CENTS)
  readonly availableCents!: number;

  static of(account: AccountBalance): LedgerAccountResponse {
    return {
      path: account.path,
      creditsPostedCents: wireCents(account.creditsPostedCents),
      debitsPostedCents: wireCents(account.debitsPostedCents),
      debitsPendingCents: wireCents(account.debitsPendingCents),
      availableCents: wireCents(account.availableCents),
    };
  }
}

/** One movement of money, from one account to one other. */
export class LedgerTransferResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  /** `posted` moves, `pending` reserves, `post` makes a reservation final, `void` gives it back. */
  @ApiProperty({ enum: TRANSFER_KINDS })
  readonly kind!: (typeof TRANSFER_KINDS)[number];
  /** The business event. */
  @ApiProperty({ enum: TRANSFER_CODES })
  readonly code!: TransferCode;
  /** The reservation that it resolves; null when it resolves none. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly pendingId!: string | null;
  /** The account that the money leaves. */
  readonly debitPath!: string;
  /** The account that the money comes to. */
  readonly creditPath!: string;
  /** 0 for a void, which gives back all of its reservation. */
  @ApiProperty(CENTS)
  readonly amountCents!: number;
  /** Groups the transfers of one business event. */
  @ApiProperty({ format: 'uuid' })
  readonly journalId!: string;
  /** `person:` or `machine:` with an id, or `service`. */
  readonly actor!: string;
  /** When the business event happened. */
  @ApiProperty({ format: 'date-time' })
  readonly happenedAt!: string;
  /** When the ledger wrote it down. */
  @ApiProperty({ format: 'date-time' })
  readonly recordedAt!: string;

  static of(transfer: RecordedTransfer): LedgerTransferResponse {
    const { id, kind, code, pendingId, debit, credit, journalId, actor } = transfer;
    return {
      id,
      kind,
      code,
      pendingId,
      debitPath: debit,
      creditPath: credit,
      amountCents: wireCents(transfer.amountCents),
      journalId,
      actor,
      happenedAt: transfer.happenedAt.toISOString(),
      recordedAt: transfer.recordedAt.toISOString(),
    };
  }
}

/** One thing in the ledger that is not as it should be. */
export class LedgerFaultResponse {
  /** `posted`, `pending` or `sum` for a balance, `leaf` for a changed transfer, `document` for one without a cause. */
  readonly fault!: string;
  /** The account, the transfer or the currency that it is about. */
  readonly subject!: string;
}

/** Whether balances, transfers, leaves and documents agree. */
export class LedgerProofResponse {
  readonly isSound!: boolean;
  /** Empty when the ledger is sound. */
  readonly faults!: LedgerFaultResponse[];

  static of(faults: readonly LedgerFault[]): LedgerProofResponse {
    return { isSound: faults.length === 0, faults: [...faults] };
  }
}
