import { type Cents, formatAmount } from '#domain';

/** An amount with thousands apart, such as `1,250,000` or `12.50`. */
export function showAmount(amount: Cents): string {
  const [whole = '', fraction] = formatAmount(amount).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction.padEnd(2, '0')}`;
}

/** An amount in currency units as a JSON number; as text when a number cannot hold it exactly. */
export function amountAsJson(amount: Cents): number | string {
  const text = formatAmount(amount);
  return amount <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(text) : text;
}
