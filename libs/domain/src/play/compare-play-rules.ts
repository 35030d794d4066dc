import type { LegalBasis, PlayContent } from './play-document.js';
import { slotOf } from './play-rule-faults.js';
import { PLAY_RULE_KINDS, PLAY_RULE_NAMES, type PlayRule } from './play-rule.js';
import { playRulesJson } from './play-rules-json.js';

/** One thing that differs between two versions. */
export type PlayChange =
  | { readonly change: 'added'; readonly rule: PlayRule }
  | { readonly change: 'removed'; readonly rule: PlayRule }
  | {
      readonly change: 'changed';
      readonly from: PlayRule;
      readonly to: PlayRule;
      /** The names of the parameters that differ; none when only the source does. */
      readonly parameters: readonly string[];
    }
  | {
      readonly change: 'heading';
      readonly field: 'title' | 'validFromOn' | 'legalBasis';
      readonly from: string;
      readonly to: string;
    };

/**
 * What differs between two versions, in the order of a document: its heading, then rule by rule in the
 * order of the kinds. Empty when they say the same.
 */
export function comparePlayRules(from: PlayContent, to: PlayContent): readonly PlayChange[] {
  const before = new Map(from.rules.map((rule) => [slotOf(rule), rule]));
  const after = new Map(to.rules.map((rule) => [slotOf(rule), rule]));
  const slots = [...new Set([...before.keys(), ...after.keys()])].toSorted(bySlot);
  return [
    ...headingChanges(from, to),
    ...slots.flatMap((slot) => ruleChange(before.get(slot), after.get(slot))),
  ];
}

function ruleChange(from: PlayRule | undefined, to: PlayRule | undefined): PlayChange[] {
  if (from === undefined) return to === undefined ? [] : [{ change: 'added', rule: to }];
  if (to === undefined) return [{ change: 'removed', rule: from }];
  const [before, after] = playRulesJson([from, to], 'text');
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const parameters = Object.keys(PLAY_RULE_KINDS[to.kind]).filter(
    (name) => JSON.stringify(before?.parameters[name]) !== JSON.stringify(after?.parameters[name]),
  );
  return [{ change: 'changed', from, to, parameters }];
}

function headingChanges(from: PlayContent, to: PlayContent): PlayChange[] {
  const heads = [
    ['title', from.title, to.title],
    ['legalBasis', basisText(from.legalBasis), basisText(to.legalBasis)],
    ['validFromOn', from.validFromOn, to.validFromOn],
  ] as const;
  return heads
    .filter(([, one, other]) => one !== other)
    .map(([field, one, other]) => ({ change: 'heading', field, from: one, to: other }));
}

function basisText({ title, article, url }: LegalBasis): string {
  return [title, article, ...(url === null ? [] : [url])].join(', ');
}

function bySlot(left: string, right: string): number {
  const place = (slot: string): number =>
    PLAY_RULE_NAMES.findIndex((kind) => kind === slot.split(':')[0]);
  return place(left) - place(right) || (left < right ? -1 : 1);
}
