import { cents, type CostLine, type InitiativePlan } from '#domain';

type StoredLine = Omit<CostLine, 'amountCents' | 'rateCents'> & {
  readonly amountCents: number;
  readonly rateCents: number | null;
};

/** A plan as the database keeps it in a version; amounts are numbers, exact up to the most that a plan can cost. */
export type StoredPlan = Omit<
  InitiativePlan,
  'costLines' | 'ownContributionCents' | 'otherFundingCents' | 'unforeseenCents'
> & {
  readonly costLines: readonly StoredLine[];
  readonly ownContributionCents: number | null;
  readonly otherFundingCents: number;
  readonly unforeseenCents: number;
};

/** The plan that a version holds. */
export function planFrom(stored: StoredPlan): InitiativePlan {
  const { costLines, ownContributionCents, otherFundingCents, unforeseenCents, ...rest } = stored;
  return {
    ...rest,
    costLines: costLines.map(({ amountCents, rateCents, ...line }) => ({
      ...line,
      amountCents: centsFrom(amountCents),
      rateCents: rateCents === null ? null : centsFrom(rateCents),
    })),
    ownContributionCents: ownContributionCents === null ? null : centsFrom(ownContributionCents),
    otherFundingCents: centsFrom(otherFundingCents),
    unforeseenCents: centsFrom(unforeseenCents),
  };
}

function centsFrom(amount: number) {
  return cents(BigInt(amount));
}
