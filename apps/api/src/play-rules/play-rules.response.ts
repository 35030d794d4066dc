import { ApiProperty } from '@nestjs/swagger';
import {
  type LegalBasis,
  type LegalBasisKind,
  type PlayRules,
  playRulesJson,
  type PlayState,
} from '#domain';
import { PLAY_RULE } from '../openapi/play-rule.schema.js';

export class LegalBasisResponse {
  readonly kind!: LegalBasisKind;
  readonly title!: string;
  readonly article!: string;
  @ApiProperty({ type: 'string', format: 'uri', nullable: true })
  readonly url!: string | null;

  static of({ kind, title, article, url }: LegalBasis): LegalBasisResponse {
    return { kind, title, article, url };
  }
}

export class ConsultationResponse {
  readonly opensAt!: Date;
  /** From this moment on it takes no comments. */
  readonly closesAt!: Date;
}

export class PlayRulesResponse {
  readonly id!: string;
  readonly wijkteamId!: string;
  /** Null: the standing rules of the wijkteam. */
  readonly roundId!: string | null;
  /** The number of the version. */
  readonly number!: number;
  readonly title!: string;
  /** draft, consultation, adopted, superseded (by a later version) or lapsed (its round opened before). */
  readonly state!: PlayState;
  readonly legalBasis!: LegalBasisResponse;
  @ApiProperty({ type: 'string', format: 'date' })
  readonly validFromOn!: string;
  @ApiProperty({ type: 'array', items: PLAY_RULE })
  readonly rules!: object[];
  @ApiProperty({ type: () => ConsultationResponse, nullable: true })
  readonly consultation!: ConsultationResponse | null;
  /** Why residents were not consulted; null when they were, or before adoption. */
  readonly withoutConsultationReason!: string | null;
  readonly adoptedAt!: Date | null;
  /** SHA-256 of the frozen text, in hex; null before adoption. */
  readonly documentHash!: string | null;
  readonly createdAt!: Date;
  readonly version!: number;

  static of(document: PlayRules): PlayRulesResponse {
    const { legalBasis, rules, consultation, ...rest } = document;
    return {
      ...rest,
      legalBasis: LegalBasisResponse.of(legalBasis),
      rules: playRulesJson(rules, 'number').map((rule) => ({ ...rule })),
      consultation: consultation === null ? null : { ...consultation },
    };
  }
}
