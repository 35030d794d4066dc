import { type ParametersOf, type PlayRule, ruleOfKind } from './play-rule.js';

/**
 * How a wijkteam decides.
 *
 * - `quorum`: the part of the voting seats that has to take part, rounded up; null: no such part.
 * - `quorumMin`: the fewest members that have to take part; null: no such number. Where both are set,
 *   both hold.
 * - `majority`: of the votes cast, blank ones aside: more than half, at least two thirds, or all.
 * - `form`: votes for and against, or consent: adopted when nobody holds a reasoned objection.
 * - `castingVote`: in a tie the chair's vote decides.
 * - `recusedCountInQuorum`: who steps aside because of an interest counts as present.
 * - `professionalsVote`: professionals of the team have a vote.
 * - `writtenProcedure`: the team may decide in writing, without a meeting.
 */
export type TeamDecisionRules = ParametersOf<'team-decisions'>;

/** Usual rules, to start from: half of the seats, a simple majority of votes, no casting vote. */
export const DEFAULT_TEAM_DECISION_RULES: TeamDecisionRules = {
  quorum: { numerator: 1, denominator: 2 },
  quorumMin: null,
  majority: 'simple',
  form: 'votes',
  castingVote: false,
  recusedCountInQuorum: true,
  professionalsVote: false,
  writtenProcedure: true,
};

/** The decision rules that stand in a document, or null when it has none. */
export function decisionRulesOf(document: {
  readonly rules: readonly PlayRule[];
}): TeamDecisionRules | null {
  return ruleOfKind(document.rules, 'team-decisions')?.parameters ?? null;
}
