import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import {
  BEHALF_NAME_LENGTH_MAX,
  CONSENT_FORMS,
  type ConsentForm,
  type OnBehalf,
  PHONE_LENGTH_MAX,
  POSTAL_ADDRESS_LENGTH_MAX,
  tidyLine,
} from '#domain';
import { ProposeInitiativeRequest } from './propose-initiative.request.js';

/** For whom a plan is written down. It is never public. */
export class OnBehalfRequest {
  /** Their name. */
  @IsString()
  @MaxLength(BEHALF_NAME_LENGTH_MAX)
  readonly name!: string;

  /** Where to send a letter; this or a telephone number is needed. */
  @ApiPropertyOptional({ type: 'string', nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(POSTAL_ADDRESS_LENGTH_MAX)
  readonly postalAddress: string | null = null;

  @ApiPropertyOptional({ type: 'string', nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(PHONE_LENGTH_MAX)
  readonly phone: string | null = null;

  /** The day on which they agreed that their plan and these data are written down. */
  @ApiProperty({ type: 'string', format: 'date' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  readonly consentOn!: string;

  /** How they agreed. */
  @IsIn(CONSENT_FORMS)
  readonly consentForm!: ConsentForm;
}

/** A plan that staff write down for somebody without internet. */
export class EnterInitiativeRequest extends ProposeInitiativeRequest {
  @IsObject()
  @ValidateNested()
  @Type(() => OnBehalfRequest)
  readonly onBehalf!: OnBehalfRequest;

  /** Their account, if they have one: it becomes theirs, and they can go on with it themselves. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid', nullable: true })
  @IsOptional()
  @IsUUID()
  readonly personId: string | null = null;
}

/** Who a valid request is about. */
export function onBehalfOf(request: OnBehalfRequest): OnBehalf {
  const { name, postalAddress, phone, consentOn, consentForm } = request;
  const given = (text: string | null): string | null =>
    text === null || tidyLine(text) === '' ? null : tidyLine(text);
  return {
    name: tidyLine(name),
    postalAddress: given(postalAddress),
    phone: given(phone),
    consentOn,
    consentForm,
  };
}
