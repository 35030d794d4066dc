import type { RouteWordFacts, RouteWording } from './route-words.js';

const fact = (facts: RouteWordFacts, name: string): string => facts[name] ?? '';
const because = (facts: RouteWordFacts): string =>
  facts['reason'] === undefined ? '' : ` ${facts['reason']}`;

export const ROUTE_EN: RouteWording = {
  locale: 'en-GB',
  places: {
    draft: 'The plan is still a draft.',
    waiting: 'The plan was handed in and waits until somebody looks at it.',
    'standing-still':
      'The initiators were asked to complete the plan. Until then the clock stands still.',
    advice: 'Departments of the municipality were asked for advice.',
    weighing: 'The advice is in. Now it is weighed whether it can be done.',
    answer: 'The municipality said what it intends. The initiators can answer.',
    'to-be-final': 'The outcome of the screening is being made final.',
    eligible: 'The plan can be done. It goes on to the next step.',
    'on-ballot': 'Residents are voting on the plan.',
    'being-counted': 'The votes are being counted.',
    'being-decided': 'The wijkteam is deciding.',
    funded: 'The plan gets money and is being carried out.',
    'not-funded': 'The plan gets no money.',
    rejected: 'The plan cannot be done.',
    withdrawn: 'The plan was withdrawn.',
    merged: 'The plan goes on in another plan.',
    split: 'The plan was split and goes on in other plans.',
  },
  holders: {
    initiators: 'It is up to the initiators.',
    'contact-person': 'It is up to the contact person.',
    departments: 'It is up to departments of the municipality.',
    residents: 'It is up to the residents of the wijk.',
    wijkteam: 'It is up to the wijkteam.',
    nobody: 'Nobody has to do anything any more.',
  },
  heldByDepartments: (names) => `It is up to: ${names}.`,
  next: {
    'hand-in': 'Next: handing in the plan.',
    screening: 'Next: looking whether the plan can be done.',
    completion: 'Next: completing the plan.',
    advice: 'Next: the advice of the departments.',
    finding: 'Next: what the municipality intends to decide.',
    answer: 'Next: the answer of the initiators.',
    final: 'Next: the outcome of the screening.',
    'voting-opens': 'Next: the voting opens.',
    'voting-closes': 'Next: the voting closes.',
    count: 'Next: the result.',
    decision: 'Next: the decision about the money.',
    doing: 'Next: carrying it out.',
    nothing: 'Nothing more will come.',
  },
  nextOn: (what, day) => `${what.slice(0, -1)} (by ${day}).`,
  hearBy: (day) => `You hear more by ${day}.`,
  hearUnknown: 'No day is known yet on which you hear more.',
  hearNothing: 'You need not expect anything more.',
  overdue: (day, who) =>
    `This is too late: you should have heard by ${day}. It was brought before ${who}.`,
  administrators: 'the administrators of the municipality',
  results: {
    feasible: 'it can be done',
    'feasible-if': 'it can be done, under conditions',
    'not-feasible': 'it cannot be done',
    award: 'there is money',
    refusal: 'there is no money',
  },
  steps: {
    'handed-in': () => 'The plan was handed in.',
    'contact-person-named': (facts) => `The contact person is ${fact(facts, 'name')}.`,
    'screening-opened': () => 'The screening began.',
    'advice-asked': (facts) =>
      `${fact(facts, 'department')} was asked for advice by ${fact(facts, 'dueOn')}.`,
    'advice-given': (facts) => `${fact(facts, 'department')} gave its advice.`,
    'stood-still': (facts) =>
      `The initiators were asked to complete the plan by ${fact(facts, 'untilOn')}.${because(facts)}`,
    'went-on': (facts) =>
      fact(facts, 'isCompleted') === 'yes'
        ? 'The plan was completed. The clock runs again.'
        : 'The time to complete the plan has passed. The clock runs again.',
    'put-off': (facts) => `The answer takes ${fact(facts, 'days')} days longer.${because(facts)}`,
    'term-passed': (facts) =>
      facts['department'] === undefined
        ? `The term passed: there was no answer on ${fact(facts, 'dueOn')}.`
        : `${fact(facts, 'department')} gave no advice by ${fact(facts, 'dueOn')}.`,
    found: (facts) =>
      `The municipality intends to say: ${fact(facts, 'result')}. The initiators can answer until ${fact(facts, 'answerUntilOn')}.${because(facts)}`,
    answered: () => 'The initiators answered.',
    final: (facts) => `The outcome of the screening: ${fact(facts, 'result')}.${because(facts)}`,
    charged: (facts) =>
      `${fact(facts, 'chargedBy')} charges ${fact(facts, 'amountCents')}: ${fact(facts, 'description')}`,
    'charge-waived': (facts) =>
      `Nobody has to pay the bill of ${fact(facts, 'chargedBy')} (${fact(facts, 'amountCents')}).${because(facts)}`,
    'charge-funded': (facts) =>
      `The bill of ${fact(facts, 'chargedBy')} (${fact(facts, 'amountCents')}) is paid from: ${fact(facts, 'fundedFrom')}.${because(facts)}`,
    'voting-opened': () => 'The voting opened.',
    'voting-closed': () => 'The voting closed.',
    counted: () => 'The votes were counted.',
    decided: (facts) => `The decision about the money: ${fact(facts, 'result')}.`,
    paid: (facts) => `${fact(facts, 'amountCents')} was paid.`,
  },
};
