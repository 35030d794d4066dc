import { Module } from '@nestjs/common';
import { ChangeRound } from './change-round.use-case.js';
import { CreateRound } from './create-round.use-case.js';
import { MoveRound } from './move-round.use-case.js';
import { RoundQuery } from './round.query.js';
import { RoundsController } from './rounds.controller.js';

@Module({
  controllers: [RoundsController],
  providers: [ChangeRound, CreateRound, MoveRound, RoundQuery],
})
export class RoundsModule {}
