import { DomainError, type Fault } from '../domain-error.js';
import { type Actor, authorise, ForbiddenError } from '../people/authorise.js';
import { textFaults } from '../people/plain-text.js';
import type { Comment } from './comment.js';
import { DAY_MS, secondsUntilRoom } from './rate-limit.js';

/** What is done about a comment. An appeal is its writer's; the rest is for moderators. */
export const MODERATION_KINDS = [
  'kept',
  'hidden',
  'appealed',
  'appeal-granted',
  'appeal-refused',
] as const;
export type ModerationKind = (typeof MODERATION_KINDS)[number];

/** One step in the moderation of a comment, as it was taken. */
export type ModerationStep = {
  readonly kind: ModerationKind;
  readonly reason: string;
  readonly takenBy: string;
  readonly takenAt: Date;
};

/** A comment with what was done about it so far, and whose initiative it is about. */
export type ModeratedCase = {
  readonly comment: Pick<Comment, 'state' | 'writtenBy'>;
  readonly steps: readonly ModerationStep[];
  readonly wijkteamId: string;
  /** Everybody whose initiative it is or ever was. */
  readonly initiatorIds: readonly string[];
};

export const MODERATION_REASON_LENGTH_MIN = 10;
export const MODERATION_REASON_LENGTH_MAX = 2_000;
export const REPORT_REASON_LENGTH_MAX = 500;
export const REPORTS_PER_DAY_MAX = 20;

export class ModerationRefusedError extends DomainError {
  readonly code = 'moderation-refused';
  readonly kind = 'conflict';

  constructor(kind: ModerationKind) {
    super('This cannot be done with the comment as it stands.', { step: kind });
  }
}

export class ModeratorInvolvedError extends DomainError {
  readonly code = 'moderator-involved';
  readonly kind = 'forbidden';

  constructor() {
    super(
      'Nobody judges a comment of their own, one about their own initiative, or an appeal against what they hid.',
    );
  }
}

export class ReportedAlreadyError extends DomainError {
  readonly code = 'comment-reported-already';
  readonly kind = 'conflict';

  constructor() {
    super('You reported this comment already. The moderators have it.');
  }
}

export class ReportRefusedError extends DomainError {
  readonly code = 'report-refused';
  readonly kind = 'conflict';

  constructor() {
    super('Only what somebody else wrote, and what is shown, can be reported.');
  }
}

export class TooManyReportsError extends DomainError {
  readonly code = 'too-many-reports';
  readonly kind = 'too-many-requests';

  constructor(retryAfterSeconds: number) {
    super(`A person reports at most ${REPORTS_PER_DAY_MAX} comments in a day.`, {
      retryAfterSeconds,
    });
  }
}

/** Every fault in why something is done about a comment: 10 to 2,000 characters, as its writer reads it. */
export function moderationReasonFaults(reason: string): Fault[] {
  if (reason.length < MODERATION_REASON_LENGTH_MIN) {
    const told = `Say why, in at least ${MODERATION_REASON_LENGTH_MIN} characters.`;
    return [{ name: 'reason', code: 'reason-missing', reason: told }];
  }
  return textFaults('reason', reason, MODERATION_REASON_LENGTH_MAX);
}

/** Every fault in why a comment is reported. */
export function reportReasonFaults(reason: string): Fault[] {
  if (reason === '') return [{ name: 'reason', code: 'reason-missing', reason: 'Say why.' }];
  return textFaults('reason', reason, REPORT_REASON_LENGTH_MAX);
}

/**
 * Refuses a report about one's own comment, or about one that is not shown (any more).
 *
 * @throws {ReportRefusedError}
 */
export function refuseReport(
  actor: Actor,
  { state, writtenBy }: Pick<Comment, 'state' | 'writtenBy'>,
): void {
  if (state !== 'shown' || actor.id === writtenBy) throw new ReportRefusedError();
}

/**
 * Refuses the twenty-first report within a day (24 hours).
 *
 * @throws {TooManyReportsError} with the whole seconds until there is room again, rounded up
 */
export function refuseTooManyReports(reportedAt: readonly Date[], now: Date): void {
  const limit = { windowMs: DAY_MS, max: REPORTS_PER_DAY_MAX };
  const seconds = secondsUntilRoom(reportedAt, now, limit);
  if (seconds > 0) throw new TooManyReportsError(seconds);
}

/**
 * Decides who takes a step in the moderation of a comment, and that it can be taken now.
 *
 * Hidden is what was shown; appealed once, by its writer, is what is hidden; an appeal is decided
 * by somebody else than who hid it. Nobody judges a comment of their own, or about an initiative that
 * is or was theirs. Machines judge nothing.
 *
 * @returns the id of the person
 * @throws {ForbiddenError} when the actor does not moderate here, or appeals for somebody else
 * @throws {ModeratorInvolvedError} when the actor has a hand in it
 * @throws {ModerationRefusedError} when the step does not follow on what was done before
 */
export function moderate(actor: Actor, found: ModeratedCase, kind: ModerationKind): string {
  const { comment, initiatorIds, steps, wijkteamId } = found;
  if (actor.kind !== 'person') throw new ForbiddenError('moderate-comments');
  if (kind === 'appealed') {
    if (actor.id !== comment.writtenBy) throw new ForbiddenError('moderate-comments');
  } else {
    authorise(actor, 'moderate-comments', { wijkteamId });
    const hider = steps.findLast((step) => step.kind === 'hidden')?.takenBy;
    const hidIt = kind.startsWith('appeal-') && actor.id === hider;
    const isInvolved = actor.id === comment.writtenBy || initiatorIds.includes(actor.id);
    if (hidIt || isInvolved) throw new ModeratorInvolvedError();
  }
  if (!follows(found, kind)) throw new ModerationRefusedError(kind);
  return actor.id;
}

/** The state of a comment after a step. */
export function commentStateAfter(
  kind: ModerationKind,
  before: Comment['state'],
): Exclude<Comment['state'], 'removed'> {
  if (kind === 'hidden') return 'hidden';
  if (kind === 'appeal-granted' || kind === 'kept') return 'shown';
  return before === 'shown' ? 'shown' : 'hidden';
}

function follows({ comment, steps }: ModeratedCase, kind: ModerationKind): boolean {
  const last = steps.at(-1)?.kind;
  if (kind === 'hidden' || kind === 'kept') return comment.state === 'shown';
  if (comment.state !== 'hidden') return false;
  if (kind !== 'appealed') return last === 'appealed';
  return last === 'hidden' && !steps.some((step) => step.kind === 'appealed');
}
