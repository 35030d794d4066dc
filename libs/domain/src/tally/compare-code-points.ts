/**
 * Compares two texts by Unicode code point: negative when the left one comes first, 0 when equal.
 *
 * `<` compares UTF-16 units, which puts characters beyond U+FFFF (an emoji in an id) before those
 * from U+E000 to U+FFFF. Every other language that recounts sorts by code point, so we do too.
 */
export function compareCodePoints(left: string, right: string): number {
  const shorter = left.length < right.length ? left.length : right.length;
  for (let at = 0; at < shorter; at += 1) {
    const leftUnit = left.charCodeAt(at);
    const rightUnit = right.charCodeAt(at);
    if (leftUnit !== rightUnit) return inCodePointOrder(leftUnit) - inCodePointOrder(rightUnit);
  }
  return left.length - right.length;
}

/** Moves surrogates, the halves of characters beyond U+FFFF, behind all other units. */
function inCodePointOrder(unit: number): number {
  if (unit >= 0xe000) return unit - 0x800;
  return unit >= 0xd800 ? unit + 0x2000 : unit;
}
