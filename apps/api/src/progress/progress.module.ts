import { Module } from '@nestjs/common';
import { DeclareFinished } from './declare-finished.use-case.js';
import { GiveJudgement } from './give-judgement.use-case.js';
import { HideProgress } from './hide-progress.use-case.js';
import { JudgementsController } from './judgements.controller.js';
import { MilestonesController } from './milestones.controller.js';
import { PlanMilestone } from './plan-milestone.use-case.js';
import { PostProgress } from './post-progress.use-case.js';
import { ProgressController } from './progress.controller.js';
import { ProgressQuery } from './progress.query.js';
import { StepMilestone } from './step-milestone.use-case.js';

@Module({
  controllers: [JudgementsController, MilestonesController, ProgressController],
  providers: [
    DeclareFinished,
    GiveJudgement,
    HideProgress,
    PlanMilestone,
    PostProgress,
    ProgressQuery,
    StepMilestone,
  ],
})
export class ProgressModule {}
