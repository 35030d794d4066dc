import { IsIn, IsOptional } from 'class-validator';
import { INITIATIVE_STATES, type InitiativeState } from '#domain';
import { PageQuery } from '#platform';
import { type Language, LANGUAGES } from '#wording';

/** Which initiatives to list. */
export class InitiativesPageQuery extends PageQuery {
  /** Only the initiatives in this state. */
  @IsOptional()
  @IsIn(INITIATIVE_STATES)
  readonly state?: InitiativeState;
}

/** Which of one's own initiatives to list, and in what language to tell what is still open in them. */
export class MyInitiativesPageQuery extends InitiativesPageQuery {
  /** Comes before Accept-Language. */
  @IsOptional()
  @IsIn(LANGUAGES)
  readonly language?: Language;
}
