import { Injectable } from '@nestjs/common';
import {
  type Actor,
  attacherOf,
  type Attachment,
  type FileKind,
  ForbiddenError,
  NotFoundError,
  refuseFaultyAttachments,
  requireVersion,
} from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import { type ActorContext, actorRefOf, type CommandContext } from '#platform';
import { heldForFiles } from './seen-initiative.js';

export type WantedAttachment = { readonly fileId: string; readonly description: string };

type Change = {
  readonly initiativeId: string;
  /** The version of the list that the client read; null: whatever it is now. */
  readonly version: number | null;
  /** From the list as it is to the list as it should be. */
  readonly next: (held: readonly Attachment[]) => readonly WantedAttachment[];
};

/** Changes which files an initiative shows: one more, or the list as a whole. */
@Injectable()
export class AttachFiles {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Adds one file at the end. @returns the version of the list */
  add(
    { tenant, actor, requestId, command }: CommandContext,
    initiativeId: string,
    wanted: WantedAttachment,
  ): Promise<number> {
    const next: Change['next'] = (held) => [...held, wanted];
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, () =>
        change(stores, { actor, requestId }, { initiativeId, version: null, next }),
      ),
    );
  }

  /** Makes the list just this one, in this order. @returns its version */
  replace(
    { tenant, actor, requestId }: ActorContext,
    given: {
      readonly initiativeId: string;
      readonly version: number;
      readonly wanted: readonly WantedAttachment[];
    },
  ): Promise<number> {
    const { initiativeId, version, wanted } = given;
    return this.unitOfWork.run(tenant, (stores) =>
      change(stores, { actor, requestId }, { initiativeId, version, next: () => wanted }),
    );
  }
}

async function change(
  stores: Stores,
  { actor, requestId }: { readonly actor: Actor; readonly requestId: string },
  { initiativeId, version, next }: Change,
): Promise<number> {
  const initiative = await heldForFiles(stores, actor, initiativeId);
  const attachedBy = attacherOf(actor, initiative);
  const current = await stores.initiativeFiles.hold(initiativeId);
  if (version !== null) requireVersion(version, current);
  const held = await stores.initiativeFiles.all(initiativeId);
  const kinds = new Map(held.map(({ fileId, kind }) => [fileId, kind]));
  const wanted = next(held);
  for (const { fileId } of wanted.filter((each) => !kinds.has(each.fileId))) {
    kinds.set(fileId, await kindOfOwn(stores, fileId, attachedBy));
  }
  const attachments = wanted.map(({ fileId, description }): Attachment => ({
    fileId,
    description,
    kind: kinds.get(fileId) ?? 'document',
  }));
  refuseFaultyAttachments(attachments);
  const attached = { attachedBy, attachedAt: await stores.clock.now() };
  const newVersion = await stores.initiativeFiles.replace(
    initiativeId,
    current,
    attachments,
    attached,
  );
  await stores.audit.record({
    actor: actorRefOf(actor),
    action: 'attach-files',
    subjectType: 'initiative',
    subjectId: initiativeId,
    origin: requestId,
    details: {
      files: attachments.map(({ fileId }) => fileId).join(' '),
      version: newVersion,
    },
  });
  return newVersion;
}

/**
 * What sort of file it is, of one that whoever attaches it sent. Of somebody else's it is not told
 * whether it is there.
 *
 * @throws {NotFoundError} when there is no such file of theirs
 * @throws {ForbiddenError} when everybody can see that it is somebody else's
 */
async function kindOfOwn({ files }: Stores, fileId: string, personId: string): Promise<FileKind> {
  const file = await files.get(fileId);
  if (file.uploadedBy === personId) return file.kind;
  throw file.isPublic ? new ForbiddenError('upload-file') : new NotFoundError('file', fileId);
}
