import { IsIn, IsOptional } from 'class-validator';
import { INITIATIVE_STATES, type InitiativeState } from '#domain';
import { PageQuery } from '#platform';

/** Which initiatives to list. */
export class InitiativesPageQuery extends PageQuery {
  /** Only the initiatives in this state. */
  @IsOptional()
  @IsIn(INITIATIVE_STATES)
  readonly state?: InitiativeState;
}
