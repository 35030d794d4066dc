import { localText } from '#platform';

/** The day of a moment on the calendar in the Netherlands (ISO). */
export function dayOf(moment: Date): string {
  return localText(moment).slice(0, 'YYYY-MM-DD'.length);
}
