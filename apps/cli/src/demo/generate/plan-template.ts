import type { ApplicantKind, InitiativeTheme } from '#domain';

/**
 * An idea as residents write it down. `{straat}` becomes a street of the buurt where it is, `{plein}`
 * a square or a path: in Dutch the one is a `de`, the other a `het`.
 */
export type PlanTemplate = {
  readonly title: string;
  readonly summary: string;
  /** What it costs, line by line, in whole euros. */
  readonly costs: readonly (readonly [description: string, euros: number])[];
  readonly forWhom: string;
  readonly carriedOutBy: string;
  readonly theme: InitiativeTheme;
  readonly applicantKind: ApplicantKind;
  /** How well liked it is, from 0 to 1, before anybody has voted. */
  readonly appeal: number;
};
