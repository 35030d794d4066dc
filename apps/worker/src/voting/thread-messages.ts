import type {
  BallotPaperLine,
  CountAnswer,
  ExplanationDocument,
  Grouping,
  TallyElection,
  TallyPosition,
  TallyRule,
} from '#domain';

/** What a thread is given: an election, to be counted by some rules or to be explained by one. */
export type ThreadWork =
  ({ readonly kind: 'count' } & CountWork) | ({ readonly kind: 'explain' } & ExplainWork);

/** One election, counted by the rule of its round and explained. */
export type ExplainWork = {
  /** Its ballots move to the thread; who sends them has them no more. */
  readonly election: TallyElection;
  readonly rule: TallyRule;
};

/** One election, to be counted by each of these rules in turn. */
export type CountWork = {
  /** Its ballots move to the thread; who sends them has them no more. */
  readonly election: TallyElection;
  readonly paper: readonly BallotPaperLine[];
  readonly rules: readonly TallyRule[];
  /** SHA-256 of the frozen rules document; null for rules that were never published. */
  readonly rulesHash: string | null;
  readonly groupings: readonly Grouping[];
};

/** Where the thread is; `rule` is the place of the rule that it counts by, from 0. */
export type ThreadPosition = { readonly position: TallyPosition; readonly rule: number };

/** What a thread tells: where it is, now and then, and at the end what it was asked for. */
export type ThreadMessage =
  { readonly kind: 'position'; readonly at: ThreadPosition } | ThreadAnswer;
export type ThreadAnswer =
  /** One for each rule. */
  | { readonly kind: 'counted'; readonly answers: readonly CountAnswer[] }
  | { readonly kind: 'explained'; readonly document: ExplanationDocument };
