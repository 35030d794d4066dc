import { type Fault, refuseFaults } from '../domain-error.js';
import type { Cents } from '../money/cents.js';
import { lineFaults, textFaults } from '../people/plain-text.js';
import { ChargeSettledError } from './screening-errors.js';
import { EXPLANATION_LENGTH_MAX } from './screening-steps.js';

/** What an initiative may cost by somebody who knows; both ends are inclusive. */
export type CostEstimate = {
  readonly lowCents: Cents;
  readonly highCents: Cents;
  readonly explanation: string;
};

/** What somebody charges an initiative for, beside its plan. */
export type Charge = {
  readonly chargedBy: string;
  readonly description: string;
  readonly amountCents: Cents;
};

/** waived: nobody pays it. funded: somebody else than the initiators does. */
export const SETTLEMENT_KINDS = ['waived', 'funded'] as const;
export type ChargeSettlement = {
  readonly kind: (typeof SETTLEMENT_KINDS)[number];
  /** From what it is paid; null when it is waived. */
  readonly fundedFrom: string | null;
  readonly reason: string;
};

export const CHARGED_BY_LENGTH_MAX = 120;
export const CHARGE_TEXT_LENGTH_MAX = 1_000;
export const FUNDED_FROM_LENGTH_MAX = 200;
/** A thousand million euros: more is a slip of the hand. */
export const CHARGE_CENTS_MAX = 100_000_000_000n;

/** Every fault in an estimate. */
export function estimateFaults({ lowCents, highCents, explanation }: CostEstimate): Fault[] {
  const faults = requiredText('explanation', explanation, EXPLANATION_LENGTH_MAX);
  if (lowCents < 0n || lowCents > highCents || highCents > CHARGE_CENTS_MAX) {
    const reason = 'The lower end is from nothing up to the higher one.';
    faults.push({ name: 'highCents', code: 'range-turned', reason });
  }
  return faults;
}

/** Every fault in a charge. */
export function chargeFaults({ chargedBy, description, amountCents }: Charge): Fault[] {
  const faults = [
    ...lineFaults('chargedBy', chargedBy, CHARGED_BY_LENGTH_MAX),
    ...requiredText('description', description, CHARGE_TEXT_LENGTH_MAX),
  ];
  if (amountCents <= 0n || amountCents > CHARGE_CENTS_MAX) {
    const reason = 'A charge is more than nothing, and at most a thousand million euros.';
    faults.push({ name: 'amountCents', code: 'amount-out-of-bounds', reason });
  }
  return faults;
}

/**
 * Refuses to settle a charge twice, or without saying why and from what.
 *
 * @throws {ChargeSettledError} when it was settled before
 * @throws {InvalidInputError} with every fault
 */
export function refuseSettlement(isSettled: boolean, settlement: ChargeSettlement): void {
  if (isSettled) throw new ChargeSettledError();
  const { kind, fundedFrom, reason } = settlement;
  const faults = requiredText('reason', reason, CHARGE_TEXT_LENGTH_MAX);
  if ((kind === 'funded') !== (fundedFrom !== null)) {
    const text = 'Say from what a funded charge is paid; a waived one is paid by nobody.';
    faults.push({ name: 'fundedFrom', code: 'funded-from', reason: text });
  }
  if (fundedFrom !== null) {
    faults.push(...lineFaults('fundedFrom', fundedFrom, FUNDED_FROM_LENGTH_MAX));
  }
  refuseFaults(faults);
}

function requiredText(name: string, text: string, lengthMax: number): Fault[] {
  return text === ''
    ? [{ name, code: 'text-empty', reason: 'This cannot be empty.' }]
    : textFaults(name, text, lengthMax);
}
