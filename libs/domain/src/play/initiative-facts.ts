import type { Initiative } from '../initiatives/initiative.js';
import {
  type ApplicantKind,
  type CostLine,
  type InitiativePlan,
  requestedAmount,
  totalCost,
} from '../initiatives/plan.js';
import type { Cents } from '../money/cents.js';
import type { Round } from '../rounds/round.js';
import type { CostCategory, ExcludedAim, ExcludedPersons } from './play-rule.js';

/** A line of an estimate, as far as rules look at it. What is absent is not known. */
export type CostFact = {
  readonly amountCents: Cents;
  readonly category?: CostCategory;
  /** Hours of own work, in whole minutes. */
  readonly workMinutes?: number;
  /** What an hour of own work costs, where the line says so. */
  readonly hourCents?: Cents;
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
  /** What is asked for. */
  readonly costCents: Cents;
  /** What all of it costs, whoever pays; what is asked for and the own contribution when it is absent. */
  readonly totalCents?: Cents;
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
  'applicationsInYear' | 'yearBudgetCents' | 'appliedOn' | 'supporters'
> & { readonly isResidentOfWijk?: boolean; readonly isTeamMember?: boolean };

/** As whom the law sees applicants: a group of residents has no legal personality, who acts for a business does so. */
const KIND_IN_LAW: Readonly<Record<ApplicantKind, 'person' | 'legal-person'>> = {
  person: 'person',
  'residents-group': 'person',
  organisation: 'legal-person',
  entrepreneur: 'legal-person',
};

type ToldPlan = Pick<Initiative, 'proposedBy'> &
  Pick<
    InitiativePlan,
    | 'costLines'
    | 'ownContributionCents'
    | 'otherFundingCents'
    | 'unforeseenCents'
    | 'aims'
    | 'applicantKind'
    | 'startsOn'
    | 'endsOn'
  >;

/**
 * The facts of an initiative: what stands in its plan, and what else is known. What a plan does not tell
 * stays absent. Who does not say as what they apply is a person, for proposers are persons who sign in; of
 * an imported initiative nobody knows.
 */
export function factsOf(
  plan: ToldPlan,
  round: Pick<Round, 'isImported'>,
  { isResidentOfWijk, isTeamMember, ...known }: KnownFacts,
): InitiativeFacts {
  const { ownContributionCents, aims, startsOn, endsOn } = plan;
  const kind = kindOf(plan, round);
  return {
    costLines: plan.costLines.map(costFactOf),
    costCents: requestedAmount(plan),
    totalCents: totalCost(plan),
    ...(ownContributionCents === null ? {} : { ownContributionCents }),
    ...(aims === null ? {} : { aims }),
    ...(startsOn === null ? {} : { startsOn }),
    ...(endsOn === null ? {} : { endsOn }),
    applicant: {
      ...(kind === null ? {} : { kind }),
      ...(isResidentOfWijk === undefined ? {} : { isResidentOfWijk }),
      ...(isTeamMember === true ? { groups: ['team-members'] } : {}),
    },
    ...known,
  };
}

function kindOf(
  { applicantKind, proposedBy }: ToldPlan,
  { isImported }: Pick<Round, 'isImported'>,
): 'person' | 'legal-person' | null {
  if (applicantKind !== null) return KIND_IN_LAW[applicantKind];
  return proposedBy !== null && !isImported ? 'person' : null;
}

function costFactOf({ amountCents, category, unit, rateCents }: CostLine): CostFact {
  const isWork = category === 'own-work' && unit === 'hour' && rateCents !== null;
  return {
    amountCents,
    ...(category === null ? {} : { category }),
    ...(isWork ? { hourCents: rateCents } : {}),
  };
}
