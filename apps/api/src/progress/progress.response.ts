import { ApiProperty } from '@nestjs/swagger';
import { JUDGEMENT_QUESTIONS, type JudgementQuestion, scoreFigures } from '#domain';
import type { Finish, JudgementWords, ProgressPost } from '#persistence';
import { wireCents } from '#platform';
import type { Progress } from './progress.query.js';

const CENTS = { type: 'integer', format: 'int64' } as const;

/** What an initiative asked for and what became of it, in euro cents, as the ledger says. */
export class InitiativeMoneyResponse {
  /** The sum of the cost lines of the plan. */
  @ApiProperty(CENTS)
  readonly requestedCents!: number;
  /** What the wijkteam gave; null while nothing was given. */
  @ApiProperty({ ...CENTS, nullable: true })
  readonly grantedCents!: number | null;
  /** What was paid of that. */
  @ApiProperty(CENTS)
  readonly paidCents!: number;
  /** What it was determined at in the end (Awb 4:46); null while it is not determined. */
  @ApiProperty({ ...CENTS, nullable: true })
  readonly settledCents!: number | null;
}

export class FinishResponse {
  @ApiProperty({ format: 'date' })
  readonly finishedOn!: string;
  /** What was done, in words of those who did it. */
  readonly summary!: string;
  @ApiProperty({ format: 'date-time' })
  readonly declaredAt!: string;

  static of({ finishedOn, summary, declaredAt }: Finish): FinishResponse {
    return { finishedOn, summary, declaredAt: declaredAt.toISOString() };
  }
}

export class JudgementFiguresResponse {
  /** asPromised: it became what was promised. useful: the wijk gains by it. wellHandled: it was handled well. */
  @ApiProperty({ enum: JUDGEMENT_QUESTIONS })
  readonly question!: JudgementQuestion;
  /** How often each score from 1 to 5 was given, the lowest first. */
  @ApiProperty({ type: 'integer', isArray: true })
  readonly counts!: number[];
  /** The mean in tenths, rounded half up: 43 is 4.3. */
  @ApiProperty({ type: 'integer' })
  readonly meanTenths!: number;
}

/** How residents judge the result. The figures are of five answers at a time, so that none stands out. */
export class JudgementsResponse {
  @ApiProperty({ type: 'integer' })
  readonly givenCount!: number;
  /** How many of them the figures are of. */
  @ApiProperty({ type: 'integer' })
  readonly shownCount!: number;
  /** Empty below five answers. */
  readonly figures!: JudgementFiguresResponse[];
}

/** How far the carrying out of an initiative is. */
export class ProgressResponse {
  readonly money!: InitiativeMoneyResponse;
  /** Null while it is not declared finished. */
  readonly finish!: FinishResponse | null;
  readonly judgements!: JudgementsResponse;
  /** Whether you gave your judgement; null when you are not signed in. */
  readonly hasJudged!: boolean | null;

  static of({ money, finish, judgements, hasJudged }: Progress): ProgressResponse {
    const { grantedCents, settledCents } = money;
    return {
      money: {
        requestedCents: wireCents(money.requestedCents),
        grantedCents: grantedCents === null ? null : wireCents(grantedCents),
        paidCents: wireCents(money.paidCents),
        settledCents: settledCents === null ? null : wireCents(settledCents),
      },
      finish: finish === null ? null : FinishResponse.of(finish),
      judgements: {
        givenCount: judgements.givenCount,
        shownCount: judgements.shownCount,
        figures: JUDGEMENT_QUESTIONS.flatMap((question) => {
          const figures = scoreFigures(judgements.counts[question]);
          if (figures === null) return [];
          return [{ question, counts: [...figures.counts], meanTenths: figures.meanTenths }];
        }),
      },
      hasJudged,
    };
  }
}

export class ProgressPhotoResponse {
  @ApiProperty({ format: 'uuid' })
  readonly fileId!: string;
  /** What is to be seen. */
  readonly description!: string;
}

/** A report on the carrying out. Of one that is hidden the reason is left. */
export class ProgressPostResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  readonly body!: string | null;
  readonly photos!: ProgressPhotoResponse[];
  @ApiProperty({ format: 'date-time' })
  readonly postedAt!: string;
  /** Why it is not shown; null while it is. */
  readonly hiddenReason!: string | null;

  static of(post: ProgressPost): ProgressPostResponse {
    const { id, body, photos, postedAt, hiddenReason } = post;
    return {
      id,
      body,
      photos: photos.map(({ fileId, description }) => ({ fileId, description })),
      postedAt: postedAt.toISOString(),
      hiddenReason,
    };
  }
}

/** What somebody said of a result. Who it was, and when, is told to nobody. */
export class JudgementWordsResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  readonly words!: string | null;
  /** Why they are not shown; null while they are. */
  readonly hiddenReason!: string | null;

  static of({ id, words, hiddenReason }: JudgementWords): JudgementWordsResponse {
    return { id, words, hiddenReason };
  }
}
