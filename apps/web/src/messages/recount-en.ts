import type { RecountMessages } from './recount-nl.js';
import { rulesEn } from './recount-rules-en.js';

/** The English texts of the page that counts again. */
export const recountEn: RecountMessages = {
  title: 'Count it again',
  lead: 'Count a vote again yourself, with the same program as the municipality. All of it happens on your own device. Nothing is sent to anybody.',
  failed: "This isn't working right now. Load the page again.",
  file: {
    heading: '1. Choose the votes',
    empty:
      'You need a file with the votes. Its name ends in .pb. The names of voters are not in it.',
    drop: 'Drag the file to this place, or choose it.',
    choose: 'Choose a file',
    chooseOther: 'Choose another file',
    address: 'the published votes',
    reading: (name) => `We are reading ${name}.`,
    progress: 'How much has been read',
    stop: 'Stop',
    stopped: 'You stopped the reading. Choose a file again.',
    read: (name) => `${name} has been read.`,
    election: 'Vote',
    untitled: 'Without a name',
    ballots: 'Ballots',
    projects: 'Plans',
    budget: 'To divide',
    notes: (count) => `Unusual in this file (${count})`,
    faultsHeading: (name, count) => `We cannot count ${name}. Faults were found: ${count}.`,
    faultsHelp: 'Ask whoever made the file to correct it.',
    line: (line) => `Line ${line}`,
    whole: 'Whole file',
    noFault: '(no fault)',
    more: (count) => `And ${count} more.`,
    failures: {
      elsewhere: 'This address is of another website. We only get votes from this website.',
      forbidden: 'You may not get these votes. Sign in first, or choose a file yourself.',
      missing: 'There are no votes at this address. Choose a file yourself.',
      unreachable: "Getting the votes isn't working right now. Try again in a minute.",
      unreadable: 'This file cannot be read. Choose it again.',
      broken: 'The counting program has stopped. Load the page again.',
    },
  },
  rule: rulesEn,
  count: {
    counting: 'We are counting.',
    rounds: (count) => `Counted so many times by now: ${count}.`,
    progress: 'The count is going on',
    stop: 'Stop counting',
    stopped: 'You stopped the count. There is no result.',
    failed: 'The count did not succeed. Try again.',
    refused: {
      'negative-amount': 'We cannot count this. There is an amount below zero.',
      'points-too-large': 'We cannot count this. The points are too many together.',
      'limits-not-kept': 'We cannot count this. This rule knows no limits for groups.',
      'too-large': 'We cannot count this. The vote is too large for this rule.',
      'too-hard': 'We cannot count this. This rule takes too much time here.',
    },
  },
  result: {
    heading: '3. The result of your count',
    sentence: (count, spent, left) =>
      `Plans chosen: ${count}. Together they cost ${spent}. ${left} is left.`,
    short: (count, spent, short) =>
      `Plans chosen: ${count}. Together they cost ${spent}. The reserve adds ${short}.`,
    rule: (name, code) => `Rule: ${name} (${code}).`,
    time: (seconds) => `The count took ${seconds} seconds.`,
    winners: 'Plans chosen, in the order of the count',
    none: 'No plan was chosen.',
    others: 'Not chosen',
    othersTable: 'The other plans, and why they were not chosen',
    number: 'Place',
    project: 'Plan',
    votes: 'Votes',
    points: 'Points',
    cost: 'Cost',
    why: 'Why not',
    total: 'Together',
    fates: {
      funded: 'Chosen',
      'does-not-fit': 'Too dear for what was left',
      'below-threshold': 'Too few votes or points',
      'not-reached': 'Its turn did not come',
      'limit-reached': 'The limit of its group was reached',
      'support-spent': 'Its voters had too little left',
      'no-support': 'Nobody chose it',
      'not-chosen': 'Not chosen',
    },
  },
  shares: {
    heading: 'What every voter had to divide',
    exact: (amount) => `Every vote was worth the same amount of money: ${amount}.`,
    about: (amount) => `Every vote was worth the same amount of money: about ${amount}.`,
    raised: (count) =>
      `Money was left. So that share was raised${count === '1' ? ' once' : ` ${count} times`}.`,
    comparison: (shares, greedy) =>
      `Voters who get more out of equal shares: ${shares}. Voters who get more out of the most votes: ${greedy}.`,
    chosen: {
      shares: 'So the result with equal shares stands.',
      greedy: 'So the result with the most votes stands.',
    },
    steps: 'Who paid what',
    allPaid: (voters, amount) =>
      voters === '1' ? `1 voter paid ${amount}.` : `${voters} voters paid ${amount} each.`,
    allPaidPoints: (voters, amount) =>
      voters === '1'
        ? `1 voter paid ${amount} per point.`
        : `${voters} voters paid ${amount} per point each.`,
    shortPaid: (voters) =>
      voters === '1'
        ? '1 voter had less, and gave all that was left.'
        : `${voters} voters had less, and gave all that they had left.`,
    roughly: (amount) => `about ${amount}`,
    completed: 'Chosen with the money that was left after that:',
  },
  ties: {
    heading: 'Equal plans',
    none: 'There was no moment at which plans were equal.',
    tie: (step, first, others) => `At choice ${step}, ${first} was equal with ${others}.`,
    and: ' and ',
    decidedBy: {
      cost: 'The cheapest plan went first.',
      'cost-descending': 'The dearest plan went first.',
      votes: 'The plan with the most votes or points went first.',
      'list-order': 'The plan that stood higher on the list went first.',
      lot: 'The lot decided.',
      id: 'The code of the plan decided.',
    },
  },
  compare: {
    heading: '4. Compare with the published result',
    hash: 'Your check code (SHA-256)',
    purpose:
      'Is this code equal to the published code? Then the same votes were counted, by the same rule, over the same money.',
    field: 'The published check code',
    hint: '64 characters: digits and the letters a to f. You can paste the code.',
    submit: 'Compare',
    record: 'Choose a record of the count (JSON)',
    equal: 'Equal. The votes, the rule and the money are the same as in the published count.',
    unequal:
      'Not equal. The votes, the rule or the money are different from those in the published count.',
    winnersEqual: 'The plans chosen and their order are equal too.',
    winnersUnequal: 'The plans chosen or their order are not equal.',
    noHash: 'This is no check code. Enter 64 characters: digits and the letters a to f.',
    noRecord: 'There is no check code in this file. Choose the record of a count.',
    otherRule: 'The record names another rule, or another order for equal plans.',
    countByRecord: 'Count again by the rule in the record',
  },
  faults: {},
};
