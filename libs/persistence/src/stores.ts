import type { EntityManager } from 'typeorm';
import { AuditStore } from './audit/audit.store.js';
import { BudgetStore } from './budgets/budget.store.js';
import { ClockStore } from './clock.store.js';
import { ElectionExportStore } from './elections/election-export.store.js';
import { ElectionImportStore } from './elections/election-import.store.js';
import { IdempotencyStore } from './idempotency/idempotency.store.js';
import { LedgerStore } from './ledger/ledger.store.js';
import { OutboxStore } from './outbox/outbox.store.js';
import { AllocationStore } from './payments/allocation.store.js';
import { CommitmentStore } from './payments/commitment.store.js';
import { PaymentNoticeStore } from './payments/payment-notice.store.js';
import { PaymentStore } from './payments/payment.store.js';
import { AreaStore } from './people/area.store.js';
import { MunicipalityStore } from './people/municipality.store.js';
import { PeopleImportStore } from './people/people-import.store.js';
import { PeopleStore } from './people/people.store.js';
import { SignInStore } from './people/sign-in.store.js';
import { WijkteamStore } from './people/wijkteam.store.js';
import { InitiativeStore } from './rounds/initiative.store.js';
import { RoundStore } from './rounds/round.store.js';
import { BallotStore } from './voting/ballot.store.js';
import { RollStore } from './voting/roll.store.js';
import { TallyExplanationStore } from './voting/tally-explanation.store.js';
import { TallyInputStore } from './voting/tally-input.store.js';
import { TallyRunStore } from './voting/tally-run.store.js';
import { TallyTaskStore } from './voting/tally-task.store.js';

/** Every store, bound to one transaction. */
export type Stores = {
  readonly allocations: AllocationStore;
  readonly areas: AreaStore;
  readonly audit: AuditStore;
  readonly ballots: BallotStore;
  readonly budgets: BudgetStore;
  readonly clock: ClockStore;
  readonly commitments: CommitmentStore;
  readonly electionExport: ElectionExportStore;
  readonly electionImport: ElectionImportStore;
  readonly idempotency: IdempotencyStore;
  readonly initiatives: InitiativeStore;
  readonly ledger: LedgerStore;
  readonly municipalities: MunicipalityStore;
  readonly outbox: OutboxStore;
  readonly paymentNotices: PaymentNoticeStore;
  readonly payments: PaymentStore;
  readonly people: PeopleStore;
  readonly peopleImport: PeopleImportStore;
  readonly roll: RollStore;
  readonly rounds: RoundStore;
  readonly signIn: SignInStore;
  readonly tallyExplanations: TallyExplanationStore;
  readonly tallyInput: TallyInputStore;
  readonly tallyRuns: TallyRunStore;
  readonly tallyTasks: TallyTaskStore;
  readonly wijkteams: WijkteamStore;
};

export function storesOf(manager: EntityManager): Stores {
  return {
    allocations: new AllocationStore(manager),
    areas: new AreaStore(manager),
    audit: new AuditStore(manager),
    ballots: new BallotStore(manager),
    budgets: new BudgetStore(manager),
    clock: new ClockStore(manager),
    commitments: new CommitmentStore(manager),
    electionExport: new ElectionExportStore(manager),
    electionImport: new ElectionImportStore(manager),
    idempotency: new IdempotencyStore(manager),
    initiatives: new InitiativeStore(manager),
    ledger: new LedgerStore(manager),
    municipalities: new MunicipalityStore(manager),
    outbox: new OutboxStore(manager),
    paymentNotices: new PaymentNoticeStore(manager),
    payments: new PaymentStore(manager),
    people: new PeopleStore(manager),
    peopleImport: new PeopleImportStore(manager),
    roll: new RollStore(manager),
    rounds: new RoundStore(manager),
    signIn: new SignInStore(manager),
    tallyExplanations: new TallyExplanationStore(manager),
    tallyInput: new TallyInputStore(manager),
    tallyRuns: new TallyRunStore(manager),
    tallyTasks: new TallyTaskStore(manager),
    wijkteams: new WijkteamStore(manager),
  };
}
