import { ApiProperty } from '@nestjs/swagger';
import {
  type LegalBasisKind,
  type PlayChange,
  type PlayRules,
  playRulesJson,
  type PlayTemplateName,
  playTemplate,
} from '#domain';
import { comparisonText, type Language, LANGUAGES, playRulesText, templateText } from '#wording';
import { PLAY_RULE } from '../openapi/play-rule.schema.js';

export class PlayTextSectionResponse {
  readonly heading!: string;
  readonly paragraphs!: string[];
}

/** A document of rules as people read it. */
export class PlayRulesTextResponse {
  @ApiProperty({ enum: LANGUAGES })
  readonly language!: Language;
  readonly title!: string;
  readonly sections!: PlayTextSectionResponse[];

  static of(document: PlayRules, language: Language): PlayRulesTextResponse {
    const { title, sections } = playRulesText(document, language);
    return { language, title, sections: sections.map(shown) };
  }
}

export class PlayChangeResponse {
  /** added, removed, changed (a rule), or heading (title, regulation or first day). */
  readonly change!: PlayChange['change'];
  /** The kind of the rule; null for the heading. */
  readonly kind!: string | null;
  /** The parameters that differ, or the field of the heading. */
  readonly fields!: string[];
  @ApiProperty({ type: 'object', nullable: true, additionalProperties: true })
  readonly from!: object | null;
  @ApiProperty({ type: 'object', nullable: true, additionalProperties: true })
  readonly to!: object | null;
  /** The change in words. */
  readonly text!: string;
}

/** What differs between two versions. */
export class PlayComparisonResponse {
  @ApiProperty({ enum: LANGUAGES })
  readonly language!: Language;
  readonly heading!: string;
  readonly changes!: PlayChangeResponse[];

  static of(changes: readonly PlayChange[], language: Language): PlayComparisonResponse {
    const { heading, paragraphs } = comparisonText(changes, language);
    return {
      language,
      heading,
      changes: changes.map((change, index) => ({
        ...shownChange(change),
        text: paragraphs[index] ?? '',
      })),
    };
  }
}

export class PlayTemplateResponse {
  readonly name!: PlayTemplateName;
  /** What it is called. */
  readonly title!: string;
  /** What such rules usually rest on. */
  readonly legalBasisKind!: LegalBasisKind;
  @ApiProperty({ type: 'array', items: PLAY_RULE })
  readonly rules!: object[];

  static of(name: PlayTemplateName, language: Language): PlayTemplateResponse {
    const { legalBasisKind, rules } = playTemplate(name);
    return {
      name,
      title: templateText(name, language),
      legalBasisKind,
      rules: playRulesJson(rules, 'number').map((rule) => ({ ...rule })),
    };
  }
}

function shown(section: {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}): PlayTextSectionResponse {
  return { heading: section.heading, paragraphs: [...section.paragraphs] };
}

function shownChange(change: PlayChange): Omit<PlayChangeResponse, 'text'> {
  switch (change.change) {
    case 'added':
      return { ...ruleChange(change.change, change.rule.kind), to: ruleJson(change.rule) };
    case 'removed':
      return { ...ruleChange(change.change, change.rule.kind), from: ruleJson(change.rule) };
    case 'changed':
      return {
        ...ruleChange(change.change, change.to.kind),
        fields: [...change.parameters],
        from: ruleJson(change.from),
        to: ruleJson(change.to),
      };
    case 'heading':
      return {
        change: change.change,
        kind: null,
        fields: [change.field],
        from: { [change.field]: change.from },
        to: { [change.field]: change.to },
      };
  }
}

function ruleChange(change: PlayChange['change'], kind: string): Omit<PlayChangeResponse, 'text'> {
  return { change, kind, fields: [], from: null, to: null };
}

function ruleJson(rule: PlayRules['rules'][number]): object {
  return { ...playRulesJson([rule], 'number')[0] };
}
