import { Module } from '@nestjs/common';
import { RequestTally } from './request-tally.use-case.js';
import { TallyRunQuery } from './tally-run.query.js';
import { TallyRunsController } from './tally-runs.controller.js';

@Module({ controllers: [TallyRunsController], providers: [RequestTally, TallyRunQuery] })
export class TallyModule {}
