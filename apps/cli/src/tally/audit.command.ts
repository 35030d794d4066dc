import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import {
  auditedOutcome,
  cents,
  type AuditedOutcome,
  declaredLimits,
  type EjrPlusViolation,
  ejrPlusOf,
  exhaustivenessOf,
  feasibilityOf,
  pabulibColumn,
  type PabulibElection,
  representationOf,
  tallyElectionOfPabulib,
} from '#domain';
import { wrongUse } from '../cli-failure.js';
import { showAmount } from './amounts.js';
import { showFaults } from './fault-report.js';
import { groupingsOf } from './groupings.js';
import { readElection } from './read-election.js';
import { processTerminal, reportsWrongUse, type Terminal } from './terminal.js';

type Options = { readonly winners: string; readonly json?: boolean };

/** The winners to audit; `reported` are other codes of the column `selected`, by code. */
type NamedWinners = {
  readonly ids: readonly string[];
  readonly reported: Readonly<Record<string, readonly string[]>>;
};

/**
 * `wijkkas audit FILE --winners ID[,ID...]|official|@LIST [--json]`: the fairness audit of any outcome,
 * however it came about: feasibility, exhaustiveness, EJR+ up to one project, representation.
 *
 * `official` takes the projects with 1 in the column `selected`; those with 2 or 3 are reported beside
 * it. `@LIST` is a file with ids, by commas or lines. Limits are those that the file declares. Exit code 1
 * when the file is faulty, 2 when a winner is unknown.
 */
export function auditCommand(terminal: Terminal = processTerminal): Command {
  const command = new Command('audit')
    .description('audit any outcome of an election in a .pb file')
    .argument('<file>', 'a Pabulib file')
    .requiredOption('--winners <ids>', 'ids with commas between, "official", or @FILE with ids')
    .option('--json', 'print one JSON line')
    .action(async (file: string, options: Options) => {
      const reading = await readElection(file);
      if (reading.election === null) {
        terminal.err(showFaults(file, reading.faults));
        terminal.setExitCode(reading.exitCode);
        return;
      }
      const { election } = reading;
      const winners = await winnersOf(election, options.winners);
      const audit = auditOf(election, winners);
      terminal.out(options.json === true ? `${jsonOf({ file, ...audit })}\n` : show(file, audit));
      terminal.setExitCode(0);
    });
  return reportsWrongUse(command, terminal);
}

async function winnersOf(election: PabulibElection, named: string): Promise<NamedWinners> {
  if (named === 'official') return officialWinners(election);
  const text = named.startsWith('@') ? await listIn(named.slice(1)) : named;
  const ids = text
    .split(/[,\r\n]+/)
    .map((id) => id.trim())
    .filter((id) => id !== '');
  const known = new Set(election.projects.map(({ id }) => id));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined) throw wrongUse(`There is no project with the id ${unknown}.`);
  if (new Set(ids).size < ids.length) throw wrongUse('A winner is named twice.');
  return { ids, reported: {} };
}

async function listIn(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => {
    throw wrongUse(`${path} cannot be read.`);
  });
}

function officialWinners({ projectTable, projects }: PabulibElection): NamedWinners {
  const cells = pabulibColumn(projectTable, 'selected');
  if (cells === null) throw wrongUse('The file has no column "selected", so no official winners.');
  const withCode = (code: string): string[] =>
    projects
      .filter(({ listPosition }) => cells[listPosition - 1]?.trim() === code)
      .map(({ id }) => id);
  const others = ['2', '3'].map((code) => [code, withCode(code)] as const);
  const reported = Object.fromEntries(others.filter(([, ids]) => ids.length > 0));
  return { ids: withCode('1'), reported };
}

function auditOf(file: PabulibElection, { ids, reported }: NamedWinners): Audit {
  const declared = declaredLimits(file);
  const limits = declared.kind === 'limits' ? declared.limits : [];
  const election = { ...tallyElectionOfPabulib(file), limits };
  const outcome: AuditedOutcome = auditedOutcome(election, ids, file.scoreMin);
  return {
    winners: ids,
    reported,
    feasible: feasibilityOf(outcome),
    exhaustive: exhaustivenessOf(outcome),
    ejrPlus: ejrPlusOf(outcome),
    representation: representationOf(outcome, groupingsOf(file)),
  };
}

type Audit = {
  readonly winners: readonly string[];
  readonly reported: NamedWinners['reported'];
  readonly feasible: ReturnType<typeof feasibilityOf>;
  readonly exhaustive: ReturnType<typeof exhaustivenessOf>;
  readonly ejrPlus: ReturnType<typeof ejrPlusOf>;
  readonly representation: ReturnType<typeof representationOf>;
};

/** Amounts in cents, as text: they are `bigint`. */
function jsonOf(audit: Audit & { readonly file: string }): string {
  return JSON.stringify(audit, (_key, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}

function show(file: string, audit: Audit): string {
  const { winners, reported, feasible, exhaustive, ejrPlus, representation } = audit;
  const { ballotsWithChoices, votersWithFundedChoice, gini } = representation;
  const ejr = ejrPlus.applies
    ? [
        ...ejrLines('by cost', ejrPlus.cost, (utility) => showAmount(cents(utility))),
        ...ejrLines('by number', ejrPlus.cardinality, (utility) => `${utility} projects`),
      ]
    : ['EJR+ does not apply: these ballots have points.'];
  return [
    `${file}: ${winners.length} winners, ${showAmount(feasible.spentCents)} spent`,
    ...Object.entries(reported).map(([code, ids]) => `Marked ${code}: ${ids.join(', ')}`),
    `Within budget, limits and threshold: ${feasible.isFeasible ? 'yes' : 'no'}`,
    exhaustive.isExhaustive
      ? 'No project with support would still fit.'
      : `Would still fit: ${exhaustive.fits.join(', ')}`,
    ...ejr,
    `Voters with a funded choice: ${votersWithFundedChoice} of ${ballotsWithChoices}`,
    `Gini coefficient of what voters got: ${asDecimal(gini)} (0: all the same)`,
    '',
  ].join('\n');
}

/** A fraction such as `59/138` to two decimals. */
function asDecimal(fraction: string): string {
  const [top = 0, bottom = 1] = fraction.split('/').map(Number);
  return (top / bottom).toFixed(2);
}

function ejrLines(
  name: string,
  violations: readonly EjrPlusViolation[],
  amount: (utility: bigint) => string,
): string[] {
  return [
    `EJR+ up to one project, ${name}: ${violations.length === 0 ? 'holds' : 'violated'}`,
    ...violations.map(
      ({ id, voters, utility }) =>
        `  ${id}: ${voters} supporters could pay for it, and get at most ${amount(utility)}`,
    ),
  ];
}
