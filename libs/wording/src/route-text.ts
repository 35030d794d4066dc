import type { RouteStanding, RouteStep } from '#domain';
import { oneLine } from './award-words.js';
import { ROUTE_EN } from './route-words-en.js';
import { ROUTE_NL, type RouteWordFacts, type RouteWording } from './route-words.js';
import type { Language } from './speaker.js';
import { speakerOf } from './speaker.js';

const WORDS: Readonly<Record<Language, RouteWording>> = { nl: ROUTE_NL, en: ROUTE_EN };
const DAYS: readonly string[] = ['dueOn', 'untilOn', 'answerUntilOn'];

/** The route of an initiative in sentences. */
export type RouteText = {
  readonly where: string;
  readonly heldBy: string;
  readonly next: string;
  readonly hear: string;
  readonly steps: readonly string[];
};

/**
 * Where an initiative is, who has it, what comes next and when its people hear, in sentences; and one
 * sentence for each thing that happened, in the order given. Days are written out, amounts are in
 * euro. `escalatedTo` is who a term that passed was brought before; null for the administrators.
 */
export function routeText(
  standing: RouteStanding,
  told: { readonly steps: readonly RouteStep[]; readonly escalatedTo: string | null },
  language: Language,
): RouteText {
  const words = WORDS[language];
  const day = dayIn(words.locale);
  const { place, heldBy, departments, next, nextOn } = standing;
  const named = departments.map(oneLine).join(', ');
  return {
    where: words.places[place],
    heldBy: departments.length > 0 ? words.heldByDepartments(named) : words.holders[heldBy],
    next: nextOn === null ? words.next[next] : words.nextOn(words.next[next], day(nextOn)),
    hear: hearText(standing, told.escalatedTo, words),
    steps: told.steps.map(({ code, facts }) => words.steps[code](inWords(facts, words, language))),
  };
}

function hearText(
  { hearByOn, isOverdue, heldBy }: RouteStanding,
  escalatedTo: string | null,
  words: RouteWording,
): string {
  if (heldBy === 'nobody') return words.hearNothing;
  if (hearByOn === null) return words.hearUnknown;
  const day = dayIn(words.locale)(hearByOn);
  return isOverdue ? words.overdue(day, escalatedTo ?? words.administrators) : words.hearBy(day);
}

/** The facts of a step as they stand in a sentence; what people typed stays on its line. */
function inWords(
  facts: RouteStep['facts'],
  words: RouteWording,
  language: Language,
): RouteWordFacts {
  const { amount } = speakerOf({ language, currency: 'EUR', names: new Map() });
  const day = dayIn(words.locale);
  const shown = Object.entries(facts).map(([name, value]) => {
    if (DAYS.includes(name)) return [name, day(value)] as const;
    if (name === 'amountCents') return [name, amount(BigInt(value))] as const;
    if (name === 'result') return [name, words.results[value] ?? value] as const;
    return [name, oneLine(value)] as const;
  });
  return Object.fromEntries(shown);
}

function dayIn(locale: string): (isoDay: string) => string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return (isoDay) => format.format(new Date(`${isoDay}T00:00:00Z`));
}
