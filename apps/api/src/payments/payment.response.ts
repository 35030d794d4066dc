import { ApiProperty } from '@nestjs/swagger';
import { type Actor, maskIban, maySeePayee, PAYMENT_STATES, type PaymentState } from '#domain';
import type { Payee, PaymentRecord } from '#persistence';
import { wireCents } from '#platform';

const CENTS = { type: 'integer', format: 'int64' } as const;

/** A payment without its payee: what may be kept with the Idempotency-Key of a command. */
export type PaymentOutline = Omit<PaymentResponse, keyof Payee>;

/** One tranche of a commitment, and where it stands. */
export class PaymentResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid' })
  readonly initiativeId!: string;
  /** The place of the tranche among those of its initiative, from 1. */
  @ApiProperty({ type: 'integer', minimum: 1 })
  readonly trancheNumber!: number;
  @ApiProperty(CENTS)
  readonly amountCents!: number;
  @ApiProperty({ enum: PAYMENT_STATES })
  readonly state!: PaymentState;
  readonly payeeName!: string;
  /** In full for finance officers; for others the country and the last four characters. */
  readonly payeeIban!: string;
  /** Null where there is none, and for everybody but finance officers. */
  readonly payeeEmail!: string | null;
  readonly description!: string;
  /** The officer who prepared it. */
  @ApiProperty({ format: 'uuid' })
  readonly preparedBy!: string;
  @ApiProperty({ format: 'date-time' })
  readonly preparedAt!: string;
  /** The officer who released or cancelled it; null while it is prepared. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly settledBy!: string | null;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly settledAt!: string | null;

  static of(payment: PaymentRecord, reader: Actor): PaymentResponse {
    return withPayee(outlineOf(payment), payment, reader);
  }
}

/** A payment as plain data, without anything that is personal. */
export function outlineOf(payment: PaymentRecord): PaymentOutline {
  return {
    id: payment.id,
    initiativeId: payment.initiativeId,
    trancheNumber: payment.trancheNumber,
    amountCents: wireCents(payment.amountCents),
    state: payment.state,
    preparedBy: payment.preparedBy,
    preparedAt: payment.preparedAt.toISOString(),
    settledBy: payment.settledBy,
    settledAt: payment.settledAt?.toISOString() ?? null,
  };
}

/** The whole answer for somebody: the payee never changes, so it can be added to an older outline. */
export function withPayee(outline: PaymentOutline, payee: Payee, reader: Actor): PaymentResponse {
  const isFull = maySeePayee(reader);
  return {
    ...outline,
    payeeName: payee.payeeName,
    payeeIban: isFull ? payee.payeeIban : maskIban(payee.payeeIban),
    payeeEmail: isFull ? payee.payeeEmail : null,
    description: payee.description,
  };
}
