import { addDays } from '../law/calendar-arithmetic.js';
import type { Timeline } from '../rounds/timeline.js';

const WEEKS_8 = 56;

/** The moment by which a round has judged its plans: when its ballot is fixed, or the deciding begins. */
export function judgedBy({ ballotFixedAt, votingOpensAt, decidingOpensAt }: Timeline): Date | null {
  return ballotFixedAt ?? votingOpensAt ?? decidingOpensAt;
}

/**
 * The day (ISO) on which initiators hear at the latest what comes of their plan: the planned day of the
 * round, or where none is planned, or it has come, eight weeks after today (Awb 4:13, second paragraph).
 */
export function hearByOn(todayOn: string, plannedOn: string | null): string {
  return plannedOn !== null && plannedOn > todayOn ? plannedOn : addDays(todayOn, WEEKS_8);
}
