import { randomUUID } from 'node:crypto';
import type { Write } from './full-ledger.factory.js';

const DAY_MS = 86_400_000;
const HAPPENED = new Date('2026-01-15T12:00:00Z');
const LATER = new Date(HAPPENED.getTime() + DAY_MS);
const LATEST = new Date(LATER.getTime() + DAY_MS);

/** What became of the plan of a round: a change of its phase, a postponement, something in the way. */
export async function writePhases(write: Write, roundId: string): Promise<void> {
  await write('round_phase_change', {
    round_id: roundId,
    event: 'open-voting',
    from_phase: 'screening',
    to_phase: 'voting',
    happened_at: HAPPENED,
    actor: 'service',
    origin: 'test',
    round_version: 2,
  });
  await write('round_postponement', {
    id: randomUUID(),
    round_id: roundId,
    moment: 'closesAt',
    planned_at: LATER,
    new_planned_at: LATEST,
    moved: JSON.stringify([{ moment: 'closesAt', from: LATER, to: LATEST }]),
    reason: 'Het buurthuis is dicht.',
    postponed_by: 'service',
    postponed_at: HAPPENED,
    round_version: 3,
  });
  await write('round_obstacle', {
    round_id: roundId,
    moment: 'closesAt',
    planned_at: HAPPENED,
    code: 'waits-for-allocation',
    noticed_at: HAPPENED,
    look_again_at: LATER,
  });
}
