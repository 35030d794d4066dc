import { IsString, MaxLength } from 'class-validator';
import { type InitiativePlan, NO_DETAILS, tidyLine, TITLE_LENGTH_MAX } from '#domain';
import { fieldsOf, PlanFieldsRequest } from './plan-fields.request.js';

export class ProposeInitiativeRequest extends PlanFieldsRequest {
  /** What the initiative is called. */
  @IsString()
  @MaxLength(TITLE_LENGTH_MAX)
  readonly title!: string;
}

/** The plan that a valid request carries. */
export function planOf(request: ProposeInitiativeRequest): InitiativePlan {
  const bare = { summary: '', costLines: [], location: null, areaId: null, ...NO_DETAILS };
  return { ...bare, ...fieldsOf(request), title: tidyLine(request.title) };
}
