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
import { AgendaStore } from './decisions/agenda.store.js';
import { MandateStore } from './decisions/mandate.store.js';
import { MeetingStore } from './decisions/meeting.store.js';
import { MinutesStore } from './decisions/minutes.store.js';
import { TeamDecisionStore } from './decisions/team-decision.store.js';
import { ElectionExportStore } from './elections/election-export.store.js';
import { ElectionImportStore } from './elections/election-import.store.js';
import { IdempotencyStore } from './idempotency/idempotency.store.js';
import { LedgerStore } from './ledger/ledger.store.js';
import { OutboxStore } from './outbox/outbox.store.js';
import { OutcomeStore } from './outcomes/outcome.store.js';
import { AllocationStore } from './payments/allocation.store.js';
import { CommitmentStore } from './payments/commitment.store.js';
import { PaymentNoticeStore } from './payments/payment-notice.store.js';
import { PaymentStore } from './payments/payment.store.js';
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
import { InitiativeStore } from './rounds/initiative.store.js';
import { RoundHistoryStore } from './rounds/round-history.store.js';
import { RoundRouteStore } from './rounds/round-route.store.js';
import { RoundStore } from './rounds/round.store.js';
import { DrawPlaceStore } from './sortition/draw-place.store.js';
import { DrawStore } from './sortition/draw.store.js';
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
  applicationLine: ApplicationLineStore,
  applicationList: ApplicationListStore,
  areaBoundaries: AreaBoundaryStore,
  areas: AreaStore,
  audit: AuditStore,
  awardLetters: AwardLetterStore,
  ballots: BallotStore,
  budgets: BudgetStore,
  carryOvers: CarryOverStore,
  commitments: CommitmentStore,
  drawPlaces: DrawPlaceStore,
  draws: DrawStore,
  electionExport: ElectionExportStore,
  electionImport: ElectionImportStore,
  envelopes: EnvelopeStore,
  idempotency: IdempotencyStore,
  initiativeFacts: InitiativeFactsStore,
  initiatives: InitiativeStore,
  ledger: LedgerStore,
  letterNotices: LetterNoticeStore,
  mandates: MandateStore,
  meetings: MeetingStore,
  minutes: MinutesStore,
  municipalities: MunicipalityStore,
  objections: ObjectionStore,
  outbox: OutboxStore,
  outcomes: OutcomeStore,
  paymentNotices: PaymentNoticeStore,
  payments: PaymentStore,
  people: PeopleStore,
  peopleImport: PeopleImportStore,
  playComments: PlayCommentStore,
  playRules: PlayRulesStore,
  roll: RollStore,
  roundHistory: RoundHistoryStore,
  roundRoute: RoundRouteStore,
  rounds: RoundStore,
  signIn: SignInStore,
  tallyExplanations: TallyExplanationStore,
  tallyInput: TallyInputStore,
  tallyRuns: TallyRunStore,
  tallyTasks: TallyTaskStore,
  teamDecisions: TeamDecisionStore,
  teamPage: TeamPageStore,
  territory: TerritoryStore,
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
