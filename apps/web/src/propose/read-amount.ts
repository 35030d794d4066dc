const SHAPE = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?$/;
/** As somebody writes it who is used to a decimal point. */
const WITH_POINT = /^(\d+)\.(\d{1,2})$/;
const DIGITS_MAX = 11;

/**
 * Reads a number with at most two decimals as Dutch people write it: "1.250,50", "€ 1250" or "12,5".
 *
 * @returns the number in hundredths; null when it is no such number, or far too large
 */
export function readHundredths(text: string): number | null {
  const plain = text.replaceAll(/[€\s]/g, '').replace(/,-$/, '');
  const found = SHAPE.exec(plain) ?? WITH_POINT.exec(plain);
  if (found === null) return null;
  const [, whole = '', decimals = ''] = found;
  const digits = whole.replaceAll('.', '');
  return digits.length > DIGITS_MAX ? null : Number(digits) * 100 + Number(decimals.padEnd(2, '0'));
}

/** Writes hundredths as one types them: without a sign, with decimals only when there are. */
export function typedHundredths(hundredths: number): string {
  const whole = Math.trunc(hundredths / 100);
  const rest = hundredths % 100;
  return rest === 0 ? String(whole) : `${whole},${String(rest).padStart(2, '0')}`;
}
