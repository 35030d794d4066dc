import { type DynamicModule, Module } from '@nestjs/common';
import { type Clock, PersistenceModule } from '#persistence';
import { AddressesModule } from './addresses/addresses.module.js';
import { AllocationsModule } from './allocations/allocations.module.js';
import { ApiConfig } from './api.config.js';
import { ApplicationsModule } from './applications/applications.module.js';
import { AreasModule } from './areas/areas.module.js';
import { AuditModule } from './audit/audit.module.js';
import { AwardsModule } from './awards/awards.module.js';
import { BudgetsModule } from './budgets/budgets.module.js';
import { ConfigModule } from './config.module.js';
import { ContactPersonsModule } from './contact-persons/contact-persons.module.js';
import { CommentsModule } from './comments/comments.module.js';
import { DrawsModule } from './draws/draws.module.js';
import { DecisionsModule } from './decisions/decisions.module.js';
import { ElectionsModule } from './elections/elections.module.js';
import { FilesModule } from './files/files.module.js';
import { HealthModule } from './health/health.module.js';
import { InboxModule } from './inbox/inbox.module.js';
import { InitiativesModule } from './initiatives/initiatives.module.js';
import { LedgerModule } from './ledger/ledger.module.js';
import { MandatesModule } from './mandates/mandates.module.js';
import { MeetingsModule } from './meetings/meetings.module.js';
import { MergesModule } from './merges/merges.module.js';
import { MunicipalitiesModule } from './municipalities/municipalities.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { ObjectionsModule } from './objections/objections.module.js';
import { OpenDataModule } from './open-data/open-data.module.js';
import { OutcomesModule } from './outcomes/outcomes.module.js';
import { PaymentsModule } from './payments/payments.module.js';
import { PeopleModule } from './people/people.module.js';
import { PlayRulesModule } from './play-rules/play-rules.module.js';
import { ProgressModule } from './progress/progress.module.js';
import { PromisesModule } from './promises/promises.module.js';
import { RoundsModule } from './rounds/rounds.module.js';
import { SearchModule } from './search/search.module.js';
import { ScreeningModule } from './screening/screening.module.js';
import { SignInModule } from './sign-in/sign-in.module.js';
import { SupportModule } from './support/support.module.js';
import { StoriesModule } from './stories/stories.module.js';
import { TallyModule } from './tally/tally.module.js';
import { VotingModule } from './voting/voting.module.js';
import { WijkPagesModule } from './wijk-pages/wijk-pages.module.js';
import { WijkteamsModule } from './wijkteams/wijkteams.module.js';

/** The features of the api. They do not know one another; this list is all that joins them. */
const FEATURES = [
  AddressesModule,
  AllocationsModule,
  ApplicationsModule,
  AreasModule,
  AuditModule,
  AwardsModule,
  BudgetsModule,
  ContactPersonsModule,
  CommentsModule,
  DrawsModule,
  DecisionsModule,
  ElectionsModule,
  FilesModule,
  HealthModule,
  InboxModule,
  InitiativesModule,
  LedgerModule,
  MandatesModule,
  MeetingsModule,
  MergesModule,
  MunicipalitiesModule,
  NoticesModule,
  ObjectionsModule,
  OpenDataModule,
  OutcomesModule,
  PaymentsModule,
  PeopleModule,
  PlayRulesModule,
  ProgressModule,
  PromisesModule,
  RoundsModule,
  SearchModule,
  ScreeningModule,
  SignInModule,
  SupportModule,
  StoriesModule,
  TallyModule,
  VotingModule,
  WijkPagesModule,
  WijkteamsModule,
];

@Module({})
export class ApiModule {
  static forRoot(config: ApiConfig, clock: Clock | null = null): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        ConfigModule.forRoot(config),
        PersistenceModule.forRoot(config.values.databaseUrl, clock),
        ...FEATURES,
      ],
    };
  }
}
