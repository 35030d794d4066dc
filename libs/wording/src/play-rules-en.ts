import type { BallotRules, ParametersOf, RoundTally } from '#domain';
import type { PlaySpeaker, RuleSentences } from './play-speaker.js';
import { playWordsEn } from './play-words-en.js';

/** The sentence of each kind of rule in plain English. */
export const playRulesEn: RuleSentences = {
  'who-may-apply': ({ ageMin, residentOfWijk, legalPersons, excluded }, speak) =>
    sentences(
      residentOfWijk
        ? 'You can hand in a plan if you live in the wijk.'
        : 'You can hand in a plan, also if you do not live in the wijk.',
      ageMin === null ? '' : `You are at least ${speak.number(ageMin)} years old.`,
      {
        allowed: 'An organisation may hand in a plan too.',
        'not-allowed': 'An organisation may not hand in a plan.',
        only: 'Only an organisation may hand in a plan, such as a foundation or an association.',
      }[legalPersons],
      excluded.length === 0
        ? ''
        : `Who belongs to this group may not hand in a plan: ${speak.or(excluded.map((one) => playWordsEn.persons[one]))}.`,
    ),
  'one-per-applicant': ({ countMax }, { number }) =>
    `You may hand in at most ${plans(countMax, number)} a year.`,
  'support-needed': ({ count, form, ageMin }, { number }) =>
    sentences(
      form === 'signatures'
        ? `A plan needs at least ${number(count)} ${count === 1 ? 'signature' : 'signatures'}.`
        : `A plan needs the support of at least ${number(count)} ${count === 1 ? 'person' : 'people'}.`,
      ageMin === null ? '' : `Whoever supports a plan is at least ${number(ageMin)} years old.`,
    ),
  'weeks-ahead': ({ weeks }, { number }) =>
    `Hand in your plan at least ${weekCount(weeks, number)} before it begins.`,
  'execution-within': ({ months }, { number }) =>
    `A plan is finished within ${number(months)} ${months === 1 ? 'month' : 'months'} after you handed it in.`,
  'initiative-ceiling': ({ amountCents, budgetShare }, { amount, share, and }) =>
    `A plan gets at most ${and([
      ...(amountCents === null ? [] : [amount(amountCents)]),
      ...(budgetShare === null
        ? []
        : [`${share(budgetShare)} of the money that the wijk has in a year`]),
    ])}.`,
  'own-contribution-min': ({ amountCents, share: part }, { amount, share, and }) =>
    `You pay at least ${and([
      ...(part === null ? [] : [`${share(part)} of all costs`]),
      ...(amountCents === null ? [] : [amount(amountCents)]),
    ])} yourself.`,
  'hourly-rate-max': ({ hourCents }, { amount }) =>
    `An hour of own work costs at most ${amount(hourCents)}.`,
  'category-share-max': ({ category, share: part }, { share }) =>
    `At most ${share(part)} of the costs goes to ${playWordsEn.categories[category]}.`,
  exclusions: ({ costs, aims }, { or }) =>
    sentences(
      costs.length === 0
        ? ''
        : `We do not pay for ${or(costs.map((one) => playWordsEn.categories[one]))}.`,
      aims.length === 0
        ? ''
        : `A plan is not there for ${or(aims.map((one) => playWordsEn.aims[one]))}.`,
    ),
  'first-come-line': ({ whenSpent }) =>
    sentences(
      'Whoever hands in a complete plan first, is first in line.',
      whenSpent === 'refuse'
        ? 'When the money is spent, we turn a plan down.'
        : 'When the money is spent, a plan waits until there is money again.',
    ),
  'ballot-form': ({ ballot }, speak) => ballotText(ballot, speak),
  'tally-rule': ({ tally }, speak) => tallyText(tally, speak),
  committee: ({ sizeMax, who }, { number }) =>
    `A committee of at most ${number(sizeMax)} ${
      {
        residents: sizeMax === 1 ? 'resident' : 'residents',
        'residents-and-professionals':
          sizeMax === 1 ? 'resident or professional' : 'residents and professionals',
        wijkteam: sizeMax === 1 ? 'member of the wijkteam' : 'members of the wijkteam',
      }[who]
    } gives advice on the plans.`,
  'team-decisions': (rules, speak) => decisionText(rules, speak),
  'decision-term': ({ weeks, extensionWeeks }, { number }) =>
    sentences(
      `You get a decision within ${weekCount(weeks, number)}.`,
      extensionWeeks === null
        ? ''
        : `It can take at most ${weekCount(extensionWeeks, number)} longer. We tell you if it does.`,
    ),
  'appeal-term': ({ weeks }, { number }) =>
    `Do you disagree with a decision? Then you can object within ${weekCount(weeks, number)}.`,
  'direct-settlement-below': ({ amountCents }, { amount }) =>
    `Do you get ${amount(amountCents)} or less? Then the amount is settled at once, and you need not ask for anything afterwards.`,
  'advance-share-max': ({ share: part }, { share }) =>
    `You get at most ${share(part)} of the amount in advance.`,
  'report-within': ({ weeks }, { number }) =>
    `Show what you did and what it cost within ${weekCount(weeks, number)} after the end.`,
};

