import { DECISION_OUTCOMES, type DecisionOutcome } from '#domain';

/** What minutes say, as far as the page shows it. */
export type MinutesRecord = {
  readonly title: string;
  readonly startsAt: string;
  readonly presentLabels: readonly string[];
  readonly items: readonly {
    readonly number: number;
    readonly title: string;
    readonly notes: readonly string[];
    readonly recusedLabels: readonly string[];
    readonly outcome: DecisionOutcome | null;
  }[];
};

/**
 * What stands in the text of minutes, or null where the text is of another kind: an addendum, or a
 * format that this page does not know. Then it is shown as it is.
 */
export function minutesRecordIn(text: string): MinutesRecord | null {
  const record: unknown = parsed(text);
  if (!isFields(record) || record['format'] !== 'wijkkas-minutes/1') return null;
  const { title, startsAt, presences, items } = record;
  if (typeof title !== 'string' || typeof startsAt !== 'string') return null;
  return {
    title,
    startsAt,
    presentLabels: distinct(fieldsIn(presences).map(({ label }) => textOf(label))),
    items: fieldsIn(items).map((item) => ({
      number: Number(item['number']),
      title: textOf(item['title']),
      notes: (Array.isArray(item['notes']) ? item['notes'] : []).map(textOf),
      recusedLabels: fieldsIn(item['recusals']).map(({ label }) => textOf(label)),
      outcome: outcomeIn(item['decision']),
    })),
  };
}

/** The words of an addendum, or null where the text is none. */
export function addendumIn(text: string): string | null {
  const record: unknown = parsed(text);
  if (!isFields(record) || record['format'] !== 'wijkkas-minutes-addendum/1') return null;
  return textOf(record['text']);
}

type Fields = Readonly<Record<string, unknown>>;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldsIn(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function outcomeIn(decision: unknown): DecisionOutcome | null {
  const outcome = isFields(decision) ? decision['outcome'] : null;
  return DECISION_OUTCOMES.find((known) => known === outcome) ?? null;
}

function distinct(labels: readonly string[]): string[] {
  return [...new Set(labels)];
}
