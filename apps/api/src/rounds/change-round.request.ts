import { Type } from 'class-transformer';
import {
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { type RoundChange, tidyLine } from '#domain';
import { RoundRulesRequest, rulesOf } from './round-rules.request.js';
import { momentsOf, TimelineRequest } from './timeline.request.js';

const isGiven = (_: unknown, value: unknown): boolean => value !== undefined;

/** What is left out stays as it is. */
export class ChangeRoundRequest {
  /** What the round is called; at most 200 characters. */
  @ValidateIf(isGiven)
  @IsString()
  readonly title?: string;

  /** The budget that pays; can be named or changed until money is allocated. */
  @IsOptional()
  @IsUUID()
  readonly budgetId?: string | null;

  /** The envelope that pays instead; null takes it off. */
  @IsOptional()
  @IsUUID()
  readonly envelopeId?: string | null;

  /** All rules of the round, in place of those it has. */
  @ValidateIf(isGiven)
  @IsObject()
  @ValidateNested()
  @Type(() => RoundRulesRequest)
  readonly rules?: RoundRulesRequest;

  /** The moments to plan anew; null takes a moment off the plan. */
  @ValidateIf(isGiven)
  @IsObject()
  @ValidateNested()
  @Type(() => TimelineRequest)
  readonly timeline?: TimelineRequest;
}

/** The change that a valid request asks for. */
export function changeOf(request: ChangeRoundRequest): RoundChange {
  const { title, budgetId, envelopeId, rules, timeline } = request;
  return {
    ...(title === undefined ? {} : { title: tidyLine(title) }),
    ...(budgetId === undefined ? {} : { budgetId }),
    ...(envelopeId === undefined ? {} : { envelopeId }),
    ...(rules === undefined ? {} : { rules: rulesOf(rules) }),
    ...(timeline === undefined ? {} : { timeline: momentsOf(timeline) }),
  };
}
