import { setTimeout as sleep } from 'node:timers/promises';
import { CliFailure } from '../cli-failure.js';
import { withProgress } from '../progress-bar.js';
import type { Terminal } from '../terminal.js';
import type { ServiceTarget } from './service-target.js';

const WAIT_MS_MAX = 300_000;
const ASK_EVERY_MS = 250;

/** A count as the service tells it. */
export type TallyRun = {
  readonly id: string;
  readonly roundId: string;
  readonly rule: string;
  readonly ballotCount: number;
  /** In order of selection. */
  readonly winners: readonly {
    readonly code: string;
    readonly costCents: number;
    readonly votes: number;
  }[];
  readonly spentCents: number;
  readonly leftoverCents: number;
  readonly ties: readonly unknown[];
};

/**
 * Asks for the count of a round and waits for its record.
 *
 * @throws {CliFailure} when there is none after five minutes: the worker may not be running
 */
export async function awaitTally(
  { client, path }: ServiceTarget,
  roundId: string,
  terminal: Terminal,
): Promise<TallyRun> {
  const runs = `${path}/rounds/${roundId}/tally-runs`;
  return withProgress(terminal, async (show) => {
    show({ text: 'Counting' });
    await client.post(runs);
    const until = Date.now() + WAIT_MS_MAX;
    while (Date.now() < until) {
      const [run] = await client.list(runs);
      if (run !== undefined) return run as unknown as TallyRun;
      await sleep(ASK_EVERY_MS);
    }
    throw new CliFailure('The count is not there after five minutes. Is the worker running?');
  });
}

/**
 * A count as a JSON line `{"roundId","tallyRunId","rule","winners","spentCents","leftoverCents","ties"}`,
 * with the codes of the winners in order of selection.
 */
export function tallyJson(run: TallyRun): string {
  const { id: tallyRunId, roundId, rule, winners, spentCents, leftoverCents, ties } = run;
  const codes = winners.map(({ code }) => code);
  const line = { roundId, tallyRunId, rule, winners: codes, spentCents, leftoverCents };
  return `${JSON.stringify({ ...line, ties: ties.length })}\n`;
}

/** A count for people: every winner on a line, and the money. `titles` goes by code. */
export function tallyReport(run: TallyRun, titles: ReadonlyMap<string, string>): string {
  const { rule, ballotCount, winners, spentCents, leftoverCents } = run;
  const lines = winners.map(
    ({ code, costCents, votes }, index) =>
      `${(index + 1).toString().padStart(4)}  ${code}  ${votes} votes, ${amount(costCents)}  ${titles.get(code) ?? ''}`,
  );
  return [
    `Counted ${ballotCount} ballots by ${rule}; funded ${winners.length}:`,
    ...lines,
    `Together ${amount(spentCents)}, and ${amount(leftoverCents)} left.`,
    '',
  ].join('\n');
}

function amount(cents: number): string {
  return (cents / 100).toLocaleString('en-GB', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
}
