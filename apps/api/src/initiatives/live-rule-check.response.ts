import { ApiProperty } from '@nestjs/swagger';
import {
  type MissingFact,
  PLAY_RULE_NAMES,
  type PlayRuleKind,
  type RuleCheck,
  type Verdict,
  verdictOf,
} from '#domain';
import { checkText, type Language, ruleText } from '#wording';
import { fieldOf } from './rule-checks.js';

/** What one rule of play says about a plan. */
export class LiveRuleCheckResponse {
  @ApiProperty({ enum: PLAY_RULE_NAMES })
  readonly kind!: PlayRuleKind;
  /** What the rule is called. */
  readonly heading!: string;
  /** The rule in words. */
  readonly rule!: string;
  /** Where it comes from. */
  readonly source!: string;
  /** met, broken, or unknown: the plan does not tell enough yet. */
  @ApiProperty({ enum: ['met', 'broken', 'unknown'] })
  readonly outcome!: Verdict;
  /** The field of the plan to change or fill in. */
  readonly field!: string;
  /** Why it is broken, or what has to be told first; null when it is met. */
  @ApiProperty({ type: 'string', nullable: true })
  readonly reason!: string | null;
  /** What can be done about a broken rule. */
  @ApiProperty({ type: 'string', nullable: true })
  readonly wayOut!: string | null;
  /** What is not known. */
  @ApiProperty({ type: 'string', isArray: true })
  readonly missing!: MissingFact[];

  static of(check: RuleCheck, language: Language): LiveRuleCheckResponse {
    const { rule, finding } = check;
    const { heading, sentence, source } = ruleText(rule, language);
    const text = checkText(check, language);
    return {
      kind: rule.kind,
      heading,
      rule: sentence,
      source,
      outcome: finding.outcome,
      field: fieldOf(check),
      reason: text?.reason ?? null,
      wayOut: text === null || text.wayOut === '' ? null : text.wayOut,
      missing: finding.outcome === 'unknown' ? [...finding.missing] : [],
    };
  }
}

/** What the rules of play of a round say about a plan. */
export class LiveRuleChecksResponse {
  /** The document that holds for the round; null when there are no rules of play. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly playDocumentId!: string | null;
  /** broken when a rule is, unknown when one cannot be judged, else met. */
  @ApiProperty({ enum: ['met', 'broken', 'unknown'] })
  readonly verdict!: Verdict;
  readonly checks!: LiveRuleCheckResponse[];

  static told(
    { playDocumentId, checks }: { playDocumentId: string | null; checks: readonly RuleCheck[] },
    language: Language,
  ): LiveRuleChecksResponse {
    return {
      playDocumentId,
      verdict: verdictOf(checks),
      checks: checks.map((check) => LiveRuleCheckResponse.of(check, language)),
    };
  }
}
