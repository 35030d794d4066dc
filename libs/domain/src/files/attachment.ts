import { DomainError, type Fault, NotFoundError, refuseFaults } from '../domain-error.js';
import { type Actor, authorise, ForbiddenError } from '../people/authorise.js';
import { lineFaults } from '../people/plain-text.js';
import type { RoundPhase } from '../phases/round-phase.js';
import type { FileKind } from './upload.js';

export const PHOTOS_MAX = 10;
export const DOCUMENTS_MAX = 5;
export const FILE_DESCRIPTION_LENGTH_MIN = 3;
export const FILE_DESCRIPTION_LENGTH_MAX = 300;

/** A file as it is shown with something: a photo by its text for who cannot see it, a document by its title. */
export type Attachment = {
  readonly fileId: string;
  readonly kind: FileKind;
  readonly description: string;
};

/** Whose initiative it is, and how far it has come. */
export type AttachableInitiative = {
  readonly id: string;
  readonly state: string;
  /** Who proposed it and who joined; files are theirs to add. */
  readonly initiatorIds: readonly string[];
  readonly roundPhase: RoundPhase;
  readonly wijkteamId: string;
};

export class AttachmentsFixedError extends DomainError {
  readonly code = 'attachments-fixed';
  readonly kind = 'conflict';

  constructor(state: string, phase: RoundPhase) {
    super('While people vote or once it has ended, the files of an initiative stay as they are.', {
      state,
      phase,
    });
  }
}

export class FileInUseError extends DomainError {
  readonly code = 'file-in-use';
  readonly kind = 'conflict';

  constructor(fileId: string) {
    super('This file is shown somewhere. Take it away there first.', { fileId });
  }
}

const ENDED: readonly string[] = ['rejected', 'withdrawn', 'not-funded', 'merged', 'split'];
const BEING_VOTED_ON: readonly RoundPhase[] = ['voting', 'counting'];

/**
 * Decides whether somebody may change which files an initiative shows: its initiators and a contact
 * person, not while people vote on it, and not once it has ended. A machine has no files.
 *
 * @returns the id of who does it
 * @throws {ForbiddenError} when the actor is neither
 * @throws {AttachmentsFixedError} when the files stay as they are
 */
export function attacherOf(actor: Actor, initiative: AttachableInitiative): string {
  const { state, roundPhase, wijkteamId, initiatorIds } = initiative;
  authorise(actor, 'upload-file', { wijkteamId });
  if (actor.kind !== 'person') throw new ForbiddenError('upload-file');
  const isHelper = actor.memberships.some(({ role }) => role === 'contact-person');
  if (!isHelper && !initiatorIds.includes(actor.id)) throw new ForbiddenError('upload-file');
  if (ENDED.includes(state) || BEING_VOTED_ON.includes(roundPhase)) {
    throw new AttachmentsFixedError(state, roundPhase);
  }
  return actor.id;
}

/**
 * Every fault in a list of attachments: each has its text, of 3 to 300 characters; a file stands in it
 * once; there are at most ten photos and five documents.
 */
export function attachmentFaults(attachments: readonly Attachment[]): Fault[] {
  const faults = attachments.flatMap((each, index) => descriptionFaults(each, index));
  const ids = attachments.map(({ fileId }) => fileId);
  if (new Set(ids).size < ids.length) {
    const reason = 'A file stands in the list once.';
    faults.push({ name: 'files', code: 'attachment-twice', reason });
  }
  const photos = attachments.filter(({ kind }) => kind === 'photo').length;
  if (photos > PHOTOS_MAX) {
    const reason = `There are at most ${PHOTOS_MAX} photos.`;
    faults.push({ name: 'files', code: 'too-many-photos', reason });
  }
  if (attachments.length - photos > DOCUMENTS_MAX) {
    const reason = `There are at most ${DOCUMENTS_MAX} documents.`;
    faults.push({ name: 'files', code: 'too-many-documents', reason });
  }
  return faults;
}

/**
 * Refuses a list of attachments that has a fault.
 *
 * @throws {InvalidInputError} naming every fault
 */
export function refuseFaultyAttachments(attachments: readonly Attachment[]): void {
  refuseFaults(attachmentFaults(attachments));
}

function descriptionFaults({ kind, description }: Attachment, index: number): Fault[] {
  const name = `files[${index}].description`;
  if (description.length < FILE_DESCRIPTION_LENGTH_MIN) {
    const reason =
      kind === 'photo'
        ? 'Say what is to be seen, for people who cannot see the photo.'
        : 'Give the document a title.';
    return [{ name, code: 'description-missing', reason }];
  }
  return lineFaults(name, description, FILE_DESCRIPTION_LENGTH_MAX);
}

/** Who may look at a file: everybody once it is shown with something public, else who sent it. */
export function refuseHiddenFile(
  actor: Actor | null,
  file: { readonly id: string; readonly uploadedBy: string; readonly isPublic: boolean },
  showsDraft: boolean,
): void {
  const isOwn = actor?.kind === 'person' && actor.id === file.uploadedBy;
  if (!file.isPublic && !isOwn && !showsDraft) throw new NotFoundError('file', file.id);
}
