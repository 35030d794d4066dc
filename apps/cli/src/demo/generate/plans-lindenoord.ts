import type { PlanTemplate } from './plan-template.js';

/** What people think of in a wijk of flats and lawns: meeting, playing, safety, food. */
export const LINDENOORD_PLANS: readonly PlanTemplate[] = [
  {
    title: 'Buurttuin achter de flat aan de {straat}',
    summary:
      'Het gras achter de flat gebruikt niemand. Wij maken er dertig kleine tuinen van, waar bewoners groente telen. Een deel gaat naar de voedselbank.',
    costs: [
      ['Grond, hekken en paden', 6_400],
      ['Waterpunt', 2_300],
      ['Gereedschap en schuurtje', 2_900],
    ],
    forWhom: 'Bewoners van de flat zonder eigen tuin.',
    carriedOutBy: 'De tuingroep van de flat, met hulp van de voedselbank.',
    theme: 'green',
    applicantKind: 'residents-group',
    appeal: 0.86,
  },
  {
    title: 'Verlichting van het trapveld',
    summary:
      'In de winter is het om vijf uur donker en dan houdt het voetballen op. Vier lampen die om negen uur uitgaan lossen dat op.',
    costs: [
      ['Vier masten met lampen', 9_600],
      ['Kabels en aansluiting', 3_800],
    ],
    forWhom: 'Jongeren die na school willen voetballen.',
    carriedOutBy: 'De jongerenraad, met een installateur.',
    theme: 'sport',
    applicantKind: 'residents-group',
    appeal: 0.74,
  },
  {
    title: 'Huiskamer in de plint van de {straat}',
    summary:
      'Een lege winkel wordt een huiskamer voor de buurt. Je drinkt er koffie, krijgt hulp met brieven en oefent Nederlands.',
    costs: [
      ['Opknappen en meubels', 7_200],
      ['Huur, een jaar', 6_000],
      ['Koffie en materiaal', 1_100],
    ],
    forWhom: 'Buren die aanspraak of hulp zoeken.',
    carriedOutBy: 'Een stichting van buurtgenoten en twintig vrijwilligers.',
    theme: 'meeting',
    applicantKind: 'organisation',
    appeal: 0.8,
  },
  {
    title: 'Watertappunt op het {plein}',
    summary:
      'Bij het speelveld kun je nergens drinken. We willen één tappunt waar je ook een fles kunt vullen.',
    costs: [
      ['Tappunt', 2_900],
      ['Aansluiting op de waterleiding', 2_400],
    ],
    forWhom: 'Kinderen, hardlopers en wandelaars.',
    carriedOutBy: 'De bewonersgroep van het plein en het waterbedrijf.',
    theme: 'play',
    applicantKind: 'residents-group',
    appeal: 0.66,
  },
  {
    title: 'Samen eten met alle landen van de straat',
    summary:
      'Vier keer per jaar zetten we lange tafels op straat. Elk huis kookt iets. Kinderen maken de menukaart.',
    costs: [
      ['Tafels en tenten', 2_200],
      ['Ingrediënten', 1_600],
      ['Afwas en schoonmaak', 500],
    ],
    forWhom: 'Alle huizen van de straat.',
    carriedOutBy: 'Zes koks uit de straat en hun buren.',
    theme: 'meeting',
    applicantKind: 'residents-group',
    appeal: 0.7,
  },
  {
    title: 'Speeltuin voor kinderen met een beperking',
    summary:
      'In onze speeltuin kan een kind in een rolstoel alleen kijken. Met een draaimolen op de grond en een nestschommel speelt iedereen mee.',
    costs: [
      ['Draaimolen op grondniveau', 9_200],
      ['Nestschommel', 4_700],
      ['Vlakke ondergrond', 5_100],
    ],
    forWhom: 'Kinderen met en zonder beperking, en hun ouders.',
    carriedOutBy: 'De speeltuinvereniging, met een leverancier van aangepaste toestellen.',
    theme: 'play',
    applicantKind: 'organisation',
    appeal: 0.92,
  },
  {
    title: 'Bomen op het {plein}',
    summary:
      'Het plein is in de zomer te heet om over te steken. Zes bomen met banken eronder geven schaduw.',
    costs: [
      ['Zes grote bomen', 7_800],
      ['Plantgaten en water, drie jaar', 6_300],
      ['Ronde banken', 4_400],
    ],
    forWhom: 'Omwonenden en marktbezoekers.',
    carriedOutBy: 'De pleingroep, met de groendienst.',
    theme: 'green',
    applicantKind: 'residents-group',
    appeal: 0.84,
  },
  {
    title: 'Fietsles voor vrouwen',
    summary:
      'Twintig vrouwen leren fietsen, in kleine groepen, met een oppas voor de kinderen. Na tien lessen rijden we samen naar de markt.',
    costs: [
      ['Lessen', 2_400],
      ['Fietsen en helmen', 2_600],
      ['Oppas', 900],
    ],
    forWhom: 'Vrouwen die willen leren fietsen.',
    carriedOutBy: 'Vijf docenten van het buurtcentrum.',
    theme: 'learning',
    applicantKind: 'organisation',
    appeal: 0.62,
  },
  {
    title: 'Cameradeurbellen voor de portieken',
    summary: 'In zes portieken komt een deurbel met camera, zodat je ziet wie er aanbelt.',
    costs: [
      ['Zes deurbellen', 3_000],
      ['Aanleg', 1_800],
    ],
    forWhom: 'Bewoners van zes portieken.',
    carriedOutBy: 'De bewonerscommissie.',
    theme: 'safety',
    applicantKind: 'residents-group',
    appeal: 0.4,
  },
  {
    title: 'Zaterdagschool in het Huis van de Wijk',
    summary:
      'Studenten uit de wijk helpen kinderen met taal en rekenen. Er is plaats voor veertig kinderen, en thee voor de ouders.',
    costs: [
      ['Boeken en laptops', 4_100],
      ['Vergoeding van de studenten', 3_200],
    ],
    forWhom: 'Leerlingen van tien tot zestien jaar.',
    carriedOutBy: 'Studenten en een gepensioneerde leraar.',
    theme: 'learning',
    applicantKind: 'organisation',
    appeal: 0.77,
  },
  {
    title: 'Kunst in de tunnel bij de {straat}',
    summary:
      'De fietstunnel is grijs en eng. Met jongeren en een kunstenaar maken we er een wand van licht en kleur van.',
    costs: [
      ['Verf en coating', 3_900],
      ['Kunstenaar', 4_000],
      ['Steiger en veiligheid', 1_900],
    ],
    forWhom: 'Iedereen die door de tunnel moet.',
    carriedOutBy: 'Een kunstenaar uit de wijk met dertig leerlingen.',
    theme: 'culture',
    applicantKind: 'entrepreneur',
    appeal: 0.57,
  },
  {
    title: 'Plukroute langs de grasvelden',
    summary:
      'Langs het pad planten we vijftig struiken met bessen en twintig fruitbomen. Iedereen mag plukken. Een groep bewoners snoeit.',
    costs: [
      ['Struiken en bomen', 4_800],
      ['Planten met een hovenier', 2_600],
      ['Snoeicursus', 450],
    ],
    forWhom: 'Wandelaars en koks.',
    carriedOutBy: 'De groene vrijwilligers, met een hovenier.',
    theme: 'green',
    applicantKind: 'residents-group',
    appeal: 0.69,
  },
  {
    title: 'Kluswagen van de wijk',
    summary:
      'Een busje met gereedschap staat elke week in een andere straat. Een klusser helpt met lekke kranen en losse stopcontacten.',
    costs: [
      ['Busje, tweedehands', 8_500],
      ['Gereedschap', 2_700],
      ['Verzekering en brandstof', 1_900],
    ],
    forWhom: 'Bewoners die zelf niet kunnen klussen.',
    carriedOutBy: 'Tien handige vrijwilligers.',
    theme: 'care',
    applicantKind: 'residents-group',
    appeal: 0.64,
  },
  {
    title: 'Beweegtuin voor ouderen',
    summary:
      'Acht toestellen waar je rustig op kunt oefenen, met een uitleg in plaatjes. De fysiotherapeut geeft elke week les.',
    costs: [
      ['Acht toestellen', 12_600],
      ['Ondergrond', 3_300],
      ['Lessen, een jaar', 1_500],
    ],
    forWhom: 'Mensen van zestig jaar en ouder.',
    carriedOutBy: 'De fysiotherapeut van de wijk en de ouderenbond.',
    theme: 'sport',
    applicantKind: 'organisation',
    appeal: 0.72,
  },
];
