import {
  cents,
  type SimulatedOutcome,
  type TallyRule,
  type TallyTask,
  type TallyTaskResult,
} from '#domain';

/** A rule as a task keeps it: the unit of money is decimal text, as everywhere in JSON. */
export type RuleJson = Omit<TallyRule, 'unitCents'> & { readonly unitCents?: string };
export type ParametersJson = { readonly rules?: readonly RuleJson[] };
type SimulatedJson = Omit<SimulatedOutcome, 'rule' | 'spentCents' | 'leftoverCents'> & {
  readonly rule: RuleJson;
  readonly spentCents: string;
  readonly leftoverCents: string;
};
export type ResultJson = Omit<TallyTaskResult, 'simulation'> & {
  readonly simulation: readonly SimulatedJson[] | null;
};

export function parametersJson({ rules }: Pick<TallyTask, 'rules'>): ParametersJson {
  return rules === null ? {} : { rules: rules.map(ruleJson) };
}

export function rulesOfParameters({ rules }: ParametersJson): readonly TallyRule[] | null {
  return rules === undefined ? null : rules.map(ruleOf);
}

export function resultJson({ recount, simulation }: TallyTaskResult): ResultJson {
  return {
    recount,
    simulation:
      simulation?.map((each) => ({
        ...each,
        rule: ruleJson(each.rule),
        spentCents: each.spentCents.toString(),
        leftoverCents: each.leftoverCents.toString(),
      })) ?? null,
  };
}

export function resultOf(json: ResultJson | null): TallyTaskResult {
  return {
    recount: json?.recount ?? null,
    simulation:
      json?.simulation?.map((each) => ({
        ...each,
        rule: ruleOf(each.rule),
        spentCents: cents(BigInt(each.spentCents)),
        leftoverCents: cents(BigInt(each.leftoverCents)),
      })) ?? null,
  };
}

function ruleJson({ unitCents, ...rule }: TallyRule): RuleJson {
  return unitCents === undefined ? rule : { ...rule, unitCents: unitCents.toString() };
}

function ruleOf({ unitCents, ...rule }: RuleJson): TallyRule {
  return unitCents === undefined ? rule : { ...rule, unitCents: cents(BigInt(unitCents)) };
}
