import type { PlanTemplate } from './plan-template.js';

/** What people think of in an old town with a harbour: green, steps, history, noise. */
export const OUDE_HAVEN_PLANS: readonly PlanTemplate[] = [
  {
    title: 'Geveltuinen in de {straat}',
    summary:
      'In onze straat is bijna geen groen. We halen langs de gevels één rij tegels weg en zetten er planten neer. De bewoners geven ze zelf water.',
    costs: [
      ['Tegels weghalen en grond', 2_400],
      ['Planten en klimrekjes', 1_850],
      ['Gereedschap voor de bewoners', 350],
    ],
    forWhom: 'Bewoners en voorbijgangers.',
    carriedOutBy: 'De bewoners zelf, huis voor huis.',
    theme: 'green',
    applicantKind: 'residents-group',
    appeal: 0.9,
  },
  {
    title: 'Zitbanken aan de {straat}',
    summary:
      'Wie slecht loopt, kan nergens even zitten. Wij willen vier banken met een leuning, zodat ouderen weer een rondje kunnen maken.',
    costs: [
      ['Vier banken met armleuning', 5_200],
      ['Plaatsen en bestraten', 1_600],
    ],
    forWhom: 'Ouderen die onderweg willen rusten.',
    carriedOutBy: 'Drie buren, met de stratenmaker van de gemeente.',
    theme: 'meeting',
    applicantKind: 'person',
    appeal: 0.8,
  },
  {
    title: 'Open dag van de pakhuizen',
    summary:
      'Op één zaterdag gaan twaalf pakhuizen open. Bewoners vertellen wat er vroeger gebeurde. Er komt een route met borden, ook voor kinderen.',
    costs: [
      ['Borden en boekjes', 1_900],
      ['Geluid en kramen', 1_450],
      ['Koffie en verzekering', 650],
    ],
    forWhom: 'Bezoekers uit de hele stad.',
    carriedOutBy: 'De vereniging van ondernemers in de pakhuizen.',
    theme: 'culture',
    applicantKind: 'entrepreneur',
    appeal: 0.55,
  },
  {
    title: 'Drempels weg bij het buurthuis',
    summary:
      'Met een rolstoel kom je het buurthuis niet in. We leggen twee hellingen aan en maken de deur breder.',
    costs: [
      ['Twee vaste hellingen', 4_300],
      ['Bredere deur met drukknop', 3_900],
    ],
    forWhom: 'Bezoekers met een rolstoel, rollator of kinderwagen.',
    carriedOutBy: 'Het bestuur van het buurthuis.',
    theme: 'care',
    applicantKind: 'organisation',
    appeal: 0.75,
  },
  {
    title: 'Fietsvlonder aan de {straat}',
    summary:
      'Fietsen staan overal op de stoep. Een vlonder aan het water geeft plaats aan veertig fietsen, en de stoep wordt weer vrij.',
    costs: [
      ['Houten vlonder', 9_800],
      ['Fietsbeugels', 2_700],
      ['Toezicht door een vakman', 1_200],
    ],
    forWhom: 'Bewoners zonder berging.',
    carriedOutBy: 'Een timmerman en een werkgroep van bewoners.',
    theme: 'traffic',
    applicantKind: 'residents-group',
    appeal: 0.5,
  },
  {
    title: 'Repaircafé in het Pakhuis',
    summary:
      'Elke tweede zaterdag repareren vrijwilligers lampen, fietsen en kleren. Zo gooien we minder weg en leren we elkaar kennen.',
    costs: [
      ['Gereedschap en meetapparaten', 1_700],
      ['Huur van de zaal, een jaar', 1_800],
    ],
    forWhom: 'Iedereen met iets dat stuk is.',
    carriedOutBy: 'Negen reparateurs, elke tweede zaterdag.',
    theme: 'sustainability',
    applicantKind: 'organisation',
    appeal: 0.65,
  },
  {
    title: 'Regentonnen voor het {plein}',
    summary:
      'Bij zware regen loopt het plein onder. Twintig huizen krijgen een regenton aan de regenpijp. Het water gebruiken we voor de planten.',
    costs: [
      ['Twintig regentonnen', 2_600],
      ['Aansluiten', 900],
    ],
    forWhom: 'Twintig huizen rond het plein.',
    carriedOutBy: 'De bewoners, met een loodgieter.',
    theme: 'sustainability',
    applicantKind: 'residents-group',
    appeal: 0.6,
  },
  {
    title: 'Licht in de steeg bij de {straat}',
    summary:
      'De steeg is donker en mensen lopen om. Zes kleine lampen met een sensor maken de weg naar huis veilig, zonder dat het bij de buren naar binnen schijnt.',
    costs: [
      ['Zes lampen met sensor', 4_500],
      ['Kabels en aansluiting', 2_900],
    ],
    forWhom: 'Wie ’s avonds naar huis loopt.',
    carriedOutBy: 'De buurtpreventie, met een elektricien.',
    theme: 'safety',
    applicantKind: 'residents-group',
    appeal: 0.7,
  },
  {
    title: 'Zwemtrap in de haven',
    summary:
      'In de zomer springen kinderen van de kade. Met een trap en een reddingsboei kunnen ze er ook veilig weer uit.',
    costs: [
      ['Trap van staal', 6_800],
      ['Reddingsboeien en borden', 900],
      ['Keuring', 700],
    ],
    forWhom: 'Zwemmers van acht jaar en ouder.',
    carriedOutBy: 'De zwemvereniging, met een metaalbedrijf.',
    theme: 'sport',
    applicantKind: 'organisation',
    appeal: 0.78,
  },
  {
    title: 'Muurgedicht aan de {straat}',
    summary:
      'De blinde muur wordt een gedicht. Leerlingen schrijven mee met een dichter uit de wijk. Een schilder zet het op de muur.',
    costs: [
      ['Schilder en steiger', 4_200],
      ['Lessen op twee scholen', 1_300],
    ],
    forWhom: 'Voorbijgangers en twee scholen.',
    carriedOutBy: 'Een dichter, een schilder en twee leraren.',
    theme: 'culture',
    applicantKind: 'entrepreneur',
    appeal: 0.35,
  },
  {
    title: 'Speelplek op het {plein}',
    summary:
      'In de binnenstad kunnen kleine kinderen bijna nergens spelen. We maken een plek met een glijbaan, een zandbak en schaduw van twee bomen.',
    costs: [
      ['Speeltoestellen', 11_500],
      ['Ondergrond en zandbak', 4_300],
      ['Twee bomen', 1_800],
    ],
    forWhom: 'Kinderen van twee tot tien jaar.',
    carriedOutBy: 'Ouders van het plein.',
    theme: 'play',
    applicantKind: 'residents-group',
    appeal: 0.85,
  },
  {
    title: 'Afvalvissen met kano’s',
    summary:
      'Er drijft veel afval in de haven. We kopen vier kano’s met grijpers. Iedereen mag er gratis in varen, als je maar een volle emmer meebrengt.',
    costs: [
      ['Vier kano’s', 3_600],
      ['Grijpers, emmers en vesten', 800],
      ['Stalling, een jaar', 600],
    ],
    forWhom: 'Wie wil helpen het water schoon te houden.',
    carriedOutBy: 'De kanovereniging.',
    theme: 'sustainability',
    applicantKind: 'organisation',
    appeal: 0.72,
  },
  {
    title: 'Stiltekast voor muzikanten',
    summary:
      'Jongeren willen muziek maken en buren willen slapen. Met een geluiddichte cabine in het buurthuis kan allebei.',
    costs: [
      ['Geluiddichte cabine', 8_900],
      ['Stroom en ventilatie', 1_700],
    ],
    forWhom: 'Muzikanten die thuis niet kunnen oefenen.',
    carriedOutBy: 'De muziekschool en drie bands.',
    theme: 'culture',
    applicantKind: 'organisation',
    appeal: 0.3,
  },
  {
    title: 'Soep op donderdag',
    summary:
      'Elke donderdag koken we soep met groente die over is van de markt. Wie alleen eet, schuift aan. Je betaalt wat je kunt missen.',
    costs: [
      ['Keukenspullen', 1_400],
      ['Huur en gas, een jaar', 2_100],
    ],
    forWhom: 'Buren die alleen eten.',
    carriedOutBy: 'Vijf buurvrouwen en een kok.',
    theme: 'care',
    applicantKind: 'person',
    appeal: 0.68,
  },
  {
    title: 'Bijenhotels op de oude wallen',
    summary:
      'Langs het wandelpad komen acht bijenhotels en een strook met wilde bloemen. De school helpt met tellen.',
    costs: [
      ['Bijenhotels', 960],
      ['Zaad en grond', 540],
    ],
    forWhom: 'Bijen, en de klassen die ze tellen.',
    carriedOutBy: 'De imker en groep zes.',
    theme: 'green',
    applicantKind: 'person',
    appeal: 0.52,
  },
  {
    title: 'Buurtbakfietsen om te lenen',
    summary:
      'Niet iedereen heeft een auto voor de vloerbedekking of de grofvuil-rit. Drie bakfietsen staan klaar. Je leent ze met een pasje van de bibliotheek.',
    costs: [
      ['Drie bakfietsen', 7_500],
      ['Sloten en verzekering', 1_300],
      ['Onderhoud, twee jaar', 1_200],
    ],
    forWhom: 'Bewoners zonder auto.',
    carriedOutBy: 'De deelgroep, die ook het onderhoud doet.',
    theme: 'traffic',
    applicantKind: 'residents-group',
    appeal: 0.58,
  },
];
