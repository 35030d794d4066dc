import { ApiProperty } from '@nestjs/swagger';
import {
  PARTICIPATION_MEASURES,
  PARTICIPATION_PARTS,
  type ParticipationMeasure,
  type ParticipationPart,
  type Reach,
  SILENT_BELOW,
} from '#domain';
import type { ParticipationLine } from '#persistence';

const STATES = ['published', 'below-threshold', 'withheld'] as const;
const VOICES = ['silent', 'heard', 'unclear', 'no-population'] as const;
const WHOLE = { type: 'integer', nullable: true } as const;

/** A published number with its share of the people who live there. */
export type ToldParticipation = { readonly line: ParticipationLine; readonly reach: Reach | null };

/** How many people took part in one way, in all, in one buurt, or elsewhere. */
export class ParticipationCellResponse {
  @ApiProperty({ enum: PARTICIPATION_MEASURES })
  readonly measure!: ParticipationMeasure;
  /** elsewhere: those who live elsewhere, or of whom the buurt is not known. */
  @ApiProperty({ enum: PARTICIPATION_PARTS })
  readonly part!: ParticipationPart;
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly areaId!: string | null;
  readonly areaName!: string | null;
  /** below-threshold: fewer than the threshold, nought included. withheld: others could be computed from it. */
  @ApiProperty({ enum: STATES })
  readonly state!: (typeof STATES)[number];
  @ApiProperty(WHOLE)
  readonly people!: number | null;
  /** The lowest number that it can be, for who knows all that is published. */
  @ApiProperty({ type: 'integer' })
  readonly lowest!: number;
  /** The highest; null where there is no telling. */
  @ApiProperty(WHOLE)
  readonly highest!: number | null;
  /** How many people live there; null where that is not known. */
  @ApiProperty(WHOLE)
  readonly population!: number | null;
  /** People who took part, of those who live there. */
  @ApiProperty({ type: 'number', nullable: true })
  readonly share!: number | null;
  @ApiProperty({ type: 'number', nullable: true })
  readonly shareLow!: number | null;
  @ApiProperty({ type: 'number', nullable: true })
  readonly shareHigh!: number | null;
  /** silent: surely less than half the share of the whole area. Null for what is no buurt. */
  @ApiProperty({ enum: [...VOICES, null], type: 'string', nullable: true })
  readonly voice!: (typeof VOICES)[number] | null;

  static of({ line, reach }: ToldParticipation): ParticipationCellResponse {
    const { measure, part, areaId, areaName, state, people, lowest, highest, population } = line;
    return {
      ...{ measure, part, areaId, areaName, state, people, lowest, highest, population },
      share: reach?.share ?? null,
      shareLow: reach?.shareLow ?? null,
      shareHigh: reach?.shareHigh ?? null,
      voice: reach?.voice ?? null,
    };
  }
}

/** Who took part in a round, and from where: computed once, after it was over, and never again. */
export class ParticipationResponse {
  @ApiProperty({ format: 'uuid' })
  readonly roundId!: string;
  /** Null while the round is not over. */
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly publishedAt!: string | null;
  /** Fewer people than this are not told. */
  @ApiProperty(WHOLE)
  readonly cellThreshold!: number | null;
  /** The year of the figures of population. */
  @ApiProperty(WHOLE)
  readonly populationYear!: number | null;
  /** A buurt is silent when its share is surely below this part of the share of the whole area. */
  @ApiProperty({ type: 'number' })
  readonly silentBelow!: number;
  readonly cells!: ParticipationCellResponse[];

  static of(roundId: string, told: readonly ToldParticipation[]): ParticipationResponse {
    const first = told[0]?.line;
    return {
      roundId,
      publishedAt: first?.publishedAt.toISOString() ?? null,
      cellThreshold: first?.threshold ?? null,
      populationYear: first?.populationYear ?? null,
      silentBelow: SILENT_BELOW,
      cells: told.map((each) => ParticipationCellResponse.of(each)),
    };
  }
}
