import type { BreachSentences, PlayWords } from './play-speaker.js';

/** The words around rules of play in Dutch. */
export const playWordsNl: PlayWords = {
  kinds: {
    'who-may-apply': 'Wie mag indienen',
    'one-per-applicant': 'Aantal plannen',
    'support-needed': 'Steun',
    'weeks-ahead': 'Op tijd indienen',
    'execution-within': 'Op tijd klaar',
    'initiative-ceiling': 'Hoogste bedrag',
    'own-contribution-min': 'Eigen bijdrage',
    'hourly-rate-max': 'Eigen werk',
    'category-share-max': 'Deel van de kosten',
    exclusions: 'Waar het niet voor is',
    'first-come-line': 'Volgorde',
    'ballot-form': 'Stemmen',
    'tally-rule': 'Tellen',
    committee: 'Commissie',
    'team-decisions': 'Hoe het wijkteam beslist',
    'decision-term': 'Tijd voor een besluit',
    'appeal-term': 'Bezwaar',
    'direct-settlement-below': 'Kleine bedragen',
    'advance-share-max': 'Voorschot',
    'report-within': 'Verslag',
  },
  categories: {
    'own-work': 'eigen werk',
    party: 'een feest',
    'food-and-drink': 'eten en drinken',
    alcohol: 'alcohol',
    travel: 'reizen',
    prizes: 'prijzen',
    materials: 'materiaal',
    hire: 'huur',
    promotion: 'reclame',
    permits: 'vergunningen',
    other: 'andere kosten',
  },
  aims: {
    religious: 'een geloof',
    political: 'een politiek doel',
    commercial: 'een bedrijf',
    'private-gain': 'eigen voordeel',
  },
  persons: {
    councillors: 'raadsleden',
    'college-members': 'leden van het college',
    'municipal-staff': 'ambtenaren van de gemeente',
    'team-members': 'leden van het wijkteam',
  },
  ties: {
    cost: 'het goedkoopste plan',
    'cost-descending': 'het duurste plan',
    votes: 'het plan met de meeste stemmen',
    'list-order': 'de plaats op de stemlijst',
    lot: 'het lot',
    id: 'de volgorde van de nummers',
  },
  missing: {
    'cost-categories': 'waar elke regel van de kosten voor is',
    'work-hours': 'hoeveel uren het eigen werk is',
    aims: 'wat het doel van het plan is',
    'own-contribution': 'hoeveel je zelf betaalt',
    'applicant-kind': 'of je voor jezelf of voor een organisatie indient',
    'applicant-age': 'hoe oud je bent',
    'applicant-residence': 'of je in de wijk woont',
    'applicant-groups': 'of je raadslid bent of bij de gemeente werkt',
    'year-budget': 'hoeveel geld de wijk dit jaar heeft',
    supporters: 'wie het plan steunen',
    'supporter-ages': 'hoe oud de mensen zijn die het plan steunen',
    'start-day': 'op welke dag het plan begint',
    'end-day': 'op welke dag het plan klaar is',
    applications: 'hoeveel plannen je dit jaar hebt ingediend',
  },
  unknown: (missing) => `Dit weten we nog niet. Vertel ons ${missing}.`,
  verdicts: { met: 'voldoet', broken: 'voldoet niet', unknown: 'nog niet te zeggen' },
  outcomes: {
    adopted: 'overgenomen',
    'adopted-partly': 'deels overgenomen',
    'not-adopted': 'niet overgenomen',
  },
  templates: {
    'residents-vote': 'Bewoners stemmen',
    'first-come': 'Wie het eerst komt, tot € 10.000',
    'small-amounts': 'Kleine bedragen die meteen vaststaan',
    'committee-advice': 'Een commissie van bewoners geeft advies',
  },
  document: {
    basis: 'Waar staat dit in de wet?',
    basisKinds: {
      participatieverordening: 'Participatieverordening',
      subsidieregeling: 'Subsidieregeling',
      reglement: 'Reglement',
    },
    basisText: (kind, title, article) => `${kind}: ${title}, artikel ${article}.`,
    validity: 'Vanaf wanneer geldt dit?',
    validFrom: (number, day) => `Dit is versie ${number}. Zij geldt vanaf ${day}.`,
    rules: 'De spelregels',
    noRules: 'Er zijn nog geen regels.',
    source: (regulation, article) => `(${regulation}, artikel ${article})`,
    readMore: (url) => `Lees meer: ${url}`,
  },
  comparison: {
    heading: 'Wat verandert er?',
    same: 'Er verandert niets.',
    added: (name, sentence) => `Nieuw is: ${name}. ${sentence}`,
    removed: (name, sentence) => `Dit vervalt: ${name}. Er stond: ${sentence}`,
    changed: (name, from, to) =>
      `Dit verandert: ${name}. Er stond: ${from} Er komt te staan: ${to}`,
    source: (name, from, to) => `De bron van “${name}” was ${from} en wordt ${to}.`,
    heads: {
      title: 'de titel',
      validFromOn: 'de dag waarop het ingaat',
      legalBasis: 'de regeling',
    },
    head: (name, from, to) => `Dit verandert: ${name}. Er stond: ${from}. Er komt te staan: ${to}.`,
  },
};

