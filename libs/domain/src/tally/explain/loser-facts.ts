/** What is known of a project that did not win, before any recount. */
export type LoserFacts = {
  readonly id: string;
  /** The place in the list of projects. */
  readonly project: number;
  readonly cost: bigint;
  readonly score: number;
  readonly voters: number;
};
