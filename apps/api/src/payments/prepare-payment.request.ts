import { Transform } from 'class-transformer';
import { IsEmail, IsIBAN, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import {
  normaliseIban,
  PAYEE_NAME_LENGTH_MAX,
  PAYMENT_DESCRIPTION_LENGTH_MAX,
  type PaymentDraft,
} from '#domain';
import { centsOf, IsCents } from '#platform';

const EMAIL_LENGTH_MAX = 254;

export class PreparePaymentRequest {
  /** How much the tranche is. */
  @IsCents()
  readonly amountCents!: number;

  /** Who is paid, as the bank account is named. */
  @IsString()
  @Length(1, PAYEE_NAME_LENGTH_MAX)
  readonly payeeName!: string;

  /** The bank account, with or without spaces. */
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? normaliseIban(value) : value,
  )
  @IsIBAN()
  readonly payeeIban!: string;

  /** Where the notice of the payment goes; leave it out when there is no address. */
  @IsOptional()
  @IsEmail()
  @MaxLength(EMAIL_LENGTH_MAX)
  readonly payeeEmail?: string;

  /** What the payee reads on the bank statement. */
  @IsString()
  @Length(1, PAYMENT_DESCRIPTION_LENGTH_MAX)
  readonly description!: string;

  static draftOf(request: PreparePaymentRequest): PaymentDraft {
    return {
      amountCents: centsOf(request.amountCents),
      payeeName: request.payeeName,
      payeeIban: request.payeeIban,
      payeeEmail: request.payeeEmail ?? null,
      description: request.description,
    };
  }
}
