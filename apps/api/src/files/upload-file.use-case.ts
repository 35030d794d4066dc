import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { authoriseSomewhere, ForbiddenError } from '#domain';
import { UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext, type ReceivedFile } from '#platform';
import { type CheckedFile, checkUpload } from './check-upload.js';
import { FileScanner } from './file-scanner.js';
import { FileResponse } from './file.response.js';
import { UploadPlaces } from './upload-places.js';

/** Takes a file in: counts the try, reads it, looks it through, and keeps what can be shown of it. */
@Injectable()
export class UploadFile {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly places: UploadPlaces,
    private readonly scanner: FileScanner,
  ) {}

  async execute(
    context: CommandContext,
    receive: () => Promise<ReceivedFile>,
  ): Promise<FileResponse> {
    const { tenant, actor } = context;
    authoriseSomewhere(actor, 'upload-file');
    if (actor.kind !== 'person') throw new ForbiddenError('upload-file');
    const { id: personId } = actor;
    await this.unitOfWork.run(tenant, async ({ clock, files }) => {
      await files.countTry(personId, await clock.now());
    });
    // Outside a transaction: a file comes in as slowly as its sender likes.
    const checked = await this.places.within(async () => {
      const received = await receive();
      const file = await checkUpload(received);
      await this.scanner.scan(received.bytes);
      return file;
    });
    return this.keep(context, personId, checked);
  }

  private keep(
    { tenant, actor, requestId, command }: CommandContext,
    uploadedBy: string,
    { renditions, ...rest }: CheckedFile,
  ): Promise<FileResponse> {
    // A body of this kind is in no request hash yet.
    const content = `${command.requestHash} ${rest.contentHash} ${rest.fileName}`;
    const requestHash = createHash('sha256').update(content).digest('hex');
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once({ ...command, requestHash }, async () => {
        const uploadedAt = await stores.clock.now();
        const file = {
          id: randomUUID(),
          ...rest,
          scannedBy: this.scanner.name,
          uploadedBy,
          uploadedAt,
        };
        await stores.files.insert(file, renditions);
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'upload-file',
          subjectType: 'file',
          subjectId: file.id,
          origin: requestId,
          details: {
            mediaType: file.mediaType,
            bytes: file.byteCount,
            contentHash: file.contentHash,
          },
        });
        return FileResponse.of({ ...file, isPublic: false });
      }),
    );
  }
}
