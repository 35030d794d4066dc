/** A run of words that both texts have, that only the old one has, or that only the new one has. */
export type TextPart = {
  readonly change: 'kept' | 'removed' | 'added';
  readonly text: string;
};

/** Beyond so many pairs of words, a text counts as rewritten: nobody reads such a difference word by word. */
const PAIRS_MAX = 9_000_000;

/**
 * How one text became another, in runs of whole words: the longest common run of words is kept. The kept and
 * removed parts together are the old text, the kept and added parts the new one, to the character. Where a
 * run was replaced, what was removed comes first.
 */
export function compareTexts(from: string, to: string): TextPart[] {
  const old = wordsOf(from);
  const fresh = wordsOf(to);
  const start = commonStart(old, fresh);
  const end = commonEnd(old.slice(start), fresh.slice(start));
  const oldMiddle = old.slice(start, old.length - end);
  const freshMiddle = fresh.slice(start, fresh.length - end);
  return joined([
    ...old.slice(0, start).map(kept),
    ...middleParts(oldMiddle, freshMiddle),
    ...old.slice(old.length - end).map(kept),
  ]);
}

/** Words, each with the space after it. */
function wordsOf(text: string): string[] {
  return text.match(/^\s+|\S+\s*/g) ?? [];
}

function kept(text: string): TextPart {
  return { change: 'kept', text };
}

function commonStart(old: readonly string[], fresh: readonly string[]): number {
  let count = 0;
  while (count < old.length && count < fresh.length && old[count] === fresh[count]) count += 1;
  return count;
}

function commonEnd(old: readonly string[], fresh: readonly string[]): number {
  return commonStart(old.toReversed(), fresh.toReversed());
}

function middleParts(old: readonly string[], fresh: readonly string[]): TextPart[] {
  if (old.length * fresh.length > PAIRS_MAX) {
    return [
      ...old.map((text): TextPart => ({ change: 'removed', text })),
      ...fresh.map((text): TextPart => ({ change: 'added', text })),
    ];
  }
  const width = fresh.length + 1;
  const lengths = commonLengths(old, fresh);
  const parts: TextPart[] = [];
  let row = 0;
  let column = 0;
  while (row < old.length || column < fresh.length) {
    const gone = old[row];
    const come = fresh[column];
    if (gone !== undefined && gone === come) {
      parts.push(kept(gone));
      row += 1;
      column += 1;
    } else if (
      gone !== undefined &&
      keepsAsMuch(lengths, (row + 1) * width + column, row * width + column + 1)
    ) {
      parts.push({ change: 'removed', text: gone });
      row += 1;
    } else {
      parts.push({ change: 'added', text: come ?? '' });
      column += 1;
    }
  }
  return parts;
}

function keepsAsMuch(lengths: Uint16Array, without: number, withIt: number): boolean {
  return (lengths[without] ?? 0) >= (lengths[withIt] ?? 0);
}

/** How many words the rests of both texts have in common, from each pair of places on. */
function commonLengths(old: readonly string[], fresh: readonly string[]): Uint16Array {
  const width = fresh.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width + 1);
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = fresh.length - 1; column >= 0; column -= 1) {
      const at = row * width + column;
      const right = lengths[at + 1] ?? 0;
      const below = lengths[at + width] ?? 0;
      const longest = right > below ? right : below;
      lengths[at] = old[row] === fresh[column] ? (lengths[at + width + 1] ?? 0) + 1 : longest;
    }
  }
  return lengths;
}

function joined(parts: readonly TextPart[]): TextPart[] {
  const runs: TextPart[] = [];
  for (const { change, text } of parts) {
    const last = runs.at(-1);
    if (last?.change === change) runs[runs.length - 1] = { change, text: last.text + text };
    else runs.push({ change, text });
  }
  return runs;
}
