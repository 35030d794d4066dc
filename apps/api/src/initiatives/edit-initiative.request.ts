import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, MaxLength, ValidateIf } from 'class-validator';
import { CHANGE_REASON_LENGTH_MAX, type InitiativePlan, TITLE_LENGTH_MAX } from '#domain';
import { isGiven } from './initiative-plan.request.js';
import { fieldsOf, PlanFieldsRequest, titleOf } from './plan-fields.request.js';

/** What is left out stays as it is. */
export class EditInitiativeRequest extends PlanFieldsRequest {
  /** What the initiative is called. */
  @ApiPropertyOptional()
  @ValidateIf(isGiven)
  @IsString()
  @MaxLength(TITLE_LENGTH_MAX)
  readonly title?: string;

  /** Why a plan that is public changes, for everybody to read; a draft needs none. */
  @ApiPropertyOptional()
  @ValidateIf(isGiven)
  @IsString()
  @MaxLength(CHANGE_REASON_LENGTH_MAX)
  readonly reason?: string;
}

/** The parts of the plan that a valid request carries. */
export function editsOf(request: EditInitiativeRequest): Partial<InitiativePlan> {
  return { ...fieldsOf(request), ...titleOf(request.title) };
}
