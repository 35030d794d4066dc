import { Module } from '@nestjs/common';
import { AnswerRegrouping, TakeBackRegrouping } from './answer-regrouping.use-case.js';
import { MovedSupports } from './moved-supports.js';
import { ProposeRegrouping } from './propose-regrouping.use-case.js';
import { RegroupingQuery } from './regrouping.query.js';
import { RegroupingsController } from './regroupings.controller.js';

@Module({
  controllers: [RegroupingsController],
  providers: [
    AnswerRegrouping,
    MovedSupports,
    ProposeRegrouping,
    RegroupingQuery,
    TakeBackRegrouping,
  ],
})
export class MergesModule {}
