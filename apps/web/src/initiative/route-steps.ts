import type { RouteState } from '../layout/route-mark.js';
import { dayInAmsterdam } from '../team/team-format.js';
import type { InitiativeRoute } from './initiative-types.js';

/** A step as it is shown: what happened on one day, what is so now, or what comes. */
export type ShownStep = {
  readonly key: string;
  readonly state: RouteState;
  readonly texts: readonly string[];
  /** The moment; null for what is so now, and for what comes: its day stands in its text. */
  readonly at: string | null;
};

/**
 * The route in steps: what happened, day by day; where it is now, and who has it; and what comes next,
 * unless nothing does.
 */
export function stepsOfRoute(
  route: Pick<InitiativeRoute, 'steps' | 'placeText' | 'heldByText' | 'next' | 'nextText'>,
): readonly ShownStep[] {
  const now = [route.placeText, ...(route.next === 'nothing' ? [] : [route.heldByText])];
  return [
    ...doneByDay(route.steps),
    { key: 'now', state: 'now', texts: now, at: null },
    ...(route.next === 'nothing'
      ? []
      : [{ key: 'next', state: 'next', texts: [route.nextText], at: null } as const]),
  ];
}

function doneByDay(steps: InitiativeRoute['steps']): readonly ShownStep[] {
  const days = new Map<string, { readonly at: string; readonly texts: string[] }>();
  for (const { happenedAt, text } of steps) {
    const day = dayInAmsterdam(new Date(happenedAt));
    const shown = days.get(day);
    if (shown === undefined) days.set(day, { at: happenedAt, texts: [text] });
    else shown.texts.push(text);
  }
  return [...days].map(([day, { at, texts }]) => ({ key: day, state: 'done', texts, at }));
}
