import { DomainError, type Fault, refuseFaults } from '../domain-error.js';
import type { Cents } from '../money/cents.js';
import type { Membership } from '../people/role.js';
import { TEAM_SEATS } from '../people/role.js';
import type { TeamDecisionKind } from './decision-content.js';
import type { MandateTerms } from './mandate-terms.js';

/** A power that a wijkteam left to one person, up to amounts and days. */
export type Mandate = MandateTerms & {
  readonly id: string;
  readonly wijkteamId: string;
  /** The decision that gave it; null for a sub-mandate. */
  readonly decisionId: string | null;
  /** The mandate that this one is part of; null for one that the wijkteam gave. */
  readonly parentId: string | null;
  /** What was moved under it so far, in cents. */
  readonly usedCents: Cents;
  readonly useCount: number;
  readonly isRevoked: boolean;
};

/** What somebody wants to do on the ground of a mandate. */
export type MandateUse = {
  readonly kind: TeamDecisionKind;
  readonly amountCents: Cents | null;
  readonly byId: string;
  /** Who has a personal interest in it: who proposed what gets the money. */
  readonly interestedIds: readonly string[];
  readonly todayOn: string;
};

export class MandateRefusedError extends DomainError {
  readonly code = 'mandate-refused';
  readonly kind = 'forbidden';

  constructor(reason: 'holder' | 'kind' | 'days' | 'revoked' | 'own-case' | 'team') {
    super('The mandate does not cover this.', { reason });
  }
}

export class MandateExceededError extends DomainError {
  readonly code = 'mandate-exceeded';
  readonly kind = 'conflict';

  constructor(bound: 'ceiling' | 'total') {
    super('This is more than the mandate allows, for one decision or in all.', { bound });
  }
}

export class PowerDelegatedError extends DomainError {
  readonly code = 'power-delegated';
  readonly kind = 'conflict';

  constructor(mandateId: string) {
    super('The wijkteam delegated this power, and cannot use it itself meanwhile (Awb 10:17).', {
      mandateId,
    });
  }
}

/**
 * Decides whether a use is covered: by the holder, of its kind, within its days (both included), not
 * revoked, not in the holder's own case (Awb 10:3, first paragraph), at most the ceiling, and at most
 * what is left of the total. The same is asked of the mandate that it is part of, but for the holder.
 *
 * @throws {MandateRefusedError} when it is not covered at all
 * @throws {MandateExceededError} when it is too much
 */
export function admitMandateUse(
  mandate: Mandate,
  use: MandateUse,
  parent: Mandate | null = null,
): void {
  if (use.byId !== mandate.holderId) throw new MandateRefusedError('holder');
  for (const each of parent === null ? [mandate] : [parent, mandate]) {
    if (each.isRevoked) throw new MandateRefusedError('revoked');
    if (each.decisionKind !== use.kind) throw new MandateRefusedError('kind');
    if (!isInForce(each, use.todayOn)) throw new MandateRefusedError('days');
    refuseOverBounds(each, use.amountCents);
  }
  if (use.interestedIds.includes(use.byId)) throw new MandateRefusedError('own-case');
}

function refuseOverBounds(mandate: Mandate, amountCents: Cents | null): void {
  const { ceilingCents, totalCents, usedCents } = mandate;
  if (ceilingCents === null || totalCents === null || amountCents === null) return;
  if (amountCents > ceilingCents) throw new MandateExceededError('ceiling');
  if (usedCents + amountCents > totalCents) throw new MandateExceededError('total');
}

/** Whether a day lies in the days of a mandate; the first and the last are included. */
export function isInForce(
  { validFromOn, validUntilOn }: Pick<MandateTerms, 'validFromOn' | 'validUntilOn'>,
  todayOn: string,
): boolean {
  return validFromOn <= todayOn && todayOn <= validUntilOn;
}

/**
 * Refuses what the wijkteam has delegated to somebody else (Awb 10:17).
 *
 * @throws {PowerDelegatedError} when a delegation of the kind is in force on the day
 */
export function refuseDelegated(
  mandates: readonly Mandate[],
  kind: TeamDecisionKind,
  todayOn: string,
): void {
  const delegated = mandates.find(
    (each) =>
      each.form === 'delegation' &&
      each.decisionKind === kind &&
      !each.isRevoked &&
      isInForce(each, todayOn),
  );
  if (delegated !== undefined) throw new PowerDelegatedError(delegated.id);
}

/** Municipal roles that a power can be delegated to. Who pays does not also decide. */
const OFFICIALS: readonly string[] = ['contact-person', 'administrator'];

/**
 * Every fault in who is to hold a mandate: a mandate goes to a seat of the wijkteam, a delegation to an
 * official of the municipality, by the memberships of the day.
 */
export function mandateHolderFaults(
  terms: Pick<MandateTerms, 'form'>,
  wijkteamId: string,
  memberships: readonly Membership[],
): Fault[] {
  const isFit =
    terms.form === 'mandate'
      ? memberships.some(
          (each) =>
            each.wijkteamId === wijkteamId && (TEAM_SEATS as readonly string[]).includes(each.role),
        )
      : memberships.some(({ role }) => OFFICIALS.includes(role));
  if (isFit) return [];
  const reason =
    terms.form === 'mandate'
      ? 'A mandate goes to somebody with a seat in the wijkteam.'
      : 'A power is delegated to an official: a contact person or an administrator.';
  return [{ name: 'holderId', code: 'mandate-holder', reason }];
}

/**
 * Decides whether the holder of a mandate may pass on a part of it.
 *
 * @throws {MandateRefusedError} when somebody else asks, or the mandate has ended
 * @throws {InvalidInputError} when it does not allow sub-mandates, or the part is more than the whole
 */
export function refuseSubMandate(
  parent: Mandate,
  part: MandateTerms,
  given: { readonly byId: string; readonly todayOn: string },
): void {
  if (given.byId !== parent.holderId) throw new MandateRefusedError('holder');
  if (parent.isRevoked) throw new MandateRefusedError('revoked');
  if (!isInForce(parent, given.todayOn)) throw new MandateRefusedError('days');
  const exceeds = (one: Cents | null, other: Cents | null): boolean => (one ?? 0n) > (other ?? 0n);
  const faults: readonly (readonly [boolean, string])[] = [
    [!parent.maySubMandate || parent.parentId !== null, 'maySubMandate'],
    [part.maySubMandate, 'maySubMandate'],
    [part.decisionKind !== parent.decisionKind, 'decisionKind'],
    [part.form !== 'mandate', 'form'],
    [exceeds(part.ceilingCents, parent.ceilingCents), 'ceilingCents'],
    [exceeds(part.totalCents, parent.totalCents), 'totalCents'],
    [part.validFromOn < parent.validFromOn, 'validFromOn'],
    [part.validUntilOn > parent.validUntilOn, 'validUntilOn'],
  ];
  const reason = 'A sub-mandate is a part of a mandate that allows it.';
  refuseFaults(
    faults.flatMap(([isBroken, name]) => (isBroken ? [{ name, code: 'sub-mandate', reason }] : [])),
  );
}
