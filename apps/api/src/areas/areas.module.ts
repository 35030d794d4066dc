import { Module } from '@nestjs/common';
import { AreaAtQuery } from './area-at.query.js';
import { AreaImportsController } from './area-imports.controller.js';
import { AreaQuery } from './area.query.js';
import { AreasController } from './areas.controller.js';
import { BoundariesController } from './boundaries.controller.js';
import { BoundaryQuery } from './boundary.query.js';
import { CreateArea } from './create-area.use-case.js';
import { DecideOnBoundary } from './decide-on-boundary.use-case.js';
import { DrawBoundary } from './draw-boundary.use-case.js';
import { ImportAreas } from './import-areas.use-case.js';
import { RespondToBoundary } from './respond-to-boundary.use-case.js';

@Module({
  controllers: [AreasController, AreaImportsController, BoundariesController],
  providers: [
    AreaAtQuery,
    AreaQuery,
    BoundaryQuery,
    CreateArea,
    DecideOnBoundary,
    DrawBoundary,
    ImportAreas,
    RespondToBoundary,
  ],
})
export class AreasModule {}
