import { ApiProperty } from '@nestjs/swagger';
import type { MissingFact, PlayRuleKind, RuleCheck, Verdict } from '#domain';
import { checkText, type Language, ruleText } from '#wording';

/** What one rule says about an initiative. */
export class RuleCheckResponse {
  readonly kind!: PlayRuleKind;
  /** The rule in words. */
  readonly rule!: string;
  /** Where it comes from. */
  readonly source!: string;
  /** met, broken, or unknown: not enough is known to say. */
  readonly outcome!: Verdict;
  /** Why it is broken, or what has to be told first; null when it is met. */
  readonly reason!: string | null;
  /** What can be done about a broken rule. */
  readonly wayOut!: string | null;
  /** What is not known. */
  @ApiProperty({ type: 'string', isArray: true })
  readonly missing!: MissingFact[];

  static of(check: RuleCheck, language: Language): RuleCheckResponse {
    const { rule, finding } = check;
    const { sentence, source } = ruleText(rule, language);
    const text = checkText(check, language);
    return {
      kind: rule.kind,
      rule: sentence,
      source,
      outcome: finding.outcome,
      reason: text?.reason ?? null,
      wayOut: text === null || text.wayOut === '' ? null : text.wayOut,
      missing: finding.outcome === 'unknown' ? [...finding.missing] : [],
    };
  }
}

/** What the rules of a round say about an initiative. */
export class RuleChecksResponse {
  /** The document that holds for the round; null when there are no rules of play. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly playDocumentId!: string | null;
  /** broken when a rule is, unknown when one cannot be judged, else met. */
  readonly verdict!: Verdict;
  readonly checks!: RuleCheckResponse[];
}
