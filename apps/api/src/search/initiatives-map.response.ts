import { ApiProperty } from '@nestjs/swagger';
import {
  INITIATIVE_STATES,
  INITIATIVE_THEMES,
  type InitiativeState,
  type InitiativeTheme,
} from '#domain';
import type { MapMark, MapPart } from '#persistence';

/** What a mark on the map stands for. */
export class MapMarkProperties {
  /** initiative: one. cluster: several near each other; look nearer to see which. */
  @ApiProperty({ enum: ['initiative', 'cluster'] })
  readonly kind!: MapMark['kind'];
  /** How many initiatives it stands for. */
  @ApiProperty({ type: 'integer' })
  readonly count!: number;
  /** Of one initiative; null for a cluster, as are the next three. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly initiativeId!: string | null;
  readonly title!: string | null;
  @ApiProperty({ type: 'string', enum: INITIATIVE_STATES, nullable: true })
  readonly state!: InitiativeState | null;
  @ApiProperty({ type: 'string', enum: INITIATIVE_THEMES, nullable: true })
  readonly theme!: InitiativeTheme | null;
}

export class PointResponse {
  @ApiProperty({ enum: ['Point'] })
  readonly type!: 'Point';
  /** Degrees east and degrees north (CRS84). */
  @ApiProperty({ type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 })
  readonly coordinates!: number[];
}

export class MapMarkResponse {
  @ApiProperty({ enum: ['Feature'] })
  readonly type!: 'Feature';
  readonly geometry!: PointResponse;
  readonly properties!: MapMarkProperties;
}

/** Public initiatives on a part of the map, as GeoJSON (RFC 7946, CRS84). */
export class InitiativesMapResponse {
  @ApiProperty({ enum: ['FeatureCollection'] })
  readonly type!: 'FeatureCollection';
  readonly features!: MapMarkResponse[];
  /** How many initiatives lie in the part. */
  @ApiProperty({ type: 'integer' })
  readonly numberMatched!: number;
  /** How many marks stand for them. */
  @ApiProperty({ type: 'integer' })
  readonly numberReturned!: number;

  static of({ marks, totalCount }: MapPart): InitiativesMapResponse {
    return {
      type: 'FeatureCollection',
      features: marks.map(featureOf),
      numberMatched: totalCount,
      numberReturned: marks.length,
    };
  }
}

function featureOf(mark: MapMark): MapMarkResponse {
  const { longitude, latitude } = mark.location;
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [longitude, latitude] },
    properties:
      mark.kind === 'cluster'
        ? { kind: 'cluster', count: mark.count, ...NO_INITIATIVE }
        : {
            kind: 'initiative',
            count: 1,
            initiativeId: mark.id,
            title: mark.title,
            state: mark.state,
            theme: mark.theme,
          },
  };
}

const NO_INITIATIVE = { initiativeId: null, title: null, state: null, theme: null } as const;
