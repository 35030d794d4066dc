/** A plan as the database keeps it in a version or in a proposal to merge. */
export function aStoredPlan(title: string): string {
  return JSON.stringify({
    title,
    summary: '',
    forWhom: '',
    carriedOutBy: '',
    applicantKind: null,
    theme: null,
    aims: null,
    startsOn: null,
    endsOn: null,
    location: null,
    areaId: null,
    costLines: [
      {
        description: 'Alles',
        amountCents: 100,
        quantityHundredths: null,
        unit: null,
        rateCents: null,
        category: null,
      },
    ],
    ownContributionCents: null,
    otherFundingCents: 0,
    unforeseenCents: 0,
  });
}
