import { ApiProperty } from '@nestjs/swagger';
import { CELL_THRESHOLD_MIN } from '#domain';
import type { KeptOpenDataSettings } from '#persistence';

const NOTHING_SET = {
  cellThreshold: CELL_THRESHOLD_MIN,
  publisherUri: null,
  contactName: null,
  contactEmail: null,
  contactUrl: null,
};

/** How a municipality publishes its open data. */
export class OpenDataSettingsResponse {
  /** Fewer people than this are not told. */
  @ApiProperty({ type: 'integer' })
  readonly cellThreshold!: number;
  readonly publisherUri!: string | null;
  /** Null while nobody was named. */
  readonly contactName!: string | null;
  readonly contactEmail!: string | null;
  readonly contactUrl!: string | null;

  static of(settings: KeptOpenDataSettings | null): OpenDataSettingsResponse {
    if (settings === null) return { ...NOTHING_SET };
    const { cellThreshold, publisherUri, contactName, contactEmail, contactUrl } = settings;
    return { cellThreshold, publisherUri, contactName, contactEmail, contactUrl };
  }
}
