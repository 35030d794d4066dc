import type { BallotRules, ParametersOf, RoundTally } from '#domain';
import { playWordsNl } from './play-words-nl.js';
import type { PlaySpeaker, RuleSentences } from './play-speaker.js';

/** The sentence of each kind of rule in Dutch (B1). */
export const playRulesNl: RuleSentences = {
  'who-may-apply': ({ ageMin, residentOfWijk, legalPersons, excluded }, speak) =>
    sentences(
      residentOfWijk
        ? 'Je kunt een plan indienen als je in de wijk woont.'
        : 'Je kunt een plan indienen, ook als je niet in de wijk woont.',
      ageMin === null ? '' : `Je bent minstens ${speak.number(ageMin)} jaar.`,
      {
        allowed: 'Een organisatie mag ook een plan indienen.',
        'not-allowed': 'Een organisatie mag geen plan indienen.',
        only: 'Alleen een organisatie mag een plan indienen, zoals een stichting of een vereniging.',
      }[legalPersons],
      excluded.length === 0
        ? ''
        : `Wie hoort bij deze groep, mag niet indienen: ${speak.or(excluded.map((one) => playWordsNl.persons[one]))}.`,
    ),
  'one-per-applicant': ({ countMax }, { number }) =>
    countMax === 1
      ? 'Je mag per jaar hoogstens 1 plan indienen.'
      : `Je mag per jaar hoogstens ${number(countMax)} plannen indienen.`,
  'support-needed': ({ count, form, ageMin }, { number }) =>
    sentences(
      form === 'signatures'
        ? `Een plan heeft minstens ${number(count)} ${count === 1 ? 'handtekening' : 'handtekeningen'} nodig.`
        : `Een plan heeft de steun van minstens ${number(count)} ${count === 1 ? 'persoon' : 'mensen'} nodig.`,
      ageMin === null ? '' : `Wie een plan steunt, is minstens ${number(ageMin)} jaar.`,
    ),
  'weeks-ahead': ({ weeks }, { number }) =>
    `Dien je plan minstens ${weken(weeks, number)} voor het begin in.`,
  'execution-within': ({ months }, { number }) =>
    `Een plan is klaar binnen ${number(months)} ${months === 1 ? 'maand' : 'maanden'} nadat je het hebt ingediend.`,
  'initiative-ceiling': ({ amountCents, budgetShare }, { amount, share, and }) =>
    `Een plan krijgt hoogstens ${and([
      ...(amountCents === null ? [] : [amount(amountCents)]),
      ...(budgetShare === null
        ? []
        : [`${share(budgetShare)} van het geld dat de wijk in een jaar heeft`]),
    ])}.`,
  'own-contribution-min': ({ amountCents, share: part }, { amount, share, and }) =>
    `Je betaalt zelf minstens ${and([
      ...(part === null ? [] : [`${share(part)} van alle kosten`]),
      ...(amountCents === null ? [] : [amount(amountCents)]),
    ])}.`,
  'hourly-rate-max': ({ hourCents }, { amount }) =>
    `Een uur eigen werk kost hoogstens ${amount(hourCents)}.`,
  'category-share-max': ({ category, share: part }, { share }) =>
    `Van de kosten gaat hoogstens ${share(part)} naar ${playWordsNl.categories[category]}.`,
  exclusions: ({ costs, aims }, { or }) =>
    sentences(
      costs.length === 0
        ? ''
        : `We betalen niet voor ${or(costs.map((one) => playWordsNl.categories[one]))}.`,
      aims.length === 0
        ? ''
        : `Een plan is er niet voor ${or(aims.map((one) => playWordsNl.aims[one]))}.`,
    ),
  'first-come-line': ({ whenSpent }) =>
    sentences(
      'Wie het eerst een compleet plan indient, is het eerst aan de beurt.',
      whenSpent === 'refuse'
        ? 'Is het geld op, dan wijzen we een plan af.'
        : 'Is het geld op, dan wacht een plan tot er weer geld is.',
    ),
  'ballot-form': ({ ballot }, speak) => ballotText(ballot, speak),
  'tally-rule': ({ tally }, speak) => tallyText(tally, speak),
  committee: ({ sizeMax, who }, { number }) =>
    `Een commissie van hoogstens ${number(sizeMax)} ${
      {
        residents: sizeMax === 1 ? 'bewoner' : 'bewoners',
        'residents-and-professionals':
          sizeMax === 1 ? 'bewoner of beroepskracht' : 'bewoners en beroepskrachten',
        wijkteam: sizeMax === 1 ? 'lid van het wijkteam' : 'leden van het wijkteam',
      }[who]
    } geeft advies over de plannen.`,
  'team-decisions': (rules, speak) => decisionText(rules, speak),
  'decision-term': ({ weeks, extensionWeeks }, { number }) =>
    sentences(
      `Je krijgt binnen ${weken(weeks, number)} een besluit.`,
      extensionWeeks === null
        ? ''
        : `Dat kan hoogstens ${weken(extensionWeeks, number)} langer duren. Je krijgt daar bericht van.`,
    ),
  'appeal-term': ({ weeks }, { number }) =>
    `Ben je het niet eens met een besluit? Dan kun je binnen ${weken(weeks, number)} bezwaar maken.`,
  'direct-settlement-below': ({ amountCents }, { amount }) =>
    `Krijg je ${amount(amountCents)} of minder? Dan staat het bedrag meteen vast en hoef je achteraf niets aan te vragen.`,
  'advance-share-max': ({ share: part }, { share }) =>
    `Je krijgt vooraf hoogstens ${share(part)} van het bedrag.`,
  'report-within': ({ weeks }, { number }) =>
    `Laat binnen ${weken(weeks, number)} na afloop zien wat je hebt gedaan en wat het kostte.`,
};

