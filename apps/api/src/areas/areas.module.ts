import { Module } from '@nestjs/common';
import { AreaQuery } from './area.query.js';
import { AreasController } from './areas.controller.js';
import { CreateArea } from './create-area.use-case.js';

@Module({ controllers: [AreasController], providers: [AreaQuery, CreateArea] })
export class AreasModule {}
