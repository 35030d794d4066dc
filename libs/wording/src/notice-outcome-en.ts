import type { OutcomeCatalogue } from './notice-catalogue.js';

/** The outcome of a round in English. It speaks to whoever reads it, maker or neighbour. */
export const outcomeEn: OutcomeCatalogue = {
  subject: (round) => `The outcome of ‘${round}’`,
  opening: (round) =>
    `It has been decided which initiatives get money in the round ‘${round}’. Below you read what was decided, and why.`,
  ownHeading: 'Initiatives of yours, or that you support',
  othersHeading: 'The other initiatives',
  funded: (title, amount) => `‘${title}’ gets ${amount}.`,
  notFunded: (title, cost) => `‘${title}’ gets no money. It asked for ${cost}.`,
  votes: (votes, ballots) => `It got ${votes}; there were ${ballots}.`,
  place: (place) => `It was chosen as number ${place}.`,
  fates: {
    funded: '',
    'does-not-fit': 'When its turn came, too little money was left.',
    'below-threshold': 'That is less than the minimum.',
    'not-reached': 'The count was over before its turn came.',
    'limit-reached': 'There was no place left for this group of initiatives.',
    'support-spent': 'The people who voted for it did not have enough money left together.',
    'no-support': 'Nobody voted for it.',
    'not-chosen': 'Another choice was worth more to the voters together.',
  },
  leftover: (left) => `In the end ${left} was left.`,
  team: (text) => `The neighbourhood team gives these reasons: ‘${text}’.`,
  deviation: (text) =>
    `Here the neighbourhood team departs from the vote. The reason is: ‘${text}’.`,
  screening: (text) => `It did not pass the check. The reason was: ‘${text}’.`,
  more: (count) =>
    count === 1
      ? 'There is one more initiative. You can read about it on the site.'
      : `There are ${count} more initiatives. You can read about them on the site.`,
  letter:
    'Did you submit an initiative? Then you also get a letter with the decision. It says how you can object.',
};