function decisionText(
  rules: ParametersOf<'team-decisions'>,
  { share, number }: PlaySpeaker,
): string {
  const { quorum, quorumMin, majority, form } = rules;
  return sentences(
    quorum === null
      ? ''
      : `The wijkteam decides when at least ${share(quorum)} of the members with a vote take part.`,
    quorumMin === null
      ? ''
      : `At least ${number(quorumMin)} ${quorumMin === 1 ? 'member takes' : 'members take'} part.`,
    form === 'consent'
      ? 'A proposal is adopted when nobody has an objection with a reason.'
      : {
          simple: 'A proposal is adopted when more than half of the votes are in favour.',
          'two-thirds':
            'A proposal is adopted when at least two thirds of the votes are in favour.',
          unanimous: 'A proposal is adopted when all votes are in favour.',
        }[majority],
    rules.castingVote ? 'When as many are for as against, the chair decides.' : '',
    rules.recusedCountInQuorum
      ? 'Who steps aside because it is about themselves, counts as taking part.'
      : 'Who steps aside because it is about themselves, does not count as taking part.',
    rules.professionalsVote
      ? 'Professionals in the wijkteam have a vote.'
      : 'Professionals in the wijkteam have no vote.',
    rules.writtenProcedure ? 'Deciding in writing, without a meeting, is allowed.' : '',
  );
}

function ballotText(ballot: BallotRules, { number, amount }: PlaySpeaker): string {
  const { type, choicesMin, choicesMax, costMaxCents, pointsMax, pointsTotalMax } = ballot;
  const most =
    choicesMax === null ? 'as many plans as you like' : `at most ${plans(choicesMax, number)}`;
  return sentences(
    {
      approval: `You choose ${most}.`,
      'choose-1': 'You choose one plan.',
      ordinal: `You put ${most} in order: the best plan first.`,
      cumulative: `You divide at most ${number(pointsTotalMax ?? 0)} points over ${most}.`,
      scoring: `You give points to ${most}.`,
    }[type],
    choicesMin > 1 ? `You choose at least ${number(choicesMin)}.` : '',
    pointsMax === null ? '' : `A plan gets at most ${number(pointsMax)} points from you.`,
    costMaxCents === null ? '' : `Together your choices cost at most ${amount(costMaxCents)}.`,
  );
}

function tallyText(tally: RoundTally, { number, amount }: PlaySpeaker): string {
  const { rule, threshold, ties, unitCents, seed, leftoverByScore, limits = [] } = tally;
  return sentences(
    methodText(rule),
    `The rule is called ${rule}.`,
    threshold === null ? '' : `A plan needs at least ${number(threshold)} votes or points.`,
    unitCents === undefined ? '' : `We count in steps of ${amount(unitCents)} for each voter.`,
    `Are plans equal? Then this decides: ${ties.map((one) => playWordsEn.ties[one]).join(', then ')}.`,
    seed === undefined ? '' : `We draw lots with the text “${seed}”.`,
    ...limits.map(
      ({ per, costMaxCents, countMax }) =>
        `${per === 'area' ? 'An area' : 'A proposer'} gets at most ${[
          ...(costMaxCents === null ? [] : [amount(costMaxCents)]),
          ...(countMax === null ? [] : [plans(countMax, number)]),
        ].join(' and ')}.`,
    ),
    leftoverByScore === true ? 'What is left then goes to the plans with the most votes.' : '',
  );
}

function methodText(rule: RoundTally['rule']): string {
  if (rule.startsWith('equal-shares')) {
    return 'Every voter gets an equal part of the money. A plan is chosen when its voters can pay for it together.';
  }
  return rule.startsWith('greedy')
    ? 'We go down the plans from the most to the fewest votes. A plan is chosen when it fits.'
    : 'Every voter saves at the same speed. A plan is chosen as soon as its voters have enough together.';
}

function weekCount(weeks: number, number: (value: number) => string): string {
  return `${number(weeks)} ${weeks === 1 ? 'week' : 'weeks'}`;
}

function plans(count: number, number: (value: number) => string): string {
  return `${number(count)} ${count === 1 ? 'plan' : 'plans'}`;
}

function sentences(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}
