/** What can stand in a canonical text. Amounts are decimal strings of cents, moments are ISO texts in UTC. */
export type CanonicalValue =
  | null
  | boolean
  | number
  | string
  | readonly CanonicalValue[]
  | { readonly [name: string]: CanonicalValue };

/**
 * The one JSON text of a value, for hashing: names of objects in the order of their code units, no
 * spaces. Equal values give equal texts, whatever order their names were written in.
 */
export function canonicalJson(value: CanonicalValue): string {
  return JSON.stringify(ordered(value));
}

function ordered(value: CanonicalValue): CanonicalValue {
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map(ordered);
  const names = Object.keys(value).toSorted(byCodeUnits);
  return Object.fromEntries(names.map((name) => [name, ordered(value[name] ?? null)]));
}

function isList(value: CanonicalValue): value is readonly CanonicalValue[] {
  return Array.isArray(value);
}

/** Never by the language of the machine, as `localeCompare` would. */
function byCodeUnits(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
