import { faultsNl } from './recount-faults-nl.js';
import { rulesNl } from './recount-rules-nl.js';

/** The Dutch texts of the page that counts again (B1). They are loaded with that page only. */
export const recountNl = {
  title: 'Tel het na',
  lead: 'Tel een stemming zelf na, met hetzelfde telprogramma als de gemeente. Alles gebeurt op je eigen apparaat. Er gaat niets naar een ander.',
  failed: 'Dit lukt nu niet. Laad de pagina opnieuw.',
  file: {
    heading: '1. Kies de stemmen',
    empty:
      'Je hebt een bestand met de stemmen nodig. De naam eindigt op .pb. Namen van kiezers staan er niet in.',
    drop: 'Sleep het bestand hierheen, of kies het.',
    choose: 'Kies een bestand',
    chooseOther: 'Kies een ander bestand',
    address: 'de gepubliceerde stemmen',
    reading: (name: string): string => `We lezen ${name}.`,
    progress: 'Hoeveel er gelezen is',
    stop: 'Stop',
    stopped: 'Je bent gestopt met lezen. Kies opnieuw een bestand.',
    read: (name: string): string => `${name} is gelezen.`,
    election: 'Stemming',
    untitled: 'Zonder naam',
    ballots: 'Stemmen',
    projects: 'Plannen',
    budget: 'Te verdelen',
    notes: (count: string): string => `Opvallend in dit bestand (${count})`,
    faultsHeading: (name: string, count: string): string =>
      `We kunnen ${name} niet tellen. Er zijn fouten gevonden: ${count}.`,
    faultsHelp: 'Vraag wie het bestand maakte om het te herstellen.',
    line: (line: number): string => `Regel ${line}`,
    whole: 'Hele bestand',
    noFault: '(geen fout)',
    more: (count: string): string => `En nog ${count}.`,
    failures: {
      elsewhere:
        'Dit adres is van een andere website. Wij halen alleen stemmen van deze website op.',
      forbidden: 'Je mag deze stemmen niet ophalen. Meld je eerst aan, of kies zelf een bestand.',
      missing: 'Op dit adres staan geen stemmen. Kies zelf een bestand.',
      unreachable: 'De stemmen ophalen lukt nu niet. Probeer het over een minuut.',
      unreadable: 'Dit bestand lezen lukt niet. Kies het opnieuw.',
      broken: 'Het telprogramma is gestopt. Laad de pagina opnieuw.',
    },
  },
  rule: rulesNl,
  count: {
    counting: 'We tellen.',
    rounds: (count: string): string => `Zo vaak is er nu geteld: ${count}.`,
    progress: 'Het tellen is bezig',
    stop: 'Stop met tellen',
    stopped: 'Je bent gestopt met tellen. Er is geen uitslag.',
    failed: 'Het tellen is niet gelukt. Probeer het opnieuw.',
    refused: {
      'negative-amount': 'We kunnen dit niet tellen. Er is een bedrag kleiner dan nul.',
      'points-too-large': 'We kunnen dit niet tellen. De punten zijn samen te veel.',
      'limits-not-kept': 'We kunnen dit niet tellen. Deze regel kent geen grens per groep.',
      'too-large': 'We kunnen dit niet tellen. De stemming is te groot voor deze regel.',
      'too-hard': 'We kunnen dit niet tellen. Deze regel kost hier te veel tijd.',
    },
  },
  result: {
    heading: '3. De uitslag van jouw telling',
    sentence: (count: string, spent: string, left: string): string =>
      `Gekozen plannen: ${count}. Samen kosten ze ${spent}. Er blijft ${left} over.`,
    short: (count: string, spent: string, short: string): string =>
      `Gekozen plannen: ${count}. Samen kosten ze ${spent}. De reserve legt ${short} bij.`,
    rule: (name: string, code: string): string => `Regel: ${name} (${code}).`,
    time: (seconds: string): string => `Het tellen duurde ${seconds} seconden.`,
    winners: 'Gekozen plannen, in de volgorde van de telling',
    none: 'Er is geen plan gekozen.',
    others: 'Niet gekozen',
    othersTable: 'De andere plannen, en waarom ze niet zijn gekozen',
    number: 'Plaats',
    project: 'Plan',
    votes: 'Stemmen',
    points: 'Punten',
    cost: 'Kosten',
    why: 'Waarom niet',
    total: 'Samen',
    fates: {
      funded: 'Gekozen',
      'does-not-fit': 'Te duur voor wat er over was',
      'below-threshold': 'Te weinig stemmen of punten',
      'not-reached': 'Niet meer aan de beurt',
      'limit-reached': 'De grens van de groep was bereikt',
      'support-spent': 'De kiezers hadden te weinig over',
      'no-support': 'Niemand koos dit',
      'not-chosen': 'Niet gekozen',
    },
  },
  shares: {
    heading: 'Wat elke kiezer te verdelen had',
    exact: (amount: string): string => `Elke stem was even veel geld waard: ${amount}.`,
    about: (amount: string): string => `Elke stem was even veel geld waard: ongeveer ${amount}.`,
    raised: (count: string): string =>
      `Er bleef geld over. Daarom is dat deel ${count} keer verhoogd.`,
    comparison: (shares: string, greedy: string): string =>
      `Kiezers die meer hebben aan gelijke delen: ${shares}. Kiezers die meer hebben aan de meeste stemmen: ${greedy}.`,
    chosen: {
      shares: 'Daarom geldt de uitslag met gelijke delen.',
      greedy: 'Daarom geldt de uitslag met de meeste stemmen.',
    },
    steps: 'Wie betaalde wat',
    allPaid: (voters: string, amount: string): string =>
      voters === '1'
        ? `1 kiezer betaalde ${amount}.`
        : `${voters} kiezers betaalden elk ${amount}.`,
    allPaidPoints: (voters: string, amount: string): string =>
      voters === '1'
        ? `1 kiezer betaalde ${amount} per punt.`
        : `${voters} kiezers betaalden elk ${amount} per punt.`,
    shortPaid: (voters: string): string =>
      voters === '1'
        ? '1 kiezer had minder, en gaf alles wat hij nog had.'
        : `${voters} kiezers hadden minder, en gaven alles wat zij nog hadden.`,
    roughly: (amount: string): string => `ongeveer ${amount}`,
    completed: 'Gekozen met het geld dat daarna nog over was:',
  },
  ties: {
    heading: 'Gelijke plannen',
    none: 'Er was geen moment waarop plannen gelijk stonden.',
    tie: (step: string, first: string, others: string): string =>
      `Bij keuze ${step} stond ${first} gelijk met ${others}.`,
    and: ' en ',
    decidedBy: {
      cost: 'Het goedkoopste plan ging voor.',
      'cost-descending': 'Het duurste plan ging voor.',
      votes: 'Het plan met de meeste stemmen of punten ging voor.',
      'list-order': 'Het plan dat hoger op de lijst stond, ging voor.',
      lot: 'Het lot heeft beslist.',
      id: 'De code van het plan heeft beslist.',
    },
  },
  compare: {
    heading: '4. Vergelijk met de gepubliceerde uitslag',
    hash: 'Jouw controlecode (SHA-256)',
    purpose:
      'Is deze code gelijk aan de gepubliceerde code? Dan zijn dezelfde stemmen geteld, met dezelfde regel en hetzelfde geld.',
    field: 'De gepubliceerde controlecode',
    hint: '64 tekens: cijfers en de letters a tot en met f. Je mag de code plakken.',
    submit: 'Vergelijk',
    record: 'Kies een verslag van de telling (JSON)',
    equal:
      'Gelijk. De stemmen, de regel en het geld zijn dezelfde als in de gepubliceerde telling.',
    unequal:
      'Niet gelijk. De stemmen, de regel of het geld zijn anders dan in de gepubliceerde telling.',
    winnersEqual: 'Ook de gekozen plannen en hun volgorde zijn gelijk.',
    winnersUnequal: 'De gekozen plannen of hun volgorde zijn niet gelijk.',
    noHash: 'Dit is geen controlecode. Vul 64 tekens in: cijfers en de letters a tot en met f.',
    noRecord: 'In dit bestand staat geen controlecode. Kies het verslag van een telling.',
    otherRule: 'Het verslag noemt een andere regel, of een andere volgorde bij gelijke plannen.',
    countByRecord: 'Tel na met de regel uit het verslag',
  },
  faults: faultsNl,
};

export type RecountMessages = typeof recountNl;
