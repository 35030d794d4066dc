import type {
  Area,
  Ballot,
  Budget,
  BudgetGrant,
  Cents,
  Initiative,
  Postponement,
  RecordedMembership,
  Role,
  Round,
  TallyElection,
  TallyOutcome,
  VotingOpening,
  WantedPostponement,
  Wijkteam,
} from '#domain';
import type { DemoPerson } from './demo-people.js';
import type { DemoFigures, DemoStory, DemoTalk } from './demo-talk.js';
import type { DemoTeamLife } from './team-life.js';

/** How somebody can sign in to look around. */
export type DemoAccount = {
  readonly personId: string;
  readonly name: string;
  readonly role: Role;
  readonly wijkteam: string | null;
  readonly email: string | null;
  readonly password: string | null;
  /** Instead of an address and a password. */
  readonly letterCode: string | null;
  /** What there is to try with it, beside what its role says; null where that is all. */
  readonly tries: string | null;
};

export type DemoLetter = { readonly personId: string; readonly letterCode: string };

export type DemoGrant = BudgetGrant & { readonly grantedBy: DemoPerson; readonly grantedAt: Date };

/** What a wijkteam decided about money. */
export type DemoDecision = {
  readonly id: string;
  /** Whether it follows the count of its round. */
  readonly followsCount: boolean;
  readonly motivation: string | null;
  readonly decidedBy: DemoPerson;
  readonly decidedAt: Date;
  readonly lines: readonly {
    readonly initiativeId: string;
    readonly amountCents: Cents;
    readonly transferId: string;
  }[];
};

/** A tranche, and who released it; null while it waits. */
export type DemoPayment = {
  readonly id: string;
  readonly initiativeId: string;
  readonly amountCents: Cents;
  readonly payeeName: string;
  readonly payeeIban: string;
  readonly payeeEmail: string | null;
  readonly description: string;
  readonly preparedBy: DemoPerson;
  readonly preparedAt: Date;
  readonly release: {
    readonly transferId: string;
    readonly releasedBy: DemoPerson;
    readonly releasedAt: Date;
  } | null;
};

/** The vote in a round, as far as it has come. */
export type DemoVote = {
  readonly opening: VotingOpening;
  /** Each ballot beside who cast it: only the demo knows, and keeps it apart as the service does. */
  readonly cast: readonly { readonly voterId: string; readonly ballot: Ballot }[];
  /** The count, when the voting has ended. */
  readonly count: {
    readonly tallyRunId: string;
    /** What was counted, by the rule of the round. */
    readonly election: TallyElection;
    readonly outcome: TallyOutcome;
    readonly countedAt: Date;
  } | null;
};

/** A round as it stands in the end, with all that happened in it. */
export type DemoRound = {
  readonly round: Round;
  readonly initiatives: readonly Initiative[];
  readonly vote: DemoVote | null;
  readonly decisions: readonly DemoDecision[];
  readonly payments: readonly DemoPayment[];
  /** What was put off after the voting had opened; null where all went by plan. */
  readonly postponement: DemoPostponement | null;
};

/** A decision that moments of a round come later. */
export type DemoPostponement = Pick<Postponement, 'moved'> &
  Pick<WantedPostponement, 'moment' | 'reason' | 'decisionReference'> & {
    readonly id: string;
    readonly postponedBy: DemoPerson;
    readonly postponedAt: Date;
  };

/** A whole municipality, made up; nobody in it exists. */
export type DemoMunicipality = {
  readonly municipality: {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    readonly cbsCode: null;
  };
  readonly areas: readonly Area[];
  readonly wijkteams: readonly Wijkteam[];
  readonly people: readonly DemoPerson[];
  readonly memberships: readonly RecordedMembership[];
  readonly letters: readonly DemoLetter[];
  readonly accounts: readonly DemoAccount[];
  readonly budgets: readonly { readonly budget: Budget; readonly grant: DemoGrant }[];
  readonly rounds: readonly DemoRound[];
  /** What else there is to see of each wijkteam. */
  readonly lives: readonly DemoTeamLife[];
  readonly talk: DemoTalk;
  readonly stories: readonly DemoStory[];
  readonly figures: DemoFigures;
};
