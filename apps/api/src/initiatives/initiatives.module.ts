import { Module } from '@nestjs/common';
import { EditInitiative } from './edit-initiative.use-case.js';
import { InitiativeQuery } from './initiative.query.js';
import { InitiativesController } from './initiatives.controller.js';
import { ProposeInitiative } from './propose-initiative.use-case.js';
import { RoundInitiativesController } from './round-initiatives.controller.js';
import { StepInitiative } from './step-initiative.use-case.js';

@Module({
  controllers: [InitiativesController, RoundInitiativesController],
  providers: [EditInitiative, InitiativeQuery, ProposeInitiative, StepInitiative],
})
export class InitiativesModule {}
