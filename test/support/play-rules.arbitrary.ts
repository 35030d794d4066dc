import fc from 'fast-check';
import {
  type ParameterSpec,
  PLAY_RULE_KINDS,
  type PlayRule,
  type PlayRuleKind,
  playTemplate,
  readPlayRules,
} from '#domain';

const VOTE = playTemplate('residents-vote').rules;

const share = fc
  .tuple(fc.integer({ min: 1, max: 1_000 }), fc.integer({ min: 1, max: 1_000 }))
  .map(([one, other]) => ({
    numerator: Math.min(one, other),
    denominator: Math.max(one, other),
  }));

function valueOf(spec: ParameterSpec): fc.Arbitrary<unknown> {
  const value = plainValueOf(spec);
  return 'optional' in spec && spec.optional ? fc.option(value) : value;
}

function plainValueOf(spec: ParameterSpec): fc.Arbitrary<unknown> {
  switch (spec.type) {
    case 'cents':
      return fc.integer({ min: 1, max: 10 ** 12 });
    case 'share':
      return share;
    case 'count':
      return fc.integer({ min: spec.min, max: spec.max });
    case 'flag':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...spec.values);
    case 'choices':
      return fc.subarray([...spec.values], { minLength: spec.min });
    case 'ballot':
      return fc.constantFrom(
        { type: 'approval', choicesMin: 2, choicesMax: 5, costMaxCents: 250_000 },
        { type: 'choose-1', choicesMax: 1 },
        { type: 'ordinal' },
        { type: 'cumulative', pointsTotalMax: 10, pointsMax: 4 },
        { type: 'scoring', pointsMax: 5, choicesMax: 3 },
      );
    case 'tally':
      return fc.constantFrom(
        { rule: 'greedy@1' },
        { rule: 'greedy-threshold@1', threshold: 30, ties: ['lot', 'id'], seed: 'Lindestad' },
        { rule: 'equal-shares-cost-add1@1', unitCents: 100, ties: ['votes', 'list-order', 'id'] },
        { rule: 'sequential-phragmen@1', ties: ['cost-descending', 'id'] },
        {
          rule: 'greedy@1',
          leftoverByScore: true,
          limits: [
            { per: 'area', costMaxCents: 500_000, countMax: 1 },
            { per: 'initiator', countMax: 2 },
          ],
        },
      );
  }
}

/** A rule of this kind as a request carries it, with any parameters that are valid one by one. */
export function playRuleRequest(kind: PlayRuleKind): fc.Arbitrary<unknown> {
  const specs = Object.entries(PLAY_RULE_KINDS[kind]) as [string, ParameterSpec][];
  return fc.record({
    kind: fc.constant(kind),
    parameters: fc.record(Object.fromEntries(specs.map(([name, spec]) => [name, valueOf(spec)]))),
    source: fc.constant({ regulation: 'Regeling', article: '3, tweede lid', url: null }),
  });
}

/** A valid rule of this kind. */
export function validPlayRule(kind: PlayRuleKind): fc.Arbitrary<PlayRule> {
  return playRuleRequest(kind)
    .map((request) => {
      // A ballot form and a tally rule need each other.
      const partner = VOTE.filter(
        (rule) =>
          (kind === 'ballot-form' && rule.kind === 'tally-rule') ||
          (kind === 'tally-rule' && rule.kind === 'ballot-form'),
      );
      const { rules, faults } = readPlayRules([request, ...partner], 'number');
      return faults.length > 0 ? undefined : rules.find((rule) => rule.kind === kind);
    })
    .filter((rule) => rule !== undefined);
}
