import { DomainError } from '../domain-error.js';
import type { Cents } from '../money/cents.js';
import { canonicalJson } from './canonical-json.js';
import {
  decidedAmount,
  type DecisionContent,
  type DecisionLine,
  decisionText,
  type Deviation,
  type TeamDecisionKind,
} from './decision-content.js';
import type { DecisionOutcome } from './outcome.js';

/** What somebody wants to do; what is left out is not compared. */
export type WantedEffect = {
  readonly kind: TeamDecisionKind;
  readonly subjectId: string;
  /** What it moves in all; null for what moves no money. */
  readonly amountCents: Cents | null;
  readonly lines?: readonly DecisionLine[];
  readonly terms?: Readonly<Record<string, string>>;
  readonly tallyRunId?: string | null;
  readonly deviations?: readonly Deviation[];
};

/** A decision as the record of its meeting has it. */
export type RecordedTeamDecision = {
  readonly id: string;
  readonly wijkteamId: string;
  readonly outcome: DecisionOutcome;
  readonly content: DecisionContent;
  readonly isUsed: boolean;
};

/** What something rests on: the chair alone, a decision of the wijkteam, or a mandate. */
export type Ground =
  | { readonly form: 'chair' }
  | { readonly form: 'decision'; readonly decisionId: string }
  | { readonly form: 'mandate'; readonly mandateId: string };

export class DecisionMissingError extends DomainError {
  readonly code = 'decision-missing';
  readonly kind = 'conflict';

  constructor() {
    super('This wijkteam decides together: name its decision, or a mandate that covers this.');
  }
}

export class DecisionRefusedError extends DomainError {
  readonly code = 'decision-refused';
  readonly kind = 'conflict';

  constructor(reason: 'not-adopted' | 'used' | 'other-team' | 'other-content') {
    super('The decision is no ground for this.', { reason });
  }
}

/**
 * Decides whether a team decision is the ground of something: adopted, by this wijkteam, not used
 * before, and exactly this. Of lines, terms, the count and deviations, each that is given is compared.
 *
 * @throws {DecisionRefusedError} with the reason, when it is not
 */
export function admitDecision(
  decision: RecordedTeamDecision,
  wijkteamId: string,
  wanted: WantedEffect,
): void {
  if (decision.wijkteamId !== wijkteamId) throw new DecisionRefusedError('other-team');
  if (decision.outcome !== 'adopted') throw new DecisionRefusedError('not-adopted');
  if (!isSame(decision.content, wanted)) throw new DecisionRefusedError('other-content');
  if (decision.isUsed) throw new DecisionRefusedError('used');
}

function isSame(content: DecisionContent, wanted: WantedEffect): boolean {
  if (content.kind !== wanted.kind || content.subjectId !== wanted.subjectId) return false;
  if (decidedAmount(content) !== (wanted.amountCents ?? 0n)) return false;
  if (wanted.terms !== undefined && canonicalJson(content.terms) !== canonicalJson(wanted.terms)) {
    return false;
  }
  const asWanted: DecisionContent = {
    ...content,
    lines: wanted.lines ?? content.lines,
    tallyRunId: wanted.tallyRunId === undefined ? content.tallyRunId : wanted.tallyRunId,
    deviations: wanted.deviations ?? content.deviations,
  };
  return decisionText(asWanted) === decisionText(content);
}

/**
 * Refuses to do without a ground what a wijkteam with decision rules decides together, and to name two.
 *
 * @throws {DecisionMissingError} when the wijkteam has decision rules and neither or both are named
 */
export function requireGround(
  hasRules: boolean,
  {
    decisionId,
    mandateId,
  }: { readonly decisionId: string | null; readonly mandateId: string | null },
): void {
  const count = [decisionId, mandateId].filter((each) => each !== null).length;
  if (count === 2 || (hasRules && count === 0)) throw new DecisionMissingError();
}
