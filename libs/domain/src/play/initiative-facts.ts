import type { Initiative } from '../initiatives/initiative.js';
import { planCost } from '../initiatives/initiative.js';
import type { Cents } from '../money/cents.js';
import type { Round } from '../rounds/round.js';
import type { CostCategory, ExcludedAim, ExcludedPersons } from './play-rule.js';

/** A line of an estimate, as far as rules look at it. What is absent is not known. */
export type CostFact = {
  readonly amountCents: Cents;
  readonly category?: CostCategory;
  /** Hours of own work, in whole minutes. */
  readonly workMinutes?: number;
};

/** Who applies, as far as it is known. */
export type ApplicantFacts = {
  readonly kind?: 'person' | 'legal-person';
  /** In whole years, on the day of applying. */
  readonly age?: number;
  readonly isResidentOfWijk?: boolean;
  /** Which of the groups that a regulation can leave out the applicant belongs to. */
  readonly groups?: readonly ExcludedPersons[];
};

/** What rules look at in an initiative. What is absent is not known: a rule about it cannot be judged yet. */
export type InitiativeFacts = {
  readonly costLines: readonly CostFact[];
  readonly costCents: Cents;
  readonly ownContributionCents?: Cents;
  readonly aims?: readonly ExcludedAim[];
  readonly applicant: ApplicantFacts;
  /** Initiatives of the same applicant in the same year and wijkteam, this one included. */
  readonly applicationsInYear?: number;
  readonly supporters?: { readonly count: number; readonly youngestAge?: number };
  /** The wijkteam's budget of the year. */
  readonly yearBudgetCents?: Cents;
  /** The day of applying (ISO). */
  readonly appliedOn?: string;
  /** The first and the last day of carrying it out (ISO). */
  readonly startsOn?: string;
  readonly endsOn?: string;
};

/** What the service knows about an initiative besides its plan. */
export type KnownFacts = Pick<
  InitiativeFacts,
  'applicationsInYear' | 'yearBudgetCents' | 'appliedOn'
> & { readonly isResidentOfWijk?: boolean; readonly isTeamMember?: boolean };

/**
 * The facts of an initiative: what stands in its plan, and what else is known.
 *
 * A plan does not say (yet) what a cost line is for, who else pays, when it starts, or who applies for
 * whom: those facts stay absent. Proposers are persons who sign in, so the applicant of what was not
 * imported is a person.
 */
export function factsOf(
  { costLines, proposedBy }: Pick<Initiative, 'costLines' | 'proposedBy'>,
  round: Pick<Round, 'isImported'>,
  { isResidentOfWijk, isTeamMember, ...known }: KnownFacts,
): InitiativeFacts {
  const isPerson = proposedBy !== null && !round.isImported;
  return {
    costLines: costLines.map(({ amountCents }) => ({ amountCents })),
    costCents: planCost({ costLines }),
    applicant: {
      ...(isPerson ? { kind: 'person' } : {}),
      ...(isResidentOfWijk === undefined ? {} : { isResidentOfWijk }),
      ...(isTeamMember === true ? { groups: ['team-members'] } : {}),
    },
    ...known,
  };
}
