import { ApiProperty } from '@nestjs/swagger';
import { AREA_KINDS, type AreaKind } from '#domain';

/** Which properties of the features hold what, where they are not named as CBS and PDOK do. */
export class ImportPropertiesRequest {
  /** The property with the code of the area. */
  readonly code?: string;
  /** The property with the name of the area. */
  readonly name?: string;
  /** The property with the code of the wijk of a buurt. */
  readonly wijk?: string;
  /** The property with the code of the municipality. */
  readonly municipality?: string;
}

/**
 * Describes the body of an import. The domain checks it by itself: a file is too large for the
 * checks that other requests go through.
 */
export class ImportAreasRequest {
  /** What all areas of the file are: wijken, or buurten of wijken that are there already. */
  @ApiProperty({ enum: AREA_KINDS })
  readonly kind!: AreaKind;

  /** The year of the division that the codes are of. */
  @ApiProperty({ type: 'integer', minimum: 1990, maximum: 2100 })
  readonly year!: number;

  /** true: only tell what would be created and changed. */
  readonly dryRun?: boolean;

  readonly properties?: ImportPropertiesRequest;

  /** The file: 1 to 1,000 features, in degrees with the longitude first (CRS84). */
  @ApiProperty({
    type: 'object',
    required: ['type', 'features'],
    properties: {
      type: { type: 'string', enum: ['FeatureCollection'] },
      features: { type: 'array', items: { type: 'object' } },
    },
  })
  readonly collection!: object;
}