function decisionText(
  rules: ParametersOf<'team-decisions'>,
  { share, number }: PlaySpeaker,
): string {
  const { quorum, quorumMin, majority, form } = rules;
  return sentences(
    quorum === null
      ? ''
      : `Het wijkteam beslist als minstens ${share(quorum)} van de leden met een stem meedoet.`,
    quorumMin === null
      ? ''
      : `Er ${quorumMin === 1 ? 'doet minstens 1 lid' : `doen minstens ${number(quorumMin)} leden`} mee.`,
    form === 'consent'
      ? 'Een voorstel gaat door als niemand er een bezwaar met een reden tegen heeft.'
      : {
          simple: 'Een voorstel gaat door als meer dan de helft van de stemmen voor is.',
          'two-thirds': 'Een voorstel gaat door als minstens twee derde van de stemmen voor is.',
          unanimous: 'Een voorstel gaat door als alle stemmen voor zijn.',
        }[majority],
    rules.castingVote ? 'Zijn er evenveel stemmen voor en tegen, dan beslist de voorzitter.' : '',
    rules.recusedCountInQuorum
      ? 'Wie niet meebeslist omdat het over henzelf gaat, telt mee bij de opkomst.'
      : 'Wie niet meebeslist omdat het over henzelf gaat, telt niet mee bij de opkomst.',
    rules.professionalsVote
      ? 'Beroepskrachten in het wijkteam hebben een stem.'
      : 'Beroepskrachten in het wijkteam hebben geen stem.',
    rules.writtenProcedure ? 'Beslissen mag ook zonder vergadering, op schrift.' : '',
  );
}

function ballotText(ballot: BallotRules, { number, amount }: PlaySpeaker): string {
  const { type, choicesMin, choicesMax, costMaxCents, pointsMax, pointsTotalMax } = ballot;
  const most =
    choicesMax === null ? 'zoveel plannen als je wilt' : `hoogstens ${plannen(choicesMax, number)}`;
  return sentences(
    {
      approval: `Je kiest ${most}.`,
      'choose-1': 'Je kiest één plan.',
      ordinal: `Je zet ${most} op volgorde: het beste plan eerst.`,
      cumulative: `Je verdeelt hoogstens ${number(pointsTotalMax ?? 0)} punten over ${most}.`,
      scoring: `Je geeft punten aan ${most}.`,
    }[type],
    choicesMin > 1 ? `Je kiest er minstens ${number(choicesMin)}.` : '',
    pointsMax === null ? '' : `Een plan krijgt hoogstens ${number(pointsMax)} punten van je.`,
    costMaxCents === null ? '' : `Samen kosten je keuzes hoogstens ${amount(costMaxCents)}.`,
  );
}

function tallyText(tally: RoundTally, { number, amount }: PlaySpeaker): string {
  const { rule, threshold, ties, unitCents, seed, leftoverByScore, limits = [] } = tally;
  return sentences(
    methodText(rule),
    `De regel heet ${rule}.`,
    threshold === null
      ? ''
      : `Een plan heeft minstens ${number(threshold)} stemmen of punten nodig.`,
    unitCents === undefined ? '' : `We rekenen in stappen van ${amount(unitCents)} per stemmer.`,
    `Staan plannen gelijk? Dan beslist: ${ties.map((one) => playWordsNl.ties[one]).join(', daarna ')}.`,
    seed === undefined ? '' : `We loten met de tekst “${seed}”.`,
    ...limits.map(
      ({ per, costMaxCents, countMax }) =>
        `${per === 'area' ? 'Een buurt' : 'Een indiener'} krijgt hoogstens ${[
          ...(costMaxCents === null ? [] : [amount(costMaxCents)]),
          ...(countMax === null ? [] : [plannen(countMax, number)]),
        ].join(' en ')}.`,
    ),
    leftoverByScore === true
      ? 'Wat dan overblijft, gaat naar de plannen met de meeste stemmen.'
      : '',
  );
}

function methodText(rule: RoundTally['rule']): string {
  if (rule.startsWith('equal-shares')) {
    return 'Elke stemmer krijgt een even groot deel van het geld. Een plan wordt gekozen als zijn stemmers het samen kunnen betalen.';
  }
  return rule.startsWith('greedy')
    ? 'We gaan de plannen af van de meeste naar de minste stemmen. Een plan wordt gekozen als het past.'
    : 'Elke stemmer spaart even snel. Een plan wordt gekozen zodra zijn stemmers samen genoeg hebben.';
}

function weken(weeks: number, number: (value: number) => string): string {
  return `${number(weeks)} ${weeks === 1 ? 'week' : 'weken'}`;
}

function plannen(count: number, number: (value: number) => string): string {
  return `${number(count)} ${count === 1 ? 'plan' : 'plannen'}`;
}

function sentences(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}
