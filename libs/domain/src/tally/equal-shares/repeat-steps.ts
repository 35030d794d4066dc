import { buy } from './buy.js';
import { offerOf } from './offer.js';
import { SHORTER, takeLine } from './rho-lines.js';
import type { EarlierRun, SharesStep } from './shares-run.js';
import type { RhoLine, SharesState } from './shares-state.js';

/**
 * Repeats the first steps of an earlier run in a count just begun: as many as are proven for its endowment
 * and for `least` cents more.
 *
 * What they cost now has to be found anew, but there is nothing to choose. The stretch is cut to that for
 * which they are proven, and what was found of the other projects is taken over.
 */
export function repeatSteps(
  state: SharesState,
  { run, shift }: EarlierRun,
  least: number,
): SharesStep[] {
  const steps: SharesStep[] = [];
  for (const step of run.steps) {
    const width = (step.width - shift) * SHORTER;
    if (!(width >= least)) {
      takeLines(state, steps, step.lines, shift);
      return steps;
    }
    if (width < state.width) state.width = width;
    takeLines(state, [step], step.lines, shift);
    const offer = offerOf(state, step.project);
    // Cannot be: the step is proven. But without it the count is right all the same.
    if (offer === null) return steps;
    buy(state, offer);
    steps.push({ project: step.project, width: state.width, lines: state.lines });
    state.lines = [];
  }
  takeLines(state, steps, run.lines, shift);
  return steps;
}

/** Lines hold for the stretch of the step before the one at which they were found: of the first, for none that is known. */
function takeLines(
  state: SharesState,
  before: readonly SharesStep[],
  lines: readonly RhoLine[],
  shift: number,
): void {
  if (before.length === 0) return;
  for (const line of lines) takeLine(state, line, shift);
}
