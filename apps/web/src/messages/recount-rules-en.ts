import type { rulesNl } from './recount-rules-nl.js';

/** The English texts of the rules. */
export const rulesEn: typeof rulesNl = {
  heading: '2. Choose the counting rule',
  rule: 'Counting rule',
  declared: (name) => `The rule in the file: ${name}`,
  declaredHelp: 'The file itself names this rule.',
  limits: (count) => `The file also sets limits for groups of plans (${count}). They are kept.`,
  undeclared: (name) =>
    `The file names a rule that we cannot take over as it is: ${name}. Choose a rule yourself.`,
  families: { greedy: 'Most votes first', shares: 'Equal shares', loads: 'Equal loads' },
  names: {
    'greedy@1': 'Most votes, what fits',
    'greedy-no-skip@1': 'Most votes, up to the first that does not fit',
    'greedy-threshold@1': 'Most votes, with a minimum',
    'greedy-reserve-80@1': 'Most votes, the last one at 80 per cent',
    'greedy-per-cost@1': 'Most votes per euro',
    'equal-shares': 'Equal shares',
    'sequential-phragmen@1': 'Phragmén, step by step',
  },
  sentences: {
    'greedy@1': 'The plan with the most votes goes first. A plan that no longer fits is skipped.',
    'greedy-no-skip@1':
      'The plan with the most votes goes first. We stop at the first plan that does not fit.',
    'greedy-threshold@1':
      'The plan with the most votes goes first. Plans with too few votes do not take part.',
    'greedy-reserve-80@1':
      'The plan with the most votes goes first. The last one may also pass when there is money for 80 per cent of it.',
    'greedy-per-cost@1': 'The plan with the most votes for its money goes first.',
    'equal-shares':
      'Every voter gets an equal share of the money. Voters pay together for the plans that they chose.',
    'sequential-phragmen@1':
      'Every voter saves equally fast. A plan is chosen as soon as its voters can pay for it together.',
  },
  utility: 'What counts for a voter',
  utilities: {
    cost: 'How much money goes to their plans',
    cardinality: 'How many of their plans succeed',
  },
  completion: 'What happens with money that is left',
  completions: {
    none: 'Nothing',
    add1: 'The share of every voter goes up, until it cannot any more',
    'add1-exhaustive': 'The share goes up, until no other plan fits',
    utilitarian: 'It goes to the plans with the most votes',
    'add1-utilitarian': 'First the share goes up, then the most votes',
    'add1-exhaustive-utilitarian':
      'First the share goes up until nothing else fits, then the most votes',
  },
  start: 'What every voter starts with',
  starts: { exact: 'Exactly an equal share', floor: 'An equal share, rounded down' },
  comparison: 'Compare at the end',
  comparisons: {
    none: 'Do not compare',
    greedy: 'The most votes win when more voters get more out of that',
  },
  threshold: 'Minimum of votes or points',
  thresholdHint: 'A whole number, for example 50. Empty means no minimum.',
  unit: 'Step by which the share goes up',
  unitHint: 'An amount, for example 1 or 0.50. Empty means 1.',
  ties: 'When plans are equal',
  tiesHint: 'If this does not decide, the code of the plan does.',
  tiePlaces: ['First', 'Then', 'After that'],
  tieChoices: {
    '': 'Nothing',
    cost: 'The cheapest plan goes first',
    'cost-descending': 'The dearest plan goes first',
    votes: 'The most votes or points go first',
    'list-order': 'The plan higher on the list goes first',
    lot: 'A lot decides',
  },
  seed: 'Text that the lot is drawn from',
  seedHint: 'This text stands with the published rules.',
  faultsHeading: 'Change this first',
  faults: {
    threshold: 'Enter a whole number of 1 or more as the minimum, for example 50.',
    unit: 'Enter an amount above zero as the step, for example 1.',
    ties: 'For equal plans, choose each rule once, and cheapest or dearest, not both.',
    seed: 'Enter the text that the lot is drawn from.',
  },
  submit: 'Count again',
};
