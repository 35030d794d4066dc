import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import {
  OBJECTION_OUTCOMES,
  type ObjectionOutcome,
  type ObjectionStepKind,
  REASONS_LENGTH_MAX,
  tidyText,
  type WantedStep,
} from '#domain';

export class AssignObjectionRequest {
  /** Who is to handle it: somebody who had no hand in the decision (Awb 7:5, 10:3). */
  @IsUUID()
  readonly handlerId!: string;
}

export class ReasonsRequest {
  /** Why. */
  @IsString()
  @MaxLength(REASONS_LENGTH_MAX)
  readonly reasons!: string;
}

export class WithdrawObjectionRequest {
  /** What was said with it; not needed. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(REASONS_LENGTH_MAX)
  readonly reasons: string | null = null;
}

export class JudgeLatenessRequest extends ReasonsRequest {
  /** Whether the objector can be excused for being late (Awb 6:11). */
  @IsBoolean()
  readonly isExcused!: boolean;
}

export class HearObjectionRequest extends ReasonsRequest {
  /** true: people were heard, and `reasons` is the report (Awb 7:7). false: why nobody was (Awb 7:3). */
  @IsBoolean()
  readonly isHeld!: boolean;
}

export class DecideObjectionRequest extends ReasonsRequest {
  @IsIn(OBJECTION_OUTCOMES)
  readonly outcome!: ObjectionOutcome;

  /** What is decided instead; needed where the objection is founded (Awb 7:11). */
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(REASONS_LENGTH_MAX)
  readonly newDecision: string | null = null;

  /** Whether the wijkteam will decide again on the money. */
  @ApiPropertyOptional()
  @IsBoolean()
  readonly leadsToAllocation: boolean = false;
}

const EMPTY = {
  handlerId: null,
  reasons: null,
  isExcused: null,
  outcome: null,
  newDecision: null,
  leadsToAllocation: false,
} as const;

/** A step with what it says and nothing else; a text of blanks is none. */
export function wantedStep(
  kind: ObjectionStepKind,
  given: Partial<Omit<WantedStep, 'kind'>> = {},
): WantedStep {
  return {
    ...EMPTY,
    ...given,
    kind,
    reasons: textOrNull(given.reasons),
    newDecision: textOrNull(given.newDecision),
  };
}

function textOrNull(text: string | null | undefined): string | null {
  const tidied = tidyText(text ?? '');
  return tidied === '' ? null : tidied;
}
