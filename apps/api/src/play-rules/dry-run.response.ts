import { ApiProperty } from '@nestjs/swagger';
import type { DryRunTotals, Verdict } from '#domain';
import type { PageQuery } from '#platform';
import type { Language } from '#wording';
import type { DryRun, DryRunItem } from './dry-run.query.js';
import { RuleCheckResponse } from './rule-check.response.js';

export class DryRunTotalsResponse {
  @ApiProperty({ type: 'integer' })
  readonly initiatives!: number;
  @ApiProperty({ type: 'integer' })
  readonly met!: number;
  @ApiProperty({ type: 'integer' })
  readonly broken!: number;
  @ApiProperty({ type: 'integer' })
  readonly unknown!: number;
  /** How many would have fared otherwise than by the rules of their time. */
  @ApiProperty({ type: 'integer' })
  readonly changed!: number;
  /** Turned away now, and not then. */
  @ApiProperty({ type: 'integer' })
  readonly newlyBroken!: number;
  /** Turned away then, and not now. */
  @ApiProperty({ type: 'integer' })
  readonly noLongerBroken!: number;

  static of(totals: DryRunTotals): DryRunTotalsResponse {
    return { ...totals };
  }
}

export class DryRunLineResponse {
  readonly initiativeId!: string;
  readonly roundId!: string;
  readonly title!: string;
  readonly verdict!: Verdict;
  /** By the rules of its time; null when there were none. */
  @ApiProperty({ type: 'string', nullable: true })
  readonly verdictThen!: Verdict | null;
  readonly isChanged!: boolean;
  readonly checks!: RuleCheckResponse[];

  static of(line: DryRunItem, language: Language): DryRunLineResponse {
    const { initiative, verdict, verdictThen, isChanged, checks } = line;
    const { id: initiativeId, roundId, title } = initiative;
    return {
      initiativeId,
      roundId,
      title,
      verdict,
      verdictThen,
      isChanged,
      checks: checks.map((check) => RuleCheckResponse.of(check, language)),
    };
  }
}

export class DryRunResponse {
  readonly totals!: DryRunTotalsResponse;
  @ApiProperty({ type: 'integer' })
  readonly page!: number;
  @ApiProperty({ type: 'integer' })
  readonly perPage!: number;
  /** How many lines there are on all pages. */
  @ApiProperty({ type: 'integer' })
  readonly lineCount!: number;
  /** A page of the initiatives, in the order in which they were submitted. */
  readonly lines!: DryRunLineResponse[];

  static of(run: DryRun, { page, perPage }: PageQuery, language: Language): DryRunResponse {
    return {
      totals: DryRunTotalsResponse.of(run.totals),
      page,
      perPage,
      lineCount: run.lines.totalCount,
      lines: run.lines.items.map((line) => DryRunLineResponse.of(line, language)),
    };
  }
}
