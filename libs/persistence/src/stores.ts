import type { EntityManager } from 'typeorm';
import { ApplicationLineStore } from './applications/application-line.store.js';
import { ApplicationListStore } from './applications/application-list.store.js';
import { AuditStore } from './audit/audit.store.js';
import { AwardLetterStore } from './awards/award-letter.store.js';
import { LetterNoticeStore } from './awards/letter-notice.store.js';
import { ObjectionStore } from './awards/objection.store.js';
import { BudgetStore } from './budgets/budget.store.js';
import { CarryOverStore } from './budgets/carry-over.store.js';
import { EnvelopeStore } from './budgets/envelope.store.js';
import { type Clock, ClockStore } from './clock.store.js';
import { CommentStore } from './comments/comment.store.js';
import { ModerationStore } from './comments/moderation.store.js';
import { AgendaStore } from './decisions/agenda.store.js';
import { MandateStore } from './decisions/mandate.store.js';
import { MeetingStore } from './decisions/meeting.store.js';
import { MinutesStore } from './decisions/minutes.store.js';
import { TeamDecisionStore } from './decisions/team-decision.store.js';
import { ElectionExportStore } from './elections/election-export.store.js';
import { ElectionImportStore } from './elections/election-import.store.js';
import { FileStore } from './files/file.store.js';
import { InitiativeFileStore } from './files/initiative-file.store.js';
import { IdempotencyStore } from './idempotency/idempotency.store.js';
import { CoInitiatorStore } from './initiatives/co-initiator.store.js';
import { InitiativeVersionStore } from './initiatives/initiative-version.store.js';
import { OnBehalfStore } from './initiatives/on-behalf.store.js';
import { LedgerStore } from './ledger/ledger.store.js';
import { OpenDataExportStore } from './open-data/open-data-export.store.js';
import { OpenDataSettingsStore } from './open-data/open-data-settings.store.js';
import { ParticipationStore } from './open-data/participation.store.js';
import { PopulationStore } from './open-data/population.store.js';
import { ResidenceStore } from './open-data/residence.store.js';
import { StoryStore } from './open-data/story.store.js';
import { WijkPageStore } from './open-data/wijk-page.store.js';
import { OutboxStore } from './outbox/outbox.store.js';
import { OutcomeStore } from './outcomes/outcome.store.js';
import { AllocationStore } from './payments/allocation.store.js';
import { CommitmentStore } from './payments/commitment.store.js';
import { PaymentNoticeStore } from './payments/payment-notice.store.js';
import { PaymentStore } from './payments/payment.store.js';
import { AnnouncementStore } from './notices/announcement.store.js';
import { AudienceStore } from './notices/audience.store.js';
import { MailBounceStore } from './notices/mail-bounce.store.js';
import { MailDeskStore } from './notices/mail-desk.store.js';
import { MailSettingsStore } from './notices/mail-settings.store.js';
import { MailingStore } from './notices/mailing.store.js';
import { NoticeStore } from './notices/notice.store.js';
import { RoundNewsStore } from './notices/round-news.store.js';
import { AreaStore } from './people/area.store.js';
import { MunicipalityStore } from './people/municipality.store.js';
import { PeopleImportStore } from './people/people-import.store.js';
import { PeopleStore } from './people/people.store.js';
import { SignInStore } from './people/sign-in.store.js';
import { TeamPageStore } from './people/team-page.store.js';
import { WijkteamStore } from './people/wijkteam.store.js';
import { InitiativeFactsStore } from './play/initiative-facts.store.js';
import { PlayCommentStore } from './play/play-comment.store.js';
import { PlayRulesStore } from './play/play-rules.store.js';
import { JudgementStore } from './progress/judgement.store.js';
import { ProgressStore } from './progress/progress.store.js';
import { PromiseStore } from './promises/promise.store.js';
import { InitiativeStore } from './rounds/initiative.store.js';
import { RoundHistoryStore } from './rounds/round-history.store.js';
import { RoundRouteStore } from './rounds/round-route.store.js';
import { RoundStore } from './rounds/round.store.js';
import { InitiativeMapStore } from './search/initiative-map.store.js';
import { InitiativeSearchStore } from './search/initiative-search.store.js';
import { RegroupingStore } from './search/regrouping.store.js';
import { ChargeStore } from './screening/charge.store.js';
import { ContactPersonStore } from './screening/contact-person.store.js';
import { InitiativeRouteView } from './screening/initiative-route.view.js';
import { ScreeningDeskStore } from './screening/screening-desk.store.js';
import { ScreeningProcedureStore } from './screening/screening-procedure.store.js';
import { ScreeningStore } from './screening/screening.store.js';
import { ScreeningView } from './screening/screening.view.js';
import { TermStore } from './screening/term.store.js';
import { DrawPlaceStore } from './sortition/draw-place.store.js';
import { DrawStore } from './sortition/draw.store.js';
import { FollowStore } from './support/follow.store.js';
import { SignatureSheetStore } from './support/signature-sheet.store.js';
import { StandingSupportStore } from './support/standing-support.store.js';
import { SupportStore } from './support/support.store.js';
import { SupportRegisterStore } from './support/support-register.store.js';
import { AddressDirectoryStore } from './territory/address-directory.store.js';
import { AreaBoundaryStore } from './territory/area-boundary.store.js';
import { TerritoryStore } from './territory/territory.store.js';
import { BallotStore } from './voting/ballot.store.js';
import { RollStore } from './voting/roll.store.js';
import { TallyExplanationStore } from './voting/tally-explanation.store.js';
import { TallyInputStore } from './voting/tally-input.store.js';
import { TallyRunStore } from './voting/tally-run.store.js';
import { TallyTaskStore } from './voting/tally-task.store.js';

