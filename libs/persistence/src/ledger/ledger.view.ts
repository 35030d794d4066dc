import { type Cents, cents, type Transfer, type TransferCode } from '#domain';

/** An account as the counters say. */
export type AccountBalance = {
  readonly path: string;
  readonly creditsPostedCents: Cents;
  readonly debitsPostedCents: Cents;
  /** Reserved by prepared payments. */
  readonly debitsPendingCents: Cents;
  /** What can still be passed on; below zero for the council only, where the money comes from. */
  readonly availableCents: Cents;
};

/** A transfer as recorded. */
export type RecordedTransfer = {
  readonly id: string;
  readonly kind: Transfer['kind'];
  readonly code: TransferCode;
  /** The reservation that it resolves; null when it resolves none. */
  readonly pendingId: string | null;
  readonly debit: string;
  readonly credit: string;
  /** 0 for a void, which gives back all of its reservation. */
  readonly amountCents: Cents;
  readonly journalId: string;
  readonly actor: string;
  readonly happenedAt: Date;
  readonly recordedAt: Date;
};

export type AccountResult = {
  readonly path: string;
  readonly credits: string;
  readonly debits: string;
  readonly pending: string;
};

export type TransferResult = Omit<RecordedTransfer, 'amountCents'> & { readonly amount: string };

export function balanceOf(row: AccountResult): AccountBalance {
  const credits = BigInt(row.credits);
  const debits = BigInt(row.debits);
  const pending = BigInt(row.pending);
  return {
    path: row.path,
    creditsPostedCents: cents(credits),
    debitsPostedCents: cents(debits),
    debitsPendingCents: cents(pending),
    availableCents: cents(credits - debits - pending),
  };
}

export function transferOf({ amount, ...row }: TransferResult): RecordedTransfer {
  return { ...row, amountCents: cents(BigInt(amount)) };
}
