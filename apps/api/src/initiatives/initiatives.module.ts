import { Module } from '@nestjs/common';
import { AnswerInvitation } from './answer-invitation.use-case.js';
import { CoInitiatorsController } from './co-initiators.controller.js';
import { DiscardDraft } from './discard-draft.use-case.js';
import { EditInitiative } from './edit-initiative.use-case.js';
import { EnterInitiative } from './enter-initiative.use-case.js';
import { EnteredInitiativesController } from './entered-initiatives.controller.js';
import { ImportInitiatives } from './import-initiatives.use-case.js';
import { InitiativeImportsController } from './initiative-imports.controller.js';
import { InitiativeQuery } from './initiative.query.js';
import { InitiativesController } from './initiatives.controller.js';
import { InitiatorsQuery } from './initiators.query.js';
import { InviteCoInitiator } from './invite-co-initiator.use-case.js';
import { LeaveInitiative } from './leave-initiative.use-case.js';
import { LiveRuleChecksController } from './live-rule-checks.controller.js';
import { LiveRuleChecksQuery } from './live-rule-checks.query.js';
import { MyInitiativesController } from './my-initiatives.controller.js';
import { MyInitiativesQuery } from './my-initiatives.query.js';
import { PlanVersionsController } from './plan-versions.controller.js';
import { PlanVersionsQuery } from './plan-versions.query.js';
import { ProposeInitiative } from './propose-initiative.use-case.js';
import { RoundInitiativesController } from './round-initiatives.controller.js';
import { StepInitiative } from './step-initiative.use-case.js';

@Module({
  controllers: [
    CoInitiatorsController,
    EnteredInitiativesController,
    InitiativeImportsController,
    InitiativesController,
    LiveRuleChecksController,
    MyInitiativesController,
    PlanVersionsController,
    RoundInitiativesController,
  ],
  providers: [
    AnswerInvitation,
    DiscardDraft,
    EditInitiative,
    EnterInitiative,
    ImportInitiatives,
    InitiativeQuery,
    InitiatorsQuery,
    InviteCoInitiator,
    LeaveInitiative,
    LiveRuleChecksQuery,
    MyInitiativesQuery,
    PlanVersionsQuery,
    ProposeInitiative,
    StepInitiative,
  ],
})
export class InitiativesModule {}
