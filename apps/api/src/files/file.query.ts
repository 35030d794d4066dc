import { Injectable } from '@nestjs/common';
import {
  type Actor,
  initiativeViewer,
  initiatorIds,
  NotFoundError,
  refuseHiddenFile,
} from '#domain';
import {
  type FileWithView,
  type InitiativeFile,
  type Page,
  type PageRequest,
  type Rendition,
  type Stores,
  UnitOfWork,
} from '#persistence';
import type { ActorContext, TenantContext } from '#platform';
import type { FileContentRequest } from './file-content.request.js';
import { initiativeForFiles } from './seen-initiative.js';

/** Bytes to send, and whether everybody may keep them. */
export type FileContent = {
  readonly file: FileWithView;
  readonly rendition: Rendition;
};

/** Reads files as far as whoever asks may see them. */
@Injectable()
export class FileQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  content(
    { tenant, actor }: TenantContext,
    fileId: string,
    { size, format }: FileContentRequest,
  ): Promise<FileContent> {
    return this.unitOfWork.run(tenant, async (stores) => {
      const file = await stores.files.get(fileId);
      const showsDraft = !file.isPublic && (await isInSeenDraft(stores, actor, fileId));
      refuseHiddenFile(actor, file, showsDraft);
      const [kept, mediaType] =
        file.kind === 'document'
          ? (['original', 'application/pdf'] as const)
          : ([size, `image/${format}`] as const);
      const rendition = await stores.files.findRendition(fileId, kept, mediaType);
      if (rendition === null) throw new NotFoundError('file', fileId);
      return { file, rendition };
    });
  }

  own({ tenant, actor }: ActorContext, page: PageRequest): Promise<Page<FileWithView>> {
    return this.unitOfWork.run(tenant, async ({ files }) =>
      actor.kind === 'person' ? files.listOf(actor.id, page) : { items: [], totalCount: 0 },
    );
  }

  ofInitiative(
    { tenant, actor }: TenantContext,
    initiativeId: string,
    page: PageRequest,
  ): Promise<Page<InitiativeFile> & { readonly version: number }> {
    return this.unitOfWork.run(tenant, async (stores) => {
      await initiativeForFiles(stores, actor, initiativeId);
      const found = await stores.initiativeFiles.list(initiativeId, page);
      return { ...found, version: await stores.initiativeFiles.version(initiativeId) };
    });
  }
}

/** Those who shape or screen a draft see what is shown with it. */
async function isInSeenDraft(
  { initiativeFiles, initiatives, rounds }: Stores,
  actor: Actor | null,
  fileId: string,
): Promise<boolean> {
  if (actor === null) return false;
  for (const initiativeId of await initiativeFiles.initiativesOf(fileId)) {
    const initiative = await initiatives.get(initiativeId);
    const viewer = initiativeViewer(actor, await rounds.get(initiative.roundId));
    const own = [...initiatorIds(initiative), initiative.enteredBy];
    if (viewer.seesDrafts || own.includes(viewer.personId ?? '')) return true;
  }
  return false;
}
