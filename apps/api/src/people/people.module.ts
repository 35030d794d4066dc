import { Module } from '@nestjs/common';
import { ChangeMembership } from './change-membership.use-case.js';
import { GiveNameConsent } from './give-name-consent.use-case.js';
import { GiveRole } from './give-role.use-case.js';
import { MembershipQuery } from './membership.query.js';
import { MembershipsController } from './memberships.controller.js';
import { MunicipalRolesController } from './municipal-roles.controller.js';
import { PeopleController } from './people.controller.js';
import { RegisterPerson } from './register-person.use-case.js';
import { RegisterResident } from './register-resident.use-case.js';
import { ResidentsController } from './residents.controller.js';

@Module({
  controllers: [
    MembershipsController,
    MunicipalRolesController,
    PeopleController,
    ResidentsController,
  ],
  providers: [
    ChangeMembership,
    GiveNameConsent,
    GiveRole,
    MembershipQuery,
    RegisterPerson,
    RegisterResident,
  ],
})
export class PeopleModule {}
