import { DomainError, type Fault, refuseFaults } from '../domain-error.js';
import { FILE_DESCRIPTION_LENGTH_MAX, FILE_DESCRIPTION_LENGTH_MIN } from '../files/attachment.js';
import type { Cents } from '../money/cents.js';
import { type Actor, authorise, ForbiddenError } from '../people/authorise.js';
import { lineFaults, textFaults } from '../people/plain-text.js';
import { TEAM_SEATS } from '../people/role.js';
import { pastDayFaults, publicReasonFaults } from './milestone.js';

export const PROGRESS_BODY_LENGTH_MAX = 5_000;
export const PROGRESS_PHOTOS_MAX = 10;
export const FINISH_SUMMARY_LENGTH_MIN = 20;

/** An initiative as it is being carried out. */
export type CarriedOut = {
  readonly state: string;
  readonly initiatorIds: readonly string[];
  readonly wijkteamId: string;
  readonly isFinished: boolean;
};

/** What an initiative asked for and what became of it, in euro cents. */
export type InitiativeMoney = {
  readonly requestedCents: Cents;
  /** What the wijkteam gave it; null while nothing was decided or nothing given. */
  readonly grantedCents: Cents | null;
  /** What went to it, of what it was given. */
  readonly paidCents: Cents;
  /** What was determined in the end (Awb 4:46); null while it is not determined. */
  readonly settledCents: Cents | null;
};

export class NotBeingCarriedOutError extends DomainError {
  readonly code = 'not-being-carried-out';
  readonly kind = 'conflict';

  constructor(state: string) {
    super('Progress is reported of initiatives that got money.', { state });
  }
}

export class AlreadyFinishedError extends DomainError {
  readonly code = 'already-finished';
  readonly kind = 'conflict';

  constructor() {
    super('This initiative was declared finished before.');
  }
}

export class NotFinishedError extends DomainError {
  readonly code = 'not-finished';
  readonly kind = 'conflict';

  constructor() {
    super('Residents judge an initiative once it is finished.');
  }
}

export class AlreadyHiddenError extends DomainError {
  readonly code = 'already-hidden';
  readonly kind = 'conflict';

  constructor() {
    super('This is not shown any more.');
  }
}

/**
 * Decides who reports on an initiative: its initiators, those who sit in its wijkteam, and a contact
 * person; once it got money. A machine reports nothing.
 *
 * @returns the id of the reporter
 * @throws {ForbiddenError} when the actor is none of them
 * @throws {NotBeingCarriedOutError} when it got no money
 */
export function reporterOf(actor: Actor, initiative: CarriedOut): string {
  const { wijkteamId, state, initiatorIds } = initiative;
  authorise(actor, 'report-progress', { wijkteamId });
  if (actor.kind !== 'person') throw new ForbiddenError('report-progress');
  const isHelper = actor.memberships.some(
    (each) =>
      each.role === 'contact-person' ||
      (each.wijkteamId === wijkteamId && (TEAM_SEATS as readonly string[]).includes(each.role)),
  );
  if (!isHelper && !initiatorIds.includes(actor.id)) throw new ForbiddenError('report-progress');
  if (state !== 'funded') throw new NotBeingCarriedOutError(state);
  return actor.id;
}

/**
 * Decides that an initiative is declared finished, once.
 *
 * @throws {ForbiddenError} when the actor does not report on it
 * @throws {AlreadyFinishedError} when it was declared finished before
 * @throws {InvalidInputError} when the day is to come, or the summary too short to say something
 */
export function declareFinished(
  actor: Actor,
  initiative: CarriedOut,
  finish: { readonly finishedOn: string; readonly summary: string },
  todayOn: string,
): string {
  const declaredBy = reporterOf(actor, initiative);
  if (initiative.isFinished) throw new AlreadyFinishedError();
  refuseFaults([
    ...pastDayFaults('finishedOn', finish.finishedOn, todayOn),
    ...summaryFaults(finish.summary),
  ]);
  return declaredBy;
}

/** A photo of a report, as it is asked for. */
export type WantedPhoto = { readonly fileId: string; readonly description: string };

/** Every fault in a report: it says something, and each of its photos (ten at most) says what is to be seen. */
export function progressFaults(body: string, photos: readonly WantedPhoto[]): Fault[] {
  const faults = textFaults('body', body, PROGRESS_BODY_LENGTH_MAX);
  if (body === '') {
    faults.push({ name: 'body', code: 'text-empty', reason: 'This cannot be empty.' });
  }
  if (photos.length > PROGRESS_PHOTOS_MAX) {
    const reason = `A report has at most ${PROGRESS_PHOTOS_MAX} photos.`;
    faults.push({ name: 'photos', code: 'too-many-photos', reason });
  }
  if (new Set(photos.map(({ fileId }) => fileId)).size < photos.length) {
    const reason = 'A photo stands in a report once.';
    faults.push({ name: 'photos', code: 'attachment-twice', reason });
  }
  return [...faults, ...photos.flatMap(photoFaults)];
}

/**
 * Decides who hides what was said in public, with a reason that is shown in its place.
 *
 * @throws {ForbiddenError} when the actor does not moderate in this wijkteam
 * @throws {AlreadyHiddenError} when it is hidden
 * @throws {InvalidInputError} when the reason says too little
 */
export function hiderOf(
  actor: Actor,
  wijkteamId: string,
  given: { readonly reason: string; readonly isHidden: boolean },
): string {
  authorise(actor, 'moderate-progress', { wijkteamId });
  if (actor.kind !== 'person') throw new ForbiddenError('moderate-progress');
  if (given.isHidden) throw new AlreadyHiddenError();
  refuseFaults(publicReasonFaults(given.reason));
  return actor.id;
}

function photoFaults({ description }: WantedPhoto, index: number): Fault[] {
  const name = `photos[${index}].description`;
  if (description.length < FILE_DESCRIPTION_LENGTH_MIN) {
    const reason = 'Say what is to be seen, for people who cannot see the photo.';
    return [{ name, code: 'description-missing', reason }];
  }
  return lineFaults(name, description, FILE_DESCRIPTION_LENGTH_MAX);
}

function summaryFaults(summary: string): Fault[] {
  if (summary.length < FINISH_SUMMARY_LENGTH_MIN) {
    const reason = `Say what was done, in at least ${FINISH_SUMMARY_LENGTH_MIN} characters.`;
    return [{ name: 'summary', code: 'text-too-short', reason }];
  }
  return textFaults('summary', summary, PROGRESS_BODY_LENGTH_MAX);
}
