import { ApiProperty } from '@nestjs/swagger';
import {
  CHANGER_KINDS,
  type ChangerKind,
  type CostLineChange,
  type PlanChange,
  type PlanValue,
  type PlanVersion,
  type TextPart,
} from '#domain';
import type { VersionEntry } from '#persistence';
import { wireCents } from '#platform';
import { type Language, planFieldText } from '#wording';
import { CostLineResponse, PlanResponse } from './initiative.response.js';

/** A version of a public plan: when it became so, by what sort of person, and why. Names are not public. */
export class PlanVersionEntryResponse {
  /** 1 is what was submitted. */
  @ApiProperty({ type: 'integer' })
  readonly number!: number;
  /** As what somebody changed it. */
  @ApiProperty({ enum: CHANGER_KINDS })
  readonly changedByKind!: ChangerKind;
  @ApiProperty({ format: 'date-time' })
  readonly changedAt!: string;
  /** Why; null for what was submitted. */
  @ApiProperty({ type: 'string', nullable: true })
  readonly reason!: string | null;

  static ofEntry({
    number,
    changedByKind,
    changedAt,
    reason,
  }: VersionEntry): PlanVersionEntryResponse {
    return { number, changedByKind, changedAt: changedAt.toISOString(), reason };
  }
}

/** A version with all that the plan said then. */
export class PlanVersionResponse extends PlanVersionEntryResponse {
  readonly plan!: PlanResponse;

  static of(version: PlanVersion): PlanVersionResponse {
    return Object.assign(PlanVersionEntryResponse.ofEntry(version), {
      plan: PlanResponse.ofPlan(version.plan),
    });
  }
}

/** A run of words of a text. */
export class TextPartResponse {
  /** kept: both have it. removed: only the old text has it. added: only the new one has it. */
  @ApiProperty({ enum: ['kept', 'removed', 'added'] })
  readonly change!: TextPart['change'];
  readonly text!: string;
}

/** What happened to one cost line. */
export class CostLineChangeResponse {
  @ApiProperty({ enum: ['added', 'removed', 'changed'] })
  readonly change!: CostLineChange['change'];
  /** As it was; null for a line that was added. */
  @ApiProperty({ type: CostLineResponse, nullable: true })
  readonly from!: CostLineResponse | null;
  /** As it is; null for a line that was removed. */
  @ApiProperty({ type: CostLineResponse, nullable: true })
  readonly to!: CostLineResponse | null;

  static of(change: CostLineChange): CostLineChangeResponse {
    return {
      change: change.change,
      from: change.change === 'added' ? null : CostLineResponse.of(change.from),
      to: change.change === 'removed' ? null : CostLineResponse.of(change.to),
    };
  }
}

/** What differs in one field of a plan; which of the three lists is filled depends on the field. */
export class PlanChangeResponse {
  /** The field of the plan. */
  readonly field!: string;
  /** What the field is called. */
  readonly label!: string;
  /** The text, run by run; empty for a field that is no text. */
  readonly parts!: TextPartResponse[];
  /** The lines that differ; empty for another field than the costs. */
  readonly lines!: CostLineChangeResponse[];
  /** As it was, for a field that is neither a text nor the costs. */
  @ApiProperty({ type: 'string', nullable: true })
  readonly from!: string | null;
  /** As it is, for a field that is neither a text nor the costs. */
  @ApiProperty({ type: 'string', nullable: true })
  readonly to!: string | null;

  static of(change: PlanChange, language: Language): PlanChangeResponse {
    const { field } = change;
    const label = planFieldText(field, language);
    const none = { field, label, parts: [], lines: [], from: null, to: null };
    switch (change.kind) {
      case 'text':
        return { ...none, parts: change.parts.map((part) => ({ ...part })) };
      case 'cost-lines':
        return { ...none, lines: change.lines.map((line) => CostLineChangeResponse.of(line)) };
      case 'value':
        return { ...none, from: valueText(change.from), to: valueText(change.to) };
    }
  }
}

/** How a plan became another, field by field; what is the same is left out. */
export class PlanComparisonResponse {
  @ApiProperty({ type: 'integer' })
  readonly fromNumber!: number;
  @ApiProperty({ type: 'integer' })
  readonly toNumber!: number;
  readonly changes!: PlanChangeResponse[];
}

/** Amounts in cents, places as `longitude,latitude`, several values with commas between them. */
function valueText(value: PlanValue): string | null {
  if (value === null) return null;
  if (typeof value === 'bigint') return String(wireCents(value));
  if (typeof value === 'string') return value;
  return 'longitude' in value ? `${value.longitude},${value.latitude}` : value.join(',');
}
