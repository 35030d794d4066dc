import type { DataSourceOptions } from 'typeorm';
import { AuditEntryRow } from './audit/audit-entry.row.js';
import {
  CommentEditRow,
  CommentModerationRow,
  CommentReportRow,
  CommentRow,
} from './comments/comment.row.js';
import { BudgetRow } from './budgets/budget.row.js';
import { EnvelopeRow } from './budgets/envelope.row.js';
import { ImportedElectionRow } from './elections/imported-election.row.js';
import { IdempotencyKeyRow } from './idempotency/idempotency-key.row.js';
import { CoInitiatorInvitationRow, CoInitiatorRow } from './initiatives/co-initiator.row.js';
import { InitiativeOnBehalfRow } from './initiatives/initiative-on-behalf.row.js';
import { InitiativeVersionRow } from './initiatives/initiative-version.row.js';
import { AccountRow, FlowRow, TransferRow } from './ledger/ledger.row.js';
import { MIGRATIONS } from './migrations/index.js';
import { OutboxRow } from './outbox/outbox.row.js';
import {
  AllocationOutcomeRow,
  OutcomeConfirmationRow,
  OutcomeRecordRow,
} from './outcomes/outcome-record.row.js';
import { AllocationDecisionRow, CommitmentRow } from './payments/allocation.row.js';
import { PaymentNoticeRow } from './payments/payment-notice.row.js';
import { PaymentRow, PaymentSettlementRow } from './payments/payment.row.js';
import { MunicipalityRow } from './people/municipality.row.js';
import { MembershipRow, PersonRow } from './people/person.row.js';
import { AreaRow, WijkteamRow } from './people/wijkteam.row.js';
import { AddressDirectoryRow, AddressRow } from './territory/address.row.js';
import {
  AreaBoundaryDecisionRow,
  AreaBoundaryResponseRow,
  AreaBoundaryRow,
} from './territory/area-boundary.row.js';
import { AreaCodeRow } from './territory/area-code.row.js';
import { ApiTokenRow, CredentialRow, SessionRow, SignInFailureRow } from './people/sign-in.row.js';
import { PlayCommentRow } from './play/play-comment.row.js';
import { PlayDocumentRow } from './play/play-document.row.js';
import { RoundPlayRulesRow } from './play/round-play-rules.row.js';
import { BallotPaperLineRow } from './rounds/ballot-paper-line.row.js';
import { CostLineRow, InitiativeRow } from './rounds/initiative.row.js';
import { RoundObstacleRow } from './rounds/round-obstacle.row.js';
import { RoundPhaseChangeRow } from './rounds/round-phase-change.row.js';
import { RoundPostponementRow } from './rounds/round-postponement.row.js';
import { RoundRow } from './rounds/round.row.js';
import { DrawOutcomeRow, DrawPlaceEventRow, DrawPlaceRow } from './sortition/draw-outcome.row.js';
import { DrawEntryRow, DrawRow } from './sortition/draw.row.js';
import { SignatureLineRow, SignatureSheetRow } from './support/signature-sheet.row.js';
import { SignatureWithdrawalRow } from './support/signature-withdrawal.row.js';
import { InitiativeFollowRow, SupportOutcomeRow, SupportRow } from './support/support.row.js';
import {
  SupportCodeBatchRow,
  SupportCodeRow,
  SupportRegisterEntryRow,
  SupportRegisterRow,
  SupportRegisterTieRow,
} from './support/support-register.row.js';
import { BallotRow } from './voting/ballot.row.js';
import { RollMarkRow } from './voting/roll-mark.row.js';
import { TallyExplanationRow } from './voting/tally-explanation.row.js';
import { TallyRunRow } from './voting/tally-run.row.js';
import { TallyTaskRow } from './voting/tally-task.row.js';

/** Rows and migrations are listed, not globbed: a missing one is a compile error. */
const ROWS = [
  AccountRow,
  AllocationDecisionRow,
  AllocationOutcomeRow,
  ApiTokenRow,
  AddressDirectoryRow,
  AddressRow,
  AreaBoundaryDecisionRow,
  AreaBoundaryResponseRow,
  AreaBoundaryRow,
  AreaCodeRow,
  AreaRow,
  AuditEntryRow,
  BallotPaperLineRow,
  BallotRow,
  BudgetRow,
  CommentEditRow,
  CommentModerationRow,
  CommentReportRow,
  CommentRow,
  CommitmentRow,
  CoInitiatorInvitationRow,
  CoInitiatorRow,
  CostLineRow,
  InitiativeOnBehalfRow,
  InitiativeVersionRow,
  CredentialRow,
  DrawEntryRow,
  DrawOutcomeRow,
  DrawPlaceEventRow,
  DrawPlaceRow,
  DrawRow,
  EnvelopeRow,
  FlowRow,
  IdempotencyKeyRow,
  ImportedElectionRow,
  InitiativeRow,
  MembershipRow,
  MunicipalityRow,
  OutboxRow,
  OutcomeConfirmationRow,
  OutcomeRecordRow,
  PaymentNoticeRow,
  PaymentRow,
  PaymentSettlementRow,
  PersonRow,
  PlayCommentRow,
  PlayDocumentRow,
  RollMarkRow,
  RoundPlayRulesRow,
  RoundObstacleRow,
  RoundPhaseChangeRow,
  RoundPostponementRow,
  RoundRow,
  SessionRow,
  SignatureLineRow,
  SignatureSheetRow,
  SignatureWithdrawalRow,
  SignInFailureRow,
  SupportCodeBatchRow,
  SupportCodeRow,
  SupportOutcomeRow,
  SupportRegisterEntryRow,
  SupportRegisterRow,
  SupportRegisterTieRow,
  SupportRow,
  InitiativeFollowRow,
  TallyExplanationRow,
  TallyRunRow,
  TallyTaskRow,
  TransferRow,
  WijkteamRow,
];

/** The role that owns nothing, may not change history, and sees one municipality at a time. */
export const APPLICATION_ROLE = 'wijkkas_app';

const POOL_MAX = 16;

/** How api and worker connect: as whoever the address names, in the application role. */
export function dataSourceOptions(url: string): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: ROWS,
    synchronize: false,
    poolSize: POOL_MAX,
    extra: { options: `-c role=${APPLICATION_ROLE}`, application_name: 'wijkkas' },
  };
}

/** How migrations connect: as the owner of the schema. */
export function migrationOptions(url: string): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: ROWS,
    migrations: MIGRATIONS,
    migrationsTransactionMode: 'each',
    synchronize: false,
  };
}