/** What to say of a broken rule, in Dutch. */
export const playBreachesNl: BreachSentences = {
  'who-may-apply': ({ refusals }, { ageMin }, { number, or }) => ({
    reason: refusals
      .map((refusal) => {
        switch (refusal.why) {
          case 'too-young':
            return `Je bent nog geen ${number(ageMin ?? 0)} jaar.`;
          case 'not-resident':
            return 'Je woont niet in de wijk.';
          case 'legal-person':
            return 'Een organisatie mag hier geen plan indienen.';
          case 'no-legal-person':
            return 'Alleen een organisatie mag hier een plan indienen.';
          case 'excluded':
            return `Je hoort bij een groep die niet mag indienen: ${or(refusal.groups.map((one) => playWordsNl.persons[one]))}.`;
        }
      })
      .join(' '),
    wayOut: 'Vraag iemand uit de wijk die wel mag indienen om het plan in te dienen.',
  }),
  'one-per-applicant': ({ found }, { countMax }, { number }) => ({
    reason: `Dit is je plan nummer ${number(found)} van dit jaar. Er mogen er ${number(countMax)} zijn.`,
    wayOut: 'Trek een ander plan in, of wacht tot volgend jaar.',
  }),
  'support-needed': ({ found, tooYoung }, { count, ageMin }, { number }) => ({
    reason: tooYoung
      ? `Niet iedereen die het plan steunt, is ${number(ageMin ?? 0)} jaar of ouder.`
      : `Het plan heeft de steun van ${number(found)} van de ${number(count)} mensen die nodig zijn.`,
    wayOut: 'Vraag buren om je plan te steunen.',
  }),
  'weeks-ahead': ({ startsOn, earliestOn }, _, { day }) => ({
    reason: `Het plan begint op ${day(startsOn)}. Dat is te snel.`,
    wayOut: `Begin op ${day(earliestOn)} of later.`,
  }),
  'execution-within': ({ endsOn, latestOn }, _, { day }) => ({
    reason: `Het plan is pas klaar op ${day(endsOn)}. Dat is te laat.`,
    wayOut: `Zorg dat het klaar is op ${day(latestOn)}, of maak het plan kleiner.`,
  }),
  'initiative-ceiling': ({ foundCents, mostCents }, _, { amount }) => ({
    reason: `Het plan kost ${amount(foundCents)}. Dat is meer dan ${amount(mostCents)}.`,
    wayOut: 'Maak het plan kleiner, of zoek de rest van het geld ergens anders.',
  }),
  'own-contribution-min': ({ foundCents, neededCents }, _, { amount }) => ({
    reason: `Je betaalt zelf ${amount(foundCents)}. Dat moet ${amount(neededCents)} zijn.`,
    wayOut: 'Betaal zelf meer, of maak het plan kleiner.',
  }),
  'hourly-rate-max': ({ line, hourCents: found }, { hourCents }, { amount, number }) => ({
    reason: `Regel ${number(line)} van de kosten rekent ${amount(found)} voor een uur.`,
    wayOut: `Reken hoogstens ${amount(hourCents)} voor een uur eigen werk.`,
  }),
  'category-share-max': ({ foundCents, mostCents }, { category }, { amount }) => ({
    reason: `Er gaat ${amount(foundCents)} naar ${playWordsNl.categories[category]}. Dat mag ${amount(mostCents)} zijn.`,
    wayOut: 'Besteed daar minder aan.',
  }),
  exclusions: ({ costs, aims }, _, { or }) => ({
    reason: [
      ...(costs.length === 0
        ? []
        : [`Het plan vraagt geld voor ${or(costs.map((one) => playWordsNl.categories[one]))}.`]),
      ...(aims.length === 0
        ? []
        : [`Het plan is voor ${or(aims.map((one) => playWordsNl.aims[one]))}.`]),
    ].join(' '),
    wayOut: 'Haal dit uit het plan, of betaal het op een andere manier.',
  }),
};
