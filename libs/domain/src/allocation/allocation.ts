import { DomainError, type Fault, refuseFaults } from '../domain-error.js';
import { budgetAccount, envelopeAccount } from '../ledger/chart-of-accounts.js';
import { type Cents, sumCents } from '../money/cents.js';
import type { Actor } from '../people/authorise.js';
import { textFaults, tidyText } from '../people/plain-text.js';
import type { RoundMode } from '../phases/round-phase.js';

/** What a wijkteam decides to give to one initiative. */
export type AllocationLine = { readonly initiativeId: string; readonly amountCents: Cents };

/** An initiative that could be given money. */
export type AllocationCandidate = {
  readonly initiativeId: string;
  readonly costCents: Cents;
  readonly isEligible: boolean;
};

/** What a decision is asked to rest on: a count, or a choice of initiatives with its reasons. */
export type AllocationRequest = {
  readonly tallyRunId: string | null;
  readonly initiativeIds: readonly string[] | null;
  readonly motivation: string | null;
};

/** The longest motivation, in characters; the database checks the same. */
export const MOTIVATION_LENGTH_MAX = 5_000;

export class NotEligibleError extends DomainError {
  readonly code = 'initiative-not-eligible';
  readonly kind = 'conflict';

  constructor(initiativeId: string) {
    super('Money can only go to an initiative that passed the screening and has none yet.', {
      initiativeId,
    });
  }
}

export class MotivationMissingError extends DomainError {
  readonly code = 'motivation-missing';
  readonly kind = 'rule-violated';

  constructor() {
    super('Say why: a decision that follows no count needs its reasons (Awb 3:46).', {}, [
      { name: 'motivation', code: 'motivation-missing', reason: 'Give the reasons.' },
    ]);
  }
}

export class MachineCannotDecideError extends DomainError {
  readonly code = 'machine-cannot-decide';
  readonly kind = 'forbidden';

  constructor() {
    super('An allocation is decided by the wijkteam, not by a machine.');
  }
}

export class RoundWithoutBudgetError extends DomainError {
  readonly code = 'round-without-budget';
  readonly kind = 'conflict';

  constructor(roundId: string) {
    super('The round has no budget or envelope, so there is no money to allocate.', { roundId });
  }
}

export class CurrencyNotPayableError extends DomainError {
  readonly code = 'currency-not-payable';
  readonly kind = 'conflict';

  constructor(roundId: string, currency: string) {
    super('Only a round in euro can be allocated and paid.', { roundId, currency });
  }
}

/** A decision follows the count in a residents' vote, and the wijkteam's own choice elsewhere. */
export function followsCount(mode: RoundMode): boolean {
  return mode === 'resident-vote';
}

/**
 * The person who decides for the wijkteam.
 *
 * @throws {MachineCannotDecideError} when the actor is a machine, whatever its token allows
 */
export function decidingPerson(actor: Actor): string {
  if (actor.kind !== 'person') throw new MachineCannotDecideError();
  return actor.id;
}

/**
 * The account in the ledger that a round's allocations are taken from: that of its envelope, or else
 * that of its budget.
 *
 * @throws {RoundWithoutBudgetError} when neither is linked to the round
 * @throws {CurrencyNotPayableError} when the round counts in anything but euro
 */
export function moneySource(round: MoneyOfRound): string {
  if (round.currency !== 'EUR') throw new CurrencyNotPayableError(round.id, round.currency);
  const source = linkedMoney(round);
  if (source === null) throw new RoundWithoutBudgetError(round.id);
  return source;
}

/** The account that a round's money comes from, or null while no payable money is linked to it. */
export function linkedMoney({ envelopeId, budgetId, currency }: MoneyOfRound): string | null {
  if (currency !== 'EUR') return null;
  if (envelopeId !== null) return envelopeAccount(envelopeId);
  return budgetId === null ? null : budgetAccount(budgetId);
}

/** What a round says of its money; an envelope goes before the budget that it is a part of. */
export type MoneyOfRound = {
  readonly id: string;
  readonly budgetId: string | null;
  readonly envelopeId: string | null;
  readonly currency: string;
};

