import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Length } from 'class-validator';
import { type OpenDataSettings, tidyLine } from '#domain';

export class OpenDataSettingsRequest {
  /** Fewer people than this are not told: 5 or more. */
  @ApiProperty({ type: 'integer', minimum: 5, maximum: 100 })
  @IsInt()
  readonly cellThreshold!: number;

  /** The address that stands for the municipality, where it is not the one of TOOI. */
  @ApiPropertyOptional({ type: 'string', nullable: true })
  @IsOptional()
  @IsString()
  @Length(1, 500)
  readonly publisherUri?: string | null;

  /** Who answers questions about the data. */
  @IsString()
  @Length(1, 120)
  readonly contactName!: string;

  @ApiPropertyOptional({ type: 'string', nullable: true })
  @IsOptional()
  @IsString()
  @Length(3, 250)
  readonly contactEmail?: string | null;

  @ApiPropertyOptional({ type: 'string', nullable: true })
  @IsOptional()
  @IsString()
  @Length(1, 500)
  readonly contactUrl?: string | null;
}

export function settingsOf(request: OpenDataSettingsRequest): OpenDataSettings {
  return {
    cellThreshold: request.cellThreshold,
    publisherUri: request.publisherUri ?? null,
    contactName: tidyLine(request.contactName),
    contactEmail: request.contactEmail ?? null,
    contactUrl: request.contactUrl ?? null,
  };
}
