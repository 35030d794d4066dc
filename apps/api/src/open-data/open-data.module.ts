import { Module } from '@nestjs/common';
import { CatalogueController } from './catalogue.controller.js';
import { DataSetQuery } from './data-set.query.js';
import { ImportPopulation } from './import-population.use-case.js';
import { ImportResidences } from './import-residences.use-case.js';
import { OpenDataController } from './open-data.controller.js';
import { OpenDataQuery } from './open-data.query.js';
import { PopulationController } from './population.controller.js';
import { ResidenceController } from './residence.controller.js';
import { SayBuurt } from './say-buurt.use-case.js';
import { SetOpenData } from './set-open-data.use-case.js';

@Module({
  controllers: [CatalogueController, OpenDataController, PopulationController, ResidenceController],
  providers: [
    DataSetQuery,
    ImportPopulation,
    ImportResidences,
    OpenDataQuery,
    SayBuurt,
    SetOpenData,
  ],
})
export class OpenDataModule {}
