import { counted } from './counted.js';
import type { Wording } from './nl.js';

/** The English texts. */
export const en: Wording = {
  locale: 'en-GB',
  and: 'and',
  or: 'or',
  votes: counted('vote', 'votes'),
  voters: counted('voter', 'voters'),
  points: counted('point', 'points'),
  inWords: {
    initiatives: counted('initiative', 'initiatives'),
    ballots: counted('ballot', 'ballots'),
  },
  opening: {
    heading: 'What was it about?',
    voted: (ballots, initiatives, budget) =>
      `There were ${ballots}, for ${initiatives}. There was ${budget} to divide.`,
    outcome: (won, spent, left) =>
      `The money goes to ${won}. Together they cost ${spent}. What is left is ${left}.`,
  },
  method: {
    heading: 'How was it counted?',
    shares: [
      'Every voter gets an equal share of the money.',
      'An initiative is chosen when the people who voted for it can pay for it together.',
      'When several can be paid, the one goes first whose cost is spread over the most voters.',
    ],
    sharesEach: [
      'Every voter gets an equal share of the money.',
      'An initiative is chosen when the people who voted for it can pay for it together.',
      'When several can be paid, the one goes first for which each voter has to pay least.',
    ],
    list: [
      'The initiatives stand in the order of their votes.',
      'We go down the list from the top.',
      'An initiative is chosen when there is still enough money for it.',
    ],
    listPerCost: [
      'The initiatives stand in the order of their votes per euro.',
      'We go down the list from the top.',
      'An initiative is chosen when there is still enough money for it.',
    ],
    time: [
      'Every voter saves at the same pace.',
      'As soon as the people who voted for an initiative have enough together, they buy it.',
      'After that they start saving from nothing again.',
    ],
    effective:
      'Who pays the full amount counts as one full vote. Who has less left counts for a part.',
    endowment: (amount) => `Every voter had ${amount} to spend.`,
    raised: (amount) =>
      `Every voter could spend ${amount}. That is more than an equal share, as not everybody can spend all of it. We raised the amount as far as the budget allowed.`,
    completed: 'What was left went to the initiatives with the most votes that still fitted.',
    comparedGreedy: (shares, greedy) =>
      `It was also compared with counting votes alone. ${shares} get more out of equal shares, ${greedy} more out of votes alone. So the outcome by votes alone stands.`,
    comparedShares: (shares, greedy) =>
      `It was also compared with counting votes alone. ${shares} get more out of this outcome, ${greedy} more out of the other one. So this outcome stands.`,
  },
  winners: {
    heading: 'What was chosen, and why?',
    first: (name, cost, score) => `First: ${name}. It costs ${cost} and got ${score}.`,
    next: (step, name, cost, score) => `${step}: ${name}. It costs ${cost} and got ${score}.`,
    free: 'It costs nothing and somebody voted for it, so it was chosen.',
    fits: (left) => `There was ${left} left by then, so it fitted.`,
    completion: (left) => `It was added from the money that was left: ${left} by then.`,
    price: (price) => `Those who voted for it paid ${price} at most.`,
    full: (count, shown) =>
      count === 1 ? 'One voter paid that in full.' : `${shown} voters paid that in full.`,
    short: (count, shown) =>
      count === 1
        ? 'One voter had less than that and paid what was there.'
        : `${shown} voters had less than that and paid what they still had.`,
    all: (shown) => `All ${shown} voters could pay that.`,
    still: (count, shown) =>
      count === 1
        ? 'One voter still had that much and paid it.'
        : `${shown} voters still had that much and paid it.`,
    time: (amount) =>
      `Its voters had enough together when ${amount} had been saved by each person.`,
    leadEffective: (value, name, other) =>
      `That is worth ${value} full votes. The next initiative, ${name}, had ${other}.`,
    leadPrice: (name, other) => `For ${name}, the next one, it would have been ${other}.`,
    leadScore: (name, lead) => `It was ${lead} ahead of ${name}, the next one that fitted.`,
    leadTime: (name, amount) => `${name} would have been next, at ${amount} for each person.`,
    tie: (others, criterion) => `It was equal with ${others}. ${criterion}`,
  },
  ordinal: (step) => {
    const words = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth'];
    return words[step - 1] ?? (step === 9 ? 'Ninth' : step === 10 ? 'Tenth' : `Number ${step}`);
  },
  ties: {
    cost: 'The cheapest went first.',
    'cost-descending': 'The dearest went first.',
    votes: 'The initiative with the most votes went first.',
    'list-order': 'The initiative that stands higher on the ballot paper went first.',
    lot: 'The lot decided, as had been agreed beforehand.',
    id: 'The order of the numbers decided, as had been agreed beforehand.',
  },
  losers: {
    heading: 'What was not chosen, and what was missing?',
    none: 'All initiatives were chosen.',
    opening: (name, cost, score) => `${name}. It costs ${cost} and got ${score}.`,
    fates: {
      funded: '',
      'does-not-fit': 'It costs more than was left.',
      'below-threshold': 'It got fewer votes than the minimum.',
      'not-reached': 'The count had ended before its turn.',
      'limit-reached': 'There was no room left for its group.',
      'support-spent': 'The people who voted for it did not have enough money left together.',
      'no-support': 'Nobody voted for it.',
      'not-chosen': 'Another choice was worth more to the voters together.',
    },
    effective: (percent) =>
      `When it dropped out, its voters together had ${percent} of its cost left.`,
    would: (ways) => `It would have been chosen ${ways}.`,
    price: (amount) => `at a price of ${amount} or less`,
    approvals: (count, shown) =>
      count === 1
        ? 'if one more voter had voted for it'
        : `if another ${shown} voters had voted for it`,
    newVoters: (count, shown) =>
      count === 1
        ? 'if one more person had come, voting for this alone'
        : `if ${shown} more people had come, voting for this alone`,
    points: (points) => `with ${points} more`,
    unreachable: 'A lower price or a few more votes would not have been enough.',
    money: (list) => `The money of its voters went to ${list}.`,
    flow: (name, amount) => `${name} (${amount})`,
    others: (count, amount) =>
      count === 1 ? `one other initiative (${amount})` : `${count} other initiatives (${amount})`,
    unnamed: (count, amount) =>
      count === 1 ? `one initiative (${amount})` : `${count} initiatives (${amount})`,
    unspent: (amount) => `They had ${amount} left together.`,
    nothing: (voters) => `For ${voters} no choice at all won.`,
  },
  firmness: {
    heading: 'How firm is the outcome?',
    smallest: (name, other, lead) =>
      `The smallest lead was that of ${name} over ${other}: ${lead}.`,
    tied: (name, other) =>
      `${name} and ${other} were exactly equal; the agreement for ties decided.`,
    effectiveLead: counted('full vote', 'full votes'),
    noMargin: 'No choice was close: there was only one initiative each time that could be chosen.',
    resampled: (samples) =>
      `We also counted ${samples} times with a group of voters that differed by chance.`,
    same: (percent, low, high) =>
      `In ${percent} of these counts the outcome was exactly the same. (With 95 per cent certainty this lies between ${low} and ${high}.)`,
    always: (list) => `Always chosen: ${list}.`,
    closest: (name, ways) => `${name} was missing least. It would have been chosen ${ways}.`,
    decisive: (name, other, lead) =>
      `Of the choices that mattered in the end, the closest was ${name} before ${other}: ${lead} apart.`,
    sometimes: (list) => `Sometimes chosen: ${list}.`,
    often: (name, percent) => `${name} in ${percent}`,
    never: (list) => `Never chosen: ${list}.`,
  },
};