/**
 * What a decision rests on, with its motivation tidied; null for one that is empty.
 *
 * After a residents' vote only a count will do: whoever sends initiatives as well could send
 * others than those that won. First come, first served decides on at least one initiative; the
 * other modes may also decide that none gets money.
 *
 * @throws {InvalidInputError} naming everything that does not fit the mode of the round
 */
export function allocationBasis(mode: RoundMode, request: AllocationRequest): AllocationRequest {
  const motivation = tidyText(request.motivation ?? '');
  refuseFaults([
    ...(followsCount(mode) ? countFaults(request) : choiceFaults(mode, request, motivation)),
    ...textFaults('motivation', motivation, MOTIVATION_LENGTH_MAX),
  ]);
  return { ...request, motivation: motivation === '' ? null : motivation };
}

function countFaults({ tallyRunId, initiativeIds }: AllocationRequest): Fault[] {
  return [
    ...fault(tallyRunId === null, 'tallyRunId', 'tally-run-missing', 'Name the count to follow.'),
    ...fault(
      initiativeIds !== null,
      'initiativeIds',
      'winners-from-count',
      'The winners are those of the count.',
    ),
  ];
}

function choiceFaults(
  mode: RoundMode,
  { tallyRunId, initiativeIds }: AllocationRequest,
  motivation: string,
): Fault[] {
  const isMissing = initiativeIds === null || (mode === 'first-come' && initiativeIds.length === 0);
  return [
    ...fault(tallyRunId !== null, 'tallyRunId', 'no-count-in-mode', 'Here nothing is counted.'),
    ...fault(isMissing, 'initiativeIds', 'initiatives-missing', 'Name who gets money.'),
    ...fault(motivation === '', 'motivation', 'motivation-missing', 'Give the reasons (Awb 3:46).'),
  ];
}

function fault(isBroken: boolean, name: string, code: string, reason: string): Fault[] {
  return isBroken ? [{ name, code, reason }] : [];
}

/**
 * The lines of an allocation decision: every winner gets its full cost, in the order given.
 *
 * Whether the money suffices is not decided here but by the ledger, under its lock.
 *
 * @throws {MotivationMissingError} when the decision follows no count and has no reasons
 * @throws {NotEligibleError} when a winner is unknown, not eligible, funded already or named twice
 */
export function decideAllocation(
  basis: { readonly mode: RoundMode; readonly motivation: string | null },
  winnerIds: readonly string[],
  candidates: readonly AllocationCandidate[],
): readonly AllocationLine[] {
  if (!followsCount(basis.mode) && !hasReasons(basis.motivation)) {
    throw new MotivationMissingError();
  }
  const open = new Map(
    candidates.filter(({ isEligible }) => isEligible).map((each) => [each.initiativeId, each]),
  );
  return winnerIds.map((initiativeId) => {
    const candidate = open.get(initiativeId);
    if (candidate === undefined) throw new NotEligibleError(initiativeId);
    open.delete(initiativeId);
    return { initiativeId, amountCents: candidate.costCents };
  });
}

/**
 * The eligible initiatives that a decision leaves without money, in the order of the candidates.
 *
 * None while first come, first served: there the others wait for a later decision.
 */
export function passedOver(
  mode: RoundMode,
  lines: readonly AllocationLine[],
  candidates: readonly AllocationCandidate[],
): readonly string[] {
  if (mode === 'first-come') return [];
  const funded = new Set(lines.map(({ initiativeId }) => initiativeId));
  return candidates
    .filter(({ initiativeId, isEligible }) => isEligible && !funded.has(initiativeId))
    .map(({ initiativeId }) => initiativeId);
}

/** What a decision costs in total. */
export function allocationTotal(lines: readonly AllocationLine[]): Cents {
  return sumCents(lines.map(({ amountCents }) => amountCents));
}

function hasReasons(motivation: string | null): boolean {
  return (motivation ?? '').trim() !== '';
}
