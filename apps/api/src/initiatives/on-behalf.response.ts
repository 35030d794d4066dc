import { ApiProperty } from '@nestjs/swagger';
import { CONSENT_FORMS, type ConsentForm } from '#domain';
import type { RecordedOnBehalf } from '#persistence';

/** For whom a plan was written down: for who helps them, and for nobody else. */
export class OnBehalfResponse {
  readonly name!: string;
  @ApiProperty({ type: 'string', nullable: true })
  readonly postalAddress!: string | null;
  @ApiProperty({ type: 'string', nullable: true })
  readonly phone!: string | null;
  @ApiProperty({ type: 'string', format: 'date' })
  readonly consentOn!: string;
  @ApiProperty({ enum: CONSENT_FORMS })
  readonly consentForm!: ConsentForm;
  @ApiProperty({ format: 'date-time' })
  readonly recordedAt!: string;

  static of(record: RecordedOnBehalf): OnBehalfResponse {
    const { name, postalAddress, phone, consentOn, consentForm, recordedAt } = record;
    return {
      ...{ name, postalAddress, phone, consentOn, consentForm },
      recordedAt: recordedAt.toISOString(),
    };
  }
}
