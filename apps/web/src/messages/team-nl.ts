import { teamRecordNl } from './team-record-nl.js';

/** The Dutch texts of the page of a wijkteam (B1). The English catalogue has the same names. */
export const teamNl = {
  ...teamRecordNl,
  crumb: 'Kruimelpad',
  lead: 'Dit is het wijkteam van onze wijk. Je ziet wie erin zitten, wat er met het geld gebeurt en wat is besloten.',
  missing: {
    heading: 'Dit wijkteam kennen we niet',
    help: 'Misschien klopt het adres niet, of bestaat het wijkteam niet meer.',
    back: 'Bekijk alle wijkteams',
  },
  contents: {
    heading: 'Op deze pagina',
    sections: {
      team: 'Wie zitten er in het wijkteam?',
      geld: 'Het geld',
      rondes: 'Rondes',
      spelregels: 'Spelregels',
      besluiten: 'Besluiten en verslagen',
      loting: 'Loting',
    },
    facts: (area: string, seats: number, buurten: number): string =>
      [
        `${area}.`,
        peopleNl(seats),
        ...(buurten === 0 ? [] : [buurten === 1 ? '1 buurt.' : `${buurten} buurten.`]),
      ].join(' '),
  },
  now: {
    voting: (amount: string): string => `Stem mee over ${amount}`,
    support: (amount: string): string => `Steun een plan: er is ${amount}`,
    submission: (amount: string): string => `Dien een plan in: er is ${amount}`,
  },
  seats: {
    heading: 'Wie zitten er in het wijkteam?',
    none: 'Er zit nog niemand in dit wijkteam.',
    table: 'Je ziet alleen namen van mensen die dat goed vinden.',
    columns: {
      role: 'Rol',
      name: 'Wie',
      since: 'Sinds',
      until: 'Tot en met',
      cameIn: 'Hoe gekomen',
    },
    roles: {
      chair: 'Voorzitter',
      secretary: 'Secretaris',
      treasurer: 'Penningmeester',
      member: 'Lid',
      'sub-representative': 'Spreekt voor een buurt',
      professional: 'Beroepskracht',
    },
    waysIn: { election: 'gekozen', appointment: 'benoemd', lot: 'geloot' },
    noName: 'Naam niet openbaar',
    noEnd: 'geen einddatum',
    vacancies: 'Nog leeg',
    vacant: {
      chair: 'Er is geen voorzitter.',
      secretary: 'Er is geen secretaris.',
      treasurer: 'Er is geen penningmeester.',
      member: 'Er is een plek voor een lid.',
      'sub-representative': 'Er is een plek voor iemand die voor een buurt spreekt.',
      professional: 'Er is een plek voor een beroepskracht.',
    },
    vacantBuurt: (buurt: string): string => `Niemand spreekt nog voor ${buurt}.`,
  },
  buurten: {
    heading: (count: number): string => (count === 1 ? 'Eén buurt' : `De buurten`),
    none: 'Er zijn nog geen buurten ingevuld.',
    nobody: 'Niemand spreekt hier nog voor de buurt.',
    since: (wayIn: string, from: string): string =>
      `Spreekt voor de buurt, ${wayIn}, sinds ${from}`,
  },
  money: {
    heading: (year: number): string => `Het geld van ${year}`,
    none: (year: number): string => `Er is nog geen budget voor ${year}.`,
    sentence: (spendable: string, promised: string, paid: string): string =>
      `Het wijkteam heeft dit jaar ${spendable} te besteden. Voor ${promised} is een doel gekozen. Daarvan is ${paid} betaald.`,
    table: 'Waar het geld voor is, in delen',
    purpose: 'Waarvoor',
    kinds: { round: 'ronde', theme: 'thema', area: 'buurt' },
    unsplit: 'Niet verdeeld in delen',
    origin: 'Waar komt het vandaan?',
    granted: 'Van de gemeente',
    carriedIn: (years: string): string => (years === '' ? 'Over van eerder' : `Over van ${years}`),
    carriedOut: (years: string): string => (years === '' ? 'Naar later' : `Naar ${years}`),
    spendable: 'Samen te besteden',
    addsUp: 'De delen samen zijn precies dit bedrag. We hebben het nagerekend.',
  },
  rounds: {
    heading: 'Rondes',
    over: (count: number): string => (count === 1 ? '1 eerdere ronde' : `${count} eerdere rondes`),
    mode: {
      'resident-vote': 'Bewoners stemmen.',
      'committee-advice': 'Bewoners geven advies, daarna beslist het wijkteam.',
      'first-come': 'Wie het eerst komt, gaat voor.',
      assembly: 'Een bijeenkomst van bewoners beslist.',
    },
    nothingPlanned: 'Voor de volgende stap is nog geen dag gekozen.',
    next: {
      submissionOpensAt: (at: string): string => `Indienen kan vanaf ${at}.`,
      submissionClosesAt: (at: string): string => `Indienen kan tot ${at}.`,
      supportClosesAt: (at: string): string => `Een plan steunen kan tot ${at}.`,
      ballotFixedAt: (at: string): string => `De stemlijst staat vast op ${at}.`,
      votingOpensAt: (at: string): string => `Stemmen kan vanaf ${at}.`,
      votingClosesAt: (at: string): string => `Stemmen kan tot ${at}.`,
      decidingOpensAt: (at: string): string => `Het wijkteam beslist vanaf ${at}.`,
      accountingOpensAt: (at: string): string => `Laten zien waar het geld bleef, begint op ${at}.`,
      evaluatingOpensAt: (at: string): string => `Terugkijken begint op ${at}.`,
      closesAt: (at: string): string => `De ronde is klaar op ${at}.`,
    },
    moments: {
      submissionOpensAt: 'het begin van het indienen',
      submissionClosesAt: 'het einde van het indienen',
      supportClosesAt: 'het einde van het steunen',
      ballotFixedAt: 'het vastzetten van de stemlijst',
      votingOpensAt: 'het begin van het stemmen',
      votingClosesAt: 'het einde van het stemmen',
      decidingOpensAt: 'het besluit van het wijkteam',
      accountingOpensAt: 'het laten zien waar het geld bleef',
      evaluatingOpensAt: 'het terugkijken',
      closesAt: 'het einde van de ronde',
    },
    route: 'Planning',
    routeStates: { done: 'Geweest', now: 'Eerstvolgend', next: 'Daarna' },
    steps: {
      submissionOpensAt: 'Indienen begint',
      submissionClosesAt: 'Indienen stopt',
      supportClosesAt: 'Steunen stopt',
      ballotFixedAt: 'De stemlijst staat vast',
      votingOpensAt: 'Stemmen begint',
      votingClosesAt: 'Stemmen stopt',
      decidingOpensAt: 'Het wijkteam beslist',
      accountingOpensAt: 'Laten zien waar het geld bleef',
      evaluatingOpensAt: 'Terugkijken',
      closesAt: 'De ronde is klaar',
    },
    late: (what: string, at: string): string =>
      `Te laat: ${what} was gepland op ${at}. Het is nog niet gebeurd.`,
    postponed: 'Uitgesteld',
    moved: (what: string, from: string, to: string): string =>
      `${capital(what)} was ${from}. Het is nu ${to}.`,
    reason: (reason: string): string => `Waarom: ${reason}`,
    decided: (at: string, reference: string | null): string =>
      reference === null ? `Besloten op ${at}.` : `Besloten op ${at}. ${reference}.`,
  },
};

export type TeamMessages = typeof teamNl;

function peopleNl(count: number): string {
  if (count === 0) return 'Nog niemand in het team.';
  return count === 1 ? 'Eén iemand in het team.' : `${count} mensen in het team.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
