import { ApiProperty } from '@nestjs/swagger';
import type { Wijkteam } from '#domain';

export class WijkteamResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  /** The wijk or buurt that the team is of. */
  @ApiProperty({ format: 'uuid' })
  readonly areaId!: string;
  readonly name!: string;
  /** What the team says of itself; empty when it says nothing. */
  readonly description!: string;

  static of({ id, areaId, name, description }: Wijkteam): WijkteamResponse {
    return { id, areaId, name, description };
  }
}
