import { counted } from './counted.js';

const stemmen = counted('stem', 'stemmen');
const stemmers = counted('stemmer', 'stemmers');
const punten = counted('punt', 'punten');

/** The Dutch texts (B1). The English catalogue has the same names; the compiler checks it. */
export const nl = {
  locale: 'nl-NL',
  and: 'en',
  or: 'of',
  votes: stemmen,
  voters: stemmers,
  points: punten,
  inWords: {
    initiatives: counted('initiatief', 'initiatieven'),
    ballots: counted('stembiljet', 'stembiljetten'),
  },
  opening: {
    heading: 'Waar ging het om?',
    voted: (ballots: string, initiatives: string, budget: string): string =>
      `Er kwamen ${ballots} binnen voor ${initiatives}. Er was ${budget} te verdelen.`,
    outcome: (won: string, spent: string, left: string): string =>
      `Het geld gaat naar ${won}. Samen kosten die ${spent}. Er blijft ${left} over.`,
  },
  method: {
    heading: 'Hoe is er geteld?',
    shares: [
      'Elke stemmer krijgt een even groot deel van het geld.',
      'Een initiatief wordt gekozen als de mensen die ervoor stemden het samen kunnen betalen.',
      'Kunnen er meer? Dan gaat het initiatief voor waarvan de kosten over de meeste stemmers zijn verdeeld.',
    ],
    sharesEach: [
      'Elke stemmer krijgt een even groot deel van het geld.',
      'Een initiatief wordt gekozen als de mensen die ervoor stemden het samen kunnen betalen.',
      'Kunnen er meer? Dan gaat het initiatief voor waarvoor elke stemmer het minst hoeft te betalen.',
    ],
    list: [
      'De initiatieven staan op volgorde van het aantal stemmen.',
      'We gaan de lijst af van boven naar beneden.',
      'Een initiatief wordt gekozen als er nog genoeg geld voor is.',
    ],
    listPerCost: [
      'De initiatieven staan op volgorde van het aantal stemmen per euro.',
      'We gaan de lijst af van boven naar beneden.',
      'Een initiatief wordt gekozen als er nog genoeg geld voor is.',
    ],
    time: [
      'Elke stemmer spaart even snel.',
      'Zodra de mensen die op een initiatief stemden samen genoeg hebben, kopen zij het.',
      'Daarna beginnen zij weer bij nul te sparen.',
    ],
    effective:
      'Wie het hele bedrag betaalt, telt als één volle stem. Wie minder overheeft, telt voor een deel.',
    endowment: (amount: string): string => `Elke stemmer had ${amount} te besteden.`,
    raised: (amount: string): string =>
      `Elke stemmer kon ${amount} besteden. Dat is meer dan een gelijk deel, want niet iedereen kan alles uitgeven. We verhoogden het bedrag, tot het budget niet meer toeliet.`,
    completed: 'Wat overbleef, ging naar de initiatieven met de meeste stemmen die nog pasten.',
    comparedGreedy: (shares: string, greedy: string): string =>
      `Ook is vergeleken met tellen op alleen stemmen. ${shares} hebben meer aan verdelen met gelijke delen, ${greedy} meer aan alleen stemmen. Daarom geldt de uitslag op alleen stemmen.`,
    comparedShares: (shares: string, greedy: string): string =>
      `Ook is vergeleken met tellen op alleen stemmen. ${shares} hebben meer aan deze uitslag, ${greedy} meer aan de andere. Daarom blijft deze uitslag staan.`,
  },
  winners: {
    heading: 'Wat is gekozen, en waarom?',
    first: (name: string, cost: string, score: string): string =>
      `Als eerste: ${name}. Het kost ${cost} en kreeg ${score}.`,
    next: (step: string, name: string, cost: string, score: string): string =>
      `Als ${step}: ${name}. Het kost ${cost} en kreeg ${score}.`,
    free: 'Het kost niets en er is op gestemd, dus het is gekozen.',
    fits: (left: string): string => `Er was toen nog ${left}, dus het paste.`,
    completion: (left: string): string =>
      `Het kwam erbij van het geld dat overbleef: toen nog ${left}.`,
    price: (price: string): string => `Wie ervoor stemde, betaalde ten hoogste ${price}.`,
    full: (count: number, shown: string): string =>
      count === 1
        ? 'Eén stemmer betaalde dat hele bedrag.'
        : `${shown} stemmers betaalden dat hele bedrag.`,
    short: (count: number, shown: string): string =>
      count === 1
        ? 'Eén stemmer had minder over en betaalde wat er nog was.'
        : `${shown} stemmers hadden minder over en betaalden wat ze nog hadden.`,
    all: (shown: string): string => `Alle ${shown} stemmers konden dat betalen.`,
    still: (count: number, shown: string): string =>
      count === 1
        ? 'Eén stemmer had nog zoveel en betaalde het.'
        : `${shown} stemmers hadden nog zoveel en betaalden het.`,
    time: (amount: string): string =>
      `Zijn stemmers hadden samen genoeg toen er ${amount} per persoon was gespaard.`,
    leadEffective: (value: string, name: string, other: string): string =>
      `Omgerekend is dat ${value} volle stemmen. Het volgende initiatief, ${name}, had er ${other}.`,
    leadPrice: (name: string, other: string): string =>
      `Bij ${name}, het volgende, zou dat ${other} zijn geweest.`,
    leadScore: (name: string, lead: string): string =>
      `Het lag ${lead} voor op ${name}, het volgende dat paste.`,
    leadTime: (name: string, amount: string): string =>
      `${name} zou het volgende zijn geweest, bij ${amount} per persoon.`,
    tie: (others: string, criterion: string): string =>
      `Het stond gelijk met ${others}. ${criterion}`,
  },
  ordinal: (step: number): string => {
    const words = ['eerste', 'tweede', 'derde', 'vierde', 'vijfde', 'zesde', 'zevende', 'achtste'];
    return words[step - 1] ?? (step === 9 ? 'negende' : step === 10 ? 'tiende' : `nummer ${step}`);
  },
  ties: {
    cost: 'Het goedkoopste ging voor.',
    'cost-descending': 'Het duurste ging voor.',
    votes: 'Het initiatief met de meeste stemmen ging voor.',
    'list-order': 'Het initiatief dat hoger op de stemlijst staat, ging voor.',
    lot: 'Het lot besliste, zoals vooraf was afgesproken.',
    id: 'De volgorde van de nummers besliste, zoals vooraf was afgesproken.',
  },
  losers: {
    heading: 'Wat is niet gekozen, en wat ontbrak er?',
    none: 'Alle initiatieven zijn gekozen.',
    opening: (name: string, cost: string, score: string): string =>
      `${name}. Het kost ${cost} en kreeg ${score}.`,
    fates: {
      funded: '',
      'does-not-fit': 'Het kost meer dan er over was.',
      'below-threshold': 'Het kreeg minder stemmen dan het minimum.',
      'not-reached': 'De telling was klaar voordat het aan de beurt kwam.',
      'limit-reached': 'Voor zijn groep was er geen ruimte meer.',
      'support-spent': 'De mensen die ervoor stemden, hadden samen niet meer genoeg geld.',
      'no-support': 'Niemand stemde erop.',
      'not-chosen': 'Een andere keuze was voor de stemmers samen meer waard.',
    },
    effective: (percent: string): string =>
      `Toen het afviel, hadden zijn stemmers samen nog ${percent} van de kosten.`,
    would: (ways: string): string => `Het was wel gekozen ${ways}.`,
    price: (amount: string): string => `bij een prijs van ${amount} of minder`,
    approvals: (count: number, shown: string): string =>
      count === 1
        ? 'als nog één stemmer erop had gestemd'
        : `als nog ${shown} stemmers erop hadden gestemd`,
    newVoters: (count: number, shown: string): string =>
      count === 1
        ? 'als er één stemmer bij was gekomen die alleen hierop stemde'
        : `als er ${shown} stemmers bij waren gekomen die alleen hierop stemden`,
    points: (points: string): string => `met ${points} meer`,
    unreachable: 'Met een lagere prijs of een paar stemmen meer was het niet gelukt.',
    money: (list: string): string => `Het geld van zijn stemmers ging naar ${list}.`,
    flow: (name: string, amount: string): string => `${name} (${amount})`,
    others: (count: number, amount: string): string =>
      count === 1 ? `één ander initiatief (${amount})` : `${count} andere initiatieven (${amount})`,
    unnamed: (count: number, amount: string): string =>
      count === 1 ? `één initiatief (${amount})` : `${count} initiatieven (${amount})`,
    unspent: (amount: string): string => `Zij hielden samen ${amount} over.`,
    nothing: (voters: string): string => `Van ${voters} is geen enkele keuze uitgekomen.`,
  },
  firmness: {
    heading: 'Hoe zeker is de uitslag?',
    smallest: (name: string, other: string, lead: string): string =>
      `De kleinste voorsprong was die van ${name} op ${other}: ${lead}.`,
    tied: (name: string, other: string): string =>
      `${name} en ${other} stonden precies gelijk; toen gold de afspraak voor een gelijke stand.`,
    effectiveLead: counted('volle stem', 'volle stemmen'),
    noMargin: 'Geen enkele keuze was spannend: er was steeds maar één initiatief dat kon.',
    resampled: (samples: string): string =>
      `We hebben ook ${samples} keer opnieuw geteld met een toevallig andere groep stemmers.`,
    same: (percent: string, low: string, high: string): string =>
      `In ${percent} van die tellingen kwam precies dezelfde uitslag. (Met 95 procent zekerheid ligt dat tussen ${low} en ${high}.)`,
    always: (list: string): string => `Altijd gekozen: ${list}.`,
    closest: (name: string, ways: string): string =>
      `Het minst ontbrak aan ${name}. Het was gekozen ${ways}.`,
    decisive: (name: string, other: string, lead: string): string =>
      `Van de keuzes die er aan het eind toe deden, was de krapste die voor ${name} boven ${other}: ${lead} verschil.`,
    sometimes: (list: string): string => `Soms gekozen: ${list}.`,
    often: (name: string, percent: string): string => `${name} in ${percent}`,
    never: (list: string): string => `Nooit gekozen: ${list}.`,
  },
};

export type Wording = typeof nl;
