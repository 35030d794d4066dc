import type { Metres } from './geometry.js';

/** A buurt on the plan: its corners against the clock, and its streets. */
export type BuurtPlan = {
  readonly name: string;
  readonly corners: readonly Metres[];
  readonly streets: readonly string[];
};

/** A wijk with its wijkteam. */
export type WijkPlan = {
  readonly name: string;
  readonly corners: readonly Metres[];
  readonly buurten: readonly BuurtPlan[];
  readonly wijkteam: { readonly name: string; readonly description: string };
  /** How many residents got a letter. */
  readonly residents: number;
  readonly grantEuros: number;
};

const OUDE_HAVEN: WijkPlan = {
  name: 'Oude Haven',
  corners: [
    [-620, -240],
    [-180, -560],
    [420, -480],
    [640, 80],
    [260, 540],
    [-420, 460],
  ],
  buurten: [
    {
      name: 'Vismarkt',
      corners: [
        [-620, -240],
        [-180, -560],
        [20, -40],
        [-420, 460],
      ],
      streets: ['Visbanken', 'Touwslagersgang', 'Lange Kade', 'Mandenmakerssteeg', 'Kerkstraat'],
    },
    {
      name: 'Havenkwartier',
      corners: [
        [-180, -560],
        [420, -480],
        [640, 80],
        [20, -40],
      ],
      streets: ['Zeilmakerskade', 'Loodsplein', 'Kraanweg', 'Pakhuisstraat', 'Sluiswachterspad'],
    },
    {
      name: 'Lindepoort',
      corners: [
        [20, -40],
        [640, 80],
        [260, 540],
        [-420, 460],
      ],
      streets: ['Lindepoortstraat', 'Wallenpad', 'Bagijnenhof', 'Kruittorenlaan', 'Bleekveld'],
    },
  ],
  wijkteam: {
    name: 'Wijkteam Oude Haven',
    description:
      'De oude binnenstad met de haven: smalle straten, veel winkels en weinig groen. Het wijkteam vergadert elke eerste dinsdag in het Pakhuis.',
  },
  residents: 340,
  grantEuros: 60_000,
};

const LINDENOORD: WijkPlan = {
  name: 'Lindenoord',
  corners: [
    [260, 540],
    [640, 80],
    [1500, 160],
    [1740, 940],
    [900, 1460],
    [240, 1180],
  ],
  buurten: [
    {
      name: 'Componistenbuurt',
      corners: [
        [260, 540],
        [640, 80],
        [1500, 160],
        [900, 760],
      ],
      streets: [
        'Sweelinckstraat',
        'Diepenbrocklaan',
        'Wagenaarplein',
        'Andriessenhof',
        'Pijperweg',
      ],
    },
    {
      name: 'Bloemenbuurt',
      corners: [
        [1500, 160],
        [1740, 940],
        [900, 1460],
        [900, 760],
      ],
      streets: ['Klaproosstraat', 'Akkerwinde', 'Margrietplein', 'Boterbloemlaan', 'Zuringhof'],
    },
    {
      name: 'Schrijversbuurt',
      corners: [
        [260, 540],
        [900, 760],
        [900, 1460],
        [240, 1180],
      ],
      streets: ['Vasalisstraat', 'Couperuslaan', 'Multatuliplein', 'Nijhoffweg', 'Belcampopad'],
    },
  ],
  wijkteam: {
    name: 'Wijkteam Lindenoord',
    description:
      'Een wijk uit de jaren zestig met flats, rijtjeshuizen en brede grasvelden. Hier wonen mensen uit meer dan vijftig landen. Het wijkteam zit in het Huis van de Wijk.',
  },
  residents: 520,
  grantEuros: 85_000,
};

const ELSBROEK: WijkPlan = {
  name: 'Elsbroek',
  corners: [
    [-4600, -3400],
    [-2300, -3300],
    [-1900, -1700],
    [-2800, -2100],
    [-3600, -2000],
    [-3700, -2700],
  ],
  buurten: [
    {
      name: 'Elsbroek-Dorp',
      corners: [
        [-3700, -2700],
        [-2900, -2700],
        [-2800, -2100],
        [-3600, -2000],
      ],
      streets: ['Dorpsstraat', 'Brink', 'Schoolpad', 'Molenweg', 'Achterom'],
    },
    {
      name: 'Buitengebied',
      corners: [
        [-4600, -3400],
        [-2300, -3300],
        [-1900, -1700],
        [-2800, -2100],
        [-2900, -2700],
        [-3700, -2700],
      ],
      streets: ['Broekdijk', 'Elzenkade', 'Veenweg', 'Hooilandseweg', 'Wetering'],
    },
  ],
  wijkteam: {
    name: 'Dorpsteam Elsbroek',
    description:
      'Een dorp van twaalfhonderd mensen tussen de weilanden. Het dorpsteam beslist het hele jaar door over kleine plannen, aan de tafel van het dorpshuis.',
  },
  residents: 230,
  grantEuros: 25_000,
};

/** The town: an old city wijk, a wijk of after the war, and a village. */
export const TOWN = {
  slug: 'lindestad',
  name: 'Lindestad',
  wijken: { oudeHaven: OUDE_HAVEN, lindenoord: LINDENOORD, elsbroek: ELSBROEK },
} as const;
