import type { CostLine, InitiativePlan } from './plan.js';
import { compareTexts, type TextPart } from './word-diff.js';

const TEXT_FIELDS = ['title', 'summary', 'forWhom', 'carriedOutBy'] as const;
const VALUE_FIELDS = [
  'theme',
  'aims',
  'applicantKind',
  'startsOn',
  'endsOn',
  'location',
  'areaId',
  'ownContributionCents',
  'otherFundingCents',
  'unforeseenCents',
] as const;

export type PlanTextField = (typeof TEXT_FIELDS)[number];
export type PlanValueField = (typeof VALUE_FIELDS)[number];
export type PlanValue = InitiativePlan[PlanValueField];

/** What happened to one cost line; lines with the same description are the same line. */
export type CostLineChange =
  | { readonly change: 'added'; readonly to: CostLine }
  | { readonly change: 'removed'; readonly from: CostLine }
  | { readonly change: 'changed'; readonly from: CostLine; readonly to: CostLine };

/** What differs between two plans, field by field; what is the same is not in it. */
export type PlanChange =
  | { readonly kind: 'text'; readonly field: PlanTextField; readonly parts: readonly TextPart[] }
  | {
      readonly kind: 'value';
      readonly field: PlanValueField;
      readonly from: PlanValue;
      readonly to: PlanValue;
    }
  | {
      readonly kind: 'cost-lines';
      readonly field: 'costLines';
      readonly lines: readonly CostLineChange[];
    };

/**
 * What changed from one plan to another: texts word by word, cost lines by their descriptions, other fields
 * as they were and are. Empty when the plans say the same.
 */
export function comparePlans(from: InitiativePlan, to: InitiativePlan): PlanChange[] {
  const texts = TEXT_FIELDS.filter((field) => from[field] !== to[field]).map(
    (field): PlanChange => ({ kind: 'text', field, parts: compareTexts(from[field], to[field]) }),
  );
  const values = VALUE_FIELDS.filter((field) => !isSame(from[field], to[field])).map(
    (field): PlanChange => ({ kind: 'value', field, from: from[field], to: to[field] }),
  );
  const lines = compareCosts(from.costLines, to.costLines);
  const costs: PlanChange[] =
    lines.length === 0 ? [] : [{ kind: 'cost-lines', field: 'costLines', lines }];
  return [...texts, ...costs, ...values];
}

/** Removed and changed lines in the old order, then the added ones in the new order. */
function compareCosts(from: readonly CostLine[], to: readonly CostLine[]): CostLineChange[] {
  const left = [...to];
  const changes = from.flatMap((line): CostLineChange[] => {
    const at = left.findIndex(({ description }) => description === line.description);
    const [match] = at < 0 ? [] : left.splice(at, 1);
    if (match === undefined) return [{ change: 'removed', from: line }];
    return isSameLine(line, match) ? [] : [{ change: 'changed', from: line, to: match }];
  });
  return [...changes, ...left.map((line): CostLineChange => ({ change: 'added', to: line }))];
}

function isSameLine(one: CostLine, other: CostLine): boolean {
  return (
    one.amountCents === other.amountCents &&
    one.quantityHundredths === other.quantityHundredths &&
    one.unit === other.unit &&
    one.rateCents === other.rateCents &&
    one.category === other.category
  );
}

function isSame(one: PlanValue, other: PlanValue): boolean {
  return keyOf(one) === keyOf(other);
}

/** A text that is the same for the same value of a field; nothing told is not the same as none. */
function keyOf(value: PlanValue): string {
  if (value === null) return 'null';
  if (typeof value !== 'object') return String(value);
  return 'longitude' in value ? `${value.longitude} ${value.latitude}` : `[${value.join()}]`;
}
