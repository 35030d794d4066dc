import type { DrawDifference } from '#domain';
import { drawDifferenceText, drawVerdictText, type Language } from '#wording';
import type { ExitCode, Terminal } from '../terminal.js';

/** How many differences are told; another list differs in every line. */
const SHOWN = 20;

/** Tells what is not right, a sentence each, and gives the exit code that this deserves. */
export function showDifferences(
  differences: readonly DrawDifference[],
  { language, json }: { readonly language: Language; readonly json?: boolean },
  terminal: Terminal,
): ExitCode {
  const sentences = differences.map((difference) => drawDifferenceText(difference, language));
  terminal.out(
    json === true
      ? `${JSON.stringify({ valid: differences.length === 0, differences: sentences })}\n`
      : [...sentences.slice(0, SHOWN), drawVerdictText(differences.length === 0, language)]
          .map((line) => `${line}\n`)
          .join(''),
  );
  return differences.length === 0 ? 0 : 1;
}
