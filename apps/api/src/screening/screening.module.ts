import { Module } from '@nestjs/common';
import { AdoptScreeningProcedure } from './adopt-screening-procedure.use-case.js';
import { Advise } from './advise.use-case.js';
import { DepartmentsController } from './departments.controller.js';
import { InitiativeTermsController } from './initiative-terms.controller.js';
import { KeepCharges } from './keep-charges.use-case.js';
import { KeepDepartment } from './keep-department.use-case.js';
import { KeepTerm } from './keep-term.use-case.js';
import { ScreeningProceduresController } from './screening-procedures.controller.js';
import { ScreeningQuery } from './screening.query.js';
import { ScreeningsController } from './screenings.controller.js';
import { Weigh } from './weigh.use-case.js';

@Module({
  controllers: [
    DepartmentsController,
    InitiativeTermsController,
    ScreeningProceduresController,
    ScreeningsController,
  ],
  providers: [
    AdoptScreeningProcedure,
    Advise,
    KeepCharges,
    KeepDepartment,
    KeepTerm,
    ScreeningQuery,
    Weigh,
  ],
})
export class ScreeningModule {}
