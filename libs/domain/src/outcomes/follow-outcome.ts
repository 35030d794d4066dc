import {
  type Deviation,
  DEVIATION_REASON_MAX,
  DEVIATION_REASON_MIN,
} from '../decisions/decision-content.js';
import { DomainError, type Fault, refuseFaults } from '../domain-error.js';
import { textFaults } from '../people/plain-text.js';
import type { RoundMode } from '../phases/round-phase.js';
import { refuseSilentDeviation } from '../allocation/deviation.js';
import { grantedIn, hasOutcomeRecord, type OutcomeRecord } from './outcome-record.js';
import type { EnteredOutcome } from './outcome-steps.js';

export class OutcomeUnconfirmedError extends DomainError {
  readonly code = 'outcome-unconfirmed';
  readonly kind = 'conflict';

  constructor(recordId: string) {
    super('A decision rests on the latest outcome that two people answer for.', { recordId });
  }
}

/** What a decision says of the outcome that it rests on. */
export type OutcomeFollowing = {
  readonly outcomeRecordId: string | null;
  /** Why it treats initiatives otherwise than the record, where no decision of the wijkteam says so. */
  readonly deviations: readonly Deviation[];
};

/**
 * Refuses an allocation after an advice or an assembly that does not rest on what was found: it names
 * the latest record, which was confirmed, and gives one reason for each initiative that it treats
 * otherwise (Awb 3:50). In the other modes it names no record and no deviations: there the count or the
 * line decides.
 *
 * @throws {InvalidInputError} when the record is missing or has no place, or a reason is missing or
 *   one too many
 * @throws {OutcomeUnconfirmedError} when the record is not the latest, or nobody confirmed it
 */
export function refuseUnfollowedOutcome(
  mode: RoundMode,
  latest: (EnteredOutcome & { readonly record: OutcomeRecord }) | null,
  following: OutcomeFollowing,
  fundedIds: readonly string[],
): void {
  const { outcomeRecordId, deviations } = following;
  if (!hasOutcomeRecord(mode)) {
    refuseFaults([
      ...fault(outcomeRecordId !== null, 'outcomeRecordId', 'Here nobody advised or assembled.'),
      ...fault(deviations.length > 0, 'deviations', 'Here no outcome record is followed.'),
    ]);
    return;
  }
  if (outcomeRecordId === null) {
    const reason = 'Name what the committee advised or the assembly chose.';
    refuseFaults([{ name: 'outcomeRecordId', code: 'outcome-record-missing', reason }]);
    return;
  }
  if (latest?.id !== outcomeRecordId || latest.confirmedBy === null) {
    throw new OutcomeUnconfirmedError(outcomeRecordId);
  }
  refuseFaults(deviations.flatMap(reasonFaults));
  refuseSilentDeviation(grantedIn(latest.record), fundedIds, deviations);
}

function reasonFaults({ reason }: Deviation, index: number): Fault[] {
  const name = `deviations[${index}].reason`;
  if (reason.length < DEVIATION_REASON_MIN) {
    const explain = `Explain it in ${DEVIATION_REASON_MIN} characters or more.`;
    return [{ name, code: 'reason-too-short', reason: explain }];
  }
  return textFaults(name, reason, DEVIATION_REASON_MAX);
}

function fault(isBroken: boolean, name: string, reason: string): Fault[] {
  return isBroken ? [{ name, code: 'no-outcome-in-mode', reason }] : [];
}
