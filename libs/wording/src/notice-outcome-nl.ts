import type { OutcomeCatalogue } from './notice-catalogue.js';

/** The outcome of a round in Dutch (B1). It speaks to whoever reads it, maker or neighbour. */
export const outcomeNl: OutcomeCatalogue = {
  subject: (round) => `De uitslag van ‘${round}’`,
  opening: (round) =>
    `Er is besloten welke initiatieven geld krijgen in de ronde ‘${round}’. Hieronder lees je wat er is besloten en waarom.`,
  ownHeading: 'Initiatieven van jou, of die je steunt',
  othersHeading: 'De andere initiatieven',
  funded: (title, amount) => `‘${title}’ krijgt ${amount}.`,
  notFunded: (title, cost) => `‘${title}’ krijgt geen geld. Het vroeg ${cost}.`,
  votes: (votes, ballots) => `Het kreeg ${votes}; er waren ${ballots}.`,
  place: (place) => `Het is gekozen als nummer ${place}.`,
  fates: {
    funded: '',
    'does-not-fit': 'Toen het aan de beurt was, was er te weinig geld over.',
    'below-threshold': 'Dat is minder dan het minimum.',
    'not-reached': 'Het tellen was klaar voordat het aan de beurt was.',
    'limit-reached': 'Er was voor deze groep initiatieven geen plaats meer.',
    'support-spent': 'De mensen die ervoor stemden, hadden samen niet genoeg geld over.',
    'no-support': 'Niemand stemde ervoor.',
    'not-chosen': 'Een andere keuze was voor de stemmers samen meer waard.',
  },
  leftover: (left) => `Aan het eind was er ${left} over.`,
  team: (text) => `Het wijkteam geeft deze redenen: ‘${text}’.`,
  deviation: (text) => `Het wijkteam wijkt hier af van de stemming. De reden is: ‘${text}’.`,
  screening: (text) => `Het kwam niet door de toets. De reden was: ‘${text}’.`,
  more: (count) =>
    count === 1
      ? 'Er is nog één initiatief. Je leest erover op de site.'
      : `Er zijn nog ${count} initiatieven. Je leest erover op de site.`,
  letter:
    'Heb je een initiatief ingediend? Dan krijg je ook een brief met het besluit. Daarin staat hoe je bezwaar kunt maken.',
};
