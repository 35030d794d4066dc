import type { Fault } from '../domain-error.js';
import { compareCodePoints } from '../tally/compare-code-points.js';

/** One lot in a draw: a code that stands for somebody, and the stratum that it is drawn in. */
export type DrawEntry = {
  readonly code: string;
  /** The group, such as a buurt or an age group; empty when there are no groups. */
  readonly stratum: string;
};

export const DRAW_ENTRIES_MAX = 100_000;
export const DRAW_CODE_LENGTH_MAX = 40;
export const STRATUM_LENGTH_MAX = 80;

/** Signs that stand in a line of the published list as they are: no comma, no quote, nothing hidden. */
const CODE = /^[A-Za-z0-9][A-Za-z0-9-]*$/;
const STRATUM = /^[\p{L}\p{N}]([\p{L}\p{M}\p{N} ./+()&'-]*[\p{L}\p{M}\p{N}.+)])?$/u;

const HEADER = 'code,stratum';

/**
 * Every fault in the entries of a draw, by place in the list: a code that is not one, one that comes
 * twice, a stratum that the plan does not know. `known` are the strata of the plan; `before` the codes
 * that are on the list already.
 */
export function drawEntryFaults(
  entries: readonly DrawEntry[],
  known: ReadonlySet<string>,
  before: ReadonlySet<string> = new Set(),
): Fault[] {
  const seen = new Set(before);
  return entries.flatMap((entry, index) => {
    const faults = [
      ...codeFaults(`entries[${index}].code`, entry.code, seen),
      ...(known.has(entry.stratum) ? [] : [strangeStratum(`entries[${index}].stratum`)]),
    ];
    seen.add(entry.code);
    return faults;
  });
}

/** Whether a text can be the code of an entry. */
export function isDrawCode(code: string): boolean {
  return code.length <= DRAW_CODE_LENGTH_MAX && CODE.test(code);
}

function codeFaults(name: string, code: string, seen: ReadonlySet<string>): Fault[] {
  if (!isDrawCode(code)) {
    const reason = `A code has 1 to ${DRAW_CODE_LENGTH_MAX} letters, digits and dashes, and does not begin with a dash.`;
    return [{ name, code: 'draw-code', reason }];
  }
  if (!seen.has(code)) return [];
  return [{ name, code: 'draw-code-twice', reason: `The code ${code} is on the list before.` }];
}

function strangeStratum(name: string): Fault {
  return {
    name,
    code: 'draw-stratum',
    reason: 'The draw has no seats for a stratum of this name.',
  };
}

/** Whether a text can be the name of a stratum; the empty one stands for a draw without strata. */
export function isStratumName(name: string): boolean {
  if (name === '') return true;
  return (
    name.length <= STRATUM_LENGTH_MAX &&
    STRATUM.test(name) &&
    !name.includes('  ') &&
    name === name.normalize('NFC')
  );
}

/**
 * The list as it is published and hashed: a header and one line `code,stratum` for each entry, in the
 * order of the codes by code point, each line ended by a line feed. It is UTF-8 and plain CSV, so
 * `sha256sum` of the file is the list hash. Whatever order the entries came in, it is the same.
 */
export function drawListText(entries: readonly DrawEntry[]): string {
  const lines = entries
    .toSorted((one, other) => compareCodePoints(one.code, other.code))
    .map(({ code, stratum }) => `${code},${stratum}\n`);
  return `${HEADER}\n${lines.join('')}`;
}

/** How many entries each stratum has. */
export function entriesPerStratum(entries: readonly DrawEntry[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { stratum } of entries) counts.set(stratum, (counts.get(stratum) ?? 0) + 1);
  return counts;
}
