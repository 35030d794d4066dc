import { Module } from '@nestjs/common';
import { ApplicationQuery } from './application.query.js';
import { ApplicationsController } from './applications.controller.js';

@Module({ controllers: [ApplicationsController], providers: [ApplicationQuery] })
export class ApplicationsModule {}
