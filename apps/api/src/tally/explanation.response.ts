import { ApiProperty } from '@nestjs/swagger';
import type { ExplanationDocument } from '#domain';
import type { Language, TextSection } from '#wording';

/** A part of the text: a heading and its paragraphs. */
export class ExplanationSectionResponse {
  readonly heading!: string;
  @ApiProperty({ type: 'string', isArray: true })
  readonly paragraphs!: string[];
}

/** Why a count came to its outcome, as data and in words. Numbers only, about no single person. */
export class ExplanationResponse {
  @ApiProperty({ format: 'uuid' })
  readonly tallyRunId!: string;
  @ApiProperty({ format: 'date-time' })
  readonly explainedAt!: string;
  /** The language of the text; null when no language was asked for that it is written in. */
  @ApiProperty({ type: 'string', enum: ['nl', 'en', null], nullable: true })
  readonly language!: Language | null;
  /** The whole account for people, in its order; null without a language. */
  @ApiProperty({ type: () => ExplanationSectionResponse, isArray: true, nullable: true })
  readonly text!: ExplanationSectionResponse[] | null;
  /**
   * The account as data, format wijkkas-tally-explanation/1: amounts are cents in decimal text, fractions
   * `n/d`, initiatives the codes on the paper. `wijkkas explain --json` writes the same.
   */
  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly explanation!: ExplanationDocument;

  static of({ tallyRunId, explainedAt, document, spoken }: ToldExplanation): ExplanationResponse {
    return {
      tallyRunId,
      explainedAt: explainedAt.toISOString(),
      language: spoken?.language ?? null,
      text:
        spoken?.text.map(({ heading, paragraphs }) => ({
          heading,
          paragraphs: [...paragraphs],
        })) ?? null,
      explanation: document,
    };
  }
}

/** The explanation of a count, and the text of it when somebody asked for one. */
export type ToldExplanation = {
  readonly tallyRunId: string;
  readonly explainedAt: Date;
  readonly document: ExplanationDocument;
  readonly spoken: { readonly language: Language; readonly text: readonly TextSection[] } | null;
};
