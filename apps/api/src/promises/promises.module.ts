import { Module } from '@nestjs/common';
import { MakePromise } from './make-promise.use-case.js';
import { PromiseQuery } from './promise.query.js';
import { PromisesController } from './promises.controller.js';
import { SettlePromise } from './settle-promise.use-case.js';

@Module({
  controllers: [PromisesController],
  providers: [MakePromise, PromiseQuery, SettlePromise],
})
export class PromisesModule {}
