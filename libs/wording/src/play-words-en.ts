import type { BreachSentences, PlayWords } from './play-speaker.js';

/** The words around rules of play in English. */
export const playWordsEn: PlayWords = {
  kinds: {
    'who-may-apply': 'Who may apply',
    'one-per-applicant': 'Number of plans',
    'support-needed': 'Support',
    'weeks-ahead': 'In time',
    'execution-within': 'Finished in time',
    'initiative-ceiling': 'Highest amount',
    'own-contribution-min': 'Own contribution',
    'hourly-rate-max': 'Own work',
    'category-share-max': 'Share of the costs',
    exclusions: 'What it is not for',
    'first-come-line': 'Order',
    'ballot-form': 'Voting',
    'tally-rule': 'Counting',
    committee: 'Committee',
    'team-decisions': 'How the wijkteam decides',
    'decision-term': 'Time for a decision',
    'appeal-term': 'Objecting',
    'direct-settlement-below': 'Small amounts',
    'advance-share-max': 'Advance',
    'report-within': 'Report',
  },
  categories: {
    'own-work': 'own work',
    party: 'a party',
    'food-and-drink': 'food and drink',
    alcohol: 'alcohol',
    travel: 'travel',
    prizes: 'prizes',
    materials: 'materials',
    hire: 'hire',
    promotion: 'promotion',
    permits: 'permits',
    other: 'other costs',
  },
  aims: {
    religious: 'a religion',
    political: 'a political aim',
    commercial: 'a business',
    'private-gain': 'private gain',
  },
  persons: {
    councillors: 'councillors',
    'college-members': 'members of the municipal executive',
    'municipal-staff': 'staff of the municipality',
    'team-members': 'members of the wijkteam',
  },
  ties: {
    cost: 'the cheapest plan',
    'cost-descending': 'the dearest plan',
    votes: 'the plan with the most votes',
    'list-order': 'the place on the ballot paper',
    lot: 'the lot',
    id: 'the order of the numbers',
  },
  missing: {
    'cost-categories': 'what each line of the costs is for',
    'work-hours': 'how many hours the own work is',
    aims: 'what the plan is for',
    'own-contribution': 'how much you pay yourself',
    'applicant-kind': 'whether you apply for yourself or for an organisation',
    'applicant-age': 'how old you are',
    'applicant-residence': 'whether you live in the wijk',
    'applicant-groups': 'whether you are a councillor or work for the municipality',
    'year-budget': 'how much money the wijk has this year',
    supporters: 'who supports the plan',
    'supporter-ages': 'how old the people are who support the plan',
    'start-day': 'on which day the plan begins',
    'end-day': 'on which day the plan is finished',
    applications: 'how many plans you handed in this year',
  },
  unknown: (missing) => `We do not know this yet. Tell us ${missing}.`,
  verdicts: { met: 'keeps the rules', broken: 'breaks a rule', unknown: 'cannot be said yet' },
  outcomes: {
    adopted: 'adopted',
    'adopted-partly': 'adopted in part',
    'not-adopted': 'not adopted',
  },
  templates: {
    'residents-vote': 'Residents vote',
    'first-come': 'First come, first served, up to €10,000',
    'small-amounts': 'Small amounts that are settled at once',
    'committee-advice': 'A committee of residents gives advice',
  },
  document: {
    basis: 'Where is this in the law?',
    basisKinds: {
      participatieverordening: 'Participation by-law',
      subsidieregeling: 'Grant scheme',
      reglement: 'Regulations',
    },
    basisText: (kind, title, article) => `${kind}: ${title}, article ${article}.`,
    validity: 'From when does this hold?',
    validFrom: (number, day) => `This is version ${number}. It holds from ${day}.`,
    rules: 'The rules of play',
    noRules: 'There are no rules yet.',
    source: (regulation, article) => `(${regulation}, article ${article})`,
    readMore: (url) => `Read more: ${url}`,
  },
  comparison: {
    heading: 'What changes?',
    same: 'Nothing changes.',
    added: (name, sentence) => `New: ${name}. ${sentence}`,
    removed: (name, sentence) => `This goes: ${name}. It said: ${sentence}`,
    changed: (name, from, to) => `This changes: ${name}. It said: ${from} It will say: ${to}`,
    source: (name, from, to) => `The source of “${name}” was ${from} and becomes ${to}.`,
    heads: {
      title: 'the title',
      validFromOn: 'the day from which it holds',
      legalBasis: 'the regulation',
    },
    head: (name, from, to) => `This changes: ${name}. It said: ${from}. It will say: ${to}.`,
  },
};

