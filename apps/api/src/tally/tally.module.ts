import { Module } from '@nestjs/common';
import { CancelTallyTask } from './cancel-tally-task.use-case.js';
import { ExplanationQuery } from './explanation.query.js';
import { RequestRecount } from './request-recount.use-case.js';
import { RequestSimulation } from './request-simulation.use-case.js';
import { RequestTally } from './request-tally.use-case.js';
import { TallyRunQuery } from './tally-run.query.js';
import { TallyRunsController } from './tally-runs.controller.js';
import { TallyTaskQuery } from './tally-task.query.js';
import { TallyTasksController } from './tally-tasks.controller.js';

@Module({
  controllers: [TallyRunsController, TallyTasksController],
  providers: [
    CancelTallyTask,
    ExplanationQuery,
    RequestRecount,
    RequestSimulation,
    RequestTally,
    TallyRunQuery,
    TallyTaskQuery,
  ],
})
export class TallyModule {}
