import type { awardNl } from './award-nl.js';

/** The texts of letters and objections in one language. */
export type AwardWording = typeof awardNl;

/** The English texts of letters and objections. */
export const awardEn: AwardWording = {
  locale: 'en-IE',
  subject: { award: 'You get money for', refusal: 'You do not get money for' },
  greeting: 'Dear proposer,',
  headings: {
    decision: 'What was decided',
    activities: 'What it is about',
    reasons: 'Why',
    conditions: 'What we ask of you',
    objection: 'If you do not agree',
    questions: 'If you have questions',
  },
  about: (title, round) =>
    `This letter is about your initiative ‘${title}’ in the round ‘${round}’.`,
  award: (amount) => `You get ${amount}. You will not get more than this amount.`,
  refusal: (cost) => `You asked for ${cost}. You do not get this money.`,
  decidedBy: (wijkteam, municipality, day) =>
    `${wijkteam} took this decision on ${day}, on behalf of the municipal executive of ${municipality}.`,
  basis: (basis) => `The decision rests on: ${basis}.`,
  activities: (text) => `Your plan says: ‘${text}’.`,
  ballots: (ballots) => `The residents have voted. There were ${ballots}.`,
  votes: (votes) => `Your initiative got ${votes}.`,
  place: (place) => `It was chosen as number ${place}.`,
  fates: {
    funded: '',
    'does-not-fit': 'When its turn came, there was too little money left.',
    'below-threshold': 'That is less than the minimum.',
    'not-reached': 'The count had ended before its turn.',
    'limit-reached': 'There was no room left for this group of initiatives.',
    'support-spent': 'The people who voted for it did not have enough money left together.',
    'no-support': 'Nobody voted for it.',
    'not-chosen': 'Another choice was worth more to the voters together.',
  },
  leftover: (left, cost) => `At the end there was ${left} left. Your initiative costs ${cost}.`,
  chosen: (list) => `These initiatives were chosen: ${list}.`,
  chosenItem: (title, votes, cost) => `‘${title}’ (${votes}, ${cost})`,
  chosenMore: (count) =>
    count === 1 ? 'and one other initiative' : `and ${count} other initiatives`,
  nothingChosen: 'No initiative was chosen.',
  teamReasons: (text) => `The wijkteam gives these reasons: ‘${text}’.`,
  deviation: (text) => `Here the wijkteam departs from the vote. The reason is: ‘${text}’.`,
  screening: (text) => `Your initiative did not pass the check. The reason was: ‘${text}’.`,
  conditions: {
    'carry-out-plan': 'Carry out your plan as it stands in this letter.',
    'report-changes': 'Does something change? Tell your contact person at once.',
    'keep-proof': 'Keep receipts and photos. They show what you did with the money.',
  },
  objection: {
    until: (day) => `You can object. You can do that up to and including ${day}.`,
    how: (municipality) =>
      `Send your objection to the municipal executive of ${municipality}, or sign in and file it here. The desk of the municipality will help you.`,
    what: (number) =>
      `Write down: your name and address, the date, the number of this letter (${number}) and why you do not agree. Sign an objection on paper.`,
    free: 'Objecting is free.',
    noSuspension: 'The decision stays in force while your objection is dealt with.',
    urgent:
      'Can it not wait for that? Then ask the court for a provisional measure. That costs money.',
    law: 'See the General Administrative Law Act (Awb), articles 6:4 to 6:8, 6:16 and 8:81.',
  },
  questions: (municipality, wijkteam) =>
    `Ask your contact person at the municipality of ${municipality}, or ${wijkteam}.`,
  number: (number, day) => `Letter ${number}, ${day}.`,
  noReply: 'Do not reply to this e-mail: nobody reads the reply.',
  votesCounted: ['vote', 'votes'],
  ballotsCounted: ['ballot', 'ballots'],
  objectionMail: {
    greeting: 'Dear objector,',
    receiptSubject: (number) => `We have received your objection ${number}`,
    received: (letter, day) => `On ${day} we received your objection to letter ${letter}.`,
    late: (day) =>
      `You could object up to and including ${day}. So your objection is late. We will see whether you had a good reason. Please tell us.`,
    decideBy: (day) => `We will decide by ${day} at the latest.`,
    hearing: 'Before that you may explain your objection. We will invite you.',
    adjournedSubject: (number) => `We need more time for objection ${number}`,
    adjourned: 'We put the decision off once, by six weeks.',
    answerSubject: (number) => `Our answer to your objection ${number}`,
    outcomes: {
      inadmissible: 'We do not deal with your objection.',
      unfounded: 'We do not agree with your objection. The decision stays as it was.',
      founded: 'We agree with your objection.',
    },
    reasons: (text) => `The reasons are: ‘${text}’.`,
    newDecision: (text) => `We now decide: ‘${text}’.`,
    allocation: 'The wijkteam will decide again on the money. You will get a letter about it.',
    appeal:
      'Do you not agree? Then you can appeal to the court within six weeks after the day of this letter (General Administrative Law Act, articles 6:7, 6:8 and 8:1). That costs money.',
  },
};
