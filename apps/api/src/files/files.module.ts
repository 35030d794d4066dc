import { Module } from '@nestjs/common';
import { ApiConfig } from '../api.config.js';
import { AttachFiles } from './attach-files.use-case.js';
import { ClamdScanner, FileScanner, NoScanner } from './file-scanner.js';
import { FileQuery } from './file.query.js';
import { FilesController } from './files.controller.js';
import { InitiativeFilesController } from './initiative-files.controller.js';
import { RemoveFile } from './remove-file.use-case.js';
import { UploadFile } from './upload-file.use-case.js';
import { UploadPlaces } from './upload-places.js';

@Module({
  controllers: [FilesController, InitiativeFilesController],
  providers: [
    AttachFiles,
    FileQuery,
    RemoveFile,
    UploadFile,
    UploadPlaces,
    {
      provide: FileScanner,
      inject: [ApiConfig],
      useFactory: ({ values: { clamdAddress } }: ApiConfig): FileScanner =>
        clamdAddress === null ? new NoScanner() : new ClamdScanner(clamdAddress),
    },
  ],
})
export class FilesModule {}
