import type { RouteHolder, RouteNext, RoutePlace, RouteStepCode } from '#domain';

/** The facts of a step in words: amounts and days are written out. */
export type RouteWordFacts = Readonly<Record<string, string>>;

/** The sentences of one language. */
export type RouteWording = {
  readonly locale: string;
  readonly places: Readonly<Record<RoutePlace, string>>;
  readonly holders: Readonly<Record<RouteHolder, string>>;
  readonly heldByDepartments: (names: string) => string;
  readonly next: Readonly<Record<RouteNext, string>>;
  readonly nextOn: (what: string, day: string) => string;
  readonly hearBy: (day: string) => string;
  readonly hearUnknown: string;
  readonly hearNothing: string;
  readonly overdue: (day: string, who: string) => string;
  readonly administrators: string;
  readonly results: Readonly<Record<string, string>>;
  readonly steps: Readonly<Record<RouteStepCode, (facts: RouteWordFacts) => string>>;
};

const fact = (facts: RouteWordFacts, name: string): string => facts[name] ?? '';
/** A sentence with its reason behind it, where one is given. */
const because = (facts: RouteWordFacts): string =>
  facts['reason'] === undefined ? '' : ` ${facts['reason']}`;

export const ROUTE_NL: RouteWording = {
  locale: 'nl-NL',
  places: {
    draft: 'Het plan is nog een concept.',
    waiting: 'Het plan is ingediend en wacht tot iemand het bekijkt.',
    'standing-still':
      'Er is gevraagd het plan aan te vullen. Tot dat klaar is, staat de tijd stil.',
    advice: 'Het plan ligt bij afdelingen van de gemeente voor advies.',
    weighing: 'De adviezen zijn binnen. Nu wordt bekeken of het kan.',
    answer: 'De gemeente heeft gezegd wat zij van plan is. De initiatiefnemers kunnen antwoorden.',
    'to-be-final': 'De uitkomst van de toets wordt definitief gemaakt.',
    eligible: 'Het plan kan. Het gaat door naar de volgende stap.',
    'on-ballot': 'Bewoners stemmen over het plan.',
    'being-counted': 'De stemmen worden geteld.',
    'being-decided': 'Het wijkteam neemt een besluit.',
    funded: 'Het plan krijgt geld en wordt uitgevoerd.',
    'not-funded': 'Het plan krijgt geen geld.',
    rejected: 'Het plan kan niet.',
    withdrawn: 'Het plan is ingetrokken.',
    merged: 'Het plan gaat verder in een ander plan.',
    split: 'Het plan is gesplitst en gaat verder in andere plannen.',
  },
  holders: {
    initiators: 'De initiatiefnemers zijn aan zet.',
    'contact-person': 'De contactpersoon is aan zet.',
    departments: 'Afdelingen van de gemeente zijn aan zet.',
    residents: 'De bewoners van de wijk zijn aan zet.',
    wijkteam: 'Het wijkteam is aan zet.',
    nobody: 'Niemand hoeft nog iets te doen.',
  },
  heldByDepartments: (names) => `Aan zet: ${names}.`,
  next: {
    'hand-in': 'Hierna: het plan indienen.',
    screening: 'Hierna: bekijken of het plan kan.',
    completion: 'Hierna: het plan aanvullen.',
    advice: 'Hierna: het advies van de afdelingen.',
    finding: 'Hierna: wat de gemeente van plan is te beslissen.',
    answer: 'Hierna: het antwoord van de initiatiefnemers.',
    final: 'Hierna: de uitkomst van de toets.',
    'voting-opens': 'Hierna: de stemming begint.',
    'voting-closes': 'Hierna: de stemming sluit.',
    count: 'Hierna: de uitslag.',
    decision: 'Hierna: het besluit over het geld.',
    doing: 'Hierna: uitvoeren.',
    nothing: 'Er komt niets meer.',
  },
  nextOn: (what, day) => `${what.slice(0, -1)} (uiterlijk ${day}).`,
  hearBy: (day) => `Je hoort uiterlijk ${day} meer.`,
  hearUnknown: 'Er is nog geen dag bekend waarop je meer hoort.',
  hearNothing: 'Je hoeft niets meer te verwachten.',
  overdue: (day, who) =>
    `Dat is te laat: je had het uiterlijk ${day} moeten horen. Dit is gemeld aan ${who}.`,
  administrators: 'de beheerders van de gemeente',
  results: {
    feasible: 'het kan',
    'feasible-if': 'het kan, onder voorwaarden',
    'not-feasible': 'het kan niet',
    award: 'er is geld',
    refusal: 'er is geen geld',
  },
  steps: {
    'handed-in': () => 'Het plan is ingediend.',
    'contact-person-named': (facts) => `De contactpersoon is ${fact(facts, 'name')}.`,
    'screening-opened': () => 'De toets is begonnen.',
    'advice-asked': (facts) =>
      `Advies gevraagd aan ${fact(facts, 'department')}, uiterlijk ${fact(facts, 'dueOn')}.`,
    'advice-given': (facts) => `${fact(facts, 'department')} heeft advies gegeven.`,
    'stood-still': (facts) =>
      `Gevraagd om het plan aan te vullen, uiterlijk ${fact(facts, 'untilOn')}.${because(facts)}`,
    'went-on': (facts) =>
      fact(facts, 'isCompleted') === 'yes'
        ? 'Het plan is aangevuld. De tijd loopt weer.'
        : 'De tijd om aan te vullen is voorbij. De tijd loopt weer.',
    'put-off': (facts) =>
      `Het antwoord duurt ${fact(facts, 'days')} dagen langer.${because(facts)}`,
    'term-passed': (facts) =>
      facts['department'] === undefined
        ? `De termijn is verlopen: het antwoord was er niet op ${fact(facts, 'dueOn')}.`
        : `${fact(facts, 'department')} gaf geen advies voor of op ${fact(facts, 'dueOn')}.`,
    found: (facts) =>
      `De gemeente is van plan te zeggen: ${fact(facts, 'result')}. Antwoorden kan tot en met ${fact(facts, 'answerUntilOn')}.${because(facts)}`,
    answered: () => 'De initiatiefnemers hebben geantwoord.',
    final: (facts) => `De uitkomst van de toets: ${fact(facts, 'result')}.${because(facts)}`,
    charged: (facts) =>
      `${fact(facts, 'chargedBy')} brengt ${fact(facts, 'amountCents')} in rekening: ${fact(facts, 'description')}`,
    'charge-waived': (facts) =>
      `De rekening van ${fact(facts, 'chargedBy')} (${fact(facts, 'amountCents')}) hoeft niemand te betalen.${because(facts)}`,
    'charge-funded': (facts) =>
      `De rekening van ${fact(facts, 'chargedBy')} (${fact(facts, 'amountCents')}) wordt betaald uit: ${fact(facts, 'fundedFrom')}.${because(facts)}`,
    'voting-opened': () => 'De stemming is begonnen.',
    'voting-closed': () => 'De stemming is gesloten.',
    counted: () => 'De stemmen zijn geteld.',
    decided: (facts) => `Het besluit over het geld: ${fact(facts, 'result')}.`,
    paid: (facts) => `Er is ${fact(facts, 'amountCents')} betaald.`,
  },
};
