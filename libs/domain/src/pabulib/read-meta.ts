import { cents, type Cents } from '../money/cents.js';
import { BALLOT_TYPES, type BallotType } from '../rounds/ballot-rules.js';
import { type Decimal, parseAmount, parseDecimal, parseWhole } from './decimals.js';
import { type FaultLog, quoteCell } from './fault-log.js';
import { type PabulibMetaEntry, pabulibRows } from './pabulib-file.js';
import type { PabulibSection } from './read-sections.js';

/** What the META section says, as values. */
export type PabulibMeta = {
  readonly entries: readonly PabulibMetaEntry[];
  readonly voteType: BallotType | null;
  readonly rule: string;
  readonly budget: Cents;
  readonly projectCount: StatedCount;
  readonly voteCount: StatedCount;
  readonly lengthMin: number | null;
  readonly lengthMax: number | null;
  readonly sumCostMax: Cents | null;
  readonly sumPointsMin: Decimal | null;
  readonly sumPointsMax: Decimal | null;
  readonly scoreMin: number | null;
  readonly defaultScore: Decimal | null;
};

/** A count that the file states about itself; null when it does not, or not as a number. */
export type StatedCount = { readonly line: number; readonly value: number | null };

const OBLIGATORY = [
  'description',
  'country',
  'unit',
  'instance',
  'num_projects',
  'num_votes',
  'budget',
  'vote_type',
  'rule',
  'date_begin',
  'date_end',
] as const;

const DATE = /^(?:\d{4}|\d{2}\.\d{2}\.\d{4})$/;

/** The fields by key, with what is needed to report on one of them. */
type Fields = {
  readonly byKey: ReadonlyMap<string, { readonly value: string; readonly line: number }>;
  readonly titleLine: number;
  readonly log: FaultLog;
};

/**
 * Reads the META section: the obligatory fields must be there, numbers must be numbers, the ballot
 * type must be one of five, and the budget more than nothing. Other fields are kept as they are.
 */
export function readMeta(section: PabulibSection, log: FaultLog): PabulibMeta {
  const rows = pabulibRows(section.table);
  const fields = fieldsOf(section, rows, log);
  // A missing section is one fault, not one for each of its fields.
  const isThere = section.table.columns.length > 0;
  for (const key of OBLIGATORY) {
    if (isThere && !fields.byKey.has(key)) {
      log.error(section.titleLine, 'field-missing', `The field ${key} is missing.`);
    }
  }
  checkDate(fields, 'date_begin');
  checkDate(fields, 'date_end');
  const voteType = readVoteType(fields);
  if (voteType === 'cumulative' && !fields.byKey.has('max_sum_points')) {
    const message = 'The field max_sum_points is missing; a cumulative ballot needs it.';
    log.error(section.titleLine, 'field-missing', message);
  }
  return {
    entries: rows.map(([key = '', value = '']) => ({ key, value })),
    voteType,
    rule: fields.byKey.get('rule')?.value ?? '',
    budget: readBudget(fields),
    projectCount: statedCount(fields, 'num_projects'),
    voteCount: statedCount(fields, 'num_votes'),
    lengthMin: number(fields, 'min_length', parseWhole),
    lengthMax: number(fields, 'max_length', parseWhole),
    sumCostMax: number(fields, 'max_sum_cost', parseAmount)?.amount ?? null,
    sumPointsMin: number(fields, 'min_sum_points', parseDecimal),
    sumPointsMax: number(fields, 'max_sum_points', parseDecimal),
    scoreMin: number(fields, 'min_project_score_threshold', parseWhole),
    defaultScore: number(fields, 'default_score', parseDecimal),
  };
}

function fieldsOf(
  section: PabulibSection,
  rows: readonly (readonly string[])[],
  log: FaultLog,
): Fields {
  const byKey = new Map<string, { value: string; line: number }>();
  rows.forEach(([rawKey = '', rawValue = ''], index) => {
    const key = rawKey.trim();
    const value = rawValue.trim();
    const line = section.lineOf(index);
    if (byKey.has(key)) {
      log.error(line, 'field-repeated', `The field ${quoteCell(key)} stands here twice.`);
    } else if (value !== '') {
      byKey.set(key, { value, line });
    }
  });
  return { byKey, titleLine: section.titleLine, log };
}

function number<T>(fields: Fields, key: string, parse: (text: string) => T | null): T | null {
  const field = fields.byKey.get(key);
  if (field === undefined) return null;
  const parsed = parse(field.value);
  if (parsed === null) {
    const message = `The field ${key} is not a number that fits here: ${quoteCell(field.value)}.`;
    fields.log.error(field.line, 'not-a-number', message);
  }
  return parsed;
}

function statedCount(fields: Fields, key: string): StatedCount {
  const line = fields.byKey.get(key)?.line ?? fields.titleLine;
  return { line, value: number(fields, key, parseWhole) };
}

function readVoteType({ byKey, log }: Fields): BallotType | null {
  const field = byKey.get('vote_type');
  if (field === undefined) return null;
  const known = BALLOT_TYPES.find((type) => type === field.value);
  if (known === undefined) {
    const message = `The vote type ${quoteCell(field.value)} is none of ${BALLOT_TYPES.join(', ')}.`;
    log.error(field.line, 'vote-type-unknown', message);
  }
  return known ?? null;
}

function readBudget(fields: Fields): Cents {
  const reading = number(fields, 'budget', parseAmount);
  if (reading === null) return cents(0n);
  const line = fields.byKey.get('budget')?.line ?? fields.titleLine;
  if (reading.amount <= 0n) {
    fields.log.error(line, 'budget-not-positive', 'The budget is not more than nothing.');
  }
  if (!reading.isExact) {
    const message = 'The budget is finer than a cent; it counts rounded down to the cent.';
    fields.log.note(line, 'budget-finer-than-cent', message);
  }
  return reading.amount;
}

function checkDate({ byKey, log }: Fields, key: string): void {
  const field = byKey.get(key);
  if (field !== undefined && !DATE.test(field.value)) {
    const message = `The field ${key} is not a date such as 2024 or 31.03.2024.`;
    log.note(field.line, 'date-form', message);
  }
}
