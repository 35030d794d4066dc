import type { Fault } from '../domain-error.js';
import { cents } from '../money/cents.js';
import { ruleSetFaults } from '../rounds/rule-set.js';
import type { ParametersOf, PlayRule, PlayRuleKind } from './play-rule.js';

/** Any amount will do: what a round divides, its own rules say. */
const SOME_BUDGET = cents(1n);

type Refuse = (name: string, reason: string) => void;

/** What cannot go together in the parameters of a kind; the kinds that are not here always can. */
const CHECKS: {
  readonly [Kind in PlayRuleKind]?: (parameters: ParametersOf<Kind>, refuse: Refuse) => void;
} = {
  'own-contribution-min': ({ amountCents, share }, refuse) => {
    if (amountCents === null && share === null) refuse('share', 'Set a part, an amount, or both.');
    if (share !== null && share.numerator === share.denominator) {
      refuse('share', 'An own contribution is less than the whole.');
    }
  },
  'initiative-ceiling': ({ amountCents, budgetShare }, refuse) => {
    if (amountCents === null && budgetShare === null) {
      refuse('amountCents', 'Set an amount, a part of the budget, or both.');
    }
  },
  exclusions: ({ costs, aims }, refuse) => {
    if (costs.length + aims.length === 0) refuse('costs', 'Name at least one cost or aim.');
  },
  'category-share-max': ({ share }, refuse) => {
    if (share.numerator === share.denominator) refuse('share', 'The whole is no limit.');
  },
  'team-decisions': ({ quorum, quorumMin, castingVote, form, majority }, refuse) => {
    if (quorum === null && quorumMin === null) {
      refuse('quorum', 'Set a part of the seats, a number of members, or both.');
    }
    if (castingVote && (form === 'consent' || majority !== 'simple')) {
      refuse('castingVote', 'Only a simple majority of votes can end in a tie.');
    }
  },
};

/** Every fault that only shows between the parameters of one rule, with paths below `path`. */
export function playRuleFaults(rule: PlayRule, path: string): Fault[] {
  const faults: Fault[] = [];
  const check = CHECKS[rule.kind] as
    ((parameters: PlayRule['parameters'], refuse: Refuse) => void) | undefined;
  check?.(rule.parameters, (name, reason) =>
    faults.push({ name: `${path}.parameters.${name}`, code: 'rule-parameter-refused', reason }),
  );
  return faults;
}

/**
 * Every fault that only shows between the rules of a document, with paths below `rules`.
 *
 * Each kind stands in it once; `category-share-max` once for each category. A ballot form needs a tally
 * rule and the other way round, and they have to be rules that a round can be held under.
 */
export function playRulesFaults(rules: readonly PlayRule[]): Fault[] {
  const faults: Fault[] = [];
  const refuse = (index: number, reason: string): number =>
    faults.push({ name: `rules[${index}]`, code: 'rules-do-not-combine', reason });
  for (const [index, rule] of rules.entries()) {
    if (rules.findIndex((other) => slotOf(other) === slotOf(rule)) !== index) {
      refuse(index, 'This rule stands in the document already.');
    }
  }
  return [...faults, ...voteFaults(rules)];
}

/** What a rule takes the place of when there is another: its kind, and for a share its category. */
export function slotOf(rule: PlayRule): string {
  return rule.kind === 'category-share-max'
    ? `${rule.kind}:${rule.parameters.category}`
    : rule.kind;
}

function voteFaults(rules: readonly PlayRule[]): Fault[] {
  const places = (kind: PlayRuleKind): number => rules.findIndex((rule) => rule.kind === kind);
  const [form, tally] = [rules[places('ballot-form')], rules[places('tally-rule')]];
  const alone = places(form === undefined ? 'tally-rule' : 'ballot-form');
  const refused = (name: string, reason: string): Fault[] => [
    { name, code: 'rules-do-not-combine', reason },
  ];
  if (form === undefined && tally === undefined) return [];
  if (form?.kind !== 'ballot-form' || tally?.kind !== 'tally-rule') {
    return refused(`rules[${alone}]`, 'A ballot form and a tally rule come together.');
  }
  const line = places('first-come-line');
  const faults = line < 0 ? [] : refused(`rules[${line}]`, 'Who votes does not stand in line.');
  const { ballot } = form.parameters;
  const found = ruleSetFaults({ budgetCents: SOME_BUDGET, ballot, tally: tally.parameters.tally });
  return [
    ...faults,
    ...found.map((fault) => {
      const place = places(fault.name.startsWith('ballot.') ? 'ballot-form' : 'tally-rule');
      return { ...fault, name: `rules[${place}].parameters.${fault.name}` };
    }),
  ];
}