/** What to say of a broken rule, in English. */
export const playBreachesEn: BreachSentences = {
  'who-may-apply': ({ refusals }, { ageMin }, { number, or }) => ({
    reason: refusals
      .map((refusal) => {
        switch (refusal.why) {
          case 'too-young':
            return `You are not ${number(ageMin ?? 0)} years old yet.`;
          case 'not-resident':
            return 'You do not live in the wijk.';
          case 'legal-person':
            return 'An organisation may not hand in a plan here.';
          case 'no-legal-person':
            return 'Only an organisation may hand in a plan here.';
          case 'excluded':
            return `You belong to a group that may not hand in a plan: ${or(refusal.groups.map((one) => playWordsEn.persons[one]))}.`;
        }
      })
      .join(' '),
    wayOut: 'Ask somebody of the wijk who may apply to hand in the plan.',
  }),
  'one-per-applicant': ({ found }, { countMax }, { number }) => ({
    reason: `This is your plan number ${number(found)} of this year. There may be ${number(countMax)}.`,
    wayOut: 'Take back another plan, or wait until next year.',
  }),
  'support-needed': ({ found, tooYoung }, { count, ageMin }, { number }) => ({
    reason: tooYoung
      ? `Not everybody who supports the plan is ${number(ageMin ?? 0)} years old or over.`
      : `The plan has the support of ${number(found)} of the ${number(count)} people that it needs.`,
    wayOut: 'Ask neighbours to support your plan.',
  }),
  'weeks-ahead': ({ startsOn, earliestOn }, _, { day }) => ({
    reason: `The plan begins on ${day(startsOn)}. That is too soon.`,
    wayOut: `Begin on ${day(earliestOn)} or later.`,
  }),
  'execution-within': ({ endsOn, latestOn }, _, { day }) => ({
    reason: `The plan is not finished until ${day(endsOn)}. That is too late.`,
    wayOut: `See that it is finished on ${day(latestOn)}, or make the plan smaller.`,
  }),
  'initiative-ceiling': ({ foundCents, mostCents }, _, { amount }) => ({
    reason: `The plan costs ${amount(foundCents)}. That is more than ${amount(mostCents)}.`,
    wayOut: 'Make the plan smaller, or find the rest of the money somewhere else.',
  }),
  'own-contribution-min': ({ foundCents, neededCents }, _, { amount }) => ({
    reason: `You pay ${amount(foundCents)} yourself. It has to be ${amount(neededCents)}.`,
    wayOut: 'Pay more yourself, or make the plan smaller.',
  }),
  'hourly-rate-max': ({ line, hourCents: found }, { hourCents }, { amount, number }) => ({
    reason: `Line ${number(line)} of the costs asks ${amount(found)} for an hour.`,
    wayOut: `Ask at most ${amount(hourCents)} for an hour of own work.`,
  }),
  'category-share-max': ({ foundCents, mostCents }, { category }, { amount }) => ({
    reason: `${amount(foundCents)} goes to ${playWordsEn.categories[category]}. It may be ${amount(mostCents)}.`,
    wayOut: 'Spend less on that.',
  }),
  exclusions: ({ costs, aims }, _, { or }) => ({
    reason: [
      ...(costs.length === 0
        ? []
        : [`The plan asks money for ${or(costs.map((one) => playWordsEn.categories[one]))}.`]),
      ...(aims.length === 0
        ? []
        : [`The plan is for ${or(aims.map((one) => playWordsEn.aims[one]))}.`]),
    ].join(' '),
    wayOut: 'Take this out of the plan, or pay for it in another way.',
  }),
};
