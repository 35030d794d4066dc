import { Module } from '@nestjs/common';
import { FileObjection } from './file-objection.use-case.js';
import { ObjectionQuery } from './objection.query.js';
import { ObjectionsController } from './objections.controller.js';
import { ObjectionStepsController } from './objection-steps.controller.js';
import { TakeObjectionStep } from './take-objection-step.use-case.js';

@Module({
  controllers: [ObjectionsController, ObjectionStepsController],
  providers: [FileObjection, ObjectionQuery, TakeObjectionStep],
})
export class ObjectionsModule {}
