import { DomainError, type Fault } from '../domain-error.js';
import { cents } from '../money/cents.js';
import { tidyLine, tidyText } from '../people/plain-text.js';
import { COST_CATEGORIES, EXCLUDED_AIMS } from '../play/play-rule.js';
import {
  IMPORT_LINES_MAX,
  type ImportLine,
  type ImportRecord,
  readHeading,
  recordOf,
} from './import-columns.js';
import { RecordReader } from './import-values.js';
import { CONSENT_FORMS, type OnBehalf, onBehalfFaults } from './on-behalf.js';
import {
  APPLICANT_KINDS,
  COST_UNITS,
  type CostLine,
  INITIATIVE_THEMES,
  type InitiativePlan,
  lineAmount,
  type Location,
} from './plan.js';
import { planFaults } from './plan-faults.js';

/** A plan of a file, the line on which it begins, and for whom it was written down. */
export type ImportedPlan = {
  readonly line: number;
  readonly plan: InitiativePlan;
  readonly onBehalf: OnBehalf | null;
};

/** The plans of a file, or everything that is wrong with it. */
export type ImportReading =
  | { readonly ok: true; readonly plans: readonly ImportedPlan[] }
  | { readonly ok: false; readonly faults: readonly Fault[] };

export class ImportNotForLineError extends DomainError {
  readonly code = 'import-not-for-line';
  readonly kind = 'conflict';

  constructor(roundId: string) {
    super('In a round where who comes first is served first, each plan takes its own place.', {
      roundId,
    });
  }
}

type Growing = ImportedPlan & { readonly costLines: CostLine[] };

const DEGREES_EAST = 180;
const DEGREES_NORTH = 90;

/**
 * Reads the plans of a file. A line with a title begins a plan; a line without one adds a cost line to the
 * plan above it. Empty lines are left out. All plans are complete enough to be submitted, or every fault is
 * named by its line (the heading is line 1).
 */
export function readInitiatives(lines: readonly ImportLine[], today: string): ImportReading {
  const [first, ...rest] = lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const heading = readHeading(first);
  if (!heading.ok) return heading;
  const bounds = boundFaults(rest.length);
  if (bounds.length > 0) return { ok: false, faults: bounds };
  const plans: Growing[] = [];
  const faults = rest.flatMap((line) => readLine(recordOf(line, heading.places), plans, today));
  const whole = plans.map(({ costLines, ...each }) => ({
    ...each,
    plan: { ...each.plan, costLines },
  }));
  // A line that could not be read makes its plan look incomplete; that is no fault of its own.
  const unreadable = new Set(faults.map(({ name }) => name));
  const all = [...faults, ...whole.flatMap((each) => planFaultsOf(each, unreadable))];
  return all.length > 0 ? { ok: false, faults: all } : { ok: true, plans: whole };
}

function boundFaults(count: number): Fault[] {
  if (count === 0) {
    return [{ name: 'file', code: 'import-empty', reason: 'The file has no initiatives.' }];
  }
  if (count <= IMPORT_LINES_MAX) return [];
  const reason = `A file has at most ${IMPORT_LINES_MAX} lines below its heading.`;
  return [{ name: 'file', code: 'import-too-long', reason }];
}

function readLine(record: ImportRecord, plans: Growing[], today: string): Fault[] {
  const reader = new RecordReader(record);
  if (reader.text('title') !== '') plans.push(beginPlan(reader, record.number, today));
  const plan = plans.at(-1);
  if (plan === undefined) {
    reader.refuse('title', 'title-missing', 'names the initiative; the first line has to have one');
    return reader.faults;
  }
  if (!reader.isEmpty('costDescription', 'costAmount', 'costQuantity', 'costRate')) {
    plan.costLines.push(costLineIn(reader));
  }
  return reader.faults;
}

function beginPlan(reader: RecordReader, line: number, today: string): Growing {
  const plan: InitiativePlan = {
    title: tidyLine(reader.text('title')),
    summary: tidyText(reader.text('summary')),
    forWhom: tidyText(reader.text('forWhom')),
    carriedOutBy: tidyText(reader.text('carriedOutBy')),
    applicantKind: reader.choice('applicantKind', APPLICANT_KINDS),
    theme: reader.choice('theme', INITIATIVE_THEMES),
    aims: reader.choices('aims', EXCLUDED_AIMS),
    startsOn: reader.text('startsOn') === '' ? null : reader.text('startsOn'),
    endsOn: reader.text('endsOn') === '' ? null : reader.text('endsOn'),
    ownContributionCents: reader.euros('ownContribution'),
    otherFundingCents: reader.euros('otherFunding') ?? cents(0n),
    unforeseenCents: reader.euros('unforeseen') ?? cents(0n),
    location: locationIn(reader),
    areaId: null,
    costLines: [],
  };
  return { line, plan, onBehalf: onBehalfIn(reader, line, today), costLines: [] };
}

function locationIn(reader: RecordReader): Location | null {
  const longitude = reader.degrees('longitude', DEGREES_EAST);
  const latitude = reader.degrees('latitude', DEGREES_NORTH);
  if (reader.isEmpty('longitude') !== reader.isEmpty('latitude')) {
    reader.refuse('latitude', 'place-incomplete', 'and the column longitude belong together');
  }
  return longitude === null || latitude === null ? null : { longitude, latitude };
}

function costLineIn(reader: RecordReader): CostLine {
  const quantityHundredths = reader.quantity('costQuantity');
  const rateCents = reader.euros('costRate');
  const given = reader.euros('costAmount');
  const product =
    quantityHundredths === null || rateCents === null
      ? null
      : lineAmount(quantityHundredths, rateCents);
  return {
    description: tidyLine(reader.text('costDescription')),
    amountCents: given ?? product ?? cents(0n),
    quantityHundredths,
    unit: reader.choice('costUnit', COST_UNITS),
    rateCents,
    category: reader.choice('costCategory', COST_CATEGORIES),
  };
}

function onBehalfIn(reader: RecordReader, line: number, today: string): OnBehalf | null {
  const columns = [
    'behalfName',
    'behalfAddress',
    'behalfPhone',
    'consentOn',
    'consentForm',
  ] as const;
  if (reader.isEmpty(...columns)) return null;
  const consentForm = reader.choice('consentForm', CONSENT_FORMS);
  if (reader.isEmpty('consentForm')) {
    reader.refuse('consentForm', 'consent-missing', 'tells how somebody agreed');
  }
  const onBehalf: OnBehalf = {
    name: tidyLine(reader.text('behalfName')),
    postalAddress: reader.isEmpty('behalfAddress') ? null : tidyLine(reader.text('behalfAddress')),
    phone: reader.isEmpty('behalfPhone') ? null : tidyLine(reader.text('behalfPhone')),
    consentOn: reader.text('consentOn'),
    consentForm: consentForm ?? 'in-writing',
  };
  reader.faults.push(
    ...onBehalfFaults(onBehalf, today).map((fault) => ({
      ...fault,
      name: `line ${line}`,
      reason: `${fault.name}: ${fault.reason}`,
    })),
  );
  return onBehalf;
}

function planFaultsOf({ line, plan }: ImportedPlan, unreadable: ReadonlySet<string>): Fault[] {
  const name = `line ${line}`;
  return planFaults(plan)
    .filter(() => !unreadable.has(name))
    .map((fault) => ({ ...fault, name, reason: `${fault.name}: ${fault.reason}` }));
}
