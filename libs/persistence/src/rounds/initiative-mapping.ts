import { cents, type Initiative } from '#domain';
import type { CostLineRow, InitiativeRow } from './initiative.row.js';

/** Rows by the initiative that they are of, in their order. */
export function byInitiative<Row extends { readonly initiativeId: string }>(
  rows: readonly Row[],
): Map<string, Row[]> {
  const grouped = new Map<string, Row[]>();
  for (const row of rows) {
    const group = grouped.get(row.initiativeId);
    if (group === undefined) grouped.set(row.initiativeId, [row]);
    else group.push(row);
  }
  return grouped;
}

/** An initiative as the domain knows it, but for who makes it. */
export function initiativeOf(
  row: InitiativeRow,
  lines: readonly CostLineRow[],
): Omit<Initiative, 'coInitiators'> {
  const { longitude, latitude, ownContributionCents, ...rest } = row;
  return {
    ...rest,
    ownContributionCents: ownContributionCents === null ? null : cents(ownContributionCents),
    otherFundingCents: cents(row.otherFundingCents),
    unforeseenCents: cents(row.unforeseenCents),
    location: longitude === null || latitude === null ? null : { longitude, latitude },
    costLines: lines.map((line) => ({
      description: line.description,
      amountCents: cents(line.amountCents),
      quantityHundredths: line.quantityHundredths,
      unit: line.unit,
      rateCents: line.rateCents === null ? null : cents(line.rateCents),
      category: line.category,
    })),
  };
}

/** What an update of a plan writes. */
export function planColumnsOf(initiative: Initiative): Partial<InitiativeRow> {
  const { title, summary, location, areaId, aims, savedAt, forWhom, carriedOutBy } = initiative;
  const { applicantKind, theme, startsOn, endsOn } = initiative;
  const { ownContributionCents, otherFundingCents, unforeseenCents } = initiative;
  return {
    ...{ title, summary, areaId, forWhom, carriedOutBy, applicantKind, theme, startsOn, endsOn },
    ...{ ownContributionCents, otherFundingCents, unforeseenCents, savedAt },
    ...coordinatesOf(location),
    aims: aims === null ? null : [...aims],
  };
}

/** A new initiative as a row, without what other tables hold. */
export function rowOf(initiative: Initiative): Partial<InitiativeRow> {
  const { id, roundId, state, proposedBy, enteredBy, screenedBy, screeningReason } = initiative;
  const { withdrawalReason, submittedAt, importedCode, createdAt, version } = initiative;
  return {
    ...planColumnsOf(initiative),
    ...{ id, roundId, state, proposedBy, enteredBy, screenedBy, screeningReason },
    ...{ withdrawalReason, submittedAt, importedCode, createdAt, version },
  };
}

/** The rows of cost lines, which count from 1. */
export function numbered(
  initiativeId: string,
  costLines: Initiative['costLines'],
): Partial<CostLineRow>[] {
  return costLines.map((line, index) => ({ ...line, initiativeId, number: index + 1 }));
}

/** A place as two columns. */
function coordinatesOf(location: Initiative['location']): {
  longitude: number | null;
  latitude: number | null;
} {
  return { longitude: location?.longitude ?? null, latitude: location?.latitude ?? null };
}
