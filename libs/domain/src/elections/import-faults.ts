import type { Fault } from '../domain-error.js';
import type { PabulibElection, PabulibFault } from '../pabulib/pabulib-file.js';

/** No amount of an election may be larger: it has to go over the wire as an exact number of cents. */
export const ELECTION_CENTS_MAX = 9_007_199_254_740_991n;

/** The longest code of a project that a ballot paper here can carry. */
export const PROJECT_CODE_LENGTH_MAX = 200;

/** A file with more faults than this is told the first ones, and how many more there are. */
export const FAULTS_SHOWN_MAX = 10_000;

const NUL = '\u0000';

/**
 * What makes a well-formed election impossible to keep here: amounts beyond 2^53 - 1 cents, codes
 * that are too long, and no project at all. Empty when it can be imported. Line 0 is the whole file.
 */
export function importFaults(election: PabulibElection): PabulibFault[] {
  const faults: PabulibFault[] = [];
  const refuse = (code: string, message: string): number =>
    faults.push({ line: 0, severity: 'error', code, message });
  if (election.projects.length === 0) refuse('no-projects', 'The file holds no project.');
  if (election.budget > ELECTION_CENTS_MAX) {
    refuse('amount-too-large', 'The budget is larger than can be kept here.');
  }
  if ((election.limits.sumCostMax ?? 0n) > ELECTION_CENTS_MAX) {
    refuse('amount-too-large', 'The field max_sum_cost is larger than can be kept here.');
  }
  for (const { id, cost, listPosition } of election.projects) {
    if (cost > ELECTION_CENTS_MAX) {
      refuse('amount-too-large', `Project ${listPosition} costs more than can be kept here.`);
    }
    if (id.length > PROJECT_CODE_LENGTH_MAX) {
      const most = `at most ${PROJECT_CODE_LENGTH_MAX} characters`;
      refuse('project-id-too-long', `The id of project ${listPosition} is too long: ${most}.`);
    }
  }
  return faults;
}

/** The places of NUL characters in a text, one fault for each line; a database keeps none. */
export function nulFaults(text: string): PabulibFault[] {
  if (!text.includes(NUL)) return [];
  return text.split('\n').flatMap<PabulibFault>((line, index) =>
    line.includes(NUL)
      ? [
          {
            line: index + 1,
            severity: 'error',
            code: 'nul-character',
            message: 'A NUL character is no text.',
          },
        ]
      : [],
  );
}

/**
 * The errors in a file as faults of the request, named `line 12`, or `file` where no one line is
 * meant. Notes are left out.
 */
export function requestFaultsOf(faults: readonly PabulibFault[]): Fault[] {
  const errors = faults.filter(({ severity }) => severity === 'error');
  const shown = errors.slice(0, FAULTS_SHOWN_MAX).map(({ line, code, message }) => ({
    name: line === 0 ? 'file' : `line ${line}`,
    code,
    reason: message,
  }));
  const more = errors.length - shown.length;
  const rest = { name: 'file', code: 'more-faults', reason: `There are ${more} more faults.` };
  return more === 0 ? shown : [...shown, rest];
}
