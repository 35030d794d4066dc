import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  DEFAULT_TIES,
  type ShareUtility,
  type SharesCompletion,
  type SharesSettings,
  TIE_CRITERIA,
  type TieCriterion,
} from '#domain';

const RULE_NAMES = [
  'declared',
  'greedy',
  'greedy-no-skip',
  'greedy-threshold',
  'mes',
  'phragmen',
  'maximin-support',
  'max-welfare',
] as const;
export type RuleName = (typeof RULE_NAMES)[number];

const ORDERS = ['votes', 'votes-per-cost'] as const;
const UTILITIES = ['cost', 'cardinality'] as const satisfies readonly ShareUtility[];
const STARTS = ['exact', 'floor'] as const;
const COMPLETIONS = [
  'none',
  'add1',
  'add1-exhaustive',
  'utilitarian',
  'add1-utilitarian',
  'add1-exhaustive-utilitarian',
] as const satisfies readonly SharesCompletion[];

/** What was asked for; what is absent was not named, and has the default of its rule. */
export type TallyOptions = {
  readonly rule: RuleName;
  readonly order?: (typeof ORDERS)[number];
  readonly utility?: ShareUtility;
  readonly completion?: SharesCompletion;
  readonly start?: SharesSettings['start'];
  readonly ties: readonly TieCriterion[];
  readonly json?: boolean;
};

/** The options that only some rules know, and those rules. */
const RULES_WITH: readonly (readonly [keyof TallyOptions, readonly RuleName[]])[] = [
  ['order', ['greedy', 'greedy-no-skip', 'greedy-threshold']],
  ['utility', ['mes', 'max-welfare']],
  ['completion', ['mes']],
  ['start', ['mes']],
];

/** Adds the options of `wijkkas tally` to a command, with their help. */
export function addTallyOptions(command: Command): Command {
  const choice = (flags: string, text: string, choices: readonly string[]): Option =>
    new Option(flags, text).choices(choices);
  return command
    .addOption(choice('--rule <rule>', 'how to count', RULE_NAMES).default('declared'))
    .addOption(choice('--order <order>', 'greedy: what goes first (default: "votes")', ORDERS))
    .addOption(
      choice(
        '--utility <utility>',
        'mes, max-welfare: what a voter gains (default: "cost")',
        UTILITIES,
      ),
    )
    .addOption(
      choice(
        '--completion <completion>',
        'mes: what happens to money that is left (default: "none")',
        COMPLETIONS,
      ),
    )
    .addOption(
      choice(
        '--start <start>',
        'mes: what every voter starts with; floor rounds down to whole units (default: "exact")',
        STARTS,
      ),
    )
    .addOption(
      new Option('--ties <criteria>', 'what decides between equal projects, in this order')
        .argParser(parseTies)
        .default(DEFAULT_TIES, DEFAULT_TIES.join(',')),
    )
    .option('--json', 'print one JSON line for each file');
}

/** Why these options cannot be used together, as a sentence; null when they can. */
export function wrongCombination(options: TallyOptions): string | null {
  const { rule, order } = options;
  for (const [option, rules] of RULES_WITH) {
    if (options[option] === undefined || rules.includes(rule)) continue;
    return `--${option} does not go with --rule ${rule}; it goes with ${listOf(rules)}.`;
  }
  return order === 'votes-per-cost' && rule !== 'greedy'
    ? `--order votes-per-cost does not go with --rule ${rule}; it goes with greedy.`
    : null;
}

function parseTies(text: string): readonly TieCriterion[] {
  const criteria = text.split(',').map((name) => {
    const criterion = TIE_CRITERIA.find((one) => one === name);
    if (criterion === undefined) {
      throw new InvalidArgumentError(`Allowed, with commas between: ${TIE_CRITERIA.join(', ')}.`);
    }
    return criterion;
  });
  if (new Set(criteria).size < criteria.length) {
    throw new InvalidArgumentError('Each criterion can be named once.');
  }
  return criteria;
}

function listOf(names: readonly string[]): string {
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
