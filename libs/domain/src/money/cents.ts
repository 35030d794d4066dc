declare const brand: unique symbol;

/** A whole number of euro cents. Money is never a float and never a bare number. */
export type Cents = bigint & { readonly [brand]: 'Cents' };

/** The largest amount that one transfer may move: ten billion euro. The database checks the same. */
export const CENTS_MAX = 1_000_000_000_000n;

export function cents(amount: bigint): Cents {
  return amount as Cents;
}

export function addCents(left: Cents, right: Cents): Cents {
  return cents(left + right);
}

export function subtractCents(left: Cents, right: Cents): Cents {
  return cents(left - right);
}

/** The sum of amounts, 0 for none. */
export function sumCents(amounts: readonly Cents[]): Cents {
  return cents(amounts.reduce((total, amount) => total + amount, 0n));
}
