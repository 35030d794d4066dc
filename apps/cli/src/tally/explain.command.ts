import { Command, Option } from 'commander';
import {
  explainTally,
  isYardstick,
  type PabulibElection,
  type PabulibFault,
  type Robustness,
  robustnessOf,
  type TallyElection,
  type TallyRule,
} from '#domain';
import { type Language, LANGUAGES } from '#wording';
import { withProgress } from '../progress-bar.js';
import { wholeNumber } from '../whole-number.js';
import { planFor } from './choose-plan.js';
import { countPlan } from './count-plan.js';
import { explanationJson } from './explain/explanation-json.js';
import type { Resample } from './explain/resample.js';
import { resampleInThreads } from './explain/resample-in-threads.js';
import { showExplanation } from './explain/show-explanation.js';
import { showFaults } from './fault-report.js';
import { fault, readElection } from './read-election.js';
import { addTallyOptions, type TallyOptions, wrongCombination } from './tally-options.js';
import { electionOfPlan } from './tally-plan.js';
import { type ExitCode, processTerminal, reportsWrongUse, type Terminal } from './terminal.js';

type Options = TallyOptions & {
  readonly language: Language;
  readonly project?: string;
  readonly robustness?: number;
  readonly resamplingSeed: string;
};

/**
 * `wijkkas explain FILE [--rule RULE] [--language nl|en] [--project ID] [--robustness N] [--json]`: tells in
 * plain words how a count came to its outcome, to be read aloud.
 *
 * With `--robustness N` the ballots are drawn anew N times, from a seed, on all cores. With `--json` the
 * same account comes as data. @param resample how the resamples are counted; in a test in one thread
 */
export function explainCommand(
  terminal: Terminal = processTerminal,
  resample: Resample = resampleInThreads,
): Command {
  const command = addTallyOptions(new Command('explain'))
    .description('tell in plain words how a count of a .pb file came to its outcome')
    .argument('<file>', 'a Pabulib file')
    .addOption(
      new Option('--language <language>', 'in which language').choices(LANGUAGES).default('nl'),
    )
    .option('--project <id>', 'tell about this project only')
    .option('--robustness <samples>', 'count so many resamples of the ballots, too', wholeNumber)
    .option('--resampling-seed <text>', 'what the resamples are drawn from', '1')
    .action(async (file: string, options: Options) => {
      const wrong = wrongCombination(options);
      if (wrong !== null) command.error(`error: ${wrong}`);
      terminal.setExitCode(await explain(file, options, { terminal, resample }));
    });
  return reportsWrongUse(command, terminal);
}

type World = { readonly terminal: Terminal; readonly resample: Resample };

async function explain(file: string, options: Options, world: World): Promise<ExitCode> {
  const reading = await readElection(file);
  if (reading.election === null) {
    world.terminal.err(showFaults(file, reading.faults));
    return reading.exitCode;
  }
  const answer = await accountOf(file, reading.election, options, world);
  if (typeof answer !== 'string') {
    world.terminal.err(showFaults(file, [answer]));
    return 1;
  }
  world.terminal.out(answer);
  return 0;
}

async function accountOf(
  file: string,
  pabulib: PabulibElection,
  options: Options,
  world: World,
): Promise<string | PabulibFault> {
  const plan = planFor(pabulib, options);
  if ('code' in plan) return plan;
  const { rule } = plan;
  if (isYardstick(rule)) {
    return fault('not-explained', `Not explained. ${rule.rule} is a measure, no rule for rounds.`);
  }
  const election = electionOfPlan(pabulib, plan);
  const result = countPlan(election, plan);
  if ('code' in result) return result;
  const explanation = explainTally(election, rule, result);
  const robustness = await robustnessFor(election, rule, options, world);
  if (options.json === true) {
    return explanationJson({ file, election, rule }, { explanation, robustness });
  }
  const project = options.project ?? null;
  const { language } = options;
  const text = showExplanation(explanation, robustness, { election: pabulib, language, project });
  return text === null
    ? fault('project-unknown', `There is no project ${project ?? ''}.`)
    : `${text}\n`;
}

async function robustnessFor(
  election: TallyElection,
  rule: TallyRule,
  { robustness: samples = 0, resamplingSeed: seed }: Options,
  { terminal, resample }: World,
): Promise<Robustness | null> {
  if (samples === 0) return null;
  const chunks = await withProgress(terminal, (show) =>
    resample({ election, rule, seed, samples }, (done) => {
      show({ text: `${done}/${samples}`, done: done / samples });
    }),
  );
  return robustnessOf(election, seed, chunks);
}
