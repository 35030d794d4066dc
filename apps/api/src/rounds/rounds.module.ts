import { Module } from '@nestjs/common';
import { ChangeRound } from './change-round.use-case.js';
import { CreateRound } from './create-round.use-case.js';
import { MoveRound } from './move-round.use-case.js';
import { PostponeRound } from './postpone-round.use-case.js';
import { RoundQuery } from './round.query.js';
import { RoundTimelineController } from './round-timeline.controller.js';
import { RoundTimelineQuery } from './round-timeline.query.js';
import { RoundsController } from './rounds.controller.js';

@Module({
  controllers: [RoundsController, RoundTimelineController],
  providers: [ChangeRound, CreateRound, MoveRound, PostponeRound, RoundQuery, RoundTimelineQuery],
})
export class RoundsModule {}
