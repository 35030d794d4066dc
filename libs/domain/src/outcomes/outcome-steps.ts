import { DomainError } from '../domain-error.js';
import { type Actor, authorise } from '../people/authorise.js';
import type { Round } from '../rounds/round.js';
import { hasOutcomeRecord, type OutcomeMode } from './outcome-record.js';

type RoundOfOutcome = Pick<Round, 'id' | 'wijkteamId' | 'mode' | 'phase'>;

/** A record as it was entered, and who confirmed it. Who they are is not public. */
export type EnteredOutcome = {
  readonly id: string;
  /** From 1 for each round; the highest is the one that holds. */
  readonly number: number;
  readonly textHash: string;
  readonly recordedBy: string;
  readonly confirmedBy: string | null;
};

export class OutcomeModeError extends DomainError {
  readonly code = 'outcome-mode';
  readonly kind = 'conflict';

  constructor(roundId: string, mode: string) {
    super('Only a round with a committee or an assembly has a record of its outcome.', {
      roundId,
      mode,
    });
  }
}

export class OutcomeNotNowError extends DomainError {
  readonly code = 'outcome-not-now';
  readonly kind = 'conflict';

  constructor(roundId: string, phase: string) {
    super('An outcome is recorded and confirmed while the round is being decided.', {
      roundId,
      phase,
    });
  }
}

export class MachineCannotRecordOutcomeError extends DomainError {
  readonly code = 'machine-cannot-record-outcome';
  readonly kind = 'forbidden';

  constructor() {
    super('What people found together is written down by a person who answers for it.');
  }
}

export class OutcomeCorrectionReasonError extends DomainError {
  readonly code = 'outcome-correction-reason';
  readonly kind = 'rule-violated';

  constructor() {
    super('Say why the record that is there has to be corrected.', {}, [
      { name: 'correctionReason', code: 'reason-missing', reason: 'Give the reason.' },
    ]);
  }
}

export class OutcomeFourEyesError extends DomainError {
  readonly code = 'outcome-four-eyes';
  readonly kind = 'forbidden';

  constructor() {
    super('Somebody else than the person who entered the record confirms it.');
  }
}

export class OutcomeSupersededError extends DomainError {
  readonly code = 'outcome-superseded';
  readonly kind = 'conflict';

  constructor(recordId: string) {
    super('A later record of this round took the place of this one.', { recordId });
  }
}

export class OutcomeTextDiffersError extends DomainError {
  readonly code = 'outcome-text-differs';
  readonly kind = 'conflict';

  constructor(textHash: string) {
    super('The record has another text than the one that you read.', { textHash });
  }
}

export class OutcomeConfirmedError extends DomainError {
  readonly code = 'outcome-confirmed';
  readonly kind = 'conflict';

  constructor(recordId: string) {
    super('This record was confirmed before.', { recordId });
  }
}

/**
 * Decides who enters the outcome of a committee or an assembly, and in which mode.
 *
 * `latest` is the record that holds now: a new one takes its place, and says why.
 *
 * @throws {ForbiddenError} when the actor records no outcomes for this wijkteam
 * @throws {MachineCannotRecordOutcomeError} when the actor is nobody
 * @throws {OutcomeModeError} when residents vote, or the first to come is served
 * @throws {OutcomeNotNowError} when the round is not in the phase `deciding`
 * @throws {OutcomeCorrectionReasonError} when a record is replaced without a reason
 */
export function recorderOf(
  actor: Actor,
  round: RoundOfOutcome,
  given: { readonly latest: EnteredOutcome | null; readonly correctionReason: string | null },
): { readonly recordedBy: string; readonly mode: OutcomeMode } {
  const recordedBy = personAt(actor, round);
  if (!hasOutcomeRecord(round.mode)) throw new OutcomeModeError(round.id, round.mode);
  refuseOtherPhase(round);
  if (given.latest !== null && given.correctionReason === null) {
    throw new OutcomeCorrectionReasonError();
  }
  return { recordedBy, mode: round.mode };
}

/**
 * Decides who confirms a record: another person than the one who entered it, who read this very text.
 *
 * @throws {ForbiddenError} when the actor records no outcomes for this wijkteam
 * @throws {MachineCannotRecordOutcomeError} when the actor is nobody
 * @throws {OutcomeNotNowError} when the round is not in the phase `deciding`
 * @throws {OutcomeSupersededError} when a later record took its place
 * @throws {OutcomeConfirmedError} when it was confirmed before
 * @throws {OutcomeFourEyesError} when the actor entered it
 * @throws {OutcomeTextDiffersError} when its text has another hash than the actor read
 */
export function confirmerOf(
  actor: Actor,
  round: RoundOfOutcome,
  given: {
    readonly record: EnteredOutcome;
    readonly latest: EnteredOutcome;
    readonly readHash: string;
  },
): string {
  const { record, latest, readHash } = given;
  const confirmedBy = personAt(actor, round);
  refuseOtherPhase(round);
  if (record.id !== latest.id) throw new OutcomeSupersededError(record.id);
  if (record.confirmedBy !== null) throw new OutcomeConfirmedError(record.id);
  if (record.recordedBy === confirmedBy) throw new OutcomeFourEyesError();
  if (record.textHash !== readHash) throw new OutcomeTextDiffersError(record.textHash);
  return confirmedBy;
}

function personAt(actor: Actor, round: RoundOfOutcome): string {
  authorise(actor, 'record-outcome', round);
  if (actor.kind !== 'person') throw new MachineCannotRecordOutcomeError();
  return actor.id;
}

function refuseOtherPhase({ id, phase }: RoundOfOutcome): void {
  if (phase !== 'deciding') throw new OutcomeNotNowError(id, phase);
}
