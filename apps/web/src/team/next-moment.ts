import { type Moment, momentsAhead } from '#domain';
import type { TeamRound } from './team-types.js';

/** What a round waits for, and whether its time has passed without it. */
export type NextMoment = { readonly moment: Moment; readonly at: Date; readonly isLate: boolean };

/** The first planned moment that lies ahead of a round; null when nothing is planned. */
export function nextMomentOf(
  { mode, phase, timeline }: Pick<TeamRound, 'mode' | 'phase' | 'timeline'>,
  now: Date,
): NextMoment | null {
  for (const moment of momentsAhead(mode, phase)) {
    const planned = timeline[moment];
    if (planned === null) continue;
    const at = new Date(planned);
    return { moment, at, isLate: at <= now };
  }
  return null;
}

/** Whether a round is over: nothing happens in it any more. */
export function isOver({ phase }: Pick<TeamRound, 'phase'>): boolean {
  return phase === 'closed' || phase === 'cancelled';
}
