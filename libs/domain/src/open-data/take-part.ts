import type { RoundPhase } from '../phases/round-phase.js';

/** What residents can do in a round. */
export const WAYS_TO_TAKE_PART = ['propose', 'support', 'vote'] as const;
export type WayToTakePart = (typeof WAYS_TO_TAKE_PART)[number];

/** What residents can do in a round in this phase; null while others are at work, or when it is over. */
export function openTo(phase: RoundPhase): WayToTakePart | null {
  if (phase === 'submission') return 'propose';
  if (phase === 'support') return 'support';
  return phase === 'voting' ? 'vote' : null;
}
