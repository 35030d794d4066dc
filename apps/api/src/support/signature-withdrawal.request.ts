import { IsString, MaxLength } from 'class-validator';
import { SIGNATURE_WITHDRAWAL_REASON_LENGTH_MAX } from '#domain';
import { ResidentIdentityRequest } from './register.request.js';

/** Whose signature is taken back, by what the sheet said, and why. */
export class SignatureWithdrawalRequest extends ResidentIdentityRequest {
  /** Why, in plain words. It is kept for those who verify, and never public. */
  @IsString()
  @MaxLength(SIGNATURE_WITHDRAWAL_REASON_LENGTH_MAX)
  readonly reason!: string;
}
