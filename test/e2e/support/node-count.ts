import { createHash } from 'node:crypto';
import {
  canonicalTallyInput,
  countTally,
  declaredRule,
  type DeclaredRule,
  type PabulibElection,
  parsePabulib,
  tallyElectionOfPabulib,
  type TallyResult,
  type TallyRule,
  withLots,
} from '#domain';

/** What Node makes of a `.pb` file: the same code, built by another tool for another engine. */
export type NodeCount = {
  readonly result: TallyResult;
  readonly canonicalInput: string;
  readonly hash: string;
};

/**
 * Counts a file by a rule, or by the rule and the limits that it declares.
 *
 * @throws {Error} on a file that cannot be counted so
 */
export function countInNode(text: string, chosen: TallyRule | 'declared'): NodeCount {
  const reading = parsePabulib(text);
  if (!reading.ok) throw new Error('The file has faults.');
  const { rule, limits } =
    chosen === 'declared' ? declaredIn(reading.election) : { rule: chosen, limits: [] };
  const plain = tallyElectionOfPabulib(reading.election);
  const input = withLots(limits.length === 0 ? plain : { ...plain, limits }, rule, sha256);
  const answer = countTally(input, rule);
  if (answer.kind === 'refused') throw new Error(answer.refusal.code);
  const canonicalInput = canonicalTallyInput(input, rule);
  return { result: answer.result, canonicalInput, hash: sha256(canonicalInput) };
}

type Supported = Extract<DeclaredRule, { kind: 'supported' }>;

function declaredIn(election: PabulibElection): Supported {
  const declared = declaredRule(election);
  if (declared.kind === 'unsupported') throw new Error(declared.reason);
  return declared;
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