/** The stores that need a transaction and nothing else, by the names that use cases know them by. */
const STORES = {
  addressDirectory: AddressDirectoryStore,
  agenda: AgendaStore,
  allocations: AllocationStore,
  announcements: AnnouncementStore,
  applicationLine: ApplicationLineStore,
  applicationList: ApplicationListStore,
  areaBoundaries: AreaBoundaryStore,
  areas: AreaStore,
  audiences: AudienceStore,
  audit: AuditStore,
  awardLetters: AwardLetterStore,
  ballots: BallotStore,
  budgets: BudgetStore,
  carryOvers: CarryOverStore,
  coInitiators: CoInitiatorStore,
  comments: CommentStore,
  charges: ChargeStore,
  commitments: CommitmentStore,
  contactPersons: ContactPersonStore,
  drawPlaces: DrawPlaceStore,
  draws: DrawStore,
  electionExport: ElectionExportStore,
  electionImport: ElectionImportStore,
  envelopes: EnvelopeStore,
  files: FileStore,
  follows: FollowStore,
  idempotency: IdempotencyStore,
  initiativeFacts: InitiativeFactsStore,
  initiativeFiles: InitiativeFileStore,
  initiativeMap: InitiativeMapStore,
  initiativeRoutes: InitiativeRouteView,
  initiatives: InitiativeStore,
  initiativeSearch: InitiativeSearchStore,
  initiativeVersions: InitiativeVersionStore,
  judgements: JudgementStore,
  ledger: LedgerStore,
  letterNotices: LetterNoticeStore,
  mailBounces: MailBounceStore,
  mailDesk: MailDeskStore,
  mailSettings: MailSettingsStore,
  mailings: MailingStore,
  mandates: MandateStore,
  meetings: MeetingStore,
  minutes: MinutesStore,
  moderation: ModerationStore,
  municipalities: MunicipalityStore,
  notices: NoticeStore,
  objections: ObjectionStore,
  onBehalf: OnBehalfStore,
  openDataExport: OpenDataExportStore,
  openDataSettings: OpenDataSettingsStore,
  outbox: OutboxStore,
  outcomes: OutcomeStore,
  participation: ParticipationStore,
  paymentNotices: PaymentNoticeStore,
  payments: PaymentStore,
  people: PeopleStore,
  peopleImport: PeopleImportStore,
  playComments: PlayCommentStore,
  playRules: PlayRulesStore,
  regroupings: RegroupingStore,
  progress: ProgressStore,
  promises: PromiseStore,
  population: PopulationStore,
  residences: ResidenceStore,
  roll: RollStore,
  roundHistory: RoundHistoryStore,
  roundNews: RoundNewsStore,
  roundRoute: RoundRouteStore,
  rounds: RoundStore,
  screeningDesk: ScreeningDeskStore,
  screeningProcedures: ScreeningProcedureStore,
  screenings: ScreeningStore,
  screeningViews: ScreeningView,
  signIn: SignInStore,
  signatureSheets: SignatureSheetStore,
  standingSupports: StandingSupportStore,
  support: SupportStore,
  supportRegister: SupportRegisterStore,
  stories: StoryStore,
  tallyExplanations: TallyExplanationStore,
  tallyInput: TallyInputStore,
  tallyRuns: TallyRunStore,
  tallyTasks: TallyTaskStore,
  teamDecisions: TeamDecisionStore,
  teamPage: TeamPageStore,
  terms: TermStore,
  territory: TerritoryStore,
  wijkPages: WijkPageStore,
  wijkteams: WijkteamStore,
} satisfies Record<string, new (manager: EntityManager) => object>;

/** Every store, bound to one transaction, and the clock. */
export type Stores = { readonly clock: Clock } & {
  readonly [Name in keyof typeof STORES]: InstanceType<(typeof STORES)[Name]>;
};

/** The clock is that of the database unless another one is given. */
export function storesOf(manager: EntityManager, clock: Clock | null = null): Stores {
  const bound = Object.entries(STORES).map(([name, Store]) => [name, new Store(manager)] as const);
  // Each name is bound to an instance of the class that stands beside it in the table.
  const stores = Object.fromEntries(bound) as unknown as Omit<Stores, 'clock'>;
  return { ...stores, clock: clock ?? new ClockStore(manager) };
}
