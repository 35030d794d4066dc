import { type DynamicModule, Module } from '@nestjs/common';
import { PersistenceModule } from '#persistence';
import { AllocationsModule } from './allocations/allocations.module.js';
import { ApiConfig } from './api.config.js';
import { AreasModule } from './areas/areas.module.js';
import { AuditModule } from './audit/audit.module.js';
import { BudgetsModule } from './budgets/budgets.module.js';
import { ConfigModule } from './config.module.js';
import { ElectionsModule } from './elections/elections.module.js';
import { HealthModule } from './health/health.module.js';
import { InitiativesModule } from './initiatives/initiatives.module.js';
import { LedgerModule } from './ledger/ledger.module.js';
import { MunicipalitiesModule } from './municipalities/municipalities.module.js';
import { PaymentsModule } from './payments/payments.module.js';
import { PeopleModule } from './people/people.module.js';
import { RoundsModule } from './rounds/rounds.module.js';
import { SignInModule } from './sign-in/sign-in.module.js';
import { TallyModule } from './tally/tally.module.js';
import { VotingModule } from './voting/voting.module.js';
import { WijkteamsModule } from './wijkteams/wijkteams.module.js';

/** The features of the api. They do not know one another; this list is all that joins them. */
const FEATURES = [
  AllocationsModule,
  AreasModule,
  AuditModule,
  BudgetsModule,
  ElectionsModule,
  HealthModule,
  InitiativesModule,
  LedgerModule,
  MunicipalitiesModule,
  PaymentsModule,
  PeopleModule,
  RoundsModule,
  SignInModule,
  TallyModule,
  VotingModule,
  WijkteamsModule,
];

@Module({})
export class ApiModule {
  static forRoot(config: ApiConfig): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        ConfigModule.forRoot(config),
        PersistenceModule.forRoot(config.values.databaseUrl),
        ...FEATURES,
      ],
    };
  }
}
