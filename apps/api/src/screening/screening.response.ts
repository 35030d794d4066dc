import { ApiProperty } from '@nestjs/swagger';
import {
  ADVICE_ANSWERS,
  type AdviceAnswer,
  cents,
  FINDING_GROUNDS,
  type FindingGround,
  SCREENING_RESULTS,
  SCREENING_TOPICS,
  type ScreeningResult,
  type ScreeningTopic,
} from '#domain';
import type { ScreeningFile, ShownFinding, ShownScreening } from '#persistence';
import { wireCents } from '#platform';

const DAY = { type: 'string', format: 'date' } as const;
const MOMENT = { type: 'string', format: 'date-time' } as const;
const UUID = { type: 'string', format: 'uuid' } as const;

export class AdviceAnswerResponse {
  readonly code!: string;
  @ApiProperty({ enum: SCREENING_TOPICS })
  readonly topic!: ScreeningTopic;
  readonly questionNl!: string;
  readonly questionEn!: string | null;
  readonly isCompulsory!: boolean;
  /** null: not answered yet. */
  @ApiProperty({ type: 'string', enum: ADVICE_ANSWERS, nullable: true })
  readonly answer!: AdviceAnswer | null;
  readonly explanation!: string | null;
  @ApiProperty({ ...MOMENT, nullable: true })
  readonly answeredAt!: string | null;
}

export class AdviceResponse {
  @ApiProperty(UUID)
  readonly id!: string;
  @ApiProperty(UUID)
  readonly departmentId!: string;
  readonly department!: string;
  @ApiProperty(MOMENT)
  readonly askedAt!: string;
  /** The last day to answer. */
  @ApiProperty({ ...DAY, nullable: true })
  readonly dueOn!: string | null;
  readonly isOverdue!: boolean;
  readonly isAnswered!: boolean;
  @ApiProperty({ type: [AdviceAnswerResponse] })
  readonly answers!: readonly AdviceAnswerResponse[];
}

export class CostEstimateResponse {
  @ApiProperty(UUID)
  readonly id!: string;
  /** The department; null for who screens. */
  readonly madeBy!: string | null;
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly lowCents!: number;
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly highCents!: number;
  readonly explanation!: string;
  @ApiProperty(MOMENT)
  readonly estimatedAt!: string;
}

export class FindingResponse {
  @ApiProperty(UUID)
  readonly id!: string;
  @ApiProperty({ enum: SCREENING_RESULTS })
  readonly result!: ScreeningResult;
  @ApiProperty({ enum: FINDING_GROUNDS })
  readonly ground!: FindingGround;
  readonly reason!: string;
  @ApiProperty({ type: 'array', items: { type: 'string' } })
  readonly conditions!: readonly string[];
  @ApiProperty(MOMENT)
  readonly foundAt!: string;
  /** The last day for the initiators to answer. */
  @ApiProperty(DAY)
  readonly answerUntilOn!: string;
  readonly isAnswered!: boolean;
  readonly isContested!: boolean;
  /** Whether it is the outcome of the screening. */
  readonly isFinal!: boolean;

  static of(finding: ShownFinding, finalFindingId: string | null): FindingResponse {
    const foundAt = new Date(finding.foundAt).toISOString();
    return { ...finding, foundAt, isFinal: finding.id === finalFindingId };
  }
}

/** The screening of an initiative as everybody may read it. */
export class ScreeningResponse {
  @ApiProperty(UUID)
  readonly id!: string;
  @ApiProperty(UUID)
  readonly initiativeId!: string;
  /** The version of the procedure that it goes by. */
  @ApiProperty({ type: 'integer' })
  readonly procedureNumber!: number;
  @ApiProperty(MOMENT)
  readonly openedAt!: string;
  @ApiProperty({ type: [AdviceResponse] })
  readonly advice!: readonly AdviceResponse[];
  @ApiProperty({ type: [CostEstimateResponse] })
  readonly estimates!: readonly CostEstimateResponse[];
  /** What was found, the last one holds. */
  @ApiProperty({ type: [FindingResponse] })
  readonly findings!: readonly FindingResponse[];
  @ApiProperty({ ...MOMENT, nullable: true })
  readonly decidedAt!: string | null;

  static of(shown: ShownScreening): ScreeningResponse {
    const { id, initiativeId, procedureNumber, openedAt, finalFindingId, decidedAt } = shown;
    return {
      ...{ id, initiativeId, procedureNumber },
      openedAt: new Date(openedAt).toISOString(),
      decidedAt: momentOrNull(decidedAt),
      advice: shown.advice.map((advice) => ({
        ...advice,
        askedAt: new Date(advice.askedAt).toISOString(),
        answers: advice.answers.map((each) => ({
          ...each,
          answeredAt: momentOrNull(each.answeredAt),
        })),
      })),
      estimates: shown.estimates.map(({ lowCents, highCents, estimatedAt, ...rest }) => ({
        ...rest,
        lowCents: wireCents(cents(BigInt(lowCents))),
        highCents: wireCents(cents(BigInt(highCents))),
        estimatedAt: new Date(estimatedAt).toISOString(),
      })),
      findings: shown.findings.map((each) => FindingResponse.of(each, finalFindingId)),
    };
  }
}

export class ScreeningNoteResponse {
  @ApiProperty(UUID)
  readonly id!: string;
  @ApiProperty({ ...UUID, nullable: true })
  readonly adviceId!: string | null;
  readonly text!: string;
  @ApiProperty(UUID)
  readonly writtenBy!: string;
  @ApiProperty(MOMENT)
  readonly writtenAt!: string;
}

export class FindingReplyResponse {
  @ApiProperty(UUID)
  readonly findingId!: string;
  @ApiProperty(UUID)
  readonly repliedBy!: string;
  readonly text!: string;
  readonly isContested!: boolean;
  @ApiProperty(MOMENT)
  readonly repliedAt!: string;
}

/** What those who screen see beside it: private notes, and what the initiators answered. */
export class ScreeningFileResponse {
  @ApiProperty({ type: [ScreeningNoteResponse] })
  readonly notes!: readonly ScreeningNoteResponse[];
  @ApiProperty({ type: [FindingReplyResponse] })
  readonly replies!: readonly FindingReplyResponse[];

  static of({ notes, replies }: ScreeningFile): ScreeningFileResponse {
    const iso = (text: string): string => new Date(text).toISOString();
    return {
      notes: notes.map((each) => ({ ...each, writtenAt: iso(each.writtenAt) })),
      replies: replies.map((each) => ({ ...each, repliedAt: iso(each.repliedAt) })),
    };
  }
}

function momentOrNull(text: string | null): string | null {
  return text === null ? null : new Date(text).toISOString();
}
