import { Module } from '@nestjs/common';
import { MunicipalitiesController } from './municipalities.controller.js';
import { MunicipalityQuery } from './municipality.query.js';

@Module({ controllers: [MunicipalitiesController], providers: [MunicipalityQuery] })
export class MunicipalitiesModule {}
