import { Module } from '@nestjs/common';
import { AnnounceDraw } from './announce-draw.use-case.js';
import { AnswerPlace } from './answer-place.use-case.js';
import { CancelDraw } from './cancel-draw.use-case.js';
import { CarryOutDraw } from './carry-out-draw.use-case.js';
import { DrawPlacesController } from './draw-places.controller.js';
import { DrawQuery } from './draw.query.js';
import { DrawStepsController } from './draw-steps.controller.js';
import { DrawsController } from './draws.controller.js';
import { FreezeList } from './freeze-list.use-case.js';
import { WriteList } from './write-list.use-case.js';

@Module({
  controllers: [DrawsController, DrawStepsController, DrawPlacesController],
  providers: [
    AnnounceDraw,
    AnswerPlace,
    CancelDraw,
    CarryOutDraw,
    DrawQuery,
    FreezeList,
    WriteList,
  ],
})
export class DrawsModule {}
