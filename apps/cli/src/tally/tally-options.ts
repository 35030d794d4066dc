import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  COMPLETIONS,
  DEFAULT_TIES,
  type SharesCompletion,
  type SharesStart,
  type ShareUtility,
  STARTS,
  TIE_CRITERIA,
  type TieCriterion,
  UTILITIES,
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

/** What was asked for; what is absent was not named, and has the default of its rule. */
export type TallyOptions = {
  readonly rule: RuleName;
  readonly order?: (typeof ORDERS)[number];
  readonly utility?: ShareUtility;
  readonly completion?: SharesCompletion;
  readonly start?: SharesStart;
  readonly ties?: readonly TieCriterion[];
  /** What the lot is drawn from. */
  readonly seed?: string;
  /** Where the sealed record goes; with several files, a folder for their records. */
  readonly record?: string;
  /** Whether `record` is a folder: there are several files. */
  readonly recordsInFolder?: boolean;
  readonly json?: boolean;
};

/** The options that only some rules know, and those rules. */
const RULES_WITH: readonly (readonly [keyof TallyOptions, readonly RuleName[]])[] = [
  ['order', ['greedy', 'greedy-no-skip', 'greedy-threshold']],
  ['utility', ['mes', 'max-welfare']],
  ['completion', ['mes']],
  ['start', ['mes']],
  ['record', ['declared', 'greedy', 'greedy-no-skip', 'greedy-threshold', 'mes', 'phragmen']],
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
      new Option(
        '--ties <criteria>',
        `what decides between equal projects, in this order (default: "${DEFAULT_TIES.join(',')}", or what the file states)`,
      ).argParser(parseTies),
    )
    .option('--seed <text>', 'what the lot is drawn from, when the ties name "lot"')
    .option('--record <path>', 'write the tally record there; with several files, into that folder')
    .option('--json', 'print one JSON line for each file');
}

/** Why these options cannot be used together, as a sentence; null when they can. */
export function wrongCombination(options: TallyOptions): string | null {
  const { rule, order } = options;
  for (const [option, rules] of RULES_WITH) {
    if (options[option] === undefined || rules.includes(rule)) continue;
    return `--${option} does not go with --rule ${rule}; it goes with ${listOf(rules)}.`;
  }
  if (order === 'votes-per-cost' && rule !== 'greedy') {
    return `--order votes-per-cost does not go with --rule ${rule}; it goes with greedy.`;
  }
  return wrongLot(options);
}

function wrongLot({ ties = [], seed }: TallyOptions): string | null {
  if (ties.includes('lot') && seed === undefined) {
    return '--ties lot needs --seed, the published text that the lot is drawn from.';
  }
  return seed !== undefined && !ties.includes('lot')
    ? '--seed goes with --ties that name lot.'
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
