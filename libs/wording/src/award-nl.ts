import type { AwardCondition, ObjectionOutcome, ProjectFate } from '#domain';

/** The Dutch texts (B1) of letters and objections. The English ones have the same names. */
export const awardNl = {
  locale: 'nl-NL',
  subject: { award: 'U krijgt geld voor', refusal: 'U krijgt geen geld voor' },
  greeting: 'Beste indiener,',
  headings: {
    decision: 'Wat is er besloten',
    activities: 'Waar het om gaat',
    reasons: 'Waarom',
    conditions: 'Wat wij van u vragen',
    objection: 'Bent u het er niet mee eens',
    questions: 'Hebt u vragen',
  },
  about: (title: string, round: string): string =>
    `Deze brief gaat over uw initiatief ‘${title}’ in de ronde ‘${round}’.`,
  award: (amount: string): string => `U krijgt ${amount}. Meer dan dit bedrag krijgt u niet.`,
  refusal: (cost: string): string => `U vroeg ${cost}. U krijgt dit geld niet.`,
  decidedBy: (wijkteam: string, municipality: string, day: string): string =>
    `${wijkteam} nam dit besluit op ${day}, namens het college van burgemeester en wethouders van de gemeente ${municipality}.`,
  basis: (basis: string): string => `Het besluit steunt op: ${basis}.`,
  activities: (text: string): string => `In uw plan staat: ‘${text}’.`,
  ballots: (ballots: string): string => `De bewoners hebben gestemd. Er waren ${ballots}.`,
  votes: (votes: string): string => `Uw initiatief kreeg ${votes}.`,
  place: (place: number): string => `Het is gekozen als nummer ${place}.`,
  fates: {
    funded: '',
    'does-not-fit': 'Toen het aan de beurt was, was er te weinig geld over.',
    'below-threshold': 'Dat is minder dan het minimum.',
    'not-reached': 'Het tellen was klaar voordat het aan de beurt was.',
    'limit-reached': 'Er was voor deze groep initiatieven geen plaats meer.',
    'support-spent': 'De mensen die ervoor stemden, hadden samen niet genoeg geld over.',
    'no-support': 'Niemand stemde ervoor.',
    'not-chosen': 'Een andere keuze was voor de stemmers samen meer waard.',
  } satisfies Record<ProjectFate, string>,
  leftover: (left: string, cost: string): string =>
    `Aan het eind was er ${left} over. Uw initiatief kost ${cost}.`,
  chosen: (list: string): string => `Deze initiatieven zijn gekozen: ${list}.`,
  chosenItem: (title: string, votes: string, cost: string): string =>
    `‘${title}’ (${votes}, ${cost})`,
  chosenMore: (count: number): string =>
    count === 1 ? 'en nog één initiatief' : `en nog ${count} initiatieven`,
  nothingChosen: 'Er is geen initiatief gekozen.',
  teamReasons: (text: string): string => `Het wijkteam geeft deze redenen: ‘${text}’.`,
  deviation: (text: string): string =>
    `Het wijkteam wijkt hier af van de stemming. De reden is: ‘${text}’.`,
  screening: (text: string): string =>
    `Uw initiatief kwam niet door de toets. De reden was: ‘${text}’.`,
  conditions: {
    'carry-out-plan': 'Voer uw plan uit zoals het in deze brief staat.',
    'report-changes': 'Verandert er iets? Vertel het meteen aan uw contactpersoon.',
    'keep-proof': 'Bewaar bonnen en foto’s. Daarmee laat u zien wat u met het geld deed.',
  } satisfies Record<AwardCondition, string>,
  objection: {
    until: (day: string): string => `U kunt bezwaar maken. Dat kan tot en met ${day}.`,
    how: (municipality: string): string =>
      `Stuur uw bezwaar aan het college van burgemeester en wethouders van de gemeente ${municipality}, of log in en dien het bij ons in. De balie van de gemeente helpt u ermee.`,
    what: (number: string): string =>
      `Schrijf op: uw naam en adres, de datum, het nummer van deze brief (${number}) en waarom u het er niet mee eens bent. Zet uw handtekening onder een bezwaar op papier.`,
    free: 'Bezwaar maken is gratis.',
    noSuspension: 'Het besluit blijft gelden zolang uw bezwaar loopt.',
    urgent:
      'Kunt u daar niet op wachten? Vraag dan de rechtbank om een voorlopige voorziening. Dat kost geld.',
    law: 'Dit staat in de Algemene wet bestuursrecht, artikelen 6:4 tot en met 6:8, 6:16 en 8:81.',
  },
  questions: (municipality: string, wijkteam: string): string =>
    `Stel ze aan uw contactpersoon bij de gemeente ${municipality} of aan ${wijkteam}.`,
  number: (number: string, day: string): string => `Brief ${number}, ${day}.`,
  noReply: 'Antwoord niet op deze e-mail: niemand leest het antwoord.',
  votesCounted: ['stem', 'stemmen'] as readonly [string, string],
  ballotsCounted: ['stembiljet', 'stembiljetten'] as readonly [string, string],
  objectionMail: {
    greeting: 'Beste bezwaarmaker,',
    receiptSubject: (number: string): string => `Wij hebben uw bezwaar ${number} ontvangen`,
    received: (letter: string, day: string): string =>
      `Op ${day} kregen wij uw bezwaar tegen brief ${letter}.`,
    late: (day: string): string =>
      `U kon bezwaar maken tot en met ${day}. Uw bezwaar is dus te laat. Wij kijken of u daar een goede reden voor had. Laat het ons weten.`,
    decideBy: (day: string): string => `Wij beslissen uiterlijk op ${day}.`,
    hearing: 'Daarvoor mag u uw bezwaar vertellen. Wij nodigen u uit.',
    adjournedSubject: (number: string): string =>
      `Wij hebben meer tijd nodig voor bezwaar ${number}`,
    adjourned: 'Wij stellen de beslissing één keer uit, met zes weken.',
    answerSubject: (number: string): string => `Ons antwoord op uw bezwaar ${number}`,
    outcomes: {
      inadmissible: 'Wij behandelen uw bezwaar niet.',
      unfounded: 'Wij zijn het niet met uw bezwaar eens. Het besluit blijft zoals het was.',
      founded: 'Wij zijn het met uw bezwaar eens.',
    } satisfies Record<ObjectionOutcome, string>,
    reasons: (text: string): string => `De redenen zijn: ‘${text}’.`,
    newDecision: (text: string): string => `Wij besluiten nu: ‘${text}’.`,
    allocation: 'Het wijkteam neemt een nieuw besluit over het geld. Daarover krijgt u een brief.',
    appeal:
      'Bent u het er niet mee eens? Dan kunt u binnen zes weken na de dag van deze brief beroep instellen bij de rechtbank (Algemene wet bestuursrecht, artikelen 6:7, 6:8 en 8:1). Dat kost geld.',
  },
};
