import type { PlanTemplate } from './plan-template.js';

/** What people in the wijk of flats and lawns think of for the next round. */
export const LINDENOORD_NEXT_PLANS: readonly PlanTemplate[] = [
  {
    title: 'Buurtmoestuin op het dak van de garage',
    summary:
      'Het platte dak van de garages ligt vol grind. Wij zetten er vijftig bakken op met groente en kruiden, en vangen er het regenwater op.',
    costs: [
      ['Vijftig bakken met aarde', 4_250],
      ['Twee regentonnen met pomp', 960],
      ['Keuring van het dak', 740],
    ],
    forWhom: 'Bewoners van de flats aan weerszijden.',
    carriedOutBy: 'De tuingroep van de flats, met een dakdekker voor de keuring.',
    theme: 'green',
    applicantKind: 'residents-group',
    appeal: 0.82,
  },
  {
    title: 'Bankje onder de kastanje',
    summary:
      'Bij de bushalte kun je nergens zitten. Onder de kastanje staat een bank in de schaduw, met leuningen om bij op te staan.',
    costs: [
      ['Bank met armleuningen', 1_350],
      ['Plaatsen', 420],
    ],
    forWhom: 'Wie op de bus wacht, of even wil rusten.',
    carriedOutBy: 'Drie buren, met de stratenmaker.',
    theme: 'meeting',
    applicantKind: 'person',
    appeal: 0.7,
  },
  {
    title: 'Fietswerkplaats van en voor jongeren',
    summary:
      'Jongeren leren van een fietsenmaker hoe je een band plakt en een rem afstelt. Op zaterdag maken ze de fietsen van de buurt.',
    costs: [
      ['Gereedschap en standaards', 2_300],
      ['Vergoeding van de fietsenmaker', 1_800],
      ['Onderdelen', 650],
    ],
    forWhom: 'Jongeren van twaalf tot achttien jaar, en iedereen met een kapotte fiets.',
    carriedOutBy: 'Het jongerenwerk en een gepensioneerde fietsenmaker.',
    theme: 'learning',
    applicantKind: 'organisation',
    appeal: 0.75,
  },
  {
    title: 'Film in de openlucht',
    summary:
      'Drie zomeravonden een film op een groot scherm op het gras, uitgekozen door de straten om de beurt. Neem je eigen stoel mee.',
    costs: [
      ['Huur van scherm en geluid', 2_100],
      ['Vergunning en verzekering', 480],
      ['Koffie en popcorn', 390],
    ],
    forWhom: 'Alle straten van de wijk, jong en oud.',
    carriedOutBy: 'Zes buren die eerder een straatfeest maakten.',
    theme: 'culture',
    applicantKind: 'residents-group',
    appeal: 0.6,
  },
  {
    title: 'Veilige route naar de basisschool',
    summary:
      'Voetstappen op de stoep, bloembakken bij de oversteek en tien ouders die om beurten meelopen. Zo gaan kinderen weer zelf.',
    costs: [
      ['Voetstappen van verf', 560],
      ['Acht bloembakken', 1_680],
      ['Hesjes en borden', 310],
    ],
    forWhom: 'Kinderen van de basisschool en hun ouders.',
    carriedOutBy: 'De ouderraad, samen met de wijkagent.',
    theme: 'safety',
    applicantKind: 'organisation',
    appeal: 0.88,
  },
  {
    title: 'Robotmaaier voor de binnentuin',
    summary: 'Het gras in de binnentuin maait zichzelf, en de bewoners houden de zaterdag vrij.',
    costs: [
      ['Robotmaaier', 2_900],
      ['Laadhok', 600],
    ],
    forWhom: 'Bewoners rond één binnentuin.',
    carriedOutBy: 'De huismeester.',
    theme: 'other',
    applicantKind: 'person',
    appeal: 0.15,
  },
];

/** What a resident of the village began to write down, and did not hand in yet. */
export const ELSBROEK_DRAFT: PlanTemplate = {
  title: 'Zonnepanelen op het dak van het dorpshuis',
  summary:
    'Het dorpshuis gebruikt veel stroom. Met twaalf panelen betaalt het minder, en blijft de zaal goedkoop voor clubs.',
  costs: [
    ['Twaalf panelen met omvormer', 4_600],
    ['Aanleg', 1_200],
  ],
  forWhom: 'Iedereen die het dorpshuis gebruikt.',
  carriedOutBy: 'De energiegroep van het dorp, met een installateur.',
  theme: 'sustainability',
  applicantKind: 'residents-group',
  appeal: 0.7,
};
