import { ApiProperty } from '@nestjs/swagger';
import { RESIDENCE_SOURCES, type Residence, type ResidenceSource } from '#domain';

/** In which buurt one lives, as far as the service knows; for figures about buurten only. */
export class ResidenceResponse {
  /** Null while nothing is known. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly areaId!: string | null;
  /** Since when the service knows. */
  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  readonly sinceOn!: string | null;
  /** own-word: one said it. register: the municipality did. */
  @ApiProperty({ enum: [...RESIDENCE_SOURCES, null], type: 'string', nullable: true })
  readonly source!: ResidenceSource | null;

  static of(residence: Residence | null): ResidenceResponse {
    return {
      areaId: residence?.areaId ?? null,
      sinceOn: residence?.sinceOn ?? null,
      source: residence?.source ?? null,
    };
  }
}

/** What an import of residences did. */
export class ResidenceImportResponse {
  /** How many people it is about. */
  @ApiProperty({ type: 'integer' })
  readonly peopleCount!: number;
}
