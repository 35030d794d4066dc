import {
  canonicalTallyInput,
  type ExplainedCount,
  explanationDocument,
  TALLY_ENGINE_VERSION,
  type TallyElection,
  type TallyRule,
} from '#domain';
import { sha256 } from '../tally-plan.js';

/** What was counted, and the name of the file that it came from. */
export type CountedFile = {
  readonly file: string;
  readonly election: TallyElection;
  readonly rule: TallyRule;
};

/** An explanation as one JSON line, in the form in which the service keeps it, with the name of the file. */
export function explanationJson(
  { file, election, rule }: CountedFile,
  explained: ExplainedCount,
): string {
  const inputHash = sha256(canonicalTallyInput(election, rule));
  const source = { engine: TALLY_ENGINE_VERSION, inputHash };
  return `${JSON.stringify({ file, ...explanationDocument(source, explained) })}\n`;
}
