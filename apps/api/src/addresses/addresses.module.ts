import { Module } from '@nestjs/common';
import { AddressQuery } from './address.query.js';
import { AddressesController } from './addresses.controller.js';
import { DirectoryLocator } from './directory-locator.js';
import { ReplaceDirectory } from './replace-directory.use-case.js';

@Module({
  controllers: [AddressesController],
  providers: [AddressQuery, DirectoryLocator, ReplaceDirectory],
})
export class AddressesModule {}
