import { readHundredths, typedHundredths } from './read-amount.js';
import type { CostLineRequest, Initiative, PlanRequest } from './propose-types.js';

/** A cost line as it is typed. */
export type CostRow = {
  /** Names the row on the screen for as long as it is there. */
  readonly key: string;
  readonly description: string;
  readonly quantity: string;
  readonly unit: string;
  readonly rate: string;
  readonly category: string;
};

/** An aim that rules of play can leave out. */
export type Aim = NonNullable<PlanRequest['aims']>[number];

/** A plan as it is typed: a text in every field. */
export type PlanForm = {
  readonly title: string;
  readonly summary: string;
  readonly areaId: string;
  readonly forWhom: string;
  readonly carriedOutBy: string;
  readonly applicantKind: string;
  readonly theme: string;
  /** Which of the aims that rules can leave out it has; null while nobody said. */
  readonly aims: readonly Aim[] | null;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly costs: readonly CostRow[];
  readonly ownContribution: string;
  readonly otherFunding: string;
  readonly unforeseen: string;
};

export type PlanField = Exclude<keyof PlanForm, 'costs' | 'aims'>;

export const EMPTY_PLAN: PlanForm = {
  title: '',
  summary: '',
  areaId: '',
  forWhom: '',
  carriedOutBy: '',
  applicantKind: '',
  theme: '',
  aims: null,
  startsOn: '',
  endsOn: '',
  costs: [],
  ownContribution: '',
  otherFunding: '',
  unforeseen: '',
};

/** A new row, for one piece of something. */
export function emptyRow(key: string): CostRow {
  return { key, description: '', quantity: '1', unit: 'piece', rate: '', category: '' };
}

/** What a row comes to in cents: quantity × rate; null while it cannot be told, or is no whole cent. */
export function rowCents({ quantity, rate }: Pick<CostRow, 'quantity' | 'rate'>): number | null {
  const [count, cents] = [readHundredths(quantity), readHundredths(rate)];
  if (count === null || cents === null) return null;
  const product = BigInt(count) * BigInt(cents);
  return product % 100n === 0n ? Number(product / 100n) : null;
}

/** The sums under the table, in cents. What cannot be read counts as nothing. */
export type PlanSums = {
  readonly costs: number;
  readonly unforeseen: number;
  readonly ownContribution: number;
  readonly otherFunding: number;
  /** costs + unforeseen − own contribution − other funding */
  readonly requested: number;
};

export function sumsOf(form: PlanForm): PlanSums {
  const costs = form.costs.reduce((sum, row) => sum + (rowCents(row) ?? 0), 0);
  const unforeseen = readHundredths(form.unforeseen) ?? 0;
  const ownContribution = readHundredths(form.ownContribution) ?? 0;
  const otherFunding = readHundredths(form.otherFunding) ?? 0;
  const requested = costs + unforeseen - ownContribution - otherFunding;
  return { costs, unforeseen, ownContribution, otherFunding, requested };
}

/** The names of what is typed but cannot be read: a field, or `costs.<key>.<part>`. */
export function unreadable(form: PlanForm): readonly string[] {
  const amounts = (['ownContribution', 'otherFunding', 'unforeseen'] as const).filter(
    (field) => isTyped(form[field]) && readHundredths(form[field]) === null,
  );
  const rows = form.costs.filter(isBegun).flatMap((row) => {
    const parts = (['quantity', 'rate'] as const).filter(
      (part) => isTyped(row[part]) && readHundredths(row[part]) === null,
    );
    const isWhole = isTyped(row.quantity) && isTyped(row.rate);
    const isBroken = parts.length === 0 && isWhole && rowCents(row) === null;
    return (isBroken ? (['rate'] as const) : parts).map((part) => `costs.${row.key}.${part}`);
  });
  return [...amounts, ...rows];
}

/** The names of what a begun cost line lacks: it is not sent as long as it does. */
export function incomplete({ costs }: PlanForm): readonly string[] {
  return costs
    .filter(isBegun)
    .flatMap((row) =>
      (['description', 'quantity', 'rate'] as const)
        .filter((part) => !isTyped(row[part]))
        .map((part) => `costs.${row.key}.${part}`),
    );
}

function isTyped(text: string): boolean {
  return text.trim() !== '';
}

function isBegun({ description, rate }: CostRow): boolean {
  return isTyped(description) || isTyped(rate);
}

function isWhole(row: CostRow): boolean {
  const cents = rowCents(row);
  return row.description.trim() !== '' && cents !== null && cents > 0;
}

/**
 * What is sent: the fields as they stand, and the cost lines that are whole. A row that is still being
 * typed stays on the screen and goes along as soon as it is whole.
 */
export function requestOf(form: PlanForm): PlanRequest {
  const text = (value: string): string | null => (value === '' ? null : value);
  return {
    title: form.title,
    summary: form.summary,
    areaId: text(form.areaId),
    forWhom: form.forWhom,
    carriedOutBy: form.carriedOutBy,
    applicantKind: text(form.applicantKind) as PlanRequest['applicantKind'],
    theme: text(form.theme) as PlanRequest['theme'],
    aims: form.aims === null ? null : [...form.aims],
    startsOn: text(form.startsOn),
    endsOn: text(form.endsOn),
    costLines: form.costs.filter(isWhole).map(costLineOf),
    ownContributionCents:
      form.ownContribution.trim() === '' ? null : (readHundredths(form.ownContribution) ?? 0),
    otherFundingCents: readHundredths(form.otherFunding) ?? 0,
    unforeseenCents: readHundredths(form.unforeseen) ?? 0,
  };
}

function costLineOf(row: CostRow): CostLineRequest {
  return {
    description: row.description,
    quantity: (readHundredths(row.quantity) ?? 0) / 100,
    unit: row.unit as CostLineRequest['unit'],
    rateCents: readHundredths(row.rate) ?? 0,
    category: (row.category === '' ? null : row.category) as CostLineRequest['category'],
  };
}

/** A draft as it is typed further. A line of which only the amount is known is one piece of that amount. */
export function formOf(initiative: Initiative): PlanForm {
  const { ownContributionCents, otherFundingCents, unforeseenCents } = initiative;
  const amount = (cents: number | null): string =>
    cents === null || cents === 0 ? '' : typedHundredths(cents);
  return {
    title: initiative.title,
    summary: initiative.summary,
    areaId: initiative.areaId ?? '',
    forWhom: initiative.forWhom,
    carriedOutBy: initiative.carriedOutBy,
    applicantKind: initiative.applicantKind ?? '',
    theme: initiative.theme ?? '',
    aims: initiative.aims,
    startsOn: initiative.startsOn ?? '',
    endsOn: initiative.endsOn ?? '',
    costs: initiative.costLines.map((line, index) => ({
      key: `r${index}`,
      description: line.description,
      quantity: typedHundredths(Math.round((line.quantity ?? 1) * 100)),
      unit: line.unit ?? 'piece',
      rate: typedHundredths(line.rateCents ?? line.amountCents),
      category: line.category ?? '',
    })),
    ownContribution: ownContributionCents === 0 ? '0' : amount(ownContributionCents),
    otherFunding: amount(otherFundingCents),
    unforeseen: amount(unforeseenCents),
  };
}
