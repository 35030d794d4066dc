import { ApiProperty } from '@nestjs/swagger';
import { SIGNATURE_FINDINGS, type SignatureFinding } from '#domain';
import type { SignatureSheet } from '#persistence';

/** A line of a sheet. Address and day of birth are gone once the sheet was checked. */
export class SignatureLineResponse {
  readonly number!: number;
  readonly name!: string;
  @ApiProperty({ type: 'string', nullable: true })
  readonly postcode!: string | null;
  @ApiProperty({ type: 'integer', nullable: true })
  readonly houseNumber!: number | null;
  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  readonly bornOn!: string | null;
  /** `matched` waits for the check, `accepted` counts, every other word says why the line does not. */
  @ApiProperty({ type: 'string', enum: SIGNATURE_FINDINGS })
  readonly finding!: SignatureFinding;
}

/** A sheet of signatures, for those who verify support. */
export class SignatureSheetResponse {
  readonly id!: string;
  readonly initiativeId!: string;
  @ApiProperty({ type: 'string', nullable: true })
  readonly scanReference!: string | null;
  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly enteredAt!: Date;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly checkedAt!: Date | null;
  /** How many lines count. */
  readonly acceptedCount!: number;
  readonly lines!: SignatureLineResponse[];

  static of(sheet: SignatureSheet): SignatureSheetResponse {
    const { id, initiativeId, scanReference, enteredAt, checkedAt, lines } = sheet;
    return {
      ...{ id, initiativeId, scanReference, enteredAt, checkedAt },
      acceptedCount: lines.filter(({ finding }) => finding === 'accepted').length,
      lines: lines.map(({ number, name, postcode, houseNumber, bornOn, finding }) => ({
        ...{ number, name, postcode, houseNumber, bornOn, finding },
      })),
    };
  }
}
