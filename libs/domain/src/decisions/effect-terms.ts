import type { EnvelopePart } from '../budgets/envelope.js';

/**
 * The terms of a decision to split a budget: for each part what gets it, with the amount in cents as its
 * text. An envelope that is there is `envelope:<id>`; a new one is `<kind>:<name>`, or for a buurt
 * `area:<id of the buurt>:<name>`. Parts for the same are added up.
 */
export function splitTerms(parts: readonly EnvelopePart[]): Readonly<Record<string, string>> {
  const amounts = new Map<string, bigint>();
  for (const part of parts) {
    const name = partName(part);
    amounts.set(name, (amounts.get(name) ?? 0n) + part.amountCents);
  }
  return Object.fromEntries([...amounts].map(([name, amount]) => [name, amount.toString()]));
}

function partName({ envelopeId, fresh }: EnvelopePart): string {
  if (fresh === null) return `envelope:${envelopeId ?? ''}`;
  const { kind, name, areaId } = fresh;
  return [kind, ...(areaId === null ? [] : [areaId]), name].join(':');
}

/** The terms of a decision to postpone: which moment, to when (ISO, in UTC), and what moves along. */
export function postponeTerms(wanted: {
  readonly moment: string;
  readonly newMoment: Date;
  readonly shiftLater: boolean;
}): Readonly<Record<string, string>> {
  const { moment, newMoment, shiftLater } = wanted;
  return { moment, newMoment: newMoment.toISOString(), shiftLater: String(shiftLater) };
}

/** The terms of a decision to adopt rules of play: the version of the document that was on the table. */
export function adoptTerms(version: number): Readonly<Record<string, string>> {
  return { version: version.toString() };
}
