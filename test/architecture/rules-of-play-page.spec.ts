import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  PLAY_RULE_NAMES,
  PLAY_TEMPLATES,
  type PlayRule,
  type PlayRuleKind,
  playTemplate,
  RULE_CHECKS,
} from '#domain';
import { ruleText, templateText } from '#wording';

const PAGE = 'docs/rules-of-play.md';
const NO_BREAK_SPACE = /\u00a0/g;

/** The first rule of each kind in the templates: what the page shows as its example. */
const EXAMPLES = new Map<PlayRuleKind, PlayRule>(
  PLAY_TEMPLATES.flatMap((name) => playTemplate(name).rules)
    .toReversed()
    .map((rule) => [rule.kind, rule]),
);

/** One section for each kind: what it says in both languages, and whether plans are checked against it. */
function sectionOf(kind: PlayRuleKind): string {
  const rule = EXAMPLES.get(kind);
  if (rule === undefined) throw new Error(`No template has a rule of the kind ${kind}.`);
  const [nl, en] = (['nl', 'en'] as const).map((language) => ruleText(rule, language));
  const checked = kind in RULE_CHECKS ? 'Plans are checked against it.' : 'No check on plans.';
  return [
    `### \`${kind}\``,
    '',
    `**${en?.heading}** (${nl?.heading}). ${checked}`,
    '',
    `- nl: ${nl?.sentence}`,
    `- en: ${en?.sentence}`,
  ]
    .join('\n')
    .replaceAll(NO_BREAK_SPACE, ' ');
}

describe('the page on rules of play', () => {
  const page = readFileSync(PAGE, 'utf8');

  it.each(PLAY_RULE_NAMES)('shows %s as the service says it', (kind) => {
    expect(page).toContain(`\n${sectionOf(kind)}\n`);
  });

  it('names no kind that is not there, and every template', () => {
    const shown = [...page.matchAll(/^### `(.+)`$/gm)].map(([, kind]) => kind);

    expect(shown).toEqual(PLAY_RULE_NAMES);
    for (const name of PLAY_TEMPLATES) {
      expect(page).toContain(`- \`${name}\`: ${templateText(name, 'en')}`);
    }
  });
});
